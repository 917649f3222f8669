package io.icebreaker.bench.codec;

import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of the report as they are found. A short run gives no verdict on time. */
final class Findings {
    /**
     * The harness itself leaves a few kilobytes an iteration. One object a frame of 100 packets would be 0.16
     * B/op, in a short run one a packet 16.
     */
    private static final double NO_BYTES = 0.1;

    private static final double NO_BYTES_QUICK = 8;

    /** Chronicle makes some objects for each block it maps: 5 KB in 80 MB of records. */
    private static final double NO_OWN_BYTES = 0.05;

    private final List<Line> lines = new ArrayList<>();
    private final boolean isQuick;

    Findings(boolean isQuick) {
        this.isQuick = isQuick;
    }

    /** What stands beside one of our figures; NaN where there is nothing. */
    record Beside(String peer, double peerFigure, String limit, double limitFigure) {
        static final Beside NOTHING = new Beside("", Double.NaN, "", Double.NaN);

        static Beside peer(String name, double figure) {
            return new Beside(name, figure, "", Double.NaN);
        }

        static Beside limit(String name, double figure) {
            return new Beside("", Double.NaN, name, figure);
        }

        Beside andLimit(String name, double figure) {
            return new Beside(peer, peerFigure, name, figure);
        }
    }

    /** A time and whether it is what was wanted. */
    void time(
            String target,
            String metric,
            String unit,
            double ours,
            Beside beside,
            String wanted,
            boolean isMet,
            String note) {
        Verdict verdict = isQuick ? Verdict.TOLD : isMet ? Verdict.MET : Verdict.MISSED;
        add(target, metric, unit, ours, beside, wanted, verdict, note);
    }

    /** A time for which there is no target. */
    void told(String target, String metric, String unit, double ours, Beside beside, String note) {
        add(target, metric, unit, ours, beside, "", Verdict.TOLD, note);
    }

    /** Bytes allocated, wanted to be none. */
    void allocation(String target, String metric, double ours, Beside beside) {
        Verdict verdict = ours < (isQuick ? NO_BYTES_QUICK : NO_BYTES) ? Verdict.MET : Verdict.FAIL;
        String note = "JMH's gc profiler; all threads of the process, the harness's too";
        add(target, metric, "B/op", ours, beside, "0 B", verdict, note);
    }

    /** Bytes that the one thread allocated that did the work, wanted to be none. */
    void ownAllocation(String target, String metric, double ours) {
        Verdict verdict = ours < NO_OWN_BYTES ? Verdict.MET : Verdict.FAIL;
        String note = "the thread's own counter, once it is warm";
        add(target, metric, "B/op", ours, Beside.NOTHING, "0 B", verdict, note);
    }

    private void add(
            String target,
            String metric,
            String unit,
            double ours,
            Beside beside,
            String wanted,
            Verdict verdict,
            String note) {
        String said = isQuick ? "quick: no verdict on time; " + note : note;
        lines.add(
                new Line(
                        target,
                        metric,
                        unit,
                        ours,
                        beside.peer(),
                        beside.peerFigure(),
                        beside.limit(),
                        beside.limitFigure(),
                        wanted,
                        verdict,
                        said));
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    boolean isSound() {
        return lines.stream().noneMatch(line -> line.verdict() == Verdict.FAIL);
    }

    /** For people, a line each. */
    String table() {
        var text = new StringBuilder();
        for (Line line : lines) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-4s %-58s %10.2f %-9s %-32s %10.2f  %-24s %8.2f  %-6s %s%n",
                            line.target(),
                            line.metric(),
                            line.ours(),
                            line.unit(),
                            line.peer(),
                            line.peerFigure(),
                            line.limit(),
                            line.limitFigure(),
                            line.verdict(),
                            line.wanted()));
        }
        return text.toString();
    }
}
