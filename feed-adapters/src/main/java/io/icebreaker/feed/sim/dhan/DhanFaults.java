package io.icebreaker.feed.sim.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.SnapshotFaults;
import io.icebreaker.tick.Tick;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Builds the frames of faults that are done once. */
final class DhanFaults {
    private static final int OVERSIZED_LENGTH = (1 << 20) + 8;
    private static final int CUT = 10;
    private static final int UNKNOWN = 99;

    private DhanFaults() {}

    static void send(
            SimFault fault, DhanConnection to, MarketSnapshot latest, BrokerInstrument instrument) {
        switch (fault) {
            case TRUNCATED -> {
                ByteBuffer good = frame(latest, instrument, to);
                to.client().tick(good.limit(good.limit() - CUT));
            }
            case OVERSIZED -> to.client().tick(ByteBuffer.allocate(OVERSIZED_LENGTH));
            default -> {
                for (MarketSnapshot snapshot : SnapshotFaults.of(fault, latest)) {
                    to.client().tick(frame(snapshot, instrument, to));
                }
            }
        }
    }

    static void send(
            DhanFault fault,
            DhanConnection to,
            MarketSnapshot latest,
            BrokerInstrument instrument) {
        switch (fault) {
            case ZERO_BOOK_SIDE -> {
                MarketSnapshot oneSided = new MarketSnapshot().copyFrom(latest);
                for (int level = 0; level < Tick.LEVELS; level++) {
                    oneSided.tick().bid(level, 0, 0, 0);
                }
                to.client().tick(frame(oneSided, instrument, to));
            }
            case UNKNOWN_CODE -> {
                ByteBuffer both =
                        ByteBuffer.allocate(8 + DhanEncoder.DEPTH_LENGTH)
                                .order(ByteOrder.LITTLE_ENDIAN);
                DhanEncoder.putBare(both, UNKNOWN);
                to.client().tick(both.put(frame(latest, instrument, to)).flip());
            }
            case MARKET_STATUS -> to.sayBare(7);
        }
    }

    private static ByteBuffer frame(
            MarketSnapshot snapshot, BrokerInstrument instrument, DhanConnection to) {
        ByteBuffer frame =
                ByteBuffer.allocate(DhanEncoder.DEPTH_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        DhanSimMode mode = to.isDepth() ? DhanSimMode.DEPTH20 : DhanSimMode.FULL;
        DhanEncoder.put(frame, snapshot, instrument, mode);
        return frame.flip();
    }
}
