package io.icebreaker.backtest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Finds strategies by name. */
public final class Strategies {
    private Strategies() {}

    /** All providers a loader sees, by name; of two with one name the loader's first counts. */
    public static List<StrategyProvider> all(ClassLoader loader) {
        return ServiceLoader.load(StrategyProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(StrategyProvider::name))
                .toList();
    }

    /**
     * The provider of that name.
     *
     * @throws IllegalArgumentException when there is none, listing those there are
     */
    public static StrategyProvider named(String name, ClassLoader loader) {
        List<StrategyProvider> all = all(loader);
        return all.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no strategy '"
                                                + name
                                                + "'; there are "
                                                + all.stream()
                                                        .map(StrategyProvider::name)
                                                        .toList()));
    }

    /** A strategy by name, with some parameters set. */
    public static Strategy create(String name, Map<String, String> set, ClassLoader loader) {
        StrategyProvider provider = named(name, loader);
        return provider.create(Parameters.of(provider.parameters(), set));
    }
}
