package io.icebreaker.backtest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.backtest.BacktestLedger;
import io.icebreaker.backtest.Flag;
import io.icebreaker.backtest.Metrics;
import io.icebreaker.backtest.report.ComparePage;
import io.icebreaker.backtest.report.SweepPage;
import io.icebreaker.backtest.report.WalkForwardPage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a reader must know stands on every page, and a strategy that threw is never the best. */
class CaveatsTest {
    private static final BacktestTask TASK =
            BacktestTask.parse("{\"journals\":[\"days\"],\"strategy\":\"ema-cross\"}");
    private static final Caveats SOUND =
            new Caveats(
                    false,
                    Set.of(Flag.NO_UNDERLYING),
                    0,
                    "",
                    Map.of("mon", 2, "tue", 1),
                    Map.of("mon", 7L),
                    List.of("tue"),
                    0);
    private static final Caveats FAILED =
            new Caveats(
                    false,
                    Set.of(Flag.STRATEGY_FAILED),
                    3,
                    "boom at event 9",
                    Map.of("mon", 2, "wed", 4),
                    Map.of("mon", 7L),
                    List.of(),
                    0);

    private static SweepCell cell(int index, double sharpe, Caveats caveats) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("sharpe", sharpe);
        metrics.put("trades", 40);
        metrics.put("net", BigDecimal.TEN);
        metrics.put("maxDrawdown", BigDecimal.ONE);
        String hash = "0123456789abcdef0123";
        return new SweepCell(index, Map.of("n", "" + (index + 1)), metrics, hash, 1, caveats, null);
    }

    private static void assertTells(String page) {
        assertTrue(page.contains("no market impact"), page);
        assertTrue(page.contains("ratesVerified=false"), page);
        assertTrue(page.contains(Flag.NO_UNDERLYING.sentence()), page);
        assertTrue(page.contains("Recorded with other settings than the first day"), page);
    }

    @Test
    void aCellWhoseStrategyThrewIsNeverBestAndTheSweepsPageSaysSo() {
        Grid grid = Grid.parse("n=1,2,3");
        var cells = List.of(cell(0, 1, SOUND), cell(1, 9, FAILED), cell(2, 2, SOUND));
        assertEquals(2, SweepFindings.of(grid, cells, "sharpe").best().index());
        assertEquals(2, WalkForward.best(cells).index());
        String page = SweepPage.of(TASK, grid, cells, "sharpe");
        assertTells(page);
        assertTrue(page.contains("In 1 cells the strategy threw"), page);
        assertTrue(page.contains("the strategy threw on 3 events"), page);
        assertTrue(page.contains("7 gaps in the recording (7 packets known lost)"), page);
    }

    @Test
    void aWalkForwardTellsOfItsDaysAndItsFailedTries() {
        var outcome =
                new WalkForward.Outcome(
                        List.of(),
                        Metrics.of(new BacktestLedger(), null),
                        List.of(),
                        4,
                        0,
                        0,
                        SOUND.and(FAILED),
                        2);
        String page = WalkForwardPage.of(TASK, WalkForward.Plan.USUAL, outcome);
        assertTells(page);
        assertTrue(page.contains("2 tries in sample threw"), page);
        assertTrue(page.contains("The strategy threw on 3 events; the first: boom"), page);
        assertTrue(page.contains("7 gaps in the recording (7 packets known lost)"), page);
    }

    @Test
    void aComparisonTellsOfEachRunWhatItsResultSays() {
        var runs =
                List.of(
                        new ComparePage.Run("first", SOUND.toMap(), new double[] {1, 2}),
                        new ComparePage.Run("second", FAILED.toMap(), new double[] {3, 4}));
        String page = ComparePage.of(runs);
        assertTells(page);
        assertTrue(page.contains("first: 3 gaps in the recording (7 packets known lost)"), page);
        assertTrue(page.contains("second: The strategy threw on 3 events; the first: boom"), page);
    }
}
