package io.icebreaker.backtest;

import java.util.Objects;

/**
 * One strategy with its account, for one run.
 *
 * @param strategy a fresh one
 * @param product of its equity orders
 * @param rules how orders trade
 * @param costs what that costs
 * @param ledger what the run is written to, empty
 */
public record StrategySetup(
        Strategy strategy,
        Product product,
        FillRules rules,
        CostTable costs,
        BacktestLedger ledger) {
    public StrategySetup {
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(product, "product");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(costs, "costs");
        Objects.requireNonNull(ledger, "ledger");
    }

    /** Intraday, default fills, shipped rates, a ledger of its own. */
    public static StrategySetup of(Strategy strategy) {
        return new StrategySetup(
                strategy,
                Product.INTRADAY,
                FillRules.DEFAULT,
                CostTable.shipped(),
                new BacktestLedger());
    }

    public StrategySetup with(FillRules chosen) {
        return new StrategySetup(strategy, product, chosen, costs, ledger);
    }

    public StrategySetup with(Product chosen) {
        return new StrategySetup(strategy, chosen, rules, costs, ledger);
    }

    public StrategySetup with(CostTable chosen) {
        return new StrategySetup(strategy, product, rules, chosen, ledger);
    }
}
