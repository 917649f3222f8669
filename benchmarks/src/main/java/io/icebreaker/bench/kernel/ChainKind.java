package io.icebreaker.bench.kernel;

import io.icebreaker.stage.option.ChainArrays;
import io.icebreaker.stage.option.ChainPricing;
import io.icebreaker.stage.option.IvFlag;
import io.icebreaker.stage.option.Legs;
import io.icebreaker.stage.option.Quotes;

/** Whose volatilities and Greeks. */
public enum ChainKind {
    OURS,
    NEWTON;

    ChainMaker make() {
        return switch (this) {
            case OURS -> ours();
            case NEWTON -> newton();
        };
    }

    private static ChainMaker ours() {
        var pricing = new ChainPricing();
        return (chain, forward) ->
                pricing.compute(chain, forward, ChainMarket.YEARS, ChainMarket.RATE);
    }

    private static ChainMaker newton() {
        var option = new NewtonOption();
        return (chain, forward) -> {
            for (int row = 0; row < chain.count; row++) {
                leg(option, chain, true, row, forward);
                leg(option, chain, false, row, forward);
            }
        };
    }

    private static void leg(
            NewtonOption option, ChainArrays chain, boolean call, int row, double forward) {
        Legs legs = chain.legs(call);
        double price = Quotes.mid(legs.bid[row], legs.ask[row]);
        option.compute(
                call, price, forward, chain.rupees(row), ChainMarket.YEARS, ChainMarket.RATE);
        legs.price[row] = price;
        legs.iv[row] = option.sigma();
        legs.ivFlag[row] = Double.isNaN(option.sigma()) ? IvFlag.OUT_OF_RANGE : IvFlag.NONE;
        legs.delta[row] = option.delta();
        legs.gamma[row] = option.gamma();
        legs.vega[row] = option.vega();
        legs.theta[row] = option.theta();
        legs.rho[row] = option.rho();
    }
}
