package io.icebreaker.pattern;

import java.util.Arrays;

/**
 * High, low and last close of each series' session in hand and of the one before, and the pivots that follow
 * from them (analytics 7.6). Daily bars are a session each.
 *
 * <p><b>Units.</b> Prices E4 in, rupees out; a session is known by its number of days since 1970, IST.
 * <b>Threading.</b> One thread; allocates only where a series is defined.
 */
public final class SessionPivots {
    /** Before the first bar. */
    public static final long NO_SESSION = Long.MIN_VALUE;

    private static final class State {
        private long day = NO_SESSION;
        private long openE4;
        private long highE4;
        private long lowE4;
        private long closeE4;
        private long dayBefore = NO_SESSION;
        private long highBeforeE4;
        private long lowBeforeE4;
        private long closeBeforeE4;

        void clear() {
            day = NO_SESSION;
            dayBefore = NO_SESSION;
        }

        void before(long[] words, int at) {
            put(words, at, highBeforeE4, lowBeforeE4, closeBeforeE4, openE4);
        }

        void inHand(long[] words, int at) {
            put(words, at, highE4, lowE4, closeE4, 0);
        }

        private static void put(long[] words, int at, long high, long low, long close, long open) {
            words[at] = high;
            words[at + 1] = low;
            words[at + 2] = close;
            words[at + 3] = open;
        }

        void begin(long newDay, long newOpenE4) {
            dayBefore = day;
            highBeforeE4 = highE4;
            lowBeforeE4 = lowE4;
            closeBeforeE4 = closeE4;
            day = newDay;
            openE4 = newOpenE4;
            highE4 = Long.MIN_VALUE;
            lowE4 = Long.MAX_VALUE;
        }
    }

    private State[] states = new State[0];

    /** Makes room for a series, from 0; one that is there stays as it is. */
    public void define(int series) {
        if (series >= states.length) {
            states = Arrays.copyOf(states, Math.max(series + 1, 2 * states.length));
        }
        if (states[series] == null) {
            states[series] = new State();
        }
    }

    /** Forgets a series' sessions: a corporate action makes yesterday's prices useless. */
    public void reset(int series) {
        states[series].clear();
    }

    /**
     * Takes up a closed bar.
     *
     * @param day days since 1970 of the session it belongs to
     * @return whether it is the first of its session
     */
    public boolean add(
            int series, long day, long openE4, long highE4, long lowE4, long closeE4, long volume) {
        State state = states[series];
        boolean first = day != state.day;
        if (first) {
            state.begin(day, openE4);
        }
        state.highE4 = Math.max(state.highE4, highE4);
        state.lowE4 = Math.min(state.lowE4, lowE4);
        state.closeE4 = closeE4;
        return first;
    }

    /** The session of the last bar added, {@link #NO_SESSION} before the first. */
    public long day(int series) {
        return states[series].day;
    }

    /** The session before it, {@link #NO_SESSION} for none. */
    public long dayBefore(int series) {
        return states[series].dayBefore;
    }

    /** Last close of the session before, 0 for none. */
    public long closeBeforeE4(int series) {
        return states[series].dayBefore == NO_SESSION ? 0 : states[series].closeBeforeE4;
    }

    /**
     * Levels of the session in hand, from the one before.
     *
     * @param out rupees by {@link PivotLevel#ordinal()}, all NaN where no session lies before
     */
    public void levels(int series, PivotSystem system, double[] out) {
        State state = states[series];
        if (state.dayBefore == NO_SESSION) {
            Arrays.fill(out, Double.NaN);
            return;
        }
        system.levels(
                state.highBeforeE4, state.lowBeforeE4, state.closeBeforeE4, state.openE4, out);
    }

    /** Prices behind {@link #levels}: high, low, close of the session before, open of that in hand, E4. */
    public void prices(int series, long[] words, int at) {
        states[series].before(words, at);
    }

    /** Prices behind {@link #nextLevels}; 0 for the open, which nobody knows. */
    public void nextPrices(int series, long[] words, int at) {
        states[series].inHand(words, at);
    }

    /**
     * Levels of the session to come, from the one in hand as it stands.
     *
     * @param out as above; all NaN for {@link PivotSystem#WOODIE_OPEN}, whose open nobody knows
     */
    public void nextLevels(int series, PivotSystem system, double[] out) {
        State state = states[series];
        if (state.day == NO_SESSION || system == PivotSystem.WOODIE_OPEN) {
            Arrays.fill(out, Double.NaN);
            return;
        }
        system.levels(state.highE4, state.lowE4, state.closeE4, 0, out);
    }
}
