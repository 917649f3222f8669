package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.backtest.BacktestLedger;
import io.icebreaker.backtest.FillKind;
import io.icebreaker.backtest.Order;
import io.icebreaker.backtest.PaperSettings;
import io.icebreaker.backtest.Product;
import io.icebreaker.backtest.Trade;
import io.icebreaker.backtest.run.Backtest;
import io.icebreaker.backtest.run.BacktestTask;
import io.icebreaker.backtest.run.RunProgress;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.OrderWords;
import io.icebreaker.finding.PaperCarry;
import io.icebreaker.finding.PaperTradeWords;
import io.icebreaker.finding.PaperWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.FindingLog;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paper days in a row, a position held over the night between them, are one backtest over both journals. */
class PaperDaysTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 17);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final SessionCalendar CALENDAR = SessionCalendar.shipped();
    private static final int ROOM = 16;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long TICK = 500;
    private static final long START = 250_000_000;

    private static final Settings SETTINGS =
            Settings.DEFAULTS
                    .with("paper.strategy", "ema-cross")
                    .with("paper.params", "interval=1m;fast=1;slow=2;lots=2");

    private static final Instrument INDEX =
            new Instrument("IDX", 1, "NIFTY 50", InstrumentType.IDX, "", null, 0, 1, 5);
    private static final Instrument FUTURE =
            new Instrument(
                    "NFO",
                    45_001,
                    "NIFTY 25 AUG 26 FUT",
                    InstrumentType.FUT,
                    "NIFTY",
                    LocalDate.of(2026, 8, 25),
                    0,
                    75,
                    TICK);

    @TempDir Path root;

    private final List<String> trades = new ArrayList<>();
    private final Map<Long, String> orders = new TreeMap<>();
    private final List<String> points = new ArrayList<>();
    private long price;
    private long volume;

    /** Ticks a minute: where the market goes. The first day ends long, the second begins so. */
    private static int slope(LocalDate day, int minute) {
        if (day.equals(MONDAY)) {
            return minute < 6 ? -12 : minute < 12 ? 12 : minute < 18 ? -8 : 8;
        }
        return minute < 12 ? 10 : minute < 20 ? -14 : minute < 28 ? 12 : -6;
    }

    @Test
    void twoDaysWithAPositionOverNightAreABacktestOfBoth() throws Exception {
        live(MONDAY, List.of(FUTURE), 0);
        live(TUESDAY, List.of(INDEX, FUTURE), 0); // the same contract under another id
        compare();
    }

    @Test
    void soAreTheyWhenTheSecondIsKilledAndStartedAgain() throws Exception {
        live(MONDAY, List.of(FUTURE), 0);
        live(TUESDAY, List.of(INDEX, FUTURE), 5); // still holding what it was handed
        compare();
    }

    @Test
    void whatIsNotAmongTodaysInstrumentsCountsAsClosedAtItsLastPrice() throws Exception {
        live(MONDAY, List.of(FUTURE), 0);
        var board = Boards.of(ROOM, 2);
        try (var engine = LiveEngine.open(plan(root.resolve("other"), board), true)) {
            begin(engine, TUESDAY, List.of(INDEX), board);
        }
        long[] monday = history(TUESDAY).words();
        long[] words = sheet(board);
        assertEquals(1, monday[PaperCarry.POSITIONS]);
        assertEquals(0, words[PaperWords.POSITIONS]);
        assertEquals(monday[PaperCarry.END_GROSS], words[PaperWords.CASH]);
        assertEquals(monday[PaperCarry.END_GROSS], words[PaperWords.DAY_START_GROSS]);
    }

    private HistoryRow history(LocalDate before) throws Exception {
        List<HistoryRow> rows = new HistoryStore(root).before(before);
        return rows.stream().filter(row -> row.isPaper()).findFirst().orElseThrow();
    }

    private static LiveEngine.Plan plan(Path directory, Board board) {
        return new LiveEngine.Plan(
                directory, Profile.QUIET_VPS, ROOM, board, SETTINGS, 1, "simulated");
    }

    private void begin(LiveEngine engine, LocalDate day, List<Instrument> instruments, Board board)
            throws Exception {
        List<HistoryRow> earlier = DayEnd.earlier(new HistoryStore(root), day);
        engine.begin(instruments, earlier, plan(root, board), () -> openNs(day));
    }

    private static Session session(LocalDate day) {
        return CALENDAR.sessionOn(SessionGroup.DERIVATIVES, day);
    }

    private static long openNs(LocalDate day) {
        return session(day).openNs();
    }

    /** A live day as it runs, killed after so many minutes and started again, 0 for never. */
    private void live(LocalDate day, List<Instrument> instruments, int killedAt) throws Exception {
        price = day.equals(MONDAY) ? START : price;
        volume = 0;
        Path journal = root.resolve(day.toString());
        if (killedAt > 0) {
            Path crashed = root.resolve("crashed");
            var lost = Boards.of(ROOM, 2);
            try (var engine = LiveEngine.open(plan(crashed, lost), true)) {
                begin(engine, day, instruments, lost);
                play(engine, day, 0, killedAt);
                copy(crashed, journal); // as kill -9 leaves it
            }
        }
        var board = Boards.of(ROOM, 2);
        try (var engine = LiveEngine.open(plan(journal, board), true)) {
            begin(engine, day, instruments, board);
            play(engine, day, killedAt, 40);
            int close = (int) ((session(day).closeNs() - openNs(day)) / (60 * SECOND_NS));
            play(engine, day, close - 1, close + 1);
        }
        new HistoryStore(root).put(day, DayHistory.of(board, day));
        keep(board);
        var verdict = CommandRun.json("verify", "--journal", journal);
        assertEquals("identical", verdict.at("verdict").text());
    }

    private static void copy(Path from, Path to) throws Exception {
        try (var walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Files.copy(path, to.resolve(from.relativize(path)));
            }
        }
    }

    /** A packet each five seconds, at the end some beyond the close. */
    private void play(LiveEngine engine, LocalDate day, int from, int to) {
        TickSink sink = engine.pipeline().newPatientSink();
        int id = engine.instruments().id(FUTURE.segment(), FUTURE.token());
        for (int second = from * 60 + 5; second <= to * 60; second += 5) {
            int minute = (second - 1) / 60;
            price += slope(day, minute) * TICK / (second % 60 == 0 ? 1 : 4) / TICK * TICK;
            put(sink, id, openNs(day) + second * SECOND_NS);
        }
        engine.pipeline().drain(60_000);
    }

    private void put(TickSink sink, int id, long atNs) {
        volume += 75;
        var slot = sink.claim().kind(EventKind.TICK).id(id).receiveTimeNs(atNs);
        slot.exchangeTimeNs(atNs).ltp(price).lastQty(75).volume(volume).mark(TickFlags.HAS_DEPTH);
        slot.bid(0, price - TICK, 75, 1).ask(0, price + TICK, 75, 1); // two lots are two prices
        sink.publish();
    }

    private static long[] sheet(Board board) {
        var copy = new Copy();
        board.findings().read(Sheet.PAPER, 0, copy);
        return copy.words();
    }

    private void keep(Board board) {
        Map<Long, String> latest = new TreeMap<>();
        FindingLog.Reader w = board.findings().log(FindingType.PAPER_TRADE).reader(0);
        while (w.next()) {
            latest.put(w.word(PaperTradeWords.NUMBER), trade(w));
        }
        trades.addAll(latest.values());
        FindingLog.Reader o = board.findings().log(FindingType.ORDER).reader(0);
        while (o.next()) {
            orders.put(
                    o.word(OrderWords.NUMBER),
                    o.word(OrderWords.SIDE)
                            + " "
                            + o.word(OrderWords.QTY)
                            + " "
                            + o.word(OrderWords.CREATED_NS)
                            + " "
                            + OrderWords.statusName(o.word(OrderWords.STATUS)));
        }
        long[] words = sheet(board);
        int at = PaperWords.HEADER + (int) words[PaperWords.POSITIONS] * PaperWords.POSITION;
        for (int i = 0; i < words[PaperWords.POINTS]; i++, at += PaperWords.POINT) {
            points.add(words[at] + " " + words[at + 1]);
        }
    }

    private static String trade(FindingLog.Reader w) {
        return String.join(
                " ",
                w.word(PaperTradeWords.NUMBER) + " " + w.word(PaperTradeWords.DIRECTION),
                w.word(PaperTradeWords.QTY) + "",
                (double) w.word(PaperTradeWords.ENTRY_VALUE) / w.word(PaperTradeWords.QTY) + "",
                (double) w.word(PaperTradeWords.EXIT_VALUE) / w.word(PaperTradeWords.QTY) + "",
                w.word(PaperTradeWords.ENTRY_NS) + " " + w.word(PaperTradeWords.EXIT_NS),
                w.word(PaperTradeWords.ENTRY_ORDER) + " " + w.word(PaperTradeWords.EXIT_ORDER),
                w.word(PaperTradeWords.GROSS) + " " + w.word(PaperTradeWords.CHARGES),
                OrderWords.text(w.word(PaperTradeWords.NOTE)),
                OrderWords.text(w.word(PaperTradeWords.EXIT_NOTE)));
    }

    private static String trade(Trade it, BacktestLedger ledger) {
        double qty = it.qty();
        return String.join(
                " ",
                it.number() + " " + it.direction(),
                it.qty() + "",
                Math.round(it.entry() * 1e4 * qty) / qty + "",
                Math.round(it.exit() * 1e4 * qty) / qty + "",
                it.entryNs() + " " + it.exitNs(),
                it.entryOrder() + " " + it.exitOrder(),
                e4(it.gross()) + " " + e4(it.costs().total()),
                ledger.order(it.entryOrder()).note(),
                it.exitNote());
    }

    private static long e4(java.math.BigDecimal rupees) {
        return rupees.setScale(4, RoundingMode.HALF_UP).unscaledValue().longValue();
    }

    private void compare() throws Exception {
        var task =
                new BacktestTask(
                        List.of(
                                root.resolve(MONDAY.toString()).toString(),
                                root.resolve(TUESDAY.toString()).toString()),
                        "ema-cross",
                        Map.of("interval", "1m", "fast", "1", "slow", "2", "lots", "2"),
                        Product.INTRADAY,
                        PaperSettings.rules(SETTINGS),
                        true,
                        null,
                        Map.of(),
                        List.of());
        BacktestLedger ledger = new Backtest("test", false, RunProgress.NONE).run(task).ledger();
        List<Trade> traded =
                ledger.trades().stream().filter(it -> it.exitKind() == FillKind.TRADE).toList();
        long nightNs = openNs(TUESDAY) - 3_600 * SECOND_NS;
        assertTrue(
                traded.stream().anyMatch(it -> it.entryNs() < nightNs && it.exitNs() > nightNs),
                "one is held over night");
        assertEquals(traded.stream().map(it -> trade(it, ledger)).toList(), trades);
        Map<Long, String> ordered = new TreeMap<>();
        for (Order it : ledger.orders()) {
            if (it.kind() == FillKind.TRADE) {
                ordered.put(
                        it.number(),
                        it.side() + " " + it.qty() + " " + it.createdNs() + " " + it.status());
            }
        }
        assertEquals(ordered, orders);
        List<String> samples =
                ledger.samples().stream()
                        .filter(it -> !it.dayEnd())
                        .map(it -> it.timeNs() + " " + e4(it.equity()))
                        .toList();
        assertTrue(points.size() > 700, points.size() + " minutes");
        assertEquals(samples.subList(0, points.size()), points);
    }
}
