package io.icebreaker.app;

import io.icebreaker.backtest.run.Json;
import io.icebreaker.feed.rest.Quote;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code icebreaker ask quotes NSE:RELIANCE}: what a broker says things cost now. */
@Command(
        name = "quotes",
        mixinStandardHelpOptions = true,
        description = {
            "Quotes of instruments, by the names that `icebreaker search` prints: NSE:RELIANCE.",
            "Prices in rupees, quantities in units, times IST. Exit code 1: a name is unknown."
        })
final class AskQuotesCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "NAME", description = "EXCHANGE:SYMBOL.")
    private List<String> names;

    @Mixin private AskOptions options;

    /** @param json a line, or null for the table */
    private record Answer(AskedBroker.Quotes quotes, String json) {}

    @Override
    public Integer call() throws IOException {
        Answer answer =
                options.ask(
                        true,
                        broker -> {
                            AskedBroker.Quotes quotes = broker.quotes(names);
                            return new Answer(quotes, Json.line(AskTree.quotes(broker, quotes)));
                        });
        List<String> unquoted = answer.quotes().unquoted();
        System.out.print(
                options.out.json ? answer.json() + "\n" : table(answer.quotes().quotes()).text());
        unquoted.forEach(
                name -> System.err.println("icebreaker: the broker has no quote of " + name));
        return unquoted.isEmpty() ? Exit.OK : Exit.FOUND_WRONG;
    }

    private static AskTable table(List<Quote> quotes) {
        var table =
                new AskTable(
                        "instrument",
                        "time IST",
                        "ltp Rs",
                        "bid Rs",
                        "bid units",
                        "ask Rs",
                        "ask units",
                        "volume units",
                        "oi units",
                        "open Rs",
                        "high Rs",
                        "low Rs",
                        "prev close Rs");
        for (Quote it : quotes) {
            table.add(
                    AskedBroker.name(it.instrument().instrument()),
                    AskTable.time(it.timeNs()),
                    AskTable.price(it.ltp()),
                    AskTable.price(it.bid()),
                    AskTable.count(it.bid() == 0 ? -1 : it.bidQty()),
                    AskTable.price(it.ask()),
                    AskTable.count(it.ask() == 0 ? -1 : it.askQty()),
                    AskTable.count(it.volume()),
                    AskTable.count(it.oi()),
                    AskTable.price(it.open()),
                    AskTable.price(it.high()),
                    AskTable.price(it.low()),
                    AskTable.price(it.prevClose()));
        }
        return table;
    }
}
