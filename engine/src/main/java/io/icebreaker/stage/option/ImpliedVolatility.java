package io.icebreaker.stage.option;

import io.icebreaker.bar.Elementary;
import io.icebreaker.bar.Normal;

/**
 * The volatility that makes Black-76 give a price (analytics 6.9). Holds the last answer; one owner, reused,
 * no garbage, no exceptions.
 */
public final class ImpliedVolatility {
    static final double SQRT_2_PI = 2.5066282746310005;
    static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double LEAST_S = 1e-9;
    private static final double MOST_S = 20;

    /** A step leaves an error of its fourth power, some 1e-14: there is nothing left to find. */
    private static final double DONE = 1e-3;

    /** Newton's first step, of s, from where a search had better begin by itself. */
    private static final double FAR = 0.1;

    private static final int MOST_ITERATIONS = 100;
    private static final double LEAST_SIGMA = 0.005;
    private static final double MOST_SIGMA = 5;
    private static final double LEAST_VEGA = 1e-8; // times F
    private static final double A_POINT = 0.01;

    private final LogTimeValue curve = new LogTimeValue();
    private double sigma;
    private double vega;
    private double timeValue;
    private int flag;
    private int iterations;

    /** Of the forward and strike solved last; a call and a put share them. */
    private double forwardBefore = Double.NaN;

    private double strikeBefore = Double.NaN;
    private double x;
    private double rootRatio;
    private double rootOfStrike; // √(K/F)
    private double rootProduct;
    private double inflection;
    private double tailsAtInflection;

    /** Of the time and rate solved last; a chain's options share them. */
    private double yearsBefore = Double.NaN;

    private double rateBefore = Double.NaN;
    private double rootYears;
    private double reciprocalRoot;
    private double growth;
    private double discount;

    /** Of the last volatility: sigma·√T, and b'(s). */
    private double s;

    private double h; // -|ln(F/K)|/s
    private double slope;

    /** What s lies between. */
    private double low;

    private double high;

    /**
     * Solves; {@link #sigma()} and the others then tell.
     *
     * @param price in rupees, NaN when there is none by 6.1
     * @param forward in rupees
     * @param strike in rupees
     * @param years time to expiry (6.6), the 60 s floor applied; not above 0 when it has expired
     * @param rate continuous, a year
     * @return the flag, {@link IvFlag#NONE} when there is a volatility
     */
    public int solve(
            boolean call, double price, double forward, double strike, double years, double rate) {
        return solve(call, price, forward, strike, years, rate, Double.NaN);
    }

    /** The same, begun at a sigma·√T that is near: a neighbour's; NaN for none. */
    int solve(
            boolean call,
            double price,
            double forward,
            double strike,
            double years,
            double rate,
            double likely) {
        sigma = Double.NaN;
        vega = Double.NaN;
        timeValue = Double.NaN;
        iterations = 0;
        flag = refuse(price, forward, strike, years);
        if (flag != IvFlag.NONE) {
            return flag;
        }
        prepare(years, rate);
        double undiscounted = price * growth;
        timeValue = undiscounted - Black76.intrinsic(call, forward, strike);
        if (!(timeValue > 0)) {
            flag = IvFlag.BELOW_INTRINSIC;
        } else if (undiscounted >= (call ? forward : strike)) {
            flag = IvFlag.ABOVE_MAX;
        } else {
            prepareStrike(forward, strike);
            publish(search(likely) * reciprocalRoot, forward);
        }
        return flag;
    }

    private static int refuse(double price, double forward, double strike, double years) {
        if (years <= 0) {
            return IvFlag.EXPIRED;
        }
        if (Double.isNaN(price)) {
            return IvFlag.NO_QUOTE;
        }
        boolean usable = price > 0 && forward > 0 && strike > 0 && years > 0;
        return usable && price + forward + strike < Double.POSITIVE_INFINITY
                ? IvFlag.NONE
                : IvFlag.BAD_INPUT;
    }

    private void prepare(double years, double rate) {
        if (years != yearsBefore || rate != rateBefore) {
            yearsBefore = years;
            rateBefore = rate;
            rootYears = Math.sqrt(years);
            reciprocalRoot = 1 / rootYears;
            growth = Elementary.exp(rate * years);
            discount = Elementary.exp(-rate * years);
        }
    }

    private void prepareStrike(double forward, double strike) {
        if (forward != forwardBefore || strike != strikeBefore) {
            forwardBefore = forward;
            strikeBefore = strike;
            x = -Math.abs(Elementary.log(forward / strike));
            rootRatio = Math.sqrt(Math.min(forward, strike) / Math.max(forward, strike));
            curve.moveTo(x);
            rootProduct = Math.sqrt(forward * strike);
            rootOfStrike = forward > strike ? rootRatio : 1 / rootRatio;
            inflection = Math.sqrt(-2 * x);
            tailsAtInflection = (1 - Normal.erfcx(Math.sqrt(-x))) / 2;
        }
    }

