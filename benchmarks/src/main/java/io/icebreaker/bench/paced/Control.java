package io.icebreaker.bench.paced;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * What the machine does meanwhile to a thread that does nothing: it sleeps until the next of its instants,
 * a hundred a second, and notes how late it woke. It does not spin: on two cores a third spinning thread
 * would be what it measures. Where tails of a run are shorter than this one's they are the machine's.
 * Beside it: the share of time the hypervisor kept from this machine.
 */
final class Control implements AutoCloseable {
    private static final long PERIOD_NS = 10_000_000L;
    private static final Path STAT = Path.of("/proc/stat");
    private static final int STEAL_WORD = 8;
    private static final double TICKS_A_SECOND = 100;

    private final Histogram late = new Histogram(VisibleStage.LONGEST_NS, VisibleStage.DIGITS);
    private final Thread thread = new Thread(this::run, "control");
    private final long fromNs = System.nanoTime();
    private final long stealBefore = steal();
    private volatile boolean isOn = true;
    private double stealPercent;

    private Control() {
        thread.setDaemon(true);
        thread.start();
    }

    static Control start() {
        return new Control();
    }

    private void run() {
        long next = System.nanoTime() + PERIOD_NS;
        while (isOn) {
            long now = System.nanoTime();
            if (now < next) {
                LockSupport.parkNanos(next - now);
            } else {
                late.recordValue(Math.min(VisibleStage.LONGEST_NS, now - next));
                next += PERIOD_NS;
            }
        }
    }

    private static long steal() {
        try {
            String all = Files.readString(STAT).lines().findFirst().orElseThrow();
            return Long.parseLong(all.split("\\s+")[STEAL_WORD]);
        } catch (IOException e) {
            return 0;
        }
    }

    /** How late it woke, ns; after {@link #close}. */
    Histogram late() {
        return late;
    }

    /** Of all cores' time, what the hypervisor gave to others, percent; after {@link #close}. */
    double stealPercent() {
        return stealPercent;
    }

    @Override
    public void close() {
        isOn = false;
        double seconds = (System.nanoTime() - fromNs) / 1e9;
        int cores = Runtime.getRuntime().availableProcessors();
        stealPercent = 100 * (steal() - stealBefore) / TICKS_A_SECOND / seconds / cores;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
