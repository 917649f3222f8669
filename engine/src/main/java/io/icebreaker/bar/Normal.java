package io.icebreaker.bar;

/**
 * The normal distribution: erfc, cdf and pdf to 1e-15 relative. Static, any thread, no garbage.
 *
 * <p>Rational forms: W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of
 * Computation 23 (1969) 631-637, tables II (|x| ≤ 0.46875), III (≤ 4) and IV (beyond). {@link Elementary}
 * gives the same bits on every machine.
 */
public final class Normal {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double SQRT_2_PI = 2.5066282746310005;
    private static final double ONE_BY_SQRT_PI = 0.5641895835477563;

    private static final double SMALL = 0.46875;
    private static final double MIDDLE = 4.0;

    /** exp(-x²/2) is 0 beyond 38.6, exp(-x²) beyond 27.3. */
    private static final double FAR = 40;

    private static final double[] SMALL_P = {
        1.85777706184603153e-1,
        3.16112374387056560e0,
        1.13864154151050156e2,
        3.77485237685302021e2,
        3.20937758913846947e3
    };
    private static final double[] SMALL_Q = {
        1,
        2.36012909523441209e1,
        2.44024637934444173e2,
        1.28261652607737228e3,
        2.84423683343917062e3
    };
    private static final double[] MIDDLE_P = {
        2.15311535474403846e-8,
        5.64188496988670089e-1,
        8.88314979438837594e0,
        6.61191906371416295e1,
        2.98635138197400131e2,
        8.81952221241769090e2,
        1.71204761263407058e3,
        2.05107837782607147e3,
        1.23033935479799725e3
    };
    private static final double[] MIDDLE_Q = {
        1,
        1.57449261107098347e1,
        1.17693950891312499e2,
        5.37181101862009858e2,
        1.62138957456669019e3,
        3.29079923573345963e3,
        4.36261909014324716e3,
        3.43936767414372164e3,
        1.23033935480374942e3
    };
    private static final double[] LARGE_P = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };
    private static final double[] LARGE_Q = {
        1,
        2.56852019228982242e0,
        1.87295284992346725e0,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };

    private Normal() {}

    /** 1 - erf(x). */
    public static double erfc(double x) {
        double y = Math.abs(x);
        if (y <= SMALL) {
            return 1 - x * smallRatio(x * x);
        }
        double tail = y > FAR ? 0 : expOfMinusSquare(y, 1) * scaled(y);
        return x < 0 ? 2 - tail : tail;
    }

    /** exp(x²)·erfc(x) for x from 0 on. */
    public static double erfcx(double x) {
        double square = x * x;
        if (x <= SMALL) {
            return Elementary.exp(square) * (1 - x * smallRatio(square));
        }
        return x <= MIDDLE ? paired(MIDDLE_P, x, square) / paired(MIDDLE_Q, x, square) : scaled(x);
    }

    /** The polynomial of degree 8 with its terms in pairs, which a processor adds up side by side. */
    private static double paired(double[] of, double x, double square) {
        double fourth = square * square;
        double low = (of[8] + of[7] * x) + (of[6] + of[5] * x) * square;
        double high = (of[4] + of[3] * x) + (of[2] + of[1] * x) * square;
        return low + high * fourth + of[0] * (fourth * fourth);
    }

    /** The probability of a value up to x: erfc(-x/√2)/2, its exponential taken of x itself. */
    public static double cdf(double x) {
        double y = Math.abs(x) * SQRT_HALF;
        if (y <= SMALL) {
            return 0.5 + 0.5 * (x * SQRT_HALF) * smallRatio(y * y);
        }
        double tail = y > FAR ? 0 : 0.5 * expOfMinusSquare(Math.abs(x), 0.5) * scaled(y);
        return x > 0 ? 1 - tail : tail;
    }

    /** The density at x: exp(-x²/2)/√(2π). */
    public static double pdf(double x) {
        double y = Math.abs(x);
        return y > FAR ? 0 : expOfMinusSquare(y, 0.5) / SQRT_2_PI;
    }

    /** erf(x)/x from x². */
    private static double smallRatio(double square) {
        return ratio(SMALL_P, SMALL_Q, square);
    }

    /** erfc(y)·exp(y²) for y above {@link #SMALL}. */
    private static double scaled(double y) {
        if (y <= MIDDLE) {
            return ratio(MIDDLE_P, MIDDLE_Q, y);
        }
        double inverse = 1 / (y * y);
        return (ONE_BY_SQRT_PI - inverse * ratio(LARGE_P, LARGE_Q, inverse)) / y;
    }

    /** exp(-factor·y²): y is split at sixteenths, whose square is exact, so that no digit is lost. */
    private static double expOfMinusSquare(double y, double factor) {
        double head = (long) (y * 16) / 16.0;
        double rest = (y - head) * (y + head);
        return Elementary.exp(-head * head * factor) * Elementary.exp(-rest * factor);
    }

    private static double ratio(double[] over, double[] under, double x) {
        double p = over[0];
        double q = under[0];
        for (int i = 1; i < over.length; i++) {
            p = p * x + over[i];
            q = q * x + under[i];
        }
        return p / q;
    }
}
