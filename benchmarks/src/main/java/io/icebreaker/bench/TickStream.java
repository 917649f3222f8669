package io.icebreaker.bench;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.Random;

/**
 * An endless market for kernels: instruments take turns at random, prices wander by a tick and come back,
 * half the packets bring a trade, each packet is a millisecond after the one before.
 */
public final class TickStream {
    private static final int STEPS = 1 << 14;
    private static final long START_NS = 1_767_571_200_000_000_000L;
    private static final long STEP_NS = 1_000_000;

    /** In event time. */
    static final long PACKETS_A_SECOND = 1_000_000_000L / STEP_NS;

    private static final long MIDDLE_TICKS = 50_000;
    private static final long REACH_TICKS = 40;

    /** E4; every instrument of the stream has it. */
    public static final long TICK_SIZE = 500;

    private final int[] id = new int[STEPS];
    private final long[] move = new long[STEPS];
    private final long[] qty = new long[STEPS];
    private final long[] volume;
    private final long[] price;
    private long timeNs = START_NS;
    private long traded;
    private int step;

    public TickStream(int instruments, long seed) {
        var random = new Random(seed);
        for (int n = 0; n < STEPS; n++) {
            id[n] = random.nextInt(instruments);
            move[n] = random.nextInt(3) - 1;
            qty[n] = random.nextBoolean() ? 1 + random.nextInt(500) : 0;
        }
        volume = new long[instruments];
        price = new long[instruments];
        for (int n = 0; n < instruments; n++) {
            volume[n] = 1_000;
            price[n] = MIDDLE_TICKS;
        }
    }

    /** Fills a cleared slot with the next packet. */
    public Tick next(Tick tick) {
        int n = step++ & STEPS - 1;
        int instrument = id[n];
        long ticks = price[instrument] + move[n];
        price[instrument] = Math.abs(ticks - MIDDLE_TICKS) > REACH_TICKS ? MIDDLE_TICKS : ticks;
        volume[instrument] += qty[n];
        traded += qty[n];
        timeNs += STEP_NS;
        long ltp = price[instrument] * TICK_SIZE;
        return tick.kind(EventKind.TICK)
                .id(instrument)
                .exchangeTimeNs(timeNs)
                .lastTradeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .ltp(ltp)
                .lastQty(qty[n])
                .volume(volume[instrument])
                .mark(TickFlags.HAS_DEPTH)
                .bid(0, ltp - TICK_SIZE, 100, 1)
                .ask(0, ltp, 100, 1);
    }

    /** Everything traded so far. */
    public long traded() {
        return traded;
    }
}
