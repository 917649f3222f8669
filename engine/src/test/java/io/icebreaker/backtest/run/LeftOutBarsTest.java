package io.icebreaker.backtest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.backtest.report.Report;
import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.gap.HoleyDay;
import io.icebreaker.journal.OutputType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bars that a report cannot draw are told in it. */
class LeftOutBarsTest {
    @TempDir Path root;

    @Test
    void aReportTellsOfBarsThatFoundNoRoom() throws Exception {
        Path path = root.resolve("day");
        try (var day = new HoleyDay(path)) {
            day.trade(90);
        }
        String task = "{\"journals\":[\"" + path + "\"],\"strategy\":\"ema-cross\"}";
        BacktestResult whole =
                new Backtest("test", true, RunProgress.NONE).run(BacktestTask.parse(task));
        assertFalse(Report.of(whole).contains("found no room"));
        var small = new RunTape(true, 1);
        long[] bar = new long[Bar.WORDS];
        bar[Bar.INTERVAL] = Interval.M1.ordinal();
        for (int n = 1; n <= 3; n++) {
            small.accept(n, OutputType.BAR, bar, 0, bar.length);
        }
        assertEquals(2, small.leftOut());
        assertTrue(Report.of(with(whole, small)).contains("2 minute bars found no room"));
    }

    private static BacktestResult with(BacktestResult of, RunTape tape) {
        return new BacktestResult(
                of.task(),
                of.parameters(),
                of.declared(),
                of.build(),
                of.settings(),
                List.of(),
                of.data(),
                of.ledger(),
                of.metrics(),
                tape,
                of.costs(),
                of.hash(),
                of.seconds());
    }
}
