package io.icebreaker.stage.arbiter;

import java.util.Arrays;

/**
 * The latest volumes of each instrument, who told each first, when and at which price: what a feed behind
 * is measured by. By id, {@link #DEPTH} in a ring.
 */
final class Firsts {
    /** 4 s of the busiest instruments, which broker feeds update four times a second. */
    static final int DEPTH = 16;

    private final long[] volume;
    private final long[] timeNs;
    private final long[] price;

    /** The price may move without the volume (SmartAPI, Kite): the last one with it is as good. */
    private final long[] lastPrice;

    private final byte[] slot;
    private final int[] count;

    Firsts(int maxInstruments) {
        volume = new long[maxInstruments * DEPTH];
        timeNs = new long[maxInstruments * DEPTH];
        price = new long[maxInstruments * DEPTH];
        lastPrice = new long[maxInstruments * DEPTH];
        slot = new byte[maxInstruments * DEPTH];
        count = new int[maxInstruments];
    }

    void forget(int id) {
        count[id] = 0;
        Arrays.fill(volume, id * DEPTH, (id + 1) * DEPTH, 0);
    }

    /** A volume told for the first time; price 0 when unknown. */
    void add(int id, int bySlot, long told, long atNs, long ltp) {
        int at = at(id, count[id]++);
        volume[at] = told;
        timeNs[at] = atNs;
        price[at] = ltp;
        lastPrice[at] = ltp;
        slot[at] = (byte) bySlot;
    }

    /** The price changed, the volume did not. */
    void price(int id, long ltp) {
        if (count[id] > 0) {
            lastPrice[at(id, count[id] - 1)] = ltp;
        }
    }

    /** Where the oldest kept volume stands that is not below this one; -1 when there is none. */
    int find(int id, long told) {
        int found = -1;
        for (int n = count[id] - 1; n >= Math.max(0, count[id] - DEPTH); n--) {
            if (volume[at(id, n)] < told) {
                break;
            }
            found = at(id, n);
        }
        return found;
    }

    long volume(int at) {
        return volume[at];
    }

    long timeNs(int at) {
        return timeNs[at];
    }

    int slot(int at) {
        return slot[at];
    }

    /** Whether a price is another than was told with that volume. */
    boolean differs(int at, long ltp) {
        return price[at] > 0 && ltp != price[at] && ltp != lastPrice[at];
    }

    /** When the latest volume was told first, and by whom; without one long ago. */
    long latestNs(int id) {
        return count[id] == 0 ? Long.MAX_VALUE >> 1 : timeNs[at(id, count[id] - 1)];
    }

    int latestSlot(int id) {
        return count[id] == 0 ? -1 : slot[at(id, count[id] - 1)];
    }

    private static int at(int id, int n) {
        return id * DEPTH + (n & DEPTH - 1);
    }
}
