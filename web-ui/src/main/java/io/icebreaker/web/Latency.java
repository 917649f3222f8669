package io.icebreaker.web;

import io.icebreaker.telemetry.Spread;
import java.util.ArrayDeque;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How old the newest packet of a frame was when its last byte had been given to the socket, over the last ten
 * seconds and since the start.
 *
 * <p><b>Threading.</b> {@link #record} from any thread, {@link #endSecond} from one; {@link #recent} and
 * {@link #all} from any, as of the last second that ended.
 */
final class Latency {
    private static final int SECONDS = 10;
    private static final long HIGHEST_US = 60_000_000;
    private static final int DIGITS = 2;
    private static final long NS_PER_US = 1_000;

    private final Recorder recorder = new Recorder(HIGHEST_US, DIGITS);
    private final ArrayDeque<Histogram> seconds = new ArrayDeque<>();
    private final Histogram sum = new Histogram(HIGHEST_US, DIGITS);
    private final Histogram total = new Histogram(HIGHEST_US, DIGITS);
    private volatile Spread recent = Spread.NONE;
    private volatile Spread all = Spread.NONE;
    private volatile long endedNs = System.nanoTime();

    void record(long latencyNs) {
        recorder.recordValue(Math.min(HIGHEST_US, Math.max(0, latencyNs / NS_PER_US)));
    }

    /** A second is over; true when there is something to tell. */
    boolean endSecond() {
        Histogram recycled = seconds.size() == SECONDS ? seconds.removeFirst() : null;
        seconds.addLast(recorder.getIntervalHistogram(recycled));
        sum.reset();
        seconds.forEach(sum::add);
        total.add(seconds.getLast());
        recent = spread(sum);
        all = spread(total);
        endedNs = System.nanoTime();
        return sum.getTotalCount() > 0;
    }

    private static Spread spread(Histogram of) {
        if (of.getTotalCount() == 0) {
            return Spread.NONE;
        }
        return new Spread(
                of.getTotalCount(),
                Math.round(of.getMean() * of.getTotalCount()) * NS_PER_US,
                of.getValueAtPercentile(50) * NS_PER_US,
                of.getValueAtPercentile(99) * NS_PER_US,
                of.getValueAtPercentile(99.9) * NS_PER_US,
                of.getMaxValue() * NS_PER_US);
    }

    /** The last ten seconds; nothing when no page has been open for as long. */
    Spread recent() {
        boolean isOld = System.nanoTime() - endedNs > SECONDS * 1_000_000_000L;
        return isOld ? Spread.NONE : recent;
    }

    Spread all() {
        return all;
    }
}
