package io.icebreaker.scan;

import java.util.Arrays;

/**
 * High and low of the 365 days before a day, by series (analytics 8.6). Days count from 1970, IST. Prices
 * are not adjusted; where one opens like a split the series is reset by the caller, and the extremes say
 * that they begin there.
 *
 * <p><b>Protocol.</b> A day: {@link #at}, then ask, then {@link #add}. One thread; allocates where a series
 * is defined, and when it has twice as many days as ever before.
 */
public final class Week52Kernel {
    /** A day sees so many days back, itself not among them. */
    public static final int SPAN_DAYS = 365;

    /** Sessions in the span that a value needs. */
    public static final int LEAST_SESSIONS = 200;

    private static final int FIRST_ROOM =
            16; // a power of two; it doubles as sessions come, 365 at most

    private static final class State {
        final SlidingGreatest highs = new SlidingGreatest(SPAN_DAYS);
        final SlidingGreatest lowsNegated = new SlidingGreatest(SPAN_DAYS);
        long[] days = new long[FIRST_ROOM];
        int head;
        int tail;
        boolean wasCut;
        long cutDay;

        int sessions() {
            return tail - head;
        }

        boolean beginsBefore(long day) {
            return head != tail && days[head & days.length - 1] < day;
        }

        void add(long day) {
            if (sessions() == days.length) {
                long[] wider = new long[2 * days.length];
                for (int at = head; at != tail; at++) {
                    wider[at & wider.length - 1] = days[at & days.length - 1];
                }
                days = wider;
            }
            days[tail++ & days.length - 1] = day;
        }
    }

    private State[] states = new State[0];

    /** Makes room for a series, from 0; one that is there stays as it is. */
    public void define(int series) {
        if (series >= states.length) {
            states = Arrays.copyOf(states, series + 1);
        }
        if (states[series] == null) {
            states[series] = new State();
        }
    }

    /**
     * Cuts the series before a day: prices before it are of another kind.
     *
     * @param day the first of the new kind
     */
    public void cut(int series, long day) {
        State state = states[series];
        state.highs.clear();
        state.lowsNegated.clear();
        state.head = state.tail;
        state.wasCut = true;
        state.cutDay = day;
    }

    /** Comes to a day: what is more than 365 days before it is forgotten. */
    public void at(int series, long day) {
        State state = states[series];
        long first = day - SPAN_DAYS;
        while (state.beginsBefore(first)) {
            state.head++;
        }
        state.highs.dropBefore(first);
        state.lowsNegated.dropBefore(first);
        state.wasCut &= state.cutDay > first;
    }

    /** Sessions of the span. */
    public int sessions(int series) {
        return states[series].sessions();
    }

    /** Whether there are enough of them. */
    public boolean isValid(int series) {
        return sessions(series) >= LEAST_SESSIONS;
    }

    /** Whether the span was cut short: the extremes are of fewer days than a year. */
    public boolean isCut(int series) {
        return states[series].wasCut;
    }

    /** The greatest high, E4; only where {@link #isValid}. */
    public long highE4(int series) {
        return states[series].highs.greatest();
    }

    /** The least low, E4; only where {@link #isValid}. */
    public long lowE4(int series) {
        return -states[series].lowsNegated.greatest();
    }

    /** Takes in the day come to. */
    public void add(int series, long day, long highE4, long lowE4) {
        State state = states[series];
        state.highs.push(day, highE4);
        state.lowsNegated.push(day, -lowE4);
        state.add(day);
    }
}
