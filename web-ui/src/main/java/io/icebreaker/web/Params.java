package io.icebreaker.web;

import io.icebreaker.bar.Interval;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import io.javalin.http.Context;

/**
 * Reads query parameters; whatever is missing, malformed or out of bounds is refused with the way to do it
 * right.
 */
final class Params {
    private static final int MAX_DIGITS = 18;

    private final Context ctx;

    Params(Context ctx) {
        this.ctx = ctx;
    }

    /** The id of the instrument that {@code segment} and {@code token} name. */
    int instrument(Board board) {
        String segment = text("segment");
        long token = number("token", -1, 0, Instrument.MAX_TOKEN);
        for (int id = 0; id < board.instrumentCount(); id++) {
            Instrument instrument = board.instrument(id);
            if (instrument != null
                    && instrument.token() == token
                    && instrument.segment().equals(segment)) {
                return id;
            }
        }
        throw new Refusal(
                404, "no such instrument", "token", "GET /api/instruments lists those there are");
    }

    Interval interval() {
        String label = ctx.queryParam("interval");
        Interval interval = label == null ? Interval.M1 : Interval.named(label);
        if (interval == null) {
            throw new Refusal(
                    400,
                    "unknown interval",
                    "interval",
                    "one of "
                            + String.join(" ", Interval.labels())
                            + ", or 100t, 500v, 10r: trades, units, ticks of range");
        }
        return interval;
    }

    int limit(int usual, int most) {
        return (int) number("limit", usual, 1, most);
    }

    int ticksPerRow() {
        return (int) number("ticksPerRow", 1, 1, TopicName.MAX_TICKS_PER_ROW);
    }

    /** The bound on the bars' ends in ns, {@link BarQuery#ANY_TIME} when none is given. */
    long beforeNs() {
        long nsPerMs = 1_000_000;
        return ctx.queryParam("before") == null
                ? BarQuery.ANY_TIME
                : number("before", 0, 0, Long.MAX_VALUE / nsPerMs - 1) * nsPerMs;
    }

    /** A moment given in ms, in ns; {@code usual} when it is not given. */
    long momentNs(String name, long usual) {
        return ctx.queryParam(name) == null ? usual : timeNs(name);
    }

    /** A time in epoch ms that must be given, as ns. */
    long timeNs(String name) {
        long nsPerMs = 1_000_000;
        return number(name, -1, 0, Long.MAX_VALUE / nsPerMs - 1) * nsPerMs;
    }

    /** A whole number up to {@code most}; {@code usual} when it is not given. */
    long whole(String name, long usual, long most) {
        return number(name, usual, 1, most);
    }

    private String text(String name) {
        String text = ctx.queryParam(name);
        if (text == null || text.isEmpty()) {
            throw new Refusal(
                    400,
                    "missing",
                    name,
                    name + " names the instrument, as GET /api/instruments lists it");
        }
        return text;
    }

    /**
     * A whole number; {@code usual} when it is not given, a negative {@code usual} meaning that it must be.
     */
    private long number(String name, long usual, long least, long most) {
        String digits = ctx.queryParam(name);
        if (digits == null && usual >= 0) {
            return usual;
        }
        boolean plain = digits != null && digits.matches("[0-9]{1," + MAX_DIGITS + "}");
        long number = plain ? Long.parseLong(digits) : -1;
        if (number < least || number > most) {
            throw new Refusal(
                    400,
                    "not a number within bounds",
                    name,
                    "a whole number from " + least + " to " + most);
        }
        return number;
    }
}
