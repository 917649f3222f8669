package io.icebreaker.bar;

/**
 * Much sold into the lowest rows of a bar that closes in its upper half, or bought into the highest of one
 * that closes in its lower half (analytics 3.8), in whole numbers. One sequence of bars, across sessions.
 */
final class Absorption {
    private final FootprintRules rules;
    private final long[] bids;
    private final long[] asks;
    private long bidSum;
    private long askSum;
    private int seen;
    private int next;
    private boolean bull;
    private boolean bear;

    Absorption(FootprintRules rules) {
        this.rules = rules;
        bids = new long[rules.absorptionBars()];
        asks = new long[rules.absorptionBars()];
    }

    /** Judges a closed bar against the ones before it, then takes it up. */
    void onBar(long[] words, int at) {
        int rows = (int) words[at + Bar.ROWS];
        int looked = Math.min(rules.absorptionRows(), rows);
        long bid = 0;
        long ask = 0;
        for (int row = 0; row < looked; row++) {
            bid += words[at + Bar.WORDS + row * Rows.WORDS + Rows.BID];
            ask += words[at + Bar.WORDS + (rows - 1 - row) * Rows.WORDS + Rows.ASK];
        }
        boolean ready = seen == bids.length && rows > rules.absorptionRows();
        long volume = Bar.volume(words, at);
        long lean = 2 * words[at + Bar.CLOSE] - words[at + Bar.HIGH] - words[at + Bar.LOW];
        bull = ready && lean >= 0 && isLarge(bid, bidSum, volume);
        bear = ready && lean <= 0 && isLarge(ask, askSum, volume);
        take(bid, ask);
    }

    private boolean isLarge(long qty, long sum, long volume) {
        return volume > 0
                && 100 * qty >= rules.absorptionSharePct() * volume
                && 100 * bids.length * qty >= rules.absorptionMultPct() * sum;
    }

    private void take(long bid, long ask) {
        bidSum += bid - bids[next];
        askSum += ask - asks[next];
        bids[next] = bid;
        asks[next] = ask;
        next = (next + 1) % bids.length;
        seen = Math.min(seen + 1, bids.length);
    }

    boolean isBull() {
        return bull;
    }

    boolean isBear() {
        return bear;
    }
}
