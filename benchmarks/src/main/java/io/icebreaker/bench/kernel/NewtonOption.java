package io.icebreaker.bench.kernel;

import io.icebreaker.bar.Normal;

/**
 * An option as one would write it first: Newton's method on the price from 20 % on, bisection where it leaves
 * the bracket or the vega vanishes, then the Greeks by their formulas. Rupees, fractions a year.
 */
final class NewtonOption {
    private static final double FIRST = 0.2;
    private static final double LEAST = 1e-4;
    private static final double MOST = 5;

    /** Rupees that the price may be off. */
    private static final double DONE = 1e-9;

    private static final int MOST_STEPS = 100;

    private double sigma;
    private double delta;
    private double gamma;
    private double vega;
    private double theta;
    private double rho;

    /** Solves and works out all Greeks; {@link #sigma()} is NaN when no volatility gives the price. */
    void compute(
            boolean call, double price, double forward, double strike, double years, double rate) {
        sigma = solve(call, price, forward, strike, years, rate);
        double root = Math.sqrt(years);
        double discount = Math.exp(-rate * years);
        double d1 = d1(forward, strike, sigma, years);
        double density = Math.exp(-d1 * d1 / 2) / Math.sqrt(2 * Math.PI);
        delta = discount * (call ? Normal.cdf(d1) : Normal.cdf(d1) - 1);
        gamma = discount * density / (forward * sigma * root);
        vega = discount * forward * density * root / 100;
        theta = (rate * price - discount * forward * density * sigma / (2 * root)) / 365;
        rho = -years * price / 100;
    }

    private static double solve(
            boolean call, double price, double forward, double strike, double years, double rate) {
        double low = LEAST;
        double high = MOST;
        double s = FIRST;
        for (int step = 0; step < MOST_STEPS; step++) {
            double error = price(call, forward, strike, s, years, rate) - price;
            if (Math.abs(error) < DONE) {
                return s;
            }
            if (error > 0) {
                high = s;
            } else {
                low = s;
            }
            double slope = slope(forward, strike, s, years, rate);
            double next = s - error / slope;
            s = next > low && next < high ? next : (low + high) / 2;
        }
        return Double.NaN;
    }

    private static double d1(double forward, double strike, double s, double years) {
        double v = s * Math.sqrt(years);
        return Math.log(forward / strike) / v + v / 2;
    }

    static double price(
            boolean call, double forward, double strike, double s, double years, double rate) {
        double d1 = d1(forward, strike, s, years);
        double d2 = d1 - s * Math.sqrt(years);
        double discount = Math.exp(-rate * years);
        return call
                ? discount * (forward * Normal.cdf(d1) - strike * Normal.cdf(d2))
                : discount * (strike * Normal.cdf(-d2) - forward * Normal.cdf(-d1));
    }

    private static double slope(
            double forward, double strike, double s, double years, double rate) {
        double d1 = d1(forward, strike, s, years);
        double density = Math.exp(-d1 * d1 / 2) / Math.sqrt(2 * Math.PI);
        return Math.exp(-rate * years) * forward * density * Math.sqrt(years);
    }

    double sigma() {
        return sigma;
    }

    double delta() {
        return delta;
    }

    double gamma() {
        return gamma;
    }

    /** For one volatility point. */
    double vega() {
        return vega;
    }

    /** For a calendar day. */
    double theta() {
        return theta;
    }

    /** For 1 % of rate. */
    double rho() {
        return rho;
    }
}
