package io.icebreaker.scan;

import java.util.Arrays;

/**
 * The overnight ("buy today, sell tomorrow") score of a day (analytics 8.3), in tenths. Of the two formulas
 * A is normative; B hardly chooses and is a named variant. Pure functions; what is NaN or unknown adds 0.
 */
public final class BtstScore {
    /** What a score is the sum of. */
    public enum Part {
        CHANGE,
        VOLUME,
        RSI,
        MACD,
        SMA20,
        PATTERNS,
        LEVELS
    }

    /** Too few bars for a score. */
    public static final int NONE = -1;

    /** Bars, the one in hand included, that a swing level needs; fewer are no score. */
    public static final int LEAST_BARS = 41;

    /** A candidate has at least 7.0. */
    public static final int THRESHOLD = 70;

    private static final Part[] ALL = Part.values();

    public static final int PARTS = ALL.length;

    private static final int START = 50;
    private static final int MOST = 100;

    private BtstScore() {}

    /** By ordinal, without the copy that {@code values()} makes. */
    public static Part part(int ordinal) {
        return ALL[ordinal];
    }

    /**
     * Variant A.
     *
     * @param parts filled in, by {@link Part#ordinal()}, tenths
     * @return 0 to 100 tenths, or {@link #NONE}
     */
    public static int a(BtstInputs in, int[] parts) {
        Arrays.fill(parts, 0);
        parts[Part.CHANGE.ordinal()] = changeA(in);
        parts[Part.VOLUME.ordinal()] = volumeUp(in) - (in.compareRatio(8) < 0 ? 5 : 0);
        parts[Part.RSI.ordinal()] = rsiA(in.rsi);
        parts[Part.MACD.ordinal()] = macd(in, 5, -3);
        parts[Part.PATTERNS.ordinal()] = 8 * in.bullish - 8 * in.bearish;
        parts[Part.LEVELS.ordinal()] = levels(in);
        return total(in, parts);
    }

    /** Variant B; as {@link #a}. */
    public static int b(BtstInputs in, int[] parts) {
        Arrays.fill(parts, 0);
        parts[Part.CHANGE.ordinal()] =
                in.compareChange(2) > 0 ? 12 : in.compareChange(1) > 0 ? 8 : 0;
        parts[Part.VOLUME.ordinal()] = volumeUp(in);
        parts[Part.RSI.ordinal()] = in.rsi >= 40 && in.rsi <= 70 ? 10 : 0;
        parts[Part.MACD.ordinal()] = macd(in, 8, 0);
        parts[Part.SMA20.ordinal()] = in.closeE4 / 10000.0 > in.sma20 ? 6 : 0;
        parts[Part.PATTERNS.ordinal()] = 6 * in.bullish;
        return total(in, parts);
    }

    private static int total(BtstInputs in, int[] parts) {
        int sum = START;
        for (int part : parts) {
            sum += part;
        }
        return in.bars < LEAST_BARS ? NONE : Math.max(0, Math.min(MOST, sum));
    }

    private static int changeA(BtstInputs in) {
        if (in.compareChange(2) > 0) {
            return 15;
        }
        if (in.compareChange(1) > 0) {
            return 10;
        }
        if (in.previousCloseE4 <= 0 || in.compareChange(-1) >= 0) {
            return 0;
        }
        return in.compareChange(-2) < 0 ? -15 : -10;
    }

    private static int volumeUp(BtstInputs in) {
        return in.compareRatio(15) > 0 ? 10 : in.compareRatio(12) > 0 ? 5 : 0;
    }

    private static int rsiA(double rsi) {
        if (rsi >= 40 && rsi <= 60) {
            return 5;
        }
        return rsi > 70 || rsi < 30 ? -5 : 0;
    }

    private static int macd(BtstInputs in, int above, int below) {
        if (Double.isNaN(in.macd) || Double.isNaN(in.macdSignal)) {
            return 0;
        }
        return in.macd > in.macdSignal ? above : below;
    }

    /** Support within 2 % below, else resistance within 2 % above; only where both levels are known. */
    private static int levels(BtstInputs in) {
        if (in.supportE4 <= 0 || in.resistanceE4 <= 0) {
            return 0;
        }
        if (100 * (in.closeE4 - in.supportE4) < 2 * in.closeE4) {
            return 5;
        }
        return 100 * (in.resistanceE4 - in.closeE4) < 2 * in.closeE4 ? -5 : 0;
    }
}
