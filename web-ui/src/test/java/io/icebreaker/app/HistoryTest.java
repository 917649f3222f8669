package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** History across days: kept whole, bounded, once a day, and told to a new day once. */
class HistoryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 8, 17);
    private static final Instrument OPTION =
            new Instrument(
                    "NFO",
                    45_003,
                    "NIFTY 25 AUG 26 24,500 CE",
                    InstrumentType.CE,
                    "NIFTY",
                    LocalDate.of(2026, 8, 25),
                    245_000_000,
                    75,
                    500);

    @TempDir Path root;

    private static HistoryRow oi(LocalDate day, long oi) {
        return HistoryRow.session(day, OPTION, 3, 1, 2, 0, 0, 0, 5, oi);
    }

    private static List<String> lines(List<HistoryRow> rows) {
        return rows.stream()
                .map(r -> r.day() + " " + r.about() + " " + r.words()[r.words().length - 1])
                .toList();
    }

    @Test
    void aDayIsWrittenOnceAndComesBackAsItWas() throws Exception {
        var store = new HistoryStore(root);
        assertEquals(List.of(), store.before(DAY));
        store.put(DAY, List.of(oi(DAY, 75), HistoryRow.iv(DAY, "NIFTY", 0.1234567890123456)));
        store.put(DAY.minusDays(1), List.of(oi(DAY.minusDays(1), -1)));
        store.put(DAY, List.of(oi(DAY, 150), HistoryRow.iv(DAY, "NIFTY", 0.1234567890123456)));
        List<HistoryRow> rows = new HistoryStore(root).before(DAY.plusDays(1));
        assertEquals(
                lines(
                        List.of(
                                oi(DAY.minusDays(1), -1),
                                oi(DAY, 150),
                                HistoryRow.iv(DAY, "NIFTY", 0.1234567890123456))),
                lines(rows));
        assertEquals(1, new HistoryStore(root).before(DAY).size());
    }

    @Test
    void noMoreIsKeptThanIsAskedFor() throws Exception {
        var store = new HistoryStore(root);
        for (int i = 0; i < HistoryStore.IV_DAYS + 8; i++) {
            LocalDate day = DAY.plusDays(i);
            store.put(day, List.of(oi(day, i), HistoryRow.iv(day, "NIFTY", i)));
        }
        List<HistoryRow> rows = store.before(DAY.plusYears(2));
        assertEquals(
                HistoryStore.IV_DAYS,
                rows.stream().filter(r -> r.kind() == HistoryKind.IV_30D).count());
        assertEquals(
                HistoryStore.SESSIONS,
                rows.stream().filter(r -> r.kind() == HistoryKind.SESSION).count());
        assertEquals(
                1 + HistoryStore.IV_DAYS + HistoryStore.SESSIONS,
                Files.readAllLines(root.resolve("history.csv")).size());
    }

    @Test
    void aNewDayIsToldOnceHoweverOftenItStarts() throws Exception {
        LocalDate earlier = DAY.minusDays(3);
        List<HistoryRow> rows =
                List.of(
                        oi(earlier, 75),
                        HistoryRow.iv(earlier, "NIFTY", 0.13),
                        HistoryRow.session(
                                earlier, renamed(), 1, 1, 1, 0, 0, 0, 0, 9_999)); // another one's
        start(rows);
        assertEquals(2, told(root.resolve("day")).size());
        start(rows);
        assertEquals(2, told(root.resolve("day")).size());
        List<HistoryRow> more = new ArrayList<>(rows);
        more.add(HistoryRow.iv(earlier.plusDays(1), "NIFTY", 0.14));
        start(more);
        List<String> told = told(root.resolve("day"));
        assertEquals(3, told.size());
        assertTrue(told.get(0).endsWith(" 75"), told.get(0));
    }

    private static Instrument renamed() {
        return new Instrument(
                "NFO",
                OPTION.token(),
                "SOMETHING ELSE",
                InstrumentType.CE,
                "OTHER",
                OPTION.expiry(),
                1,
                1,
                500);
    }

    private void start(List<HistoryRow> rows) throws Exception {
        var plan =
                new LiveEngine.Plan(
                        root.resolve("day"),
                        Profile.QUIET_VPS,
                        16,
                        null,
                        Settings.DEFAULTS,
                        1,
                        "kite");
        try (var engine = LiveEngine.open(plan, true)) {
            engine.begin(List.of(OPTION), rows, plan, new SystemEpochNanoClock());
        }
    }

    private static List<String> told(Path journal) throws Exception {
        List<String> told = new ArrayList<>();
        var slot = new Tick();
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            while (reader.next()) {
                reader.copyTo(slot);
                if (slot.kind() == EventKind.HISTORY) {
                    told.add(
                            Events.historyDay(slot)
                                    + " "
                                    + Events.historyKind(slot)
                                    + " "
                                    + Events.historyWord(slot, 7));
                }
            }
        }
        return told;
    }

    /** What the board shows after the close is kept, what a broker only repeated is not. */
    @Test
    void aDayLeavesWhatTradedInItsSession() {
        var board = new Board(4, 1 << 10, 1 << 10);
        board.define(0, OPTION);
        board.define(1, renamed());
        long openNs = SessionCalendar.shipped().sessionOn(SessionGroup.DERIVATIVES, DAY).openNs();
        var tick = new Tick().receiveTimeNs(openNs).effectiveTimeNs(openNs);
        tick.ltp(1_000_000).high(1_100_000).low(900_000).volume(750).oi(7_500);
        board.quote(0, tick.id(0), 0);
        board.quote(1, tick.id(1).effectiveTimeNs(openNs - 1), 0);
        var chain = new long[ChainWords.FIGURES];
        chain[ChainWords.IV_30] = Double.doubleToLongBits(0.125);
        board.findings().show(Sheet.CHAIN, 2, chain, chain.length, 1);
        List<HistoryRow> rows = DayHistory.of(board, DAY);
        HistoryRow expected =
                HistoryRow.session(DAY, OPTION, 1_100_000, 900_000, 1_000_000, 0, 0, 0, 750, 7_500);
        assertEquals(lines(List.of(expected, HistoryRow.iv(DAY, "NIFTY", 0.125))), lines(rows));
        assertArrayEquals(expected.words(), rows.get(0).words());
        assertEquals(List.of(), DayHistory.of(board, DAY.plusDays(1)));
        assertEquals(List.of(), DayHistory.of(board, DAY.minusDays(1)), "a Sunday");
    }

    @Test
    void aDemosPastIsThatOfItsMarket() {
        var market = DemoMarket.onLastWeekday(DAY, 7, 0, 1);
        var model = new io.icebreaker.feed.sim.MarketModel(market.toConfig());
        List<HistoryRow> rows = DemoHistory.of(market, model.instruments());
        assertEquals(lines(rows), lines(DemoHistory.of(market, model.instruments())));
        var other = DemoMarket.onLastWeekday(DAY, 8, 0, 1);
        assertNotEquals(lines(rows), lines(DemoHistory.of(other, model.instruments())));
        assertEquals(2 * 252, rows.stream().filter(r -> r.kind() == HistoryKind.IV_30D).count());
        assertTrue(rows.stream().allMatch(r -> r.day().isBefore(DAY)));
        assertTrue(
                rows.stream()
                        .filter(r -> r.segment().equals("NFO"))
                        .allMatch(r -> r.words()[7] > 0));
    }
}
