package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.backtest.FillKind;
import io.icebreaker.backtest.Trade;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.web.JsonTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo day's paper trades, and the same strategy's backtest on the journal that the day left. */
class PaperTest {
    private static final int MINUTES = 60;

    @TempDir static Path directory;
    private static PaperDay day;

    @BeforeAll
    static void tradeLiveThenAgain() throws Exception {
        day = PaperDay.of(directory.resolve("journal"), 0, MINUTES);
    }

    @AfterAll
    static void forget() {
        day = null;
    }

    @Test
    void thePaperTradesAreTheBacktestsTradesBeforeItsTaxesAreRounded() {
        List<Trade> traded =
                day.ledger().trades().stream()
                        .filter(trade -> trade.exitKind() == FillKind.TRADE)
                        .sorted(Comparator.comparingLong(Trade::number).reversed())
                        .toList();
        assertTrue(traded.size() >= 5, traded.size() + " trades");
        assertEquals(
                traded.stream()
                        .map(trade -> day.expected(trade, day.beforeRounding(trade), true))
                        .toList(),
                day.told());
    }

    @Test
    void theMinutesOfTheAccountAreTheBacktests() {
        List<JsonTree> points = day.paper().at("equity").items();
        assertTrue(points.size() > MINUTES - 5, points.size() + " points");
        var samples = day.ledger().samples();
        for (int i = 0; i < points.size(); i++) {
            assertEquals(
                    Math.floorDiv(samples.get(i).timeNs(), 1_000_000),
                    points.get(i).items().get(0).number());
            assertEquals(
                    samples.get(i)
                            .equity()
                            .setScale(4, java.math.RoundingMode.HALF_UP)
                            .doubleValue(),
                    PaperDay.decimal(points.get(i).items().get(1)));
        }
    }

    @Test
    void theAccountExplainsItself() {
        assertEquals("signals", day.paper().at("strategy").text());
        assertEquals("TOUCH", day.paper().at("model").text());
        assertEquals(250, day.paper().at("latencyMs").number());
        assertTrue(day.paper().at("note").text().contains("no market impact"));
        assertEquals(
                day.paper().at("trades").items().size(),
                day.paper().at("day").at("trades").number());
        double net =
                PaperDay.decimal(day.paper().at("day").at("gross"))
                        - PaperDay.decimal(day.paper().at("day").at("charges"));
        assertEquals(PaperDay.decimal(day.paper().at("day").at("net")), net, 1e-3);
        assertEquals(true, day.paper().at("day").at("provisional").raw());
        assertFalse(day.paper().at("orders").items().isEmpty());
    }

    @Test
    void aReplayTradesAsLiveDid() throws Exception {
        Settings kept = SetOptions.kept(JournalDirectory.forReading(day.journal()));
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
        assertEquals(day.liveHash(), Replayed.run(day.journal(), how).hash());
    }

    @Test
    void exportWritesFillsAndTrades() throws Exception {
        Path out = directory.resolve("paper.csv");
        CommandRun.json("export", "--journal", day.journal(), "--what", "paper", "--out", out);
        List<String> lines = Files.readAllLines(out);
        long fills = lines.stream().filter(line -> line.startsWith("fill,")).count();
        long traded =
                day.ledger().fills().stream().filter(fill -> fill.kind() == FillKind.TRADE).count();
        assertEquals(traded, fills);
        List<String> trades = lines.stream().filter(line -> line.startsWith("trade,")).toList();
        assertEquals(day.told().size(), trades.size());
        assertTrue(trades.stream().allMatch(line -> line.endsWith(",1")), "provisional");
    }
}
