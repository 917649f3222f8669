package io.icebreaker.app;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Doubles as text: the fewest digits that read back to the same bits, without exponent; the same on every
 * JDK.
 */
public final class Doubles {
    /** 15 decimal digits are always safe to write, 17 always enough to read back. */
    private static final int FEWEST = 15;

    private static final int ENOUGH = 17;

    private Doubles() {}

    /** Empty for NaN. */
    public static String text(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact;
        for (int digits = FEWEST; digits <= ENOUGH; digits++) {
            rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                break;
            }
        }
        BigDecimal plain = rounded.stripTrailingZeros();
        return plain.signum() == 0 ? "0" : plain.toPlainString();
    }
}
