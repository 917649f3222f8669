package io.icebreaker.feed.sim;

/**
 * Price of a European option on a future (Black 1976). StrictMath, so that a seed gives one market
 * everywhere; the normal distribution is Abramowitz and Stegun 26.2.17, good to 7.5e-8, which at these
 * prices is a twentieth of a tick at worst.
 */
public final class Black76 {
    private static final double[] COEFFICIENTS = {
        0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429
    };
    private static final double SCALE = 0.2316419;
    private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;

    private Black76() {}

    /**
     * Undiscounted call, in the unit of {@code future} and {@code strike}; {@code deviation} is iv times the
     * root of the years left.
     */
    public static double call(double future, double strike, double deviation) {
        double d1 = StrictMath.log(future / strike) / deviation + deviation / 2;
        return future * normal(d1) - strike * normal(d1 - deviation);
    }

    private static double normal(double x) {
        double t = 1 / (1 + SCALE * Math.abs(x));
        double sum = 0;
        for (int i = COEFFICIENTS.length - 1; i >= 0; i--) {
            sum = (sum + COEFFICIENTS[i]) * t;
        }
        double upper = INVERSE_ROOT_TWO_PI * StrictMath.exp(-x * x / 2) * sum;
        return x >= 0 ? 1 - upper : upper;
    }
}
