package io.icebreaker.app;

import io.icebreaker.backtest.run.Json;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code icebreaker ask margins}: the account's money. */
@Command(
        name = "margins",
        mixinStandardHelpOptions = true,
        description = "Money of the account as its broker counts it, in rupees.")
final class AskMarginsCommand implements Callable<Integer> {
    @Mixin private AskOptions options;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> tree =
                options.ask(false, broker -> AskTree.margins(broker, broker.margins()));
        if (options.out.json) {
            System.out.println(Json.line(tree));
            return Exit.OK;
        }
        var table = new AskTable("account", "available Rs", "used Rs", "total Rs");
        table.add(
                tree.get("account").toString(),
                rupees(tree, "available"),
                rupees(tree, "used"),
                rupees(tree, "total"));
        System.out.print(table.text());
        return Exit.OK;
    }

    /** Nothing is a sum here, not an absent figure. */
    private static String rupees(Map<String, Object> tree, String name) {
        return Prices.format((Long) tree.get(name));
    }
}
