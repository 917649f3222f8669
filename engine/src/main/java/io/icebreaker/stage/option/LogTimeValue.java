package io.icebreaker.stage.option;

import io.icebreaker.bar.Elementary;
import io.icebreaker.bar.Normal;

/**
 * -ln b(s) of a strike, with what a step of third order on 1/√(-ln b) needs, at one s up to the inflection of
 * b; there the function is nearly a straight line. Kept: a strike's call and put are looked for at the same
 * s. Both tails of b have the factor exp(-(h² + t²)/2): in ln b it is a summand, in b'/b it cancels, so no
 * exponential is needed.
 */
final class LogTimeValue {
    private double x;
    private double s = Double.NaN;
    private double value;
    private double inverse; // b/b'
    private double second;
    private double third;

    /** Another strike or forward: x = -|ln(F/K)|. */
    void moveTo(double itsX) {
        x = itsX;
        s = Double.NaN;
    }

    /** Works out everything at s. */
    void at(double its) {
        if (its != s) {
            s = its;
            look();
        }
    }

    private void look() {
        double reciprocal = 1 / s;
        double h = x * reciprocal;
        double t = s / 2;
        double tails = tails(h, t);
        value = (h * h + t * t) / 2 - Elementary.log(tails);
        inverse = ImpliedVolatility.SQRT_2_PI * tails;
        double share = 1 / (inverse * value);
        double ratio = share * value;
        double steep = h * reciprocal * (h * reciprocal);
        double rest = steep * s - s / 4 - ratio;
        second = 1.5 * share + rest;
        third = second * second + 1.5 * share * (rest + share) - (3 * steep + 0.25) - ratio * rest;
    }

    /** b over the factor its tails share. */
    private static double tails(double h, double t) {
        double right = Normal.erfcx(Math.max(0, -(h + t)) * ImpliedVolatility.SQRT_HALF);
        return (right - Normal.erfcx((t - h) * ImpliedVolatility.SQRT_HALF)) / 2;
    }

    /** Newton's step towards {@code wanted} = -ln b. */
    double newton(double wanted) {
        return 2 * value * (Math.sqrt(value / wanted) - 1) * inverse;
    }

    /** The second derivative over the first. */
    double second() {
        return second;
    }

    /** The third derivative over the first. */
    double third() {
        return third;
    }
}
