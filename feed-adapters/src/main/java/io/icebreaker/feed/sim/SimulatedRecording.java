package io.icebreaker.feed.sim;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * The simulated market written down as a recording (specs/ticks-csv) with the true quantity of each side,
 * for measuring what is inferred. Futures and stocks; their definitions go beside it. Cold, one thread.
 */
public final class SimulatedRecording {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** The feed is this much behind the exchange: the usual delay of a recording made at home. */
    private static final long DELAY_NS = 30_000_000L;

    private static final List<String> COLUMNS = columns();

    private final MarketModel model;
    private final MarketConfig config;
    private long rows;

    /** A market that is told every {@code everyMs}, as long as it changes. */
    public SimulatedRecording(MarketConfig config, long everyMs) {
        this.config = config;
        model = MarketModel.speakingEvery(everyMs * 1_000_000, config);
    }

    /** Lives through some seconds from the bell and writes them; returns how many rows there are. */
    public long write(Path file, Path definitions, long seconds) throws IOException {
        try (var zipped = new GZIPOutputStream(Files.newOutputStream(file));
                var text = new OutputStreamWriter(zipped, StandardCharsets.UTF_8);
                var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(COLUMNS);
            model.advanceTo(config.openNs() + seconds * NS_PER_SECOND, s -> row(csv, s));
        }
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(definitions)) {
            csv.writeRecord(
                    "segment",
                    "token",
                    "symbol",
                    "type",
                    "underlying",
                    "expiry",
                    "strike",
                    "lot",
                    "tick_size");
            model.instruments().stream()
                    .filter(SimulatedRecording::isWanted)
                    .forEach(instrument -> definition(csv, instrument));
        }
        return rows;
    }

    private static boolean isWanted(Instrument instrument) {
        return instrument.type() == InstrumentType.FUT || instrument.type() == InstrumentType.EQ;
    }

    private static void definition(CsvWriter csv, Instrument instrument) {
        csv.writeRecord(
                instrument.segment(),
                Long.toString(instrument.token()),
                instrument.symbol(),
                instrument.type().name(),
                instrument.underlying(),
                instrument.expiry() == null ? "" : instrument.expiry().toString(),
                "",
                Long.toString(instrument.lotSize()),
                Prices.format(instrument.tickSize()));
    }

    private static List<String> columns() {
        List<String> names = new ArrayList<>();
        names.addAll(List.of("recv_ns", "exch_ns", "ltt_ns", "segment", "token", "ltp", "ltq"));
        names.addAll(List.of("volume", "oi", "atp", "tbq", "tsq", "true_buy", "true_sell"));
        for (int level = 1; level <= Tick.LEVELS; level++) {
            for (String part : List.of("bp", "bq", "bo", "ap", "aq", "ao")) {
                names.add(part + level);
            }
        }
        return List.copyOf(names);
    }

    private void row(CsvWriter csv, MarketSnapshot snapshot) {
        Instrument instrument = model.instruments().get(snapshot.index());
        if (!isWanted(instrument)) {
            return;
        }
        Tick tick = snapshot.tick();
        List<String> cells = new ArrayList<>(COLUMNS.size());
        cells.add(text(tick.receiveTimeNs() + DELAY_NS));
        cells.add(text(tick.exchangeTimeNs()));
        cells.add(tick.has(TickFlags.HAS_LAST_TRADE_TIME) ? text(tick.lastTradeTimeNs()) : "");
        cells.add(instrument.segment());
        cells.add(text(instrument.token()));
        cells.add(Prices.format(tick.ltp()));
        cells.add(text(tick.lastQty()));
        cells.add(text(tick.volume()));
        cells.add(text(tick.oi()));
        cells.add(Prices.format(tick.atp()));
        cells.add(text(tick.totalBuyQty()));
        cells.add(text(tick.totalSellQty()));
        cells.add(text(snapshot.trueBuyQty()));
        cells.add(text(snapshot.trueSellQty()));
        for (int level = 0; level < Tick.LEVELS; level++) {
            level(cells, tick.bid(level), tick.bidQty(level), tick.bidOrders(level));
            level(cells, tick.ask(level), tick.askQty(level), tick.askOrders(level));
        }
        csv.writeRecord(cells);
        rows++;
    }

    private static void level(List<String> cells, long price, long qty, long orders) {
        boolean there = price > 0 && qty > 0;
        cells.add(there ? Prices.format(price) : "");
        cells.add(there ? text(qty) : "");
        cells.add(there ? text(orders) : "");
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