    private void publish(double found, double forward) {
        if (!(found >= LEAST_SIGMA && found <= MOST_SIGMA)) {
            flag = IvFlag.OUT_OF_RANGE;
            return;
        }
        s = found * rootYears;
        h = x / s;
        slope = slope(h, s / 2);
        double itsVega = discount * rootProduct * slope * rootYears * A_POINT;
        if (!(itsVega >= LEAST_VEGA * forward)) {
            flag = IvFlag.LOW_VEGA;
            return;
        }
        sigma = found;
        vega = itsVega;
    }

    /** s = sigma·√T on the out-of-the-money side, begun at what is likely, NaN for nothing. */
    private double search(double likely) {
        double beta = timeValue / rootProduct;
        return beta < rootRatio * tailsAtInflection ? below(beta, likely) : above(beta, likely);
    }

    /** Where the expansion of b at the money meets the price: s/√(2π) - |x|/2 + x²/(2s√(2π)). */
    private double expanded(double beta) {
        double a = SQRT_2_PI * (beta - x / 2);
        return (a + Math.sqrt(Math.max(0, a * a - 2 * x * x))) / 2;
    }

    /** Below the inflection of b(s); what was likely and leads far away is forgotten. */
    private double below(double beta, double likely) {
        low = LEAST_S;
        high = inflection;
        double wanted = -Elementary.log(beta);
        double s = Math.min(likely > 0 ? likely : expanded(beta), high);
        double moved = Double.POSITIVE_INFINITY;
        while (moved > DONE * s && iterations < MOST_ITERATIONS) {
            iterations++;
            curve.at(s);
            double newton = curve.newton(wanted);
            if (iterations == 1 && likely > 0 && !(Math.abs(newton) <= FAR * s)) {
                s = Math.min(expanded(beta), high);
                continue;
            }
            double next = step(s, newton, curve.second(), curve.third());
            moved = Math.max(Math.abs(next - s), Math.abs(newton));
            s = next;
        }
        return s;
    }

    /** Above it, on b itself. */
    private double above(double beta, double likely) {
        low = Math.max(LEAST_S, inflection);
        high = MOST_S;
        double first = likely > 0 ? likely : expanded(beta);
        double s = Math.min(high, Math.max(low, first));
        double moved = Double.POSITIVE_INFINITY;
        while (moved > DONE * s && iterations < MOST_ITERATIONS) {
            iterations++;
            double h = x / s;
            double t = s / 2;
            double slope = slope(h, t);
            double tails =
                    Normal.erfcx(Math.max(0, h + t) * SQRT_HALF)
                            + Normal.erfcx((t - h) * SQRT_HALF);
            double value = rootRatio - SQRT_2_PI / 2 * slope * tails;
            double second = h * h / s - s / 4;
            double third = second * second - (3 * h * h / (s * s) + 0.25);
            double newton = (beta - value) / slope;
            double next = step(s, newton, second, third);
            moved = Math.max(Math.abs(next - s), Math.abs(newton));
            s = next;
        }
        return s;
    }

    /** Householder's step, by derivatives over the first; the middle of the bracket when it leaves that. */
    private double step(double s, double newton, double second, double third) {
        if (newton <= 0) {
            high = s;
        } else { // not a number, too: so near 0 that both tails are the same
            low = s;
        }
        double over = 1 + second * newton / 2;
        double under = 1 + newton * (second + third * newton / 6);
        double next = s + newton * over / under;
        return next >= low && next <= high ? next : (low + high) / 2;
    }

    /** b'(s): the density that both tails share. */
    private static double slope(double h, double t) {
        return Elementary.exp(-(h * h + t * t) / 2) / SQRT_2_PI;
    }

    /** A fraction a year, NaN when there is none. */
    public double sigma() {
        return sigma;
    }

    /** Of {@link #sigma()} for one volatility point, NaN when there is none. */
    public double vega() {
        return vega;
    }

    /** Undiscounted price less intrinsic worth, rupees; NaN when it was not asked for. */
    public double timeValue() {
        return timeValue;
    }

    /** Of the last solution, for its Greeks: exp(-rT), sigma·√T. */
    double discount() {
        return discount;
    }

    double s() {
        return s;
    }

    /** F·n(d1), which is K·n(d2). */
    double forwardDensity() {
        return rootProduct * slope;
    }

    /** N(-|d1|), where d1 = ln(F/K)/s + s/2. */
    double tail(double d1) {
        return slope * rootOfStrike * SQRT_2_PI / 2 * Normal.erfcx(Math.abs(d1) * SQRT_HALF);
    }

    /** d1 = ln(F/K)/s + s/2; {@code above}: whether F is above K. */
    double d1(boolean above) {
        return (above ? -h : h) + s / 2;
    }

    /** See {@link IvFlag}. */
    public int flag() {
        return flag;
    }

    /** Steps the last solution took. */
    public int iterations() {
        return iterations;
    }
}
