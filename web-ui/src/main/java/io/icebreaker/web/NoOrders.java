package io.icebreaker.web;

import java.util.List;

/** The usual case: no account is armed. */
final class NoOrders implements Orders {
    @Override
    public String account() {
        return "";
    }

    @Override
    public Caps caps() {
        return new Caps(0, 0, 0, 0, 0);
    }

    @Override
    public Day day() {
        return new Day(0, 0, 0);
    }

    @Override
    public List<Row> orders() {
        return List.of();
    }

    @Override
    public int elsewhere() {
        return 0;
    }

    @Override
    public String problem() {
        return "";
    }

    @Override
    public Row place(Ask ask) throws NotSent {
        throw unarmed();
    }

    @Override
    public Row change(Change change) throws NotSent {
        throw unarmed();
    }

    @Override
    public Row cancel(long number) throws NotSent {
        throw unarmed();
    }

    private static NotSent unarmed() {
        return new NotSent(
                403,
                "trading.arm",
                "no account is armed: nothing can be ordered",
                "trading.arm in the configuration names the account that may");
    }
}
