package io.icebreaker.pattern;

import io.icebreaker.tick.Prices;
import java.util.Arrays;

/**
 * Levels for a session from the high, low and official close of the one before (analytics 7.6). Wide use, no
 * author; both readings of Woodie's are in circulation.
 */
public enum PivotSystem {
    /** Around the typical price. */
    STANDARD,
    /** The typical price and shares of the range. */
    FIBONACCI,
    /** The close counts twice. */
    WOODIE,
    /** Woodie's with the session's own open in the place of the close: known only once it is open. */
    WOODIE_OPEN,
    /** Shares of the range around the close; four on either side. */
    CAMARILLA;

    private static final double[] FIBONACCI_SHARES = {0.382, 0.618, 1.0};
    private static final double[] CAMARILLA_PARTS = {12, 6, 4, 2};
    private static final double CAMARILLA_RANGE = 1.1;

    /**
     * Works the levels out.
     *
     * @param openE4 the open of the session they are for; only {@link #WOODIE_OPEN} looks at it
     * @param out rupees by {@link PivotLevel#ordinal()}, NaN for what the system does not have
     */
    public void levels(long highE4, long lowE4, long closeE4, long openE4, double[] out) {
        double high = rupees(highE4);
        double low = rupees(lowE4);
        double close = rupees(closeE4);
        Arrays.fill(out, Double.NaN);
        switch (this) {
            case STANDARD -> around((high + low + close) / 3, high, low, out);
            case FIBONACCI ->
                    shares((high + low + close) / 3, (high + low + close) / 3, high - low, out);
            case WOODIE -> around((high + low + 2 * close) / 4, high, low, out);
            case WOODIE_OPEN -> around((high + low + 2 * rupees(openE4)) / 4, high, low, out);
            case CAMARILLA -> parts((high + low + close) / 3, close, high - low, out);
        }
    }

    private static void around(double p, double high, double low, double[] out) {
        double range = high - low;
        put(out, PivotLevel.P, p);
        put(out, PivotLevel.R1, 2 * p - low);
        put(out, PivotLevel.S1, 2 * p - high);
        put(out, PivotLevel.R2, p + range);
        put(out, PivotLevel.S2, p - range);
        put(out, PivotLevel.R3, high + 2 * (p - low));
        put(out, PivotLevel.S3, low - 2 * (high - p));
    }

    private static void shares(double p, double middle, double range, double[] out) {
        put(out, PivotLevel.P, p);
        for (int k = 0; k < FIBONACCI_SHARES.length; k++) {
            pair(out, k, middle, FIBONACCI_SHARES[k] * range);
        }
    }

    private static void parts(double p, double close, double range, double[] out) {
        put(out, PivotLevel.P, p);
        for (int k = 0; k < CAMARILLA_PARTS.length; k++) {
            pair(out, k, close, range * CAMARILLA_RANGE / CAMARILLA_PARTS[k]);
        }
    }

    private static void pair(double[] out, int k, double middle, double distance) {
        out[PivotLevel.R1.ordinal() + k] = middle + distance;
        out[PivotLevel.S1.ordinal() + k] = middle - distance;
    }

    private static void put(double[] out, PivotLevel level, double price) {
        out[level.ordinal()] = price;
    }

    private static double rupees(long e4) {
        return e4 / (double) Prices.ONE;
    }
}
