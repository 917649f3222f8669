package io.icebreaker.faults;

import io.icebreaker.journal.JournalStage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.time.LocalDate;
import java.util.List;

/**
 * A market in which every event follows from the seed and its number alone: who finds event 4,711 in a
 * journal can say what it must be, and a process started anew goes on without knowing what came before. A
 * millisecond of event time each; every price wanders, comes back, and trades.
 */
final class EventStream {
    /** 2025-11-17, a Monday, 09:15 IST, epoch ns. */
    private static final long OPEN_NS = 1_763_351_100_000_000_000L;

    private static final long STEP_NS = 1_000_000;
    private static final LocalDate EXPIRY = LocalDate.of(2025, 11, 25);
    private static final long TICK_SIZE = 500; // E4: 5 paise
    private static final int CLOCK_EVERY = 250; // as live: four a second
    private static final int FEED_EVERY = 9_973;
    private static final int SWING = 64; // steps up, as many down

    static final List<Instrument> INSTRUMENTS =
            List.of(
                    contract(1, "NIFTY25NOVFUT", InstrumentType.FUT, 0),
                    contract(2, "NIFTY25NOV26000CE", InstrumentType.CE, 260_000_000),
                    contract(3, "NIFTY25NOV26000PE", InstrumentType.PE, 260_000_000),
                    contract(4, "NIFTY25NOV26100CE", InstrumentType.CE, 261_000_000),
                    contract(5, "NIFTY25NOV26100PE", InstrumentType.PE, 261_000_000),
                    stock(6, "RELIANCE"),
                    stock(7, "INFY"),
                    stock(8, "SBIN"));

    private static final long[] MIDDLE_TICKS = {
        520_000, 4_000, 4_200, 3_400, 4_800, 30_000, 31_000, 19_500
    };

    private static final int HEADER = 1 + INSTRUMENTS.size();

    private final long seed;

    EventStream(long seed) {
        this.seed = seed;
    }

    private static Instrument contract(
            long token, String symbol, InstrumentType type, long strike) {
        return new Instrument("NFO", token, symbol, type, "NIFTY", EXPIRY, strike, 75, TICK_SIZE);
    }

    private static Instrument stock(long token, String symbol) {
        return new Instrument("NSE", token, symbol, InstrumentType.EQ, "", null, 0, 1, TICK_SIZE);
    }

    /** Fills a cleared slot with event {@code sequence}, counted from 1. */
    Tick fill(Tick slot, long sequence) {
        long timeNs = OPEN_NS + sequence * STEP_NS;
        if (sequence == 1) {
            return Events.config(
                    slot, JournalStage.layoutVersion(), seed, "faults", "stream", OPEN_NS);
        }
        if (sequence <= HEADER) {
            int id = (int) sequence - 2;
            return Events.instrument(slot, id, INSTRUMENTS.get(id), OPEN_NS);
        }
        if (sequence % CLOCK_EVERY == 0) {
            return Events.clock(slot, timeNs);
        }
        if (sequence % FEED_EVERY == 0) {
            return Events.feed(
                    slot, 0, FeedState.CONNECTED, 0, timeNs - STEP_NS, timeNs, "again", timeNs);
        }
        return tick(slot, sequence, timeNs);
    }

    private Tick tick(Tick slot, long sequence, long timeNs) {
        long chance = mix(seed ^ mix(sequence));
        int id = (int) (sequence % INSTRUMENTS.size());
        long round = sequence / INSTRUMENTS.size();
        long ltp = price(id, round, chance);
        // The day's volume rises by 1 to 199, half of the time by what the next packet then lacks.
        long volume = 10_000 + round * 100 + (chance >>> 8 & 1) * (chance >>> 9 & 63);
        slot.kind(EventKind.TICK)
                .id(id)
                .exchangeTimeNs(timeNs - (chance >>> 16 & 0xfffff))
                .lastTradeTimeNs(timeNs - (chance >>> 16 & 0xfffff))
                .receiveTimeNs(timeNs)
                .ltp(ltp)
                .lastQty(1 + (chance >>> 20 & 127))
                .volume(volume)
                .oi(1_000_000 + round)
                .mark(TickFlags.HAS_DEPTH);
        long bid = ltp - (chance >>> 40 & 1) * TICK_SIZE;
        for (int level = 0; level < Tick.LEVELS; level++) {
            int qty = 75 * (1 + (int) (chance >>> 42 + level & 31));
            slot.bid(level, bid - level * TICK_SIZE, qty, 1 + level);
            slot.ask(level, bid + (level + 1) * TICK_SIZE, qty, 2 + level);
        }
        return slot;
    }

    /** Up and down the swing, with a step or two of noise. E4. */
    private static long price(int id, long round, long chance) {
        long phase = round / 8 % (2 * SWING);
        long swing = phase < SWING ? phase : 2 * SWING - phase;
        return (MIDDLE_TICKS[id] + swing + (chance >>> 32 & 3)) * TICK_SIZE;
    }

    /** The finalizer of splitmix64: every bit of the input moves every bit of the result. */
    private static long mix(long value) {
        long z = value + 0x9e37_79b9_7f4a_7c15L;
        z = (z ^ z >>> 30) * 0xbf58_476d_1ce4_e5b9L;
        z = (z ^ z >>> 27) * 0x94d0_49bb_1331_11ebL;
        return z ^ z >>> 31;
    }

    /** Whether two slots say the same, as far as a journal keeps it. */
    static boolean isEqual(Tick one, Tick other) {
        for (int at = 0; at < Tick.INPUT_LENGTH; at += Long.BYTES) {
            if (one.bytes().getLong(at) != other.bytes().getLong(at)) {
                return false;
            }
        }
        return true;
    }
}
