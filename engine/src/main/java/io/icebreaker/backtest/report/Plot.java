package io.icebreaker.backtest.report;

import java.math.BigDecimal;
import java.util.Locale;

/** An SVG of fixed coordinates under construction, with a value axis on the left. */
final class Plot {
    static final int LEFT = 78;
    private static final int TOP = 8;
    private static final int BOTTOM = 20;
    private static final int RIGHT = 8;
    private static final int TICKS = 4;

    private final StringBuilder svg = new StringBuilder();
    private final int width;
    private final int height;
    private final double low;
    private final double high;

    /** Of that size in units of the view box; values from low to high. */
    Plot(int width, int height, double low, double high) {
        this.width = width;
        this.height = height;
        double room = high > low ? 0 : Math.max(1, Math.abs(high) * 0.01);
        this.low = low - room;
        this.high = high + room;
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<svg viewBox=\"0 0 %d %d\" role=\"img\">"
                                + "<defs><pattern id=\"gap\" width=\"6\" height=\"6\""
                                + " patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
                                + "<line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"var(--hatch)\""
                                + " stroke-width=\"2\"/></pattern></defs>%n",
                        width,
                        height));
    }

    int inner() {
        return width - LEFT - RIGHT;
    }

    double x(double share) {
        return LEFT + share * inner();
    }

    double y(double value) {
        return TOP + (high - value) / (high - low) * (height - TOP - BOTTOM);
    }

    double bottom() {
        return height - BOTTOM;
    }

    /** Lines at round values with their rupees, or plain. */
    Plot axis(boolean rupees) {
        return axis(step((high - low) / TICKS), rupees);
    }

    /** The same of what is counted: whole numbers only. */
    Plot counts() {
        return axis(Math.max(1, step((high - low) / TICKS)), false);
    }

    private Plot axis(double step, boolean rupees) {
        for (long n = (long) Math.ceil(low / step); n * step <= high; n++) {
            double at = n * step;
            line(LEFT, y(at), width - RIGHT, y(at), "var(--line)", 1);
            int digits = step < 0.1 ? 2 : step < 1 ? 1 : 0;
            String text = rupees ? rupees(at, step < 1 ? 2 : 0) : Html.number(at, digits);
            text(LEFT - 6, y(at) + 4, "end", text);
        }
        return this;
    }

    private static String rupees(double at, int digits) {
        return at == 0 || digits == 0
                ? Html.rupees(BigDecimal.valueOf(Math.round(at)))
                : (at < 0 ? "−₹" : "₹") + Html.number(Math.abs(at), digits);
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }

    Plot line(double x1, double y1, double x2, double y2, String colour, double stroke) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
                                + " stroke-width=\"%.1f\"/>%n",
                        x1,
                        y1,
                        x2,
                        y2,
                        colour,
                        stroke));
        return this;
    }

    Plot rect(double x, double y, double w, double h, String fill, String title) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\">",
                        x,
                        y,
                        Math.max(0.5, w),
                        Math.max(0.5, h),
                        fill));
        svg.append(title.isEmpty() ? "" : "<title>" + Html.escaped(title) + "</title>");
        svg.append("</rect>\n");
        return this;
    }

    /** A band from top to bottom in which packets are missing. */
    Plot gap(double fromShare, double toShare, String title) {
        double from = x(fromShare);
        return rect(from, TOP, Math.max(3, x(toShare) - from), bottom() - TOP, "url(#gap)", title);
    }

    Plot text(double x, double y, String anchor, String text) {
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                        x,
                        y,
                        anchor,
                        Html.escaped(text)));
        return this;
    }

    /** A line through (share, value) pairs. */
    Plot path(double[] shares, double[] values, String colour, double stroke) {
        svg.append("<path fill=\"none\" stroke=\"").append(colour).append("\" stroke-width=\"");
        svg.append(stroke)
                .append("\" stroke-linejoin=\"round\" d=\"")
                .append(points(shares, values));
        svg.append("\"/>\n");
        return this;
    }

    /** The area between such a line and a base value. */
    Plot area(double[] shares, double[] values, double base, String colour) {
        svg.append("<path fill=\"").append(colour).append("\" fill-opacity=\"0.25\" stroke=\"");
        svg.append(colour).append("\" d=\"").append(points(shares, values));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "L%.1f %.1fL%.1f %.1fZ\"/>%n",
                        x(shares[shares.length - 1]),
                        y(base),
                        x(shares[0]),
                        y(base)));
        return this;
    }

    private String points(double[] shares, double[] values) {
        var text = new StringBuilder();
        for (int i = 0; i < shares.length; i++) {
            text.append(i == 0 ? 'M' : 'L');
            text.append(String.format(Locale.ROOT, "%.1f %.1f", x(shares[i]), y(values[i])));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return svg + "</svg>\n";
    }
}
