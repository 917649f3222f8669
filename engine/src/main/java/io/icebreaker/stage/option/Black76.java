package io.icebreaker.stage.option;

import io.icebreaker.bar.Elementary;
import io.icebreaker.bar.Normal;

/**
 * Black (1976) on the forward (analytics 6.8); {@link Greeks} has the rest. Rupees, fractions a year. Static,
 * any thread, no garbage.
 */
public final class Black76 {
    private Black76() {}

    /** The price; NaN when {@code sigma} or {@code years} is not above 0. */
    public static double price(
            boolean call, double forward, double strike, double sigma, double years, double rate) {
        double v = sigma * Math.sqrt(years);
        if (!(v > 0)) {
            return Double.NaN;
        }
        double d1 = Elementary.log(forward / strike) / v + v / 2;
        return priceOf(call, forward, strike, d1, d1 - v, Elementary.exp(-rate * years));
    }

    static double priceOf(
            boolean call, double forward, double strike, double d1, double d2, double discount) {
        return call
                ? discount * (forward * Normal.cdf(d1) - strike * Normal.cdf(d2))
                : discount * (strike * Normal.cdf(-d2) - forward * Normal.cdf(-d1));
    }

    /** For one volatility point. */
    public static double vega(
            double forward, double strike, double sigma, double years, double rate) {
        double root = Math.sqrt(years);
        double v = sigma * root;
        double d1 = Elementary.log(forward / strike) / v + v / 2;
        return Elementary.exp(-rate * years) * forward * Normal.pdf(d1) * root / 100;
    }

    /** What the option pays at {@code forward}; also its worth when time is up (6.6). */
    public static double intrinsic(boolean call, double forward, double strike) {
        return Math.max(call ? forward - strike : strike - forward, 0);
    }
}
