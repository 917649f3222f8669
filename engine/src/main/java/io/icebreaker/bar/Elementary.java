package io.icebreaker.bar;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Exponential to one unit in the last place and natural logarithm to two, by additions, multiplications and
 * tables alone. As with {@link StrictMath}, every machine gives the same bits (other ones than its), but at a
 * third of the time: its logarithm is a call out of Java on JDK 17. Static, any thread, no garbage.
 *
 * <p>Table-driven reduction: P. T. P. Tang, "Table-driven implementation of the exponential function in IEEE
 * floating-point arithmetic", ACM Transactions on Mathematical Software 15 (1989) 144-157, and "... of the
 * logarithm function ...", ibid. 16 (1990) 378-400. What is left is small enough for the plain series.
 */
public final class Elementary {
    private static final int EXP_BITS = 7;
    private static final int EXP_PARTS = 1 << EXP_BITS;
    private static final double PARTS_BY_LN_2 = EXP_PARTS / 0.6931471805599453;

    /** ln 2 in two: the first part has 32 bits, so that its multiples up to 2^20 are exact. */
    private static final double LN_2_HIGH = 0x1.62e42feep-1;

    private static final double LN_2_LOW = 0x1.a39ef35793c76p-33;
    private static final double PART_HIGH = LN_2_HIGH / EXP_PARTS;
    private static final double PART_LOW = LN_2_LOW / EXP_PARTS;

    /** Added and taken away again, it rounds to a whole number. */
    private static final double ROUNDER = 0x1.8p52;

    /** Inside them no result is subnormal or infinite. */
    private static final double EXP_LEAST = -708;

    private static final double EXP_MOST = 709;

    private static final int LOG_BITS = 7;
    private static final int LOG_PARTS = 1 << LOG_BITS;

    /** Fractions lie in [0.6875, 1.375): of what is near 1 the logarithm is the fraction's alone. */
    private static final long LOG_FROM = 0x3fe6_0000_0000_0000L;

    private static final long UPPER_HALF = 0xffff_ffff_f800_0000L;

    /** 2^(i/128), and what rounding it lost. */
    private static final double[] POWERS = new double[2 * EXP_PARTS];

    /** 1/c of nine bits, for c near the middle of a part, and ln c. */
    private static final double[] CENTRES = new double[2 * LOG_PARTS];

    static {
        var root = BigDecimal.valueOf(2);
        for (int i = 0; i < EXP_BITS; i++) {
            root = root.sqrt(MathContext.DECIMAL128);
        }
        var power = BigDecimal.ONE;
        for (int i = 0; i < EXP_PARTS; i++) {
            POWERS[2 * i] = power.doubleValue();
            POWERS[2 * i + 1] = power.subtract(new BigDecimal(POWERS[2 * i])).doubleValue();
            power = power.multiply(root, MathContext.DECIMAL128);
        }
        for (int i = 0; i < LOG_PARTS; i++) {
            double middle = middle(i);
            double inverse = Math.abs(middle - 1) < 1.0 / 128 ? 1 : Math.rint(512 / middle) / 512;
            CENTRES[2 * i] = inverse;
            CENTRES[2 * i + 1] = -StrictMath.log(inverse);
        }
    }

    private Elementary() {}

    private static double middle(int part) {
        long bits = LOG_FROM + ((2L * part + 1) << (51 - LOG_BITS));
        return Double.longBitsToDouble(bits);
    }

    /** e to the power of x. */
    public static double exp(double x) {
        if (!(x > EXP_LEAST && x < EXP_MOST)) {
            return StrictMath.exp(x);
        }
        double rounded = x * PARTS_BY_LN_2 + ROUNDER;
        long parts = Double.doubleToRawLongBits(rounded);
        double whole = rounded - ROUNDER;
        double rest = x - whole * PART_HIGH - whole * PART_LOW;
        double square = rest * rest;
        double series =
                rest + square * (0.5 + rest * (1.0 / 6) + square * (1.0 / 24 + rest * (1.0 / 120)));
        int at = 2 * (int) (parts & EXP_PARTS - 1);
        double power = POWERS[at];
        double scaled = power + (power * series + POWERS[at + 1]);
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(scaled) + (parts >> EXP_BITS << 52));
    }

    /** The natural logarithm of x. */
    public static double log(double x) {
        if (!(x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY)) {
            return StrictMath.log(x);
        }
        long bits = Double.doubleToRawLongBits(x);
        long from = bits - LOG_FROM;
        int at = 2 * (int) (from >>> 52 - LOG_BITS & LOG_PARTS - 1);
        double power = from >> 52;
        long fraction = bits - (from & 0xfff0_0000_0000_0000L);
        double upper = Double.longBitsToDouble(fraction & UPPER_HALF);
        double lower = Double.longBitsToDouble(fraction) - upper;
        double inverse = CENTRES[at];
        double exact = upper * inverse - 1;
        double rest = exact + lower * inverse;
        double square = rest * rest;
        double high =
                (0.2 - rest * (1.0 / 6)) + square * ((1.0 / 7 - rest * 0.125) + square * (1.0 / 9));
        double series = (1.0 / 3 - rest * 0.25) + square * high;
        double small = power * LN_2_LOW + square * (rest * series - 0.5);
        return power * LN_2_HIGH + CENTRES[at + 1] + (rest + small);
    }
}
