package io.icebreaker.bench.report;

import java.util.Locale;

/** Figures of a line as people read them. */
final class Figures {
    /** What stands where nothing was measured. */
    static final String NONE = "–";

    private Figures() {}

    /** Three digits, more only where they stand before the point. */
    static String text(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (Double.isInfinite(value)) {
            return "∞";
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3g";
        return String.format(Locale.ROOT, format, value);
    }

    /** Rates are better high; all else, times and bytes, is better low. */
    static boolean isBetterHigh(Line line) {
        return line.unit().contains("/s");
    }

    /** How many times better ours is than the peer; below 1 it is worse. NaN without a peer. */
    static double timesPeer(Line line) {
        return isBetterHigh(line)
                ? quotient(line.ours(), line.peerFigure())
                : quotient(line.peerFigure(), line.ours());
    }

    /** How many times the limit ours takes, 1 being the limit itself. NaN without a limit. */
    static double timesLimit(Line line) {
        return isBetterHigh(line)
                ? quotient(line.limitFigure(), line.ours())
                : quotient(line.ours(), line.limitFigure());
    }

    private static double quotient(double over, double under) {
        return over == 0 && under == 0 ? 1 : over / under;
    }

    /** A ratio as it is printed. */
    static String ratio(double value) {
        return Double.isNaN(value) ? NONE : text(value) + "×";
    }
}
