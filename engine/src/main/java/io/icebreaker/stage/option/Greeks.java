package io.icebreaker.stage.option;

import io.icebreaker.bar.Elementary;
import io.icebreaker.bar.Normal;

/**
 * Price and Greeks of one option by Black (1976), in the units of analytics 6.8. One owner, reused; no
 * garbage.
 */
public final class Greeks {
    private static final double A_DAY = 1.0 / 365; // of a year
    private static final double A_POINT = 0.01;

    private double price;
    private double delta;
    private double gamma;
    private double vega;
    private double theta;
    private double rho;

    /**
     * Works out all of them; NaN for any input that is NaN, and when {@code years} or {@code sigma} is not
     * above 0.
     *
     * @param forward and strike in rupees
     * @param sigma volatility a year, a fraction
     * @param years time to expiry (6.6)
     * @param rate continuous, a year
     */
    public void compute(
            boolean call, double forward, double strike, double sigma, double years, double rate) {
        if (!(sigma > 0 && years > 0 && forward > 0 && strike > 0)) {
            clear();
            return;
        }
        double root = Math.sqrt(years);
        double v = sigma * root;
        double d1 = Elementary.log(forward / strike) / v + v / 2;
        double d2 = d1 - v;
        double discount = Elementary.exp(-rate * years);
        double density = Normal.pdf(d1);
        double forwardDensity = discount * forward * density;
        price = Black76.priceOf(call, forward, strike, d1, d2, discount);
        delta = call ? discount * Normal.cdf(d1) : -discount * Normal.cdf(-d1);
        gamma = discount * density / (forward * v);
        vega = forwardDensity * root * A_POINT;
        theta = (rate * price - forwardDensity * sigma / (2 * root)) * A_DAY;
        rho = -years * price * A_POINT;
    }

    /**
     * The same for an option whose volatility has just been solved from {@code itsPrice}: what the solver
     * already knows is not worked out again.
     */
    void compute(
            boolean call,
            double itsPrice,
            ImpliedVolatility solved,
            double forward,
            double strike,
            double years,
            double rate) {
        double v = solved.s();
        double d1 = solved.d1(forward > strike);
        double tail = solved.tail(d1);
        double cdf = d1 > 0 == call ? 1 - tail : tail;
        double discount = solved.discount();
        double forwardDensity = discount * solved.forwardDensity();
        price = itsPrice;
        delta = call ? discount * cdf : -discount * cdf;
        gamma = forwardDensity / (forward * forward * v);
        vega = solved.vega();
        theta = (rate * price - forwardDensity * v / (2 * years)) * A_DAY;
        rho = -years * price * A_POINT;
    }

    /** Forgets: everything NaN. */
    public void clear() {
        price = Double.NaN;
        delta = Double.NaN;
        gamma = Double.NaN;
        vega = Double.NaN;
        theta = Double.NaN;
        rho = Double.NaN;
    }

    /** Rupees. */
    public double price() {
        return price;
    }

    /** For a move of the forward by 1. */
    public double delta() {
        return delta;
    }

    /** Change of delta for a move of the forward by 1. */
    public double gamma() {
        return gamma;
    }

    /** For one volatility point (0.01). */
    public double vega() {
        return vega;
    }

    /** For a calendar day, the forward held. */
    public double theta() {
        return theta;
    }

    /** For 1 % of rate, the forward held. */
    public double rho() {
        return rho;
    }
}
