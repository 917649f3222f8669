package io.icebreaker.stage.option;

import java.util.Arrays;

/**
 * When each chain's latest packet came, and the latest that brought an open interest; receive times ns, 0 for
 * never. Compute lane; allocates when a chain is new.
 */
final class ChainAges {
    private long[] updateNs = new long[8];
    private long[] oiNs = new long[8];

    /** Makes room for so many chains. */
    void room(int chains) {
        if (chains > updateNs.length) {
            updateNs = Arrays.copyOf(updateNs, 2 * chains);
            oiNs = Arrays.copyOf(oiNs, 2 * chains);
        }
    }

    /** A leg's packet came. */
    void onPacket(int chain, long receiveNs, boolean hasOi) {
        updateNs[chain] = Math.max(updateNs[chain], receiveNs);
        if (hasOi) {
            oiNs[chain] = Math.max(oiNs[chain], receiveNs);
        }
    }

    long updateNs(int chain) {
        return updateNs[chain];
    }

    long oiNs(int chain) {
        return oiNs[chain];
    }
}
