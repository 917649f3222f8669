package io.icebreaker.backtest;

import java.util.List;

/** The orders of a run by number, from 1 or, on paper, behind those of the days before. One owner. */
final class OrderNumbers {
    private final List<Order> orders;
    private long before;

    OrderNumbers(List<Order> orders) {
        this.orders = orders;
    }

    /** Numbers go on behind so many of days before; while there are no orders yet. */
    void goOnBehind(long earlier) {
        before = earlier;
    }

    /** The next order's number. */
    long next() {
        return before + orders.size() + 1;
    }

    /** Orders up to now, those of days before included. */
    long soFar() {
        return before + orders.size();
    }

    /** Orders of this run. */
    int count() {
        return orders.size();
    }

    void add(Order order) {
        orders.add(order);
    }

    /** The order of a number; null when this run has none. */
    Order of(long number) {
        return number > before && number <= soFar()
                ? orders.get((int) (number - before - 1))
                : null;
    }
}
