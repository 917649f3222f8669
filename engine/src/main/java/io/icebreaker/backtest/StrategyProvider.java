package io.icebreaker.backtest;

import java.util.List;

/**
 * Makes strategies of one kind. Found by {@link java.util.ServiceLoader}: a jar names its providers in
 * {@code META-INF/services/io.icebreaker.backtest.StrategyProvider}.
 */
public interface StrategyProvider {
    /** What commands and settings call it: lower case, hyphens. */
    String name();

    /** One sentence for a person. */
    String description();

    /** What can be set, with defaults. */
    List<Parameter> parameters();

    /**
     * A strategy of its own, for one run.
     *
     * @throws IllegalArgumentException naming the parameter whose value it cannot use
     */
    Strategy create(Parameters parameters);
}
