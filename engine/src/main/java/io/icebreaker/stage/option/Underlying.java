package io.icebreaker.stage.option;

import java.util.ArrayList;
import java.util.List;

/**
 * What options of one family are on: its chains by expiry, its futures, itself as an instrument, and its
 * volatility of earlier days. Cold but for the history.
 */
final class Underlying {
    final String name;
    final String family;

    /** Ascending by expiry. */
    final List<Chain> chains = new ArrayList<>();

    final IvHistory history;

    /** Instrument ids of futures, and of what could be the spot, in order of definition. */
    final List<Integer> futures = new ArrayList<>();

    final List<Integer> spots = new ArrayList<>();

    /** The trading day that {@link #lastIv} is of. */
    long ivDay = Long.MIN_VALUE;

    double lastIv = Double.NaN;

    /** The same name in the other exchange's family, null when nothing of it is defined. */
    Underlying sibling;

    /** The answer of {@link #nearest}, asked for with every packet, and the times it holds for. */
    private Chain nearest;

    private long nearestFromNs;
    private long nearestUntilNs;

    Underlying(String name, String family, IvHistory history) {
        this.name = name;
        this.family = family;
        this.history = history;
    }

    /** The nearest chain that has not expired at a time, null when there is none. */
    Chain nearest(long timeNs) {
        if (timeNs < nearestFromNs || timeNs >= nearestUntilNs) {
            find(timeNs);
        }
        return nearest;
    }

    private void find(long timeNs) {
        nearest = null;
        nearestFromNs = Long.MIN_VALUE;
        nearestUntilNs = Long.MAX_VALUE;
        for (int i = 0; i < chains.size() && nearest == null; i++) {
            Chain chain = chains.get(i);
            if (chain.expiryNs > timeNs) {
                nearest = chain;
                nearestUntilNs = chain.expiryNs;
            } else {
                nearestFromNs = chain.expiryNs;
            }
        }
    }

    void add(Chain chain) {
        int at = 0;
        while (at < chains.size() && chains.get(at).expiryNs <= chain.expiryNs) {
            at++;
        }
        chains.add(at, chain);
        nearestUntilNs = Long.MIN_VALUE;
    }
}
