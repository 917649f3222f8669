package io.icebreaker.backtest;

import java.util.List;

/** The strategy "signals": trades what the engine itself signals. */
public final class SignalsProvider implements StrategyProvider {
    @Override
    public String name() {
        return "signals";
    }

    @Override
    public String description() {
        return "Enters at the market on each emitted signal, leaves at its target, stop or the close.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("lots", "1", "Lots a position."),
                new Parameter("max-positions", "5", "Positions at one time, one an instrument."),
                new Parameter("min-confidence", "0", "Least confidence of a signal, 0..10."),
                new Parameter("suppressed", "false", "Whether suppressed signals are traded too."),
                new Parameter("exit-s", "60", "Seconds before the close at which it leaves."));
    }

    @Override
    public Strategy create(Parameters parameters) {
        return new SignalsStrategy(parameters);
    }
}
