package io.icebreaker.stage.option;

import io.icebreaker.bar.Normal;

/**
 * The volatility that makes Black-76 give a price (analytics 6.9). Holds the last answer; one owner, reused,
 * no garbage, no exceptions.
 */
public final class ImpliedVolatility {
    private static final double SQRT_2_PI = 2.5066282746310005;
    private static final double LEAST_S = 1e-9;
    private static final double MOST_S = 20;
    private static final double AT_THE_MONEY = 1e-16;
    private static final double DONE = 4e-15;
    private static final double NEARLY_DONE = 1e-9;
    private static final int MOST_ITERATIONS = 100;
    private static final double LEAST_SIGMA = 0.005;
    private static final double MOST_SIGMA = 5;
    private static final double LEAST_VEGA = 1e-8; // times F

    private double sigma;
    private double vega;
    private double timeValue;
    private int flag;
    private int iterations;

    private double x;
    private double rootRatio;

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
        sigma = Double.NaN;
        vega = Double.NaN;
        timeValue = Double.NaN;
        iterations = 0;
        flag = refuse(price, forward, strike, years);
        if (flag != IvFlag.NONE) {
            return flag;
        }
        double undiscounted = price * StrictMath.exp(rate * years);
        timeValue = undiscounted - Black76.intrinsic(call, forward, strike);
        if (!(timeValue > 0)) {
            flag = IvFlag.BELOW_INTRINSIC;
        } else if (undiscounted >= (call ? forward : strike)) {
            flag = IvFlag.ABOVE_MAX;
        } else {
            publish(search(forward, strike) / Math.sqrt(years), forward, strike, years, rate);
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

    private void publish(double found, double forward, double strike, double years, double rate) {
        if (!(found >= LEAST_SIGMA && found <= MOST_SIGMA)) {
            flag = IvFlag.OUT_OF_RANGE;
            return;
        }
        double itsVega = Black76.vega(forward, strike, found, years, rate);
        if (!(itsVega >= LEAST_VEGA * forward)) {
            flag = IvFlag.LOW_VEGA;
            return;
        }
        sigma = found;
        vega = itsVega;
    }

    /** s = sigma·√T on the out-of-the-money side: Newton on b or ln b, bisection where that strays. */
    private double search(double forward, double strike) {
        x = -Math.abs(StrictMath.log(forward / strike));
        rootRatio = StrictMath.exp(x / 2);
        double beta = timeValue / Math.sqrt(forward * strike);
        boolean atTheMoney = -x < AT_THE_MONEY;
        double s = atTheMoney ? beta * SQRT_2_PI : Math.sqrt(2 * -x);
        boolean onLogarithm = !atTheMoney && beta < b(s);
        double target = onLogarithm ? StrictMath.log(beta) : beta;
        double low = LEAST_S;
        double high = MOST_S;
        double before = Double.POSITIVE_INFINITY;
        while (iterations < MOST_ITERATIONS) {
            iterations++;
            double value = b(s);
            if (value > beta) {
                high = Math.min(high, s);
            } else {
                low = Math.max(low, s);
            }
            double next = s + step(s, value, target, onLogarithm);
            if (!(next >= low && next <= high)) {
                next = (low + high) / 2;
            }
            double moved = Math.abs(next - s);
            s = next;
            if (moved <= DONE * s || moved < NEARLY_DONE * s && moved >= before) {
                break;
            }
            before = moved;
        }
        return s;
    }

    private double step(double s, double value, double target, boolean onLogarithm) {
        double slope = slope(s);
        return onLogarithm
                ? (target - StrictMath.log(value)) * value / slope
                : (target - value) / slope;
    }

    /** The undiscounted price over √(FK). */
    private double b(double s) {
        return rootRatio * Normal.cdf(x / s + s / 2) - Normal.cdf(x / s - s / 2) / rootRatio;
    }

    private double slope(double s) {
        double a = x / s;
        double c = s / 2;
        return StrictMath.exp(-(a * a + c * c) / 2) / SQRT_2_PI;
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

    /** See {@link IvFlag}. */
    public int flag() {
        return flag;
    }

    /** Steps the last solution took. */
    public int iterations() {
        return iterations;
    }
}
