package io.icebreaker.stage.option;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Black-76 in 60-digit arithmetic, from series that need no table: slow and obvious. */
final class Exact {
    static final MathContext MC = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TINY = new BigDecimal("1e-75");
    static final BigDecimal PI =
            new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459");
    private static final BigDecimal LN2 = lnNearOne(TWO);

    private Exact() {}

    static BigDecimal of(double value) {
        return new BigDecimal(value);
    }

    /** e^x: halved until small, Taylor, squared back. */
    static BigDecimal exp(BigDecimal x) {
        int halvings = 0;
        BigDecimal small = x;
        while (small.abs().compareTo(HALF) > 0) {
            small = small.divide(TWO);
            halvings++;
        }
        MathContext wide = new MathContext(80);
        small = small.round(wide);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; term.abs().compareTo(new BigDecimal("1e-85")) > 0; n++) {
            term = term.multiply(small, wide).divide(BigDecimal.valueOf(n), wide);
            sum = sum.add(term, wide);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, wide);
        }
        return sum;
    }

    /** ln x: powers of two out, then 2·artanh((x-1)/(x+1)). */
    static BigDecimal ln(BigDecimal x) {
        int twos = 0;
        BigDecimal near = x;
        while (near.compareTo(new BigDecimal("1.5")) > 0) {
            near = near.divide(TWO);
            twos++;
        }
        while (near.compareTo(new BigDecimal("0.75")) < 0) {
            near = near.multiply(TWO);
            twos--;
        }
        return lnNearOne(near).add(LN2.multiply(BigDecimal.valueOf(twos)), MC);
    }

    private static BigDecimal lnNearOne(BigDecimal x) {
        BigDecimal z = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), MC);
        BigDecimal square = z.multiply(z, MC);
        BigDecimal power = z;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 1; power.abs().compareTo(TINY) > 0; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), MC), MC);
            power = power.multiply(square, MC);
        }
        return sum.multiply(TWO, MC);
    }

    static BigDecimal pdf(BigDecimal x) {
        BigDecimal root = TWO.multiply(PI).sqrt(MC);
        return exp(x.multiply(x, MC).divide(TWO).negate()).divide(root, MC);
    }

    /**
     * N(x): near 0 by 1/2 + n(x)(x + x³/3 + x⁵/15 + ...), whose terms all have one sign; the far lower tail
     * by the continued fraction n(x)/(|x| + 1/(|x| + 2/(|x| + ...))), so that it has digits of its own.
     */
    static BigDecimal cdf(BigDecimal x) {
        if (x.signum() > 0) {
            return BigDecimal.ONE.subtract(cdf(x.negate()), MC);
        }
        BigDecimal far = x.negate();
        return far.compareTo(BigDecimal.valueOf(8)) > 0 ? tail(far) : HALF.add(series(x), MC);
    }

    private static BigDecimal series(BigDecimal x) {
        MathContext wide = new MathContext(90);
        BigDecimal square = x.multiply(x, wide);
        BigDecimal term = x;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 3; term.abs().compareTo(new BigDecimal("1e-85")) > 0; n += 2) {
            sum = sum.add(term, wide);
            term = term.multiply(square, wide).divide(BigDecimal.valueOf(n), wide);
        }
        return sum.multiply(pdf(x), wide);
    }

    private static BigDecimal tail(BigDecimal far) {
        BigDecimal fraction = far;
        for (int n = 200; n > 0; n--) {
            fraction = far.add(BigDecimal.valueOf(n).divide(fraction, MC), MC);
        }
        return pdf(far).divide(fraction, MC);
    }

    static BigDecimal erfc(BigDecimal x) {
        return TWO.multiply(cdf(x.negate().multiply(TWO.sqrt(new MathContext(80)))), MC);
    }

    /** The price that sigma gives, exactly for the doubles as they are. */
    static BigDecimal price(
            boolean call, double f, double k, BigDecimal sigma, double years, double rate) {
        BigDecimal forward = of(f);
        BigDecimal strike = of(k);
        BigDecimal v = sigma.multiply(of(years).sqrt(MC), MC);
        BigDecimal d1 = ln(forward.divide(strike, MC)).divide(v, MC).add(v.divide(TWO, MC), MC);
        BigDecimal d2 = d1.subtract(v, MC);
        BigDecimal discount = exp(of(-rate).multiply(of(years), MC));
        BigDecimal worth =
                call
                        ? forward.multiply(cdf(d1), MC).subtract(strike.multiply(cdf(d2), MC), MC)
                        : strike.multiply(cdf(d2.negate()), MC)
                                .subtract(forward.multiply(cdf(d1.negate()), MC), MC);
        return discount.multiply(worth, MC);
    }
}
