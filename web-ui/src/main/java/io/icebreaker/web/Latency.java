package io.icebreaker.web;

import java.util.ArrayDeque;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How old the newest packet of a frame was when its last byte had been given to the socket, over the last ten
 * seconds.
 *
 * <p><b>Threading.</b> {@link #record} from any thread; the rest from one.
 */
final class Latency {
    private static final int SECONDS = 10;
    private static final long HIGHEST_US = 60_000_000;
    private static final int DIGITS = 2;
    private static final long NS_PER_US = 1_000;

    private final Recorder recorder = new Recorder(HIGHEST_US, DIGITS);
    private final ArrayDeque<Histogram> seconds = new ArrayDeque<>();
    private final Histogram sum = new Histogram(HIGHEST_US, DIGITS);

    void record(long latencyNs) {
        recorder.recordValue(Math.min(HIGHEST_US, Math.max(0, latencyNs / NS_PER_US)));
    }

    /** A second is over; true when there is something to tell. */
    boolean endSecond() {
        Histogram recycled = seconds.size() == SECONDS ? seconds.removeFirst() : null;
        seconds.addLast(recorder.getIntervalHistogram(recycled));
        sum.reset();
        seconds.forEach(sum::add);
        return sum.getTotalCount() > 0;
    }

    long p50Us() {
        return sum.getValueAtPercentile(50);
    }

    long p99Us() {
        return sum.getValueAtPercentile(99);
    }

    long maxUs() {
        return sum.getMaxValue();
    }
}
