package io.icebreaker.stage.option;

/**
 * Fills a chain's rows from its legs' last packets (analytics 6.1). Compute lane; allocates nothing.
 */
final class ChainRows {
    private final LegState legs;
    private final long staleNs;

    ChainRows(LegState legs, long staleNs) {
        this.legs = legs;
        this.staleNs = staleNs;
    }

    /** Rows {@code from} to {@code to}, exclusive, of the strikes listed. */
    void fill(Chain chain, int from, int to, ChainArrays into, long nowNs) {
        into.clear();
        into.tick = chain.tickSize;
        long latestNs = 0;
        for (int i = 0; i < chain.count(); i++) {
            latestNs = Math.max(latestNs, updateNs(chain, i));
        }
        for (int i = from; i < to; i++) {
            int row = into.add(chain.strike(i));
            long updateNs = updateNs(chain, i);
            into.stale[row] = nowNs - updateNs > staleNs && latestNs > updateNs;
            fill(chain.ce(i), row, into.ce, nowNs);
            fill(chain.pe(i), row, into.pe, nowNs);
        }
    }

    /** When the row's last packet came, whichever leg's; 0 before the first. */
    private long updateNs(Chain chain, int index) {
        int ce = chain.ce(index);
        int pe = chain.pe(index);
        return Math.max(
                ce == Chain.NONE ? 0 : legs.updateNs[ce], pe == Chain.NONE ? 0 : legs.updateNs[pe]);
    }

    private void fill(int id, int row, Legs into, long nowNs) {
        if (id == Chain.NONE) {
            return; // it stays as add() left it: nothing known, nothing counted
        }
        boolean hasOi = legs.oi[id] != LegState.ABSENT;
        into.oi[row] = hasOi ? legs.oi[id] : 0;
        into.prevOi[row] = hasOi ? legs.prevOi(id, nowNs) : Legs.UNKNOWN;
        into.volume[row] = Math.max(0, legs.volume(id, nowNs));
        into.bid[row] = legs.bid[id];
        into.ask[row] = legs.ask[id];
        into.last[row] = legs.ltp[id];
        into.lastAgeNs[row] = legs.tradeAgeNs(id, nowNs);
    }

    /** Where the {@code count} strikes nearest to {@code rupees} begin; in the middle for NaN. */
    static int nearest(Chain chain, double rupees, int count) {
        int spare = chain.count() - count;
        if (Double.isNaN(rupees)) {
            return spare / 2;
        }
        int from = 0;
        while (from < spare
                && Math.abs(chain.strike(from + count) / Quotes.E4 - rupees)
                        < Math.abs(chain.strike(from) / Quotes.E4 - rupees)) {
            from++;
        }
        return from;
    }
}
