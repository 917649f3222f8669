package io.icebreaker.stage.candle;

import io.icebreaker.bar.Bar;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;

/**
 * Open interest as bars carry it (analytics 2.1): at a bar's close the last one known at its last trade,
 * that packet's own included; at its open the close of the session's previous bar, or, for the session's
 * first, the last one known before it. The previous bar of any interval ends with the instrument's last
 * trade, so one value an instrument serves all intervals.
 */
final class OpenInterest {
    private final long[] known;
    private final boolean[] isKnown;
    private final long[] atLastTrade;
    private final boolean[] wasKnownAtLastTrade;

    OpenInterest(int maxInstruments) {
        known = new long[maxInstruments];
        isKnown = new boolean[maxInstruments];
        atLastTrade = new long[maxInstruments];
        wasKnownAtLastTrade = new boolean[maxInstruments];
    }

    /** Sets the open of a bar about to take its first trade; {@code first} of the instrument's session. */
    void open(int id, boolean first, long[] bars, int at) {
        boolean has = first ? isKnown[id] : wasKnownAtLastTrade[id];
        if (has) {
            bars[at + Bar.OI_OPEN] = first ? known[id] : atLastTrade[id];
            bars[at + Bar.FLAGS] |= Bar.HAS_OI_OPEN;
        }
    }

    /** Sets the close of a bar that has just taken the packet's trade. */
    void trade(int id, Tick tick, long[] bars, int at) {
        onPacket(id, tick);
        atLastTrade[id] = known[id];
        wasKnownAtLastTrade[id] = isKnown[id];
        if (isKnown[id]) {
            bars[at + Bar.OI_CLOSE] = known[id];
            bars[at + Bar.FLAGS] |= Bar.HAS_OI_CLOSE;
        }
    }

    /** Keeps what the packet says. */
    void onPacket(int id, Tick tick) {
        if (tick.has(TickFlags.HAS_OI)) {
            known[id] = tick.oi();
            isKnown[id] = true;
        }
    }
}
