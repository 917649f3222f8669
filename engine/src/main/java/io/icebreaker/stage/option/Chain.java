package io.icebreaker.stage.option;

import java.util.Arrays;

/**
 * Who belongs to one expiry of an underlying: strikes ascending, each with the instrument ids of its call and
 * put, the future that prices it and the underlying itself. Cold: changes with definitions only.
 */
final class Chain {
    /** No such instrument. */
    static final int NONE = -1;

    private static final int USUAL_STRIKES = 64;

    final int number;
    final Underlying underlying;
    final String segment;
    final long expiryDay;

    /** When it stops trading, and when the trading day after that begins: then the chain is dropped (E). */
    final long expiryNs;

    final long dropNs;

    /** Keeps the last forward, which may anchor the next. */
    final Forward forward = new Forward();

    /** Null in a segment that trades around the clock: there time to expiry is the calendar's. */
    final TimeToExpiry time;

    long lotSize = 1;

    /** Price step of its options, E4. */
    long tickSize = 1;

    int spot = NONE;
    int future = NONE;

    private long[] strikes = new long[USUAL_STRIKES];
    private int[] ce = new int[USUAL_STRIKES];
    private int[] pe = new int[USUAL_STRIKES];
    private int count;

    Chain(
            int number,
            Underlying underlying,
            String segment,
            long expiryDay,
            long expiryNs,
            long dropNs,
            TimeToExpiry time) {
        this.number = number;
        this.underlying = underlying;
        this.segment = segment;
        this.expiryDay = expiryDay;
        this.expiryNs = expiryNs;
        this.dropNs = dropNs;
        this.time = time;
    }

    /** Years to expiry, 0 when it is over (6.6). */
    double years(long timeNs) {
        return time == null ? TimeToExpiry.calendarYears(expiryNs - timeNs) : time.years(timeNs);
    }

    /** Calendar days to expiry, fractional, negative when it is over. */
    double days(long timeNs) {
        return (expiryNs - timeNs) / 1e9 / 86_400;
    }

    /** How many strikes are listed. */
    int count() {
        return count;
    }

    long strike(int index) {
        return strikes[index];
    }

    /** Instrument id of a leg, {@link #NONE} where there is none. */
    int ce(int index) {
        return ce[index];
    }

    int pe(int index) {
        return pe[index];
    }

    /** The strikes themselves, the first {@link #count} of them. */
    long[] strikes() {
        return strikes;
    }

    /** An id of any leg: names are looked up by it. */
    int anyLeg() {
        return count == 0 ? NONE : ce[0] != NONE ? ce[0] : pe[0];
    }

    void put(long strike, boolean isCall, int id) {
        int at = Arrays.binarySearch(strikes, 0, count, strike);
        if (at < 0) {
            at = -at - 1;
            insert(at, strike);
        }
        (isCall ? ce : pe)[at] = id;
    }

    private void insert(int at, long strike) {
        if (count == strikes.length) {
            strikes = Arrays.copyOf(strikes, 2 * count);
            ce = Arrays.copyOf(ce, 2 * count);
            pe = Arrays.copyOf(pe, 2 * count);
        }
        System.arraycopy(strikes, at, strikes, at + 1, count - at);
        System.arraycopy(ce, at, ce, at + 1, count - at);
        System.arraycopy(pe, at, pe, at + 1, count - at);
        strikes[at] = strike;
        ce[at] = NONE;
        pe[at] = NONE;
        count++;
    }

    /** Takes a leg out again, when its instrument turns out to be another. */
    void remove(int id) {
        for (int i = 0; i < count; i++) {
            ce[i] = ce[i] == id ? NONE : ce[i];
            pe[i] = pe[i] == id ? NONE : pe[i];
            if (ce[i] == NONE && pe[i] == NONE) {
                count--;
                System.arraycopy(strikes, i + 1, strikes, i, count - i);
                System.arraycopy(ce, i + 1, ce, i, count - i);
                System.arraycopy(pe, i + 1, pe, i, count - i);
                i--;
            }
        }
    }
}
