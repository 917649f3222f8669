package io.icebreaker.feed.chain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A chain's numbers from their text: money by decimal digits, quantities by analytics 6.1. */
final class Numbers {
    /** Fits a long in E4 with room for sums. */
    private static final BigDecimal MOST = new BigDecimal("1e12");

    private static final int DECIMALS = 4;
    private static final long[] STEPS = {500, 100};
    private static final double E4 = 10_000;

    private Numbers() {}

    /** E4, not below 0. */
    static long price(String text, String place) throws ChainException {
        return notNegative(number(text, place), text, place)
                .movePointRight(DECIMALS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
    }

    /** E4 of either sign, to the nearest paisa: what the web calls "change" has noise digits. */
    static long change(String text, String place) throws ChainException {
        return number(text, place)
                .setScale(2, RoundingMode.HALF_UP)
                .movePointRight(DECIMALS)
                .longValue();
    }

    /**
     * E4 of a float32 that was widened to a double: the multiple of 0.05, else of 0.01, that has the same
     * float32 (analytics 0.1).
     */
    static long widened(String text, String place) throws ChainException {
        double value = notNegative(number(text, place), text, place).doubleValue();
        for (long step : STEPS) {
            long candidate = Math.round(value * E4 / step) * step;
            if ((float) (candidate / E4) == (float) value) {
                return candidate;
            }
        }
        return Math.round(value * E4);
    }

    /** Units of a number of contracts, rounded half up; not below 0. */
    static long units(String text, long lot, String place) throws ChainException {
        return signedUnits(notNegative(number(text, place), text, place).toString(), lot, place);
    }

    /** The same of either sign. */
    static long signedUnits(String text, long lot, String place) throws ChainException {
        return (long) Math.floor(number(text, place).doubleValue() * lot + 0.5);
    }

    /** A fraction of a percentage, NaN for 0: "not computed". */
    static double percent(String text, String place) throws ChainException {
        double percent = number(text, place).doubleValue();
        return percent == 0 ? Double.NaN : percent / 100;
    }

    private static BigDecimal number(String text, String place) throws ChainException {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            if (number.abs().compareTo(MOST) < 0) {
                return number;
            }
            throw new ChainException(ChainProblem.NEGATIVE, place + ": " + text);
        } catch (NumberFormatException e) {
            throw new ChainException(ChainProblem.NOT_A_NUMBER, place + ": '" + text + "'");
        }
    }

    private static BigDecimal notNegative(BigDecimal number, String text, String place)
            throws ChainException {
        if (number.signum() < 0) {
            throw new ChainException(ChainProblem.NEGATIVE, place + ": " + text);
        }
        return number;
    }
}
