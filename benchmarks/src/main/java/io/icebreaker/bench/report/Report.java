package io.icebreaker.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What both forms of the report show: the model.
 *
 * @param title what kind of run it was
 * @param facts machine and circumstances
 * @param sections target by target
 * @param parts how each program fared
 */
record Report(String title, List<Fact> facts, List<Section> sections, List<PartResult> parts) {
    /** Columns of a line. */
    static final List<String> HEAD =
            List.of(
                    "metric",
                    "ours",
                    "peer",
                    "ratio",
                    "limit",
                    "times the limit",
                    "wanted",
                    "verdict",
                    "note");

    /** What the ratios mean, for people. */
    static final String LEGEND =
            "Ratio: how many times better than the peer on the same work, in the same run; below 1"
                    + " it is worse. Times the limit: how many times what physics leaves. MET and"
                    + " MISSED: the target, on whatever machine this was. FAIL: something was lost,"
                    + " a rate was not reached, an output was wrong, a program broke off. TOLD: no"
                    + " target stands for it.";

    /** Before what a missed target is bounded by. */
    static final String BOUND = "What bounds it, and what was tried";

    /** Something to know about the run. */
    record Fact(String name, String value) {}

    /** The lines of a target. */
    record Section(Target target, List<Line> lines) {
        private static final Bounds BOUNDS = Bounds.shipped();

        /** What bounds it and what was tried, where it is missed; else empty. */
        List<String> bounds() {
            boolean isMissed = List.of("MISSED", "FAIL").contains(verdict());
            return isMissed ? BOUNDS.of(target) : List.of();
        }

        /** The worst of its lines; "not measured" without any. */
        String verdict() {
            if (lines.isEmpty()) {
                return "not measured";
            }
            for (Verdict verdict : List.of(Verdict.FAIL, Verdict.MISSED, Verdict.MET)) {
                if (lines.stream().anyMatch(line -> line.verdict() == verdict)) {
                    return verdict.name();
                }
            }
            return Verdict.TOLD.name();
        }
    }

    /**
     * Puts lines under their targets.
     *
     * @param only the targets asked for; empty: all
     */
    static Report of(String title, List<Fact> facts, List<PartResult> parts, List<String> only) {
        List<Line> lines = parts.stream().flatMap(part -> part.lines().stream()).toList();
        Set<String> ids = new LinkedHashSet<>();
        Target.ALL.forEach(target -> ids.add(target.id()));
        lines.forEach(line -> ids.add(line.target()));
        List<Section> sections = new ArrayList<>();
        for (String id : ids) {
            if (only.isEmpty() || only.contains(id)) {
                sections.add(
                        new Section(
                                Target.of(id),
                                lines.stream().filter(line -> line.target().equals(id)).toList()));
            }
        }
        return new Report(title, facts, sections, parts);
    }

    /** All lines shown, in their order. */
    List<Line> lines() {
        return sections.stream().flatMap(section -> section.lines().stream()).toList();
    }

    /** How many targets have this verdict. */
    long count(String verdict) {
        return sections.stream().filter(section -> section.verdict().equals(verdict)).count();
    }

    /** How the targets stand, in a sentence. */
    String summary() {
        return sections.size()
                + (sections.size() == 1 ? " target: " : " targets: ")
                + count("MET")
                + " met, "
                + count("MISSED")
                + " missed, "
                + count("FAIL")
                + " failed, "
                + count("TOLD")
                + " only told, "
                + count("not measured")
                + " not measured.";
    }

    /** Every part ran, and nothing is FAIL. */
    boolean isGood() {
        return parts.stream().allMatch(PartResult::ran) && count("FAIL") == 0;
    }

    /** A line's cells, in the order of {@link #HEAD}. */
    static List<String> cells(Line line) {
        return List.of(
                line.metric(),
                figure(line.ours(), line.unit()),
                named(line.peer(), line.peerFigure(), line.unit()),
                Figures.ratio(Figures.timesPeer(line)),
                named(line.limit(), line.limitFigure(), line.unit()),
                Figures.ratio(Figures.timesLimit(line)),
                line.wanted(),
                line.verdict().name(),
                line.note());
    }

    private static String figure(double value, String unit) {
        return Double.isNaN(value) ? Figures.NONE : (Figures.text(value) + " " + unit).strip();
    }

    private static String named(String name, double value, String unit) {
        if (name.isEmpty()) {
            return Double.isNaN(value) ? Figures.NONE : figure(value, unit);
        }
        return name + ": " + figure(value, unit);
    }
}
