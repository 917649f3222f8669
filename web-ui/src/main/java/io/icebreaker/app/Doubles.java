package io.icebreaker.app;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/**
 * Doubles as text: the fewest digits that read back to the same bits, without exponent; the same on every
 * JDK (17's own {@code toString} now and then writes one too many). The digits are found by Schubfach (R.
 * Giulietti, "The Schubfach way to render doubles", 2020) as Jackson carries it.
 */
public final class Doubles {
    private Doubles() {}

    /** Empty for NaN. */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == 0) {
            return "0";
        }
        var decimal = new BigDecimal(NumberOutput.toString(value, true));
        return decimal.stripTrailingZeros().toPlainString();
    }
}
