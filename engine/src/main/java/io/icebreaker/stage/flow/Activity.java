package io.icebreaker.stage.flow;

import java.util.Arrays;

/**
 * The share of each instrument's latest packets that traded, in 1/65,536: an exponential mean over about 32
 * packets. It tells how many trades a packet is likely to hold. An S reset, as the start, supposes that all
 * trade.
 */
final class Activity {
    private static final int SHIFT = 5;

    private final long[] share;

    Activity(int maxInstruments) {
        share = new long[maxInstruments];
        Arrays.fill(share, Evidence.ONE);
    }

    void reset(int id) {
        share[id] = Evidence.ONE;
    }

    long of(int id) {
        return share[id];
    }

    /** One more packet that told its volume, and whether that had risen. */
    void onPacket(int id, boolean traded) {
        share[id] += (traded ? Evidence.ONE : 0) - share[id] >> SHIFT;
    }
}
