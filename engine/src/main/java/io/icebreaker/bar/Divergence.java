package io.icebreaker.bar;

/**
 * A new high on selling or a new low on buying (analytics 3.9). The bar's form runs across sessions; that of
 * cumulative delta needs all bars of one session. A look over {@code div.n} bars at each close.
 */
final class Divergence {
    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int CVD = 2;
    private static final int SESSION = 3;
    private static final int WORDS = 4;

    private final int bars;

    /** Four words of each bar, from {@code start}. */
    private long[] words;

    private int start;
    private int seen;
    private int next;
    private boolean bull;
    private boolean bear;
    private boolean cvdBull;
    private boolean cvdBear;

    Divergence(int bars) {
        this.bars = bars;
    }

    /** How many words it looks back on. */
    int words() {
        return bars * WORDS;
    }

    /** Where they lie; before the first bar. */
    void place(long[] room, int at) {
        words = room;
        start = at;
    }

    /** Judges a closed bar against the ones before it, then takes it up. */
    void onBar(long[] bar, int at) {
        long most = Long.MIN_VALUE;
        long least = Long.MAX_VALUE;
        long mostCvd = Long.MIN_VALUE;
        long leastCvd = Long.MAX_VALUE;
        boolean sameSession = true;
        for (int i = start; i < start + seen * WORDS; i += WORDS) {
            most = Math.max(most, words[i + HIGH]);
            least = Math.min(least, words[i + LOW]);
            mostCvd = Math.max(mostCvd, words[i + CVD]);
            leastCvd = Math.min(leastCvd, words[i + CVD]);
            sameSession &= words[i + SESSION] == bar[at + Bar.SESSION_OPEN_NS];
        }
        boolean ready = seen == bars;
        boolean newHigh = ready && bar[at + Bar.HIGH] > most;
        boolean newLow = ready && bar[at + Bar.LOW] < least;
        long delta = Bar.delta(bar, at);
        bear = newHigh && delta < 0;
        bull = newLow && delta > 0;
        cvdBear = newHigh && sameSession && bar[at + Bar.CVD] < mostCvd;
        cvdBull = newLow && sameSession && bar[at + Bar.CVD] > leastCvd;
        take(bar, at);
    }

    private void take(long[] bar, int at) {
        int to = start + next * WORDS;
        words[to + HIGH] = bar[at + Bar.HIGH];
        words[to + LOW] = bar[at + Bar.LOW];
        words[to + CVD] = bar[at + Bar.CVD];
        words[to + SESSION] = bar[at + Bar.SESSION_OPEN_NS];
        next = (next + 1) % bars;
        seen = Math.min(seen + 1, bars);
    }

    boolean isBull() {
        return bull;
    }

    boolean isBear() {
        return bear;
    }

    boolean isCvdBull() {
        return cvdBull;
    }

    boolean isCvdBear() {
        return cvdBear;
    }
}
