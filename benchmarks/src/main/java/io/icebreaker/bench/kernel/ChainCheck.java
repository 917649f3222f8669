package io.icebreaker.bench.kernel;

import io.icebreaker.stage.option.Black76;
import io.icebreaker.stage.option.ChainArrays;
import io.icebreaker.stage.option.IvFlag;
import io.icebreaker.stage.option.Legs;

/** Every volatility gives its price back, within 1e-6 rupees; ours and Newton's Greeks agree. */
final class ChainCheck {
    private static final double MOST_PRICE_ERROR = 1e-6;

    /** Of a Greek, relative to the larger of it and 1: Newton stops when the price is right. */
    private static final double MOST_GREEK_ERROR = 1e-6;

    /** Of 400; the others are so deep in the money that a tick eats their time value. */
    private static final int LEAST_SOLVED = 300;

    private ChainCheck() {}

    /** Fails with the first leg that is wrong; returns the greatest error of a price in rupees. */
    static double assertEqual() {
        double greatest = 0;
        for (int n = 0; n < ChainMarket.COUNT; n++) {
            ChainArrays ours = computed(ChainKind.OURS, n);
            ChainArrays theirs = computed(ChainKind.NEWTON, n);
            int solved = 0;
            for (int row = 0; row < ours.count; row++) {
                for (int side = 0; side < 2; side++) {
                    boolean call = side == 0;
                    if (ours.legs(call).ivFlag[row] == IvFlag.NONE) {
                        solved++;
                        greatest = Math.max(greatest, error(ours, n, call, row));
                        greeks(ours.legs(call), theirs.legs(call), row);
                    }
                }
            }
            if (solved < LEAST_SOLVED) {
                throw new AssertionError("only " + solved + " of 400 have a volatility");
            }
        }
        if (!(greatest <= MOST_PRICE_ERROR)) {
            throw new AssertionError("a price is off by " + greatest);
        }
        return greatest;
    }

    private static ChainArrays computed(ChainKind kind, int n) {
        ChainArrays chain = ChainMarket.chain(n);
        kind.make().compute(chain, ChainMarket.forward(n));
        return chain;
    }

    private static double error(ChainArrays chain, int n, boolean call, int row) {
        Legs legs = chain.legs(call);
        double back =
                Black76.price(
                        call,
                        ChainMarket.forward(n),
                        chain.rupees(row),
                        legs.iv[row],
                        ChainMarket.YEARS,
                        ChainMarket.RATE);
        return Math.abs(back - legs.price[row]);
    }

    private static void greeks(Legs ours, Legs theirs, int row) {
        near("iv", row, ours.iv[row], theirs.iv[row]);
        near("delta", row, ours.delta[row], theirs.delta[row]);
        near("gamma", row, ours.gamma[row], theirs.gamma[row]);
        near("vega", row, ours.vega[row], theirs.vega[row]);
        near("theta", row, ours.theta[row], theirs.theta[row]);
        near("rho", row, ours.rho[row], theirs.rho[row]);
    }

    private static void near(String what, int row, double ours, double theirs) {
        if (!(Math.abs(ours - theirs) <= MOST_GREEK_ERROR * Math.max(1, Math.abs(ours)))) {
            throw new AssertionError(
                    what + " of row " + row + ": ours " + ours + ", Newton " + theirs);
        }
    }
}
