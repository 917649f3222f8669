package io.icebreaker.app;

import io.icebreaker.backtest.Parameter;
import io.icebreaker.backtest.Strategies;
import io.icebreaker.backtest.StrategyProvider;
import io.icebreaker.backtest.run.Plugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker strategies}: what can be backtested and paper-traded. */
@Command(
        name = "strategies",
        mixinStandardHelpOptions = true,
        description = {
            "List strategies with their parameters: the shipped ones and those of jars in plugins/.",
            "CONTRIBUTING.md shows how to write one."
        })
final class StrategiesCommand implements Callable<Integer> {
    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "Further jars, beside those in the project's plugins/.")
    private List<Path> plugins = new ArrayList<>();

    @Mixin private OutputOptions out;

    @Override
    public Integer call() {
        ClassLoader loader = Plugins.loader(TaskOptions.plugins(plugins));
        List<StrategyProvider> all;
        try {
            all = Strategies.all(loader);
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new CommandException("a plug-in cannot be loaded: " + e.getMessage(), e);
        }
        if (out.json) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("strategies", all.stream().map(StrategiesCommand::toMap).toList());
            out.print(map);
            return Exit.OK;
        }
        all.forEach(StrategiesCommand::print);
        return Exit.OK;
    }

    private static Map<String, Object> toMap(StrategyProvider provider) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", provider.name());
        map.put("description", provider.description());
        map.put("from", Plugins.origin(provider));
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : provider.parameters()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", parameter.name());
            each.put("default", parameter.usual());
            each.put("what", parameter.sentence());
            parameters.add(each);
        }
        map.put("parameters", parameters);
        return map;
    }

    private static void print(StrategyProvider provider) {
        System.out.println(provider.name() + "  (" + Plugins.origin(provider) + ")");
        System.out.println("    " + provider.description());
        for (Parameter parameter : provider.parameters()) {
            System.out.printf(
                    "    %-16s %-10s %s%n",
                    parameter.name(), parameter.usual(), parameter.sentence());
        }
    }
}
