package io.icebreaker.app;

import io.icebreaker.backtest.BacktestLedger;
import io.icebreaker.backtest.Fill;
import io.icebreaker.backtest.PaperSettings;
import io.icebreaker.backtest.Strategies;
import io.icebreaker.backtest.StrategySetup;
import io.icebreaker.backtest.Trade;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.JsonTree;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Part of a simulated day traded on paper, and the same strategy's backtest on the journal that it left.
 *
 * @param paper what the page was told at the end
 */
record PaperDay(
        Path journal,
        JsonTree paper,
        long liveHash,
        BacktestLedger ledger,
        List<Instrument> instruments) {

    /** As a trader sees it: number, who, which way, how many, prices, times, money, why. */
    record Row(
            long number,
            long id,
            long direction,
            long qty,
            double entry,
            double exit,
            long entryMs,
            long exitMs,
            BigDecimal gross,
            BigDecimal charges,
            BigDecimal net,
            boolean provisional,
            String reason,
            long signal) {}

    static PaperDay of(Path journal, int fromMinute, int toMinute) throws Exception {
        Settings busy =
                DemoDay.SETTINGS
                        .with("min.confidence", "3")
                        .with("max.daily.signals", "400")
                        .with("signal.cooldown.s", "300")
                        .with("paper.params", "max-positions=50");
        try (var engine = new SimulatedEngine(journal, busy, fromMinute, toMinute)) {
            var request = HttpRequest.newBuilder(URI.create(engine.address() + "api/paper"));
            var answer =
                    HttpClient.newHttpClient()
                            .send(request.build(), HttpResponse.BodyHandlers.ofString());
            List<Instrument> instruments = new ArrayList<>();
            for (int id = 0; id < engine.engine().board().instrumentCount(); id++) {
                instruments.add(engine.engine().board().instrument(id));
            }
            return new PaperDay(
                    journal,
                    JsonTree.parse(answer.body()),
                    engine.engine().pipeline().output().hash(),
                    backtest(journal, busy),
                    instruments);
        }
    }

    private static BacktestLedger backtest(Path journal, Settings settings) throws Exception {
        var strategy =
                Strategies.create(
                        "signals", Map.of("max-positions", "50"), PaperDay.class.getClassLoader());
        StrategySetup setup = StrategySetup.of(strategy).with(PaperSettings.rules(settings));
        var pipeline =
                Pipeline.start(
                        PipelineSetup.replay(Profile.REPLAY_FAST, 256)
                                .withSettings(settings.with("paper.strategy", ""))
                                .withStrategy(setup));
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            new Replay(reader, Replay.MAX_SPEED, events -> {}).run(pipeline.newSink());
        } finally {
            pipeline.close();
        }
        return setup.ledger();
    }

    /** What the page was told of closed trades, newest first. */
    List<Row> told() {
        return paper.at("trades").items().stream().map(PaperDay::told).toList();
    }

    private static Row told(JsonTree trade) {
        return new Row(
                trade.at("number").number(),
                trade.at("id").number(),
                trade.at("direction").number(),
                trade.at("qty").number(),
                decimal(trade.at("entry")),
                decimal(trade.at("exit")),
                trade.at("entryMs").number(),
                trade.at("exitMs").number(),
                e4(BigDecimal.valueOf(decimal(trade.at("gross")))),
                e4(BigDecimal.valueOf(decimal(trade.at("charges")))),
                e4(BigDecimal.valueOf(decimal(trade.at("net")))),
                (boolean) trade.at("provisional").raw(),
                trade.at("reason").text(),
                trade.at("signalSequence").number());
    }

    static double decimal(JsonTree tree) {
        return ((Number) tree.raw()).doubleValue();
    }

    static BigDecimal e4(BigDecimal rupees) {
        return rupees.setScale(4, RoundingMode.HALF_UP);
    }

    /** What the page must have been told of a trade of the backtest. */
    Row expected(Trade trade, BigDecimal costs, boolean provisional) {
        return new Row(
                trade.number(),
                trade.id(),
                trade.direction(),
                trade.qty(),
                trade.entry(),
                trade.exit(),
                Math.floorDiv(trade.entryNs(), 1_000_000),
                Math.floorDiv(trade.exitNs(), 1_000_000),
                e4(trade.gross()),
                e4(costs),
                e4(trade.gross().subtract(e4(costs))),
                provisional,
                trade.exitNote(),
                trade.signal());
    }

    /** A trade's costs with its taxes as they are before rounding: the rates of 10.4, of what it sold. */
    BigDecimal beforeRounding(Trade trade) {
        long order = trade.direction() > 0 ? trade.exitOrder() : trade.entryOrder();
        long sold =
                ledger.fills().stream()
                        .filter(fill -> fill.order() == order)
                        .mapToLong(Fill::value)
                        .sum();
        String rate =
                switch (instruments.get(trade.id()).type()) {
                    case CE, PE -> "0.0015";
                    case FUT -> "0.0005";
                    default -> "0.00025";
                };
        BigDecimal tax = BigDecimal.valueOf(sold, 4).multiply(new BigDecimal(rate));
        return trade.costs().total().subtract(trade.costs().tax()).add(tax);
    }
}
