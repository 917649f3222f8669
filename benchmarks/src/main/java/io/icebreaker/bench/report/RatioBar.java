package io.icebreaker.bench.report;

import java.util.Locale;

/** A ratio to the peer as a small bar, a decade a step: to the right of the mark ours is better. */
final class RatioBar {
    private static final double WIDTH = 90;
    private static final double LOWEST = -1; // a tenth of the peer
    private static final double HIGHEST = 4; // ten thousand times better
    private static final double ONE = at(0);

    private RatioBar() {}

    /** An SVG element; empty without a ratio. */
    static String svg(double ratio) {
        if (Double.isNaN(ratio)) {
            return "";
        }
        double end = at(Math.log10(ratio));
        double from = Math.min(ONE, end);
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %.0f 8\" width=\"%.0f\" height=\"8\" aria-hidden=\"true\">"
                        + "<rect class=\"track\" x=\"0\" y=\"3\" width=\"%.0f\" height=\"2\"/>"
                        + "<rect class=\"%s\" x=\"%.1f\" y=\"1\" width=\"%.1f\" height=\"6\"/>"
                        + "<rect class=\"one\" x=\"%.1f\" y=\"0\" width=\"1\" height=\"8\"/></svg>",
                WIDTH,
                WIDTH,
                WIDTH,
                ratio >= 1 ? "better" : "worse",
                from,
                Math.abs(end - ONE),
                ONE);
    }

    private static double at(double decade) {
        double within = Math.max(LOWEST, Math.min(HIGHEST, decade));
        return WIDTH * (within - LOWEST) / (HIGHEST - LOWEST);
    }
}
