package io.icebreaker.telemetry;

import java.io.OutputStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes histograms since the start as an HdrHistogram log (UI-122), a tag each, which the library's own
 * tools read. Values are ns, a class counts as its longest; the log's maxima are in ms. Allocates.
 */
public final class HistogramLog {
    private static final int DIGITS = 2;
    private static final double NS_PER_MS = 1_000_000;

    private final HistogramLogWriter writer;
    private final double seconds;

    /** From {@code sinceMs} to {@code nowMs}, epoch ms. */
    public HistogramLog(OutputStream out, long sinceMs, long nowMs) {
        seconds = (nowMs - sinceMs) / 1_000.0;
        writer = new HistogramLogWriter(out);
        writer.outputComment("[icebreaker latencies, ns]");
        writer.outputLogFormatVersion();
        writer.outputStartTime(sinceMs);
        writer.outputBaseTime(sinceMs);
        writer.outputLegend();
    }

    /** {@code name} without commas and spaces. */
    public void add(String name, LatencyHistogram from) {
        var histogram = new Histogram(LatencyHistogram.HIGHEST_NS, DIGITS);
        for (int i = 0; i < LatencyHistogram.CLASSES; i++) {
            if (from.count(i) > 0) {
                histogram.recordValueWithCount(LatencyHistogram.upperNs(i), from.count(i));
            }
        }
        histogram.setTag(name);
        writer.outputIntervalHistogram(0, seconds, histogram, NS_PER_MS);
    }
}
