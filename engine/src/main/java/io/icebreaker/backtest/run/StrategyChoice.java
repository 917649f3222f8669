package io.icebreaker.backtest.run;

import io.icebreaker.backtest.Parameter;
import io.icebreaker.backtest.Parameters;
import io.icebreaker.backtest.Strategies;
import io.icebreaker.backtest.Strategy;
import io.icebreaker.backtest.StrategyProvider;
import java.util.List;
import java.util.Map;

/**
 * A strategy found and made for one run.
 *
 * @param parameters all of them, defaults included
 */
record StrategyChoice(Strategy strategy, List<Parameter> declared, Map<String, String> parameters) {

    /**
     * Finds the task's strategy among the shipped ones and those in its plug-in directories.
     *
     * @throws IllegalArgumentException when there is none of that name, or a parameter is wrong; the message
     *     says which there are
     */
    static StrategyChoice of(BacktestTask task) {
        StrategyProvider provider =
                Strategies.named(task.strategy(), Plugins.loader(task.plugins()));
        var values = Parameters.of(provider.parameters(), task.parameters());
        return new StrategyChoice(
                provider.create(values), List.copyOf(provider.parameters()), values.all());
    }
}
