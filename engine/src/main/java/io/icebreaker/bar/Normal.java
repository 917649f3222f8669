package io.icebreaker.bar;

/**
 * The standard normal distribution, for bulk volume classification (analytics 1.5). Relative error a few
 * units of 1e-16 in erfc. Pure; any thread; allocates nothing.
 *
 * <p>Source: W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23 (1969);
 * the coefficients are those of his CALERF (netlib, specfun).
 */
public final class Normal {
    private static final double SMALL = 0.46875;
    private static final double MIDDLE = 4;

    /** Below, erfc(-x) is 2 in every digit; above, erfc(x) is 0. */
    private static final double LARGEST = 26.543;

    private static final double ONE_OVER_ROOT_PI = 5.6418958354775628695e-1;
    private static final double ROOT_HALF = Math.sqrt(0.5);

    private static final double[] A = {
        3.16112374387056560e00,
        1.13864154151050156e02,
        3.77485237685302021e02,
        3.20937758913846947e03,
        1.85777706184603153e-1
    };
    private static final double[] B = {
        2.36012909523441209e01,
        2.44024637934444173e02,
        1.28261652607737228e03,
        2.84423683343917062e03
    };
    private static final double[] C = {
        5.64188496988670089e-1,
        8.88314979438837594e0,
        6.61191906371416295e01,
        2.98635138197400131e02,
        8.81952221241769090e02,
        1.71204761263407058e03,
        2.05107837782607147e03,
        1.23033935479799725e03,
        2.15311535474403846e-8
    };
    private static final double[] D = {
        1.57449261107098347e01,
        1.17693950891312499e02,
        5.37181101862009858e02,
        1.62138957456669019e03,
        3.29079923573345963e03,
        4.36261909014324716e03,
        3.43936767414372164e03,
        1.23033935480374942e03
    };
    private static final double[] P = {
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4,
        1.63153871373020978e-2
    };
    private static final double[] Q = {
        2.56852019228982242e00,
        1.87295284992346047e00,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };

    private Normal() {}

    /** Probability of a standard normal value up to {@code x}; NaN for NaN. */
    public static double cdf(double x) {
        return 0.5 * erfc(-x * ROOT_HALF);
    }

    /** The complementary error function. */
    public static double erfc(double x) {
        double y = Math.abs(x);
        if (y <= SMALL) {
            return 1 - erf(x);
        }
        if (y >= LARGEST) {
            return x < 0 ? 2 : 0;
        }
        double tail = scale(y) * (y <= MIDDLE ? middle(y) : far(y));
        return x < 0 ? 2 - tail : tail;
    }

    private static double erf(double x) {
        double square = x * x;
        double above = A[4] * square;
        double below = square;
        for (int i = 0; i < 3; i++) {
            above = (above + A[i]) * square;
            below = (below + B[i]) * square;
        }
        return x * (above + A[3]) / (below + B[3]);
    }

    private static double middle(double y) {
        double above = C[8] * y;
        double below = y;
        for (int i = 0; i < 7; i++) {
            above = (above + C[i]) * y;
            below = (below + D[i]) * y;
        }
        return (above + C[7]) / (below + D[7]);
    }

    private static double far(double y) {
        double square = 1 / (y * y);
        double above = P[5] * square;
        double below = square;
        for (int i = 0; i < 4; i++) {
            above = (above + P[i]) * square;
            below = (below + Q[i]) * square;
        }
        double series = square * (above + P[4]) / (below + Q[4]);
        return (ONE_OVER_ROOT_PI - series) / y;
    }

    /** exp(-y²), its exponent split in two so that the square's rounding does not grow with y. */
    private static double scale(double y) {
        double head = Math.floor(y * 16) / 16;
        double rest = (y - head) * (y + head);
        return StrictMath.exp(-head * head) * StrictMath.exp(-rest);
    }
}
