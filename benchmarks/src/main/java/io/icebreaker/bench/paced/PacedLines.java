package io.icebreaker.bench.paced;

import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Verdict;
import io.icebreaker.ring.WaitPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What the runs found, as lines of the report. In a quick run no time is judged. */
final class PacedLines {
    private static final double[] PERCENTILES = {50, 99, 99.9};

    /** Of a lane that spins, µs, by {@link #PERCENTILES}; of one that parks there are the first two. */
    private static final double[] SPIN_US = {1, 5, 50};

    private static final double[] PARK_US = {25, 150};
    private static final String HOP = "one hop of a bare ring, both ends spinning, p50";

    private final boolean isTimed;
    private final double hopUs;
    private final List<Line> lines = new ArrayList<>();

    /** {@code hop}: {@link BareRing#pingPong}. */
    PacedLines(boolean isTimed, Histogram hop) {
        this.isTimed = isTimed;
        hopUs = hop.getValueAtPercentile(50) / 1e3;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** P8, a line a percentile; {@code bare}: the bare ring at the same rate and way of waiting. */
    void latency(Outcome it, WaitPolicy waiting, Histogram bare) {
        double[] wanted = waiting == WaitPolicy.SPIN ? SPIN_US : PARK_US;
        for (int i = 0; i < PERCENTILES.length; i++) {
            boolean hasTarget = i < wanted.length;
            double us = it.us(PERCENTILES[i]);
            lines.add(
                    new Line(
                            "P8",
                            "frame to published, "
                                    + it.plan().name()
                                    + ", p"
                                    + text(PERCENTILES[i]),
                            "us",
                            us,
                            "bare Disruptor at the same instants, same percentile",
                            bare.getValueAtPercentile(PERCENTILES[i]) / 1e3,
                            HOP,
                            hopUs,
                            hasTarget ? "<= " + text(wanted[i]) : "",
                            Judge.atMost(
                                    it.isSound(),
                                    isTimed && hasTarget,
                                    us,
                                    hasTarget ? wanted[i] : 0),
                            i == 0 ? note(it) : "the same run"));
        }
    }

    private static String note(Outcome it) {
        return String.format(
                Locale.ROOT,
                "open loop from planned instants, journal and gate on, load in the process; asked %.0f/s,"
                        + " achieved %.0f, lost %d, n %d; %s; on board %s; publisher late %s; sleeper"
                        + " %s; steal %.2f %%; lane %.4f B/tick, publisher %.4f; replay %s; exchange-core's"
                        + " 0.6 us p50 (6 cores and more, no journal) is orientation only",
                it.plan().measuredRate(),
                it.achieved(),
                it.lost(),
                it.latency().getTotalCount(),
                Print.tail(it.latency()),
                Print.tail(it.shown()),
                Print.tail(it.lateness()),
                Print.tail(it.control()),
                it.stealPercent(),
                it.laneBytes(),
                it.publisherBytes(),
                !it.isReplayed() ? "not made" : it.replay() == null ? "equal" : it.replay());
    }

    /** P8: what {@code quiet-vps} takes while nothing comes. */
    void idle(double cpuPercent, double seconds) {
        lines.add(
                told(
                        "P8",
                        "processor time of quiet-vps while idle",
                        "% of a core",
                        cpuPercent,
                        "<= 3",
                        Judge.atMost(true, isTimed, cpuPercent, 3),
                        "whole process over "
                                + text(seconds)
                                + " s, journal open, four clock events a second"));
    }

    /**
     * P9: the greatest rate kept, and the closed loop's beside it.
     *
     * @param sustained packets a second; 0 when none was kept
     */
    void ramp(boolean isJournaled, long sustained, Outcome closed, long wanted, String steps) {
        boolean isSound = closed.isSound() && (sustained > 0 || isTimed);
        lines.add(
                new Line(
                        "P9",
                        "greatest rate with p99 <= 1 ms and nothing lost, journal "
                                + (isJournaled ? "on" : "off"),
                        "ticks/s",
                        sustained,
                        "our own closed loop",
                        closed.achieved(),
                        "",
                        Double.NaN,
                        ">= " + wanted,
                        Judge.atLeast(isSound, isTimed, sustained, wanted),
                        "ramp: "
                                + steps
                                + "; Nautilus and exchange-core publish 3 M/s and 5 M/s of other work"
                                + " on other machines: orientation only"));
    }

    /** P11. */
    void burst(Outcome it) {
        double seconds = it.drainNs() < 0 ? Double.NaN : it.drainNs() / 1e9;
        double counted = it.isClean() ? seconds : Double.NaN; // garbage misses the target, too
        lines.add(
                told(
                        "P11",
                        "from the end of a burst of 50 times the rate for 2 s until a packet takes < 1 ms",
                        "s",
                        seconds,
                        "<= 2; 0 lost; 0 allocation",
                        Judge.atMost(it.isSound(), isTimed, counted, 2),
                        note(it)));
    }

    private static Line told(
            String target,
            String metric,
            String unit,
            double ours,
            String wanted,
            Verdict verdict,
            String note) {
        return new Line(
                target, metric, unit, ours, "", Double.NaN, "", Double.NaN, wanted, verdict, note);
    }

    private static String text(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
