package io.icebreaker.backtest;

import java.util.List;

/** The strategy "ema-cross": a fast average of closes crossing a slow one. */
public final class EmaCrossProvider implements StrategyProvider {
    @Override
    public String name() {
        return "ema-cross";
    }

    @Override
    public String description() {
        return "Long while a fast EMA of closed bars is above a slow one, short (or flat) while below.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("interval", "5m", "Bars the averages are taken over."),
                new Parameter("fast", "8", "Bars of the fast average."),
                new Parameter("slow", "13", "Bars of the slow average."),
                new Parameter("lots", "1", "Lots a position."),
                new Parameter("short", "true", "Whether it sells short, else it only leaves."));
    }

    @Override
    public Strategy create(Parameters parameters) {
        return new EmaCrossStrategy(parameters);
    }
}
