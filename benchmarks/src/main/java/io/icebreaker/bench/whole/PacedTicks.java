package io.icebreaker.bench.whole;

import io.icebreaker.bench.LoadSource;
import io.icebreaker.os.TimeSlices;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Tick;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Packets by a schedule, whatever becomes of them: each carries its planned instant as receive time, so that
 * what comes late counts as late. A thread of its own, which parks between packets.
 */
final class PacedTicks implements AutoCloseable {
    static final LocalDate DAY = LocalDate.of(2025, 11, 17);
    private static final int PER_SECOND = 50;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long PAUSE_NS = 100_000;

    /** 10:00 IST of the day, a Monday: the market is open. */
    private static final long TEN_NS = 1_763_353_800_000_000_000L;

    private final LoadSource source;
    private final EpochNanoClock clock;
    private final Consumer<Tick> out;
    private final long everyNs;
    private final Thread thread = new Thread(this::run, "paced-ticks");
    private volatile boolean isOver;

    PacedTicks(List<Instrument> instruments, EpochNanoClock clock, Consumer<Tick> out) {
        source = new LoadSource(instruments, PER_SECOND, DAY);
        this.clock = clock;
        this.out = out;
        everyNs = NS_PER_SECOND / PER_SECOND / instruments.size();
        source.flow(true);
        thread.setDaemon(true);
        thread.start();
    }

    /** Packets a second of so many instruments. */
    static int rate(int instruments) {
        return PER_SECOND * instruments;
    }

    /** What to add to the wall clock so that it is ten o'clock of {@link #DAY} now. */
    static long offsetNs(EpochNanoClock wall) {
        return TEN_NS - wall.nanoTime();
    }

    private void run() {
        TimeSlices.shorten(); // as a socket's thread has it
        long plannedNs = clock.nanoTime();
        while (!isOver) {
            for (long nowNs = clock.nanoTime(); plannedNs <= nowNs; plannedNs += everyNs) {
                source.advanceTo(plannedNs, snapshot -> out.accept(snapshot.tick()));
            }
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    /** Ends it; nothing comes any more when this returns. */
    @Override
    public void close() throws InterruptedException {
        isOver = true;
        thread.join();
    }
}
