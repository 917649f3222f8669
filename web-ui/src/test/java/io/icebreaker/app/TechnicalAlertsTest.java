package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.app.alert.AlertDesk;
import io.icebreaker.app.alert.AlertFilter;
import io.icebreaker.app.alert.AlertHistory;
import io.icebreaker.app.alert.AlertRow;
import io.icebreaker.app.alert.Fate;
import io.icebreaker.app.alert.Origin;
import io.icebreaker.app.rule.AlertFeed;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.ScanWords;
import io.icebreaker.publish.Board;
import io.icebreaker.scan.TechnicalRule;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Technical signals stand in the history of alerts, those beyond the day's number as held back. */
class TechnicalAlertsTest {
    private static final long AT_NS =
            Instant.parse("2025-12-15T04:45:00Z").getEpochSecond() * 1_000_000_000L;

    @TempDir Path directory;

    @Test
    void signalsAreKeptAndOtherHitsAreNot() throws Exception {
        Path file = directory.resolve("alerts.db");
        Board board = Boards.of(4, Boards.DEFAULT_MB);
        board.define(0, new Instrument("NSE", 7, "ACME", InstrumentType.EQ, "", null, 0, 1, 500));
        hit(board, 11, ScanWords.TECHNICAL, ScanWords.DELIVERED);
        hit(board, 12, ScanWords.EMA_CROSS, ScanWords.DELIVERED);
        hit(board, 13, ScanWords.TECHNICAL, ScanWords.CAPPED);
        var plan = DemoAlerts.kept(file);
        try (var desk = AlertDesk.open(plan, Origin.DEMO, false, Map.of(), line -> {})) {
            try (var feed = new AlertFeed(board, desk, line -> {})) {
                feed.start();
            }
        }
        List<AlertRow> rows;
        try (var history = AlertHistory.open(file)) {
            rows = history.latest(AlertFilter.of(Origin.DEMO), 10);
        }
        assertEquals(2, rows.size());
        AlertRow first = rows.get(1);
        assertEquals("technical macd_cross", first.alert().ruleId());
        assertEquals("NSE:ACME", first.alert().instrument());
        assertEquals("ACME · technical macd_cross SELL (1h)", first.alert().text());
        assertEquals(Map.of("side", -1.0, "strength", 0.8, "close", 245.5), first.alert().inputs());
        assertEquals(AT_NS, first.alert().timeNs());
        assertEquals(Fate.FIRED, first.fate());
        assertEquals(Fate.SUPPRESSED_CAP, rows.get(0).fate());
    }

    private static void hit(Board board, long sequence, int kind, int status) {
        long[] words = new long[ScanWords.WORDS];
        words[ScanWords.KIND] = kind;
        words[ScanWords.TIME_NS] = AT_NS;
        words[ScanWords.INTERVAL] = Interval.H1.ordinal();
        words[ScanWords.SIDE] = -1;
        words[ScanWords.PRICE] = 2_455_000;
        words[ScanWords.STATUS] = status;
        words[ScanWords.DETAIL] = TechnicalRule.MACD_CROSS.ordinal();
        words[ScanWords.FIRST] = Double.doubleToLongBits(0.8);
        board.findings().log(FindingType.SCAN).append(sequence, words, 0, ScanWords.WORDS);
    }
}
