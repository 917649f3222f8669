package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Doubles as text, against rounding the exact value to ever more digits. */
class DoublesTest {
    private final Random random = new Random(17);

    /** 15 decimal digits are always safe to write, 17 always enough to read back. */
    private static String slow(double value) {
        var exact = new BigDecimal(value);
        BigDecimal rounded = exact;
        for (int digits = 15; digits <= 17; digits++) {
            rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                break;
            }
        }
        return rounded.stripTrailingZeros().toPlainString();
    }

    private void compare(double value) {
        String text = Doubles.text(value);
        assertEquals(slow(value), text);
        assertEquals(value, Double.parseDouble(text));
        assertFalse(text.contains("E"), text);
    }

    @Test
    void isTheNearestOfTheShortest() {
        for (int n = 0; n < 60_000; n++) {
            compare(random.nextInt(1_000_000_000) / 10000.0);
            compare((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(12)));
            double any = Double.longBitsToDouble(random.nextLong());
            if (Math.abs(any) >= Double.MIN_NORMAL && Math.abs(any) < 1e300) {
                compare(any);
            }
        }
    }

    @Test
    void needsNoMoreDigitsThanItMust() {
        assertEquals("0.002", Doubles.text(2e-3));
        assertEquals("200000000000000000000000", Doubles.text(2e23));
        assertEquals("0.3", Doubles.text(0.3));
        assertEquals("0.30000000000000004", Doubles.text(0.1 + 0.2));
        assertEquals("-1234.5", Doubles.text(-1234.5));
        assertEquals("100", Doubles.text(100));
    }

    @Test
    void nothingIsEmptyAndZeroHasNoSign() {
        assertEquals("", Doubles.text(Double.NaN));
        assertEquals("0", Doubles.text(-0.0));
        assertThrows(NumberFormatException.class, () -> Doubles.text(Double.POSITIVE_INFINITY));
    }
}
