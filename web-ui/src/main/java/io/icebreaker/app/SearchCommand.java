package io.icebreaker.app;

import io.icebreaker.backtest.run.Json;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.InstrumentSearch;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code icebreaker search nif 245 ce}: how an instrument is called. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = {
            "Find instruments by a few words, as brokers list them: nif 245 ce, reliance, bank fut",
            "dec, a token. What stands first in a line goes into a feed's symbols or universe.",
            "Looks at the masters that are kept (icebreaker masters); fetches one when none is.",
            "Exit code 1: nothing found."
        })
final class SearchCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "WORD", description = "Beginnings of words.")
    private List<String> words;

    @Option(
            names = "--config",
            description = "Masters of this configuration's brokers (default: of all brokers).")
    private Path config;

    @Option(
            names = "--limit",
            defaultValue = "20",
            description = "At most so many, 1..200 (default: 20).")
    private int limit;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || limit > InstrumentSearch.MAX_LIMIT) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--limit is within 1.." + InstrumentSearch.MAX_LIMIT);
        }
        Map<String, MasterRows> masters = MasterHome.of(config).rows();
        InstrumentBook book = InstrumentBook.of(masters);
        var search = new InstrumentSearch(book.instruments());
        List<Instrument> found = search.find(String.join(" ", words), limit, name -> 0);
        List<Map<String, Object>> rows = new ArrayList<>();
        found.forEach(it -> rows.add(row(book, masters, it)));
        print(rows, search.size());
        return found.isEmpty() ? Exit.FOUND_WRONG : Exit.OK;
    }

    private static Map<String, Object> row(
            InstrumentBook book, Map<String, MasterRows> masters, Instrument it) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", it.segment() + ":" + it.symbol());
        row.put("type", it.type().name());
        row.put("underlying", it.underlying().isEmpty() ? null : it.underlying());
        row.put("expiry", it.expiry() == null ? null : it.expiry().toString());
        row.put("strike", it.type().isOption() ? Prices.format(it.strike()) : null);
        row.put("lotSize", it.lotSize());
        row.put("tickSize", Prices.format(it.tickSize()));
        row.put("token", it.token());
        row.put(
                "brokers",
                masters.keySet().stream().filter(b -> book.at(b, it).isPresent()).toList());
        return row;
    }

    private void print(List<Map<String, Object>> rows, int listed) {
        if (out.json) {
            System.out.println(Json.line(Map.of("listed", listed, "instruments", rows)));
            return;
        }
        if (rows.isEmpty()) {
            System.err.println("icebreaker: nothing among " + listed + " instruments");
        }
        for (Map<String, Object> row : rows) {
            var line = new StringBuilder();
            line.append(String.format("%-32s %-4s", row.get("name"), row.get("type")));
            line.append(" lot ").append(row.get("lotSize"));
            line.append(" tick ").append(row.get("tickSize"));
            if (row.get("expiry") != null) {
                line.append(" expiry ").append(row.get("expiry"));
            }
            line.append("  ").append(String.join(" ", brokers(row)));
            System.out.println(line);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> brokers(Map<String, Object> row) {
        return (List<String>) row.get("brokers");
    }
}
