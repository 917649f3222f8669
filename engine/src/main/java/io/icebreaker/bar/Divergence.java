package io.icebreaker.bar;

/**
 * A new high on selling or a new low on buying (analytics 3.9). The bar's form runs across sessions; that of
 * cumulative delta needs all bars of one session. A look over {@code div.n} bars at each close.
 */
final class Divergence {
    private final long[] highs;
    private final long[] lows;
    private final long[] cvds;
    private final long[] sessions;
    private int seen;
    private int next;
    private boolean bull;
    private boolean bear;
    private boolean cvdBull;
    private boolean cvdBear;

    Divergence(int bars) {
        highs = new long[bars];
        lows = new long[bars];
        cvds = new long[bars];
        sessions = new long[bars];
    }

    /** Judges a closed bar against the ones before it, then takes it up. */
    void onBar(long[] words, int at) {
        long most = Long.MIN_VALUE;
        long least = Long.MAX_VALUE;
        long mostCvd = Long.MIN_VALUE;
        long leastCvd = Long.MAX_VALUE;
        boolean sameSession = true;
        for (int i = 0; i < seen; i++) {
            most = Math.max(most, highs[i]);
            least = Math.min(least, lows[i]);
            mostCvd = Math.max(mostCvd, cvds[i]);
            leastCvd = Math.min(leastCvd, cvds[i]);
            sameSession &= sessions[i] == words[at + Bar.SESSION_OPEN_NS];
        }
        boolean ready = seen == highs.length;
        boolean newHigh = ready && words[at + Bar.HIGH] > most;
        boolean newLow = ready && words[at + Bar.LOW] < least;
        long delta = Bar.delta(words, at);
        bear = newHigh && delta < 0;
        bull = newLow && delta > 0;
        cvdBear = newHigh && sameSession && words[at + Bar.CVD] < mostCvd;
        cvdBull = newLow && sameSession && words[at + Bar.CVD] > leastCvd;
        take(words, at);
    }

    private void take(long[] words, int at) {
        highs[next] = words[at + Bar.HIGH];
        lows[next] = words[at + Bar.LOW];
        cvds[next] = words[at + Bar.CVD];
        sessions[next] = words[at + Bar.SESSION_OPEN_NS];
        next = (next + 1) % highs.length;
        seen = Math.min(seen + 1, highs.length);
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
