package io.icebreaker.faults;

import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.ArrayList;
import java.util.List;

/**
 * A market for counting: each instrument's packets are numbered by its day's volume, one by one, so that a
 * journal shows by itself which are missing. So many rounds a second, each a packet of every instrument. One
 * thread at a time; {@link #round} from any.
 */
public final class NumberedSource implements SnapshotSource {
    public static final int COUNT = 40;
    private static final long ROUNDS_A_SECOND = 500; // 20,000 packets a second
    private static final long PRICE = 10_000_000; // E4
    private static final long TICK_SIZE = 500;

    private final List<Instrument> instruments = new ArrayList<>();
    private final List<MarketSnapshot> latest = new ArrayList<>();
    private final long roundNs;
    private volatile long round;
    private long startNs;

    /** 20,000 packets a second, from the first look on. */
    NumberedSource() {
        this(0, ROUNDS_A_SECOND);
    }

    /**
     * Sources with the same start say the same at the same time.
     *
     * @param startNs when the first round begins, epoch ns; 0 for the first look
     */
    public NumberedSource(long startNs, long roundsASecond) {
        this.startNs = startNs;
        roundNs = 1_000_000_000L / roundsASecond;
        for (int n = 0; n < COUNT; n++) {
            instruments.add(
                    new Instrument(
                            "NSE",
                            1_000 + n,
                            "N" + n,
                            InstrumentType.EQ,
                            "",
                            null,
                            0,
                            1,
                            TICK_SIZE));
            latest.add(new MarketSnapshot());
        }
    }

    /** Rounds sent so far: the newest number of every instrument. */
    long round() {
        return round;
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public MarketSnapshot latest(int index) {
        return round == 0 ? null : latest.get(index);
    }

    @Override
    public void advanceTo(long nowNs, Due due) {
        startNs = startNs == 0 ? nowNs : startNs;
        while (startNs + (round + 1) * roundNs <= nowNs) {
            long next = round + 1;
            for (int n = 0; n < COUNT; n++) {
                fill(latest.get(n).tick(), n, next, startNs + next * roundNs);
                due.onSnapshot(latest.get(n));
            }
            round = next;
        }
    }

    private static void fill(Tick tick, int index, long number, long timeNs) {
        long ltp = PRICE + (number % 5) * TICK_SIZE;
        tick.clear()
                .kind(EventKind.TICK)
                .id(index)
                .exchangeTimeNs(timeNs)
                .lastTradeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .ltp(ltp)
                .lastQty(1)
                .volume(number)
                .atp(ltp)
                .totalBuyQty(1_000)
                .totalSellQty(1_000)
                .open(PRICE)
                .high(PRICE + 5 * TICK_SIZE)
                .low(PRICE)
                .prevClose(PRICE)
                .mark(TickFlags.HAS_DEPTH);
        for (int level = 0; level < Tick.LEVELS; level++) {
            tick.bid(level, ltp - (level + 1) * TICK_SIZE, 100, 1);
            tick.ask(level, ltp + level * TICK_SIZE, 100, 1);
        }
    }
}
