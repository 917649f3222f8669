package io.icebreaker.bench.whole;

import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Verdict;
import java.util.Locale;

/** A line in the making: what is not said stays empty. */
final class Draft {
    private final String target;
    private final String metric;
    private final String unit;
    private final double ours;
    private String peer = "";
    private double peerFigure = Double.NaN;
    private String limit = "";
    private double limitFigure = Double.NaN;
    private String wanted = "";
    private String note = "";

    Draft(String target, String metric, String unit, double ours) {
        this.target = target;
        this.metric = metric;
        this.unit = unit;
        this.ours = ours;
    }

    Draft peer(String name, double figure) {
        peer = name;
        peerFigure = figure;
        return this;
    }

    Draft limit(String name, double figure) {
        limit = name;
        limitFigure = figure;
        return this;
    }

    Draft wanted(String words) {
        wanted = words;
        return this;
    }

    Draft note(String format, Object... values) {
        note = String.format(Locale.ROOT, format, values);
        return this;
    }

    Line is(Verdict verdict) {
        return new Line(
                target,
                metric,
                unit,
                ours,
                peer,
                peerFigure,
                limit,
                limitFigure,
                wanted,
                verdict,
                note);
    }
}
