package io.icebreaker.bench.codec;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;

/** Fills flyweight slots the way a decoder does. */
final class Fill {
    /** Flags of a full packet: kind TICK, feed 0, every single field present. */
    static final int ALL_FIELDS = EventKind.TICK << 24 | TickFlags.HAS_DEPTH - 1;

    private Fill() {}

    /** Field by field, each setter marking its own bit. */
    static void full(Tick tick, Packets packets, int n) {
        tick.clear()
                .kind(EventKind.TICK)
                .id(packets.id[n])
                .exchangeTimeNs(packets.timeNs[n])
                .lastTradeTimeNs(packets.timeNs[n])
                .receiveTimeNs(packets.timeNs[n])
                .ltp(packets.ltp[n])
                .lastQty(packets.lastQty[n])
                .volume(packets.volume[n])
                .oi(packets.totalQty[n])
                .atp(packets.ltp[n])
                .totalBuyQty(packets.totalQty[n])
                .totalSellQty(packets.totalQty[n])
                .open(packets.ltp[n])
                .high(packets.ltp[n])
                .low(packets.ltp[n])
                .prevClose(packets.ltp[n])
                .mark(TickFlags.HAS_DEPTH);
        depth(tick, packets, n);
    }

    private static void depth(Tick tick, Packets packets, int n) {
        for (int level = 0; level < Tick.LEVELS; level++) {
            tick.bid(level, packets.bid(n, level), packets.levelQty[n], level);
            tick.ask(level, packets.ask(n, level), packets.levelQty[n], level);
        }
    }
}
