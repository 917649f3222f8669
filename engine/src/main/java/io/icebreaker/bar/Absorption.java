package io.icebreaker.bar;

/**
 * Much sold into the lowest rows of a bar that closes in its upper half, or bought into the highest of one
 * that closes in its lower half (analytics 3.8), in whole numbers. One sequence of bars, across sessions.
 */
final class Absorption {
    private final FootprintRules rules;
    private final int bars;

    /** What was sold into the lowest rows of so many bars, then what was bought at their highest. */
    private long[] words;

    private int bids;
    private int asks;
    private long bidSum;
    private long askSum;
    private int seen;
    private int next;
    private boolean bull;
    private boolean bear;

    Absorption(FootprintRules rules) {
        this.rules = rules;
        bars = rules.absorptionBars();
    }

    /** How many words it looks back on. */
    int words() {
        return 2 * bars;
    }

    /** Where they lie, empty; before the first bar. */
    void place(long[] room, int at) {
        words = room;
        bids = at;
        asks = at + bars;
    }

    /** Judges a closed bar against the ones before it, then takes it up. */
    void onBar(long[] bar, int at) {
        int rows = (int) bar[at + Bar.ROWS];
        int looked = Math.min(rules.absorptionRows(), rows);
        long bid = 0;
        long ask = 0;
        for (int row = 0; row < looked; row++) {
            bid += bar[at + Bar.WORDS + row * Rows.WORDS + Rows.BID];
            ask += bar[at + Bar.WORDS + (rows - 1 - row) * Rows.WORDS + Rows.ASK];
        }
        boolean ready = seen == bars && rows > rules.absorptionRows();
        long volume = Bar.volume(bar, at);
        long lean = 2 * bar[at + Bar.CLOSE] - bar[at + Bar.HIGH] - bar[at + Bar.LOW];
        bull = ready && lean >= 0 && isLarge(bid, bidSum, volume);
        bear = ready && lean <= 0 && isLarge(ask, askSum, volume);
        take(bid, ask);
    }

    private boolean isLarge(long qty, long sum, long volume) {
        return volume > 0
                && 100 * qty >= rules.absorptionSharePct() * volume
                && 100 * bars * qty >= rules.absorptionMultPct() * sum;
    }

    private void take(long bid, long ask) {
        bidSum += bid - words[bids + next];
        askSum += ask - words[asks + next];
        words[bids + next] = bid;
        words[asks + next] = ask;
        next = (next + 1) % bars;
        seen = Math.min(seen + 1, bars);
    }

    boolean isBull() {
        return bull;
    }

    boolean isBear() {
        return bear;
    }
}
