package io.icebreaker.bench.kernel;

import io.icebreaker.stage.option.Black76;
import io.icebreaker.stage.option.ChainArrays;
import io.icebreaker.tick.Prices;

/**
 * A chain of 200 strikes, 400 options, as an index has it 30 days before expiry: a smile of volatilities,
 * quotes a tick to each side of a price on the tick. A few chains, their forwards apart, so that no branch
 * can be learnt by heart.
 */
final class ChainMarket {
    static final int STRIKES = 200;
    static final int LEGS = 2 * STRIKES;
    static final double YEARS = 30.0 / 365;
    static final double RATE = 0.06;

    /** How many chains there are. */
    static final int COUNT = 8;

    private static final long TICK = ChainArrays.USUAL_TICK;
    private static final double FIRST_STRIKE = 20_000;
    private static final double GAP = 50;
    private static final double FORWARD = 24_987.35;
    private static final double FORWARD_GAP = 3.85;

    private ChainMarket() {}

    static double forward(int chain) {
        return FORWARD + chain * FORWARD_GAP;
    }

    /** A new one, quoted. */
    static ChainArrays chain(int chain) {
        var arrays = new ChainArrays();
        double forward = forward(chain);
        for (int n = 0; n < STRIKES; n++) {
            double strike = FIRST_STRIKE + n * GAP;
            int row = arrays.add(Math.round(strike * Prices.ONE));
            double away = Math.log(strike / forward);
            double sigma = 0.14 - 0.15 * away + 4 * away * away;
            quote(arrays, true, row, Black76.price(true, forward, strike, sigma, YEARS, RATE));
            quote(arrays, false, row, Black76.price(false, forward, strike, sigma, YEARS, RATE));
        }
        return arrays;
    }

    private static void quote(ChainArrays arrays, boolean call, int row, double price) {
        long ticks = Math.max(2, Math.round(price * Prices.ONE / TICK));
        arrays.legs(call).bid[row] = (ticks - 1) * TICK;
        arrays.legs(call).ask[row] = (ticks + 1) * TICK;
    }
}
