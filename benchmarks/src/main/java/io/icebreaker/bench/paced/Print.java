package io.icebreaker.bench.paced;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Outcomes for people. */
final class Print {
    private Print() {}

    /** One run, on four lines. */
    static void outcome(Outcome it) {
        say(
                "%s%s: asked %,.0f/s, achieved %,.0f/s, lost %,d, %,d packets, %,d signals, replay %s",
                it.isSound() ? "" : "FAIL ",
                it.plan().name(),
                it.plan().measuredRate(),
                it.achieved(),
                it.lost(),
                it.latency().getTotalCount(),
                it.signals(),
                !it.isReplayed() ? "not made" : it.replay() == null ? "equal" : it.replay());
        if (it.plan().isPaced()) {
            say("  published   %s", tail(it.latency()));
            say("  on board    %s", tail(it.shown()));
            say("  publisher   %s late at its planned instants", tail(it.lateness()));
        }
        say(
                "  control     %s late from sleep; steal %.2f %%; lane %.4f B/tick, publisher %.4f",
                tail(it.control()), it.stealPercent(), it.laneBytes(), it.publisherBytes());
    }

    /** Percentiles in µs. */
    static String tail(Histogram it) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f  p90 %.1f  p99 %.1f  p99.9 %.1f  p99.99 %.1f  max %.1f us",
                it.getValueAtPercentile(50) / 1e3,
                it.getValueAtPercentile(90) / 1e3,
                it.getValueAtPercentile(99) / 1e3,
                it.getValueAtPercentile(99.9) / 1e3,
                it.getValueAtPercentile(99.99) / 1e3,
                it.getMaxValue() / 1e3);
    }

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
