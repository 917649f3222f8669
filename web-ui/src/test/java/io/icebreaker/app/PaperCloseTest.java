package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.backtest.FillKind;
import io.icebreaker.backtest.Trade;
import io.icebreaker.tick.InstrumentType;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a day on paper: once its taxes are rounded nothing tells it from the day's backtest. */
class PaperCloseTest {
    /** The last hour of derivatives, and past the close until the clock has closed everything. */
    private static final int FROM_MINUTE = 325;

    private static final int TO_MINUTE = 388;

    @TempDir static Path directory;
    private static PaperDay day;

    @BeforeAll
    static void tradeToTheCloseThenAgain() throws Exception {
        day = PaperDay.of(directory.resolve("journal"), FROM_MINUTE, TO_MINUTE);
    }

    @AfterAll
    static void forget() {
        day = null;
    }

    private static List<Trade> newestFirst() {
        return day.ledger().trades().stream()
                .sorted(Comparator.comparingLong(Trade::number).reversed())
                .toList();
    }

    private static InstrumentType type(Trade trade) {
        return day.instruments().get(trade.id()).type();
    }

    @Test
    void everyTradeIsTheBacktestsWithItsCharges() {
        List<Trade> trades = newestFirst();
        assertTrue(trades.size() >= 5, trades.size() + " trades");
        // What the end of the run closes would be on for the account of a live day.
        assertTrue(
                trades.stream()
                        .filter(trade -> trade.exitKind() != FillKind.TRADE)
                        .allMatch(trade -> type(trade) == InstrumentType.EQ));
        assertTrue(
                trades.stream()
                        .anyMatch(
                                trade ->
                                        trade.costs().total().compareTo(day.beforeRounding(trade))
                                                != 0),
                "rounding moved nothing");
        assertEquals(
                trades.stream()
                        .map(trade -> day.expected(trade, trade.costs().total(), false))
                        .toList(),
                day.told());
    }

    @Test
    void theDayIsTheBacktestsDay() {
        var told = day.paper().at("day");
        assertEquals(false, told.at("provisional").raw());
        assertEquals(
                PaperDay.e4(day.ledger().days().get(0).net()),
                PaperDay.e4(BigDecimal.valueOf(PaperDay.decimal(told.at("net")))));
        assertEquals(
                newestFirst().stream().filter(trade -> trade.net().signum() > 0).count(),
                told.at("wins").number());
    }

    @Test
    void exportTellsEachTradeAsFinalInTheEnd() throws Exception {
        Path out = directory.resolve("paper.csv");
        CommandRun.json("export", "--journal", day.journal(), "--what", "paper", "--out", out);
        List<String> lines = Files.readAllLines(out);
        for (Trade trade : newestFirst()) {
            String last =
                    lines.stream()
                            .filter(line -> line.startsWith("trade," + trade.number() + ","))
                            .reduce((earlier, later) -> later)
                            .orElseThrow();
            assertTrue(last.endsWith(",0"), last);
        }
    }
}
