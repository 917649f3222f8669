package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.backtest.BacktestLedger;
import io.icebreaker.backtest.FillKind;
import io.icebreaker.backtest.PaperSettings;
import io.icebreaker.backtest.Strategies;
import io.icebreaker.backtest.StrategySetup;
import io.icebreaker.backtest.Trade;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.web.JsonTree;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo day's paper trades, and the same strategy's backtest on the journal that the day left. */
class PaperTest {
    private static final int MINUTES = 60;
    private static final BigDecimal RUPEE = BigDecimal.ONE;

    @TempDir static Path directory;
    private static Path journal;
    private static JsonTree paper;
    private static long liveHash;
    private static BacktestLedger ledger;

    @BeforeAll
    static void tradeLiveThenAgain() throws Exception {
        journal = directory.resolve("journal");
        Settings busy =
                DemoDay.SETTINGS
                        .with("min.confidence", "3")
                        .with("max.daily.signals", "400")
                        .with("signal.cooldown.s", "300")
                        .with("paper.params", "max-positions=50");
        try (var engine = new SimulatedEngine(journal, busy, MINUTES)) {
            var request = HttpRequest.newBuilder(URI.create(engine.address() + "api/paper"));
            var answer =
                    HttpClient.newHttpClient()
                            .send(request.build(), HttpResponse.BodyHandlers.ofString());
            paper = JsonTree.parse(answer.body());
            liveHash = engine.engine().pipeline().output().hash();
        }
        ledger = backtest(busy);
    }

    private static BacktestLedger backtest(Settings settings) throws Exception {
        var strategy =
                Strategies.create(
                        "signals", Map.of("max-positions", "50"), PaperTest.class.getClassLoader());
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

    @AfterAll
    static void forget() {
        paper = null;
        ledger = null;
    }

    @Test
    void thePaperTradesAreTheBacktestsTrades() {
        List<Trade> traded =
                ledger.trades().stream()
                        .filter(trade -> trade.exitKind() == FillKind.TRADE)
                        .sorted(Comparator.comparingLong(Trade::number).reversed())
                        .toList();
        assertTrue(traded.size() >= 5, traded.size() + " trades");
        List<String> expected = new ArrayList<>();
        for (Trade trade : traded) {
            expected.add(
                    String.join(
                            " ",
                            String.valueOf(trade.number()),
                            String.valueOf(trade.id()),
                            String.valueOf(trade.direction()),
                            String.valueOf(trade.qty()),
                            String.valueOf(trade.entry()),
                            String.valueOf(trade.exit()),
                            String.valueOf(Math.floorDiv(trade.entryNs(), 1_000_000)),
                            String.valueOf(Math.floorDiv(trade.exitNs(), 1_000_000)),
                            String.valueOf(trade.gross().doubleValue()),
                            trade.exitNote(),
                            String.valueOf(trade.signal())));
        }
        List<String> told = new ArrayList<>();
        List<JsonTree> trades = paper.at("trades").items();
        for (JsonTree trade : trades) {
            told.add(
                    String.join(
                            " ",
                            text(trade, "number"),
                            text(trade, "id"),
                            text(trade, "direction"),
                            text(trade, "qty"),
                            String.valueOf(decimal(trade.at("entry"))),
                            String.valueOf(decimal(trade.at("exit"))),
                            text(trade, "entryMs"),
                            text(trade, "exitMs"),
                            String.valueOf(decimal(trade.at("gross"))),
                            trade.at("reason").text(),
                            text(trade, "signalSequence")));
        }
        assertEquals(expected, told);
        for (int i = 0; i < traded.size(); i++) {
            BigDecimal charges = BigDecimal.valueOf(decimal(trades.get(i).at("charges")));
            BigDecimal rounding = charges.subtract(traded.get(i).costs().total()).abs();
            assertTrue(rounding.compareTo(RUPEE) < 0, "taxes are rounded at the close only");
        }
    }

    private static double decimal(JsonTree tree) {
        return ((Number) tree.raw()).doubleValue();
    }

    private static String text(JsonTree tree, String name) {
        return String.valueOf(tree.at(name).number());
    }

    @Test
    void theMinutesOfTheAccountAreTheBacktests() {
        List<JsonTree> points = paper.at("equity").items();
        assertTrue(points.size() > MINUTES - 5, points.size() + " points");
        var samples = ledger.samples();
        for (int i = 0; i < points.size(); i++) {
            assertEquals(
                    Math.floorDiv(samples.get(i).timeNs(), 1_000_000),
                    points.get(i).items().get(0).number());
            assertEquals(
                    samples.get(i)
                            .equity()
                            .setScale(4, java.math.RoundingMode.HALF_UP)
                            .doubleValue(),
                    decimal(points.get(i).items().get(1)));
        }
    }

    @Test
    void theAccountExplainsItself() {
        assertEquals("signals", paper.at("strategy").text());
        assertEquals("TOUCH", paper.at("model").text());
        assertEquals(250, paper.at("latencyMs").number());
        assertTrue(paper.at("note").text().contains("no market impact"));
        assertEquals(paper.at("trades").items().size(), paper.at("day").at("trades").number());
        double net = decimal(paper.at("day").at("gross")) - decimal(paper.at("day").at("charges"));
        assertEquals(decimal(paper.at("day").at("net")), net, 1e-3);
        assertFalse(paper.at("orders").items().isEmpty());
    }

    @Test
    void aReplayTradesAsLiveDid() throws Exception {
        Settings kept = SetOptions.kept(JournalDirectory.forReading(journal));
        assertEquals("signals", kept.text(io.icebreaker.setting.Setting.PAPER_STRATEGY));
        var progress = new Progress("replay", true);
        var how =
                new Replayed.How(
                        Profile.REPLAY_FAST,
                        Replay.MAX_SPEED,
                        OutputSink.NONE,
                        false,
                        kept,
                        progress);
        assertEquals(liveHash, Replayed.run(journal, how).hash());
    }

    @Test
    void exportWritesFillsAndTrades() throws Exception {
        Path out = directory.resolve("paper.csv");
        CommandRun.json("export", "--journal", journal, "--what", "paper", "--out", out);
        List<String> lines = Files.readAllLines(out);
        long fills = lines.stream().filter(line -> line.startsWith("fill,")).count();
        long traded = ledger.fills().stream().filter(fill -> fill.kind() == FillKind.TRADE).count();
        assertEquals(traded, fills);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("trade,1,")));
    }
}
