package io.icebreaker.stage.arbiter;

import java.util.Arrays;

/** The feeds of each instrument, in the order they came, and what each last told. By id and slot. */
final class Rivals {
    /** Four brokers, two accounts each; 4,096 instruments take a megabyte. */
    static final int SLOTS = 8;

    private static final int FREE = -1;

    private final Links links;
    private final long gapNs;
    private final int[] feeds;
    private final long[] seenNs;
    private final long[] told;
    private final long[] breaks;

    /** {@code gapNs}: silence of an instrument that is a gap. */
    Rivals(int maxInstruments, Links links, long gapNs) {
        this.links = links;
        this.gapNs = gapNs;
        feeds = new int[maxInstruments * SLOTS];
        seenNs = new long[maxInstruments * SLOTS];
        told = new long[maxInstruments * SLOTS];
        breaks = new long[maxInstruments * SLOTS];
        Arrays.fill(feeds, FREE);
        Arrays.fill(told, Claim.NONE);
    }

    /** The feed's place among the instrument's feeds, found or made; -1 when there is no room. */
    int slot(int id, int feed) {
        for (int slot = 0; slot < SLOTS; slot++) {
            int at = id * SLOTS + slot;
            if (feeds[at] == FREE) {
                feeds[at] = feed;
            }
            if (feeds[at] == feed) {
                return slot;
            }
        }
        return -1;
    }

    int feed(int id, int slot) {
        return feeds[id * SLOTS + slot];
    }

    long seenNs(int id, int slot) {
        return seenNs[id * SLOTS + slot];
    }

    long told(int id, int slot) {
        return told[id * SLOTS + slot];
    }

    /** The volume that an instrument's feed told while it was alone. */
    void told(int id, int slot, long volume) {
        told[id * SLOTS + slot] = volume;
    }

    /** A packet of any content; volume {@link Claim#NONE} for none. */
    void seen(int id, int slot, long nowNs, long volume) {
        int at = id * SLOTS + slot;
        seenNs[at] = nowNs;
        if (volume != Claim.NONE) {
            told[at] = volume;
            breaks[at] = links.breaks();
        }
    }

    /** The only feed of an instrument, in slot 0; its volume is the stream's. Three stores a packet. */
    void seenAlone(int id, long nowNs) {
        int at = id * SLOTS;
        seenNs[at] = nowNs;
        breaks[at] = links.breaks();
    }

    /** A new trading day: no volume is known. */
    void forget(int id) {
        Arrays.fill(told, id * SLOTS, (id + 1) * SLOTS, Claim.NONE);
    }

    /**
     * Whether the volume has been watched up to the packet in hand: by its own feed since that feed's packet
     * before, or by another one that told the stream's volume a moment ago.
     */
    boolean covers(Claim claim) {
        for (int slot = 0; slot < SLOTS; slot++) {
            int at = claim.id * SLOTS + slot;
            if (feeds[at] == FREE) {
                return false;
            }
            boolean says =
                    told[at] != Claim.NONE
                            && (slot == claim.slot
                                    ? told[at] <= claim.stream
                                    : told[at] == claim.stream);
            if (says && watches(claim.id, slot, claim.nowNs)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a feed told of the instrument a moment ago and has been connected since it told a volume. */
    boolean watches(int id, int slot, long nowNs) {
        int at = id * SLOTS + slot;
        return nowNs - seenNs[at] <= gapNs && links.isWholeSince(feeds[at], breaks[at]);
    }
}
