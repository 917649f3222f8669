package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import io.icebreaker.bar.MarkKind;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.LevelWords;
import io.icebreaker.finding.MarkWords;
import io.icebreaker.finding.ProfileWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveBar;
import io.icebreaker.reference.NaiveBars;
import io.icebreaker.reference.NaiveCalendar;
import io.icebreaker.reference.NaiveFlow;
import io.icebreaker.reference.NaiveMarks;
import io.icebreaker.reference.NaiveProfiles;
import io.icebreaker.reference.NaiveTrade;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Recordings;
import io.icebreaker.reference.Recordings.Recording;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.InstrumentType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Marks, session events and naked points of control, from packets, against the slow recomputation. */
@Tag("long")
class MarksTwinTest {
    /** Lookbacks that short recordings fill. */
    private static final Settings SHORT =
            Settings.DEFAULTS
                    .with("abs.lookback", "3")
                    .with("abs.rows", "2")
                    .with("div.n", "2")
                    .with("stack.min", "2")
                    .with("imb.ratio.pct", "150")
                    .with("footprint.ticks.per.row", "3");

    private static final NaiveMarks.Choice SHORT_CHOICE =
            new NaiveMarks.Choice(150, 1, 2, 2, 30, 200, 3, 2);

    private static final Settings TEN_TICKS =
            Settings.DEFAULTS.with("footprint.ticks.per.row", "10");

    private static final List<Interval> MARKED =
            List.of(Interval.values()).subList(Interval.M1.ordinal(), Interval.COUNT);

    private final Map<String, Integer> seen = new TreeMap<>();
    private final Map<String, List<NaiveBar>> cache = new TreeMap<>();

    @Test
    void marksAgreeOnShortSessions() {
        for (long seed = 1; seed <= 60; seed++) {
            List<Row> rows = withoutBrokenStart(RandomSession.rows(seed, 1_000));
            Settings settings = seed % 4 == 0 ? Settings.DEFAULTS : SHORT;
            compare(RandomSession.instruments(), rows, settings, "seed " + seed);
        }
        for (int kind = MarkKind.STACKED_BUY; kind <= MarkKind.FINISHED_LOW; kind++) {
            assertTrue(seen.getOrDefault(MarkKind.name(kind), 0) > 2, kind + " of " + seen);
        }
    }

    @Test
    void profilesAgreeOnAThousandShortSessions() {
        List<InstrumentRow> instruments = RandomSession.instruments();
        for (long seed = 1; seed <= 1_000; seed++) {
            List<Row> rows =
                    withoutBrokenStart(
                            seed % 4 == 0
                                    ? RandomSession.edges(seed, 200)
                                    : RandomSession.rows(seed, 200));
            var flow = NaiveFlow.of(instruments, rows);
            AnalysisRun run = run(instruments, rows, Settings.DEFAULTS, "seed " + seed);
            compareProfiles(instruments, flow, run, "seed " + seed);
            cache.clear();
        }
        for (int kind = ProfileWords.IB_COMPLETE; kind <= ProfileWords.SESSION; kind++) {
            assertTrue(seen.getOrDefault(ProfileWords.name(kind), 0) > 20, kind + " of " + seen);
        }
        assertTrue(seen.getOrDefault("naked", 0) > 20, seen.toString());
    }

    @Test
    void agreesOnTheRecordedDay() {
        Recording recording = Recordings.ticks("nse-20251215");
        List<Row> rows = recording.rows().subList(0, 15_000);
        compare(recording.instruments(), rows, TEN_TICKS, "nse-20251215");
    }

    /** The first row's receive time may lie before 1970, which no calendar knows. */
    private static List<Row> withoutBrokenStart(List<Row> rows) {
        return rows.get(0).recvNs() > 0 ? rows : rows.subList(1, rows.size());
    }

    private void compare(
            List<InstrumentRow> instruments, List<Row> rows, Settings settings, String what) {
        var run = run(instruments, rows, settings, what);
        var flow = NaiveFlow.of(instruments, rows);
        compareMarks(instruments, flow, run, settings, what);
        compareProfiles(instruments, flow, run, what);
        cache.clear();
    }

    private static AnalysisRun run(
            List<InstrumentRow> instruments, List<Row> rows, Settings settings, String what) {
        var run = new AnalysisRun(instruments.size(), settings);
        Recorded.publish(run, instruments, rows, false);
        assertEquals(0, run.counters.get(Counter.MARKS_PUSHED_OUT), what);
        return run;
    }

    private static List<NaiveTrade> trades(NaiveFlow flow, InstrumentRow instrument) {
        return flow.trades().stream()
                .filter(trade -> trade.key().equals(instrument.key()) && trade.inBars())
                .toList();
    }

    private void compareMarks(
            List<InstrumentRow> instruments,
            NaiveFlow flow,
            AnalysisRun run,
            Settings settings,
            String what) {
        long ticks = settings.whole(Setting.FOOTPRINT_TICKS_PER_ROW);
        var choice = settings == SHORT ? SHORT_CHOICE : NaiveMarks.Choice.USUAL;
        var calendar = new NaiveCalendar(instruments);
        for (int id = 0; id < instruments.size(); id++) {
            InstrumentRow its = instruments.get(id);
            List<NaiveTrade> trades = trades(flow, its);
            if (its.type() == InstrumentType.IDX || trades.isEmpty()) {
                continue;
            }
            for (Interval interval : MARKED) {
                List<String> expected =
                        NaiveMarks.of(
                                its,
                                its.tickSize() * ticks,
                                bars(flow, ticks, interval, its),
                                trades,
                                bar -> calendar.sessionAt(its, bar.startNs()).closeNs(),
                                choice);
                String where = what + " " + its.symbol() + " " + interval.label();
                same(expected, marks(run, id, interval), where);
            }
        }
    }

    private void compareProfiles(
            List<InstrumentRow> instruments, NaiveFlow flow, AnalysisRun run, String what) {
        var calendar = new NaiveCalendar(instruments);
        for (int id = 0; id < instruments.size(); id++) {
            InstrumentRow its = instruments.get(id);
            List<NaiveBar> days = bars(flow, 1, Interval.D1, its);
            List<NaiveBar> bars = new ArrayList<>(days);
            bars.addAll(bars(flow, 1, Interval.H1, its));
            List<String> events = NaiveProfiles.events(its, calendar, trades(flow, its), bars);
            same(events, profile(run, id), what + " " + its.symbol());
            List<String> naked = naked(run.sheet(Sheet.LEVELS, id));
            assertEquals(NaiveProfiles.naked(its, days), naked, what + " " + its.symbol());
            seen.merge("naked", naked.size(), Integer::sum);
        }
    }

    private List<NaiveBar> bars(
            NaiveFlow flow, long ticks, Interval interval, InstrumentRow instrument) {
        return allBars(flow, ticks, interval).stream()
                .filter(bar -> bar.key().equals(instrument.key()))
                .toList();
    }

    private List<NaiveBar> allBars(NaiveFlow flow, long ticks, Interval interval) {
        return cache.computeIfAbsent(
                ticks + " " + interval,
                key ->
                        new NaiveBars(flow, ticks)
                                .of(io.icebreaker.reference.Interval.values()[interval.ordinal()]));
    }

    private void same(List<String> expected, List<String> actual, String where) {
        Collections.sort(expected);
        Collections.sort(actual);
        assertEquals(String.join("\n", expected), String.join("\n", actual), where);
        actual.forEach(line -> seen.merge(line.substring(0, line.indexOf(' ')), 1, Integer::sum));
    }

    private static List<String> marks(AnalysisRun run, int id, Interval interval) {
        List<String> lines = new ArrayList<>();
        for (AnalysisRun.Record record : run.found) {
            long[] w = record.words();
            if (record.type() == FindingType.MARK
                    && w[MarkWords.ID] == id
                    && w[MarkWords.INTERVAL] == interval.ordinal()) {
                lines.add(
                        String.join(
                                " ",
                                MarkKind.name((int) w[MarkWords.KIND]),
                                "" + w[MarkWords.START_NS],
                                "" + w[MarkWords.TIME_NS],
                                "" + w[MarkWords.LOW],
                                "" + w[MarkWords.HIGH],
                                "" + w[MarkWords.ROWS]));
            }
        }
        return lines;
    }

    private static List<String> profile(AnalysisRun run, int id) {
        List<String> lines = new ArrayList<>();
        for (AnalysisRun.Record record : run.found) {
            long[] w = record.words();
            if (record.type() == FindingType.PROFILE && w[ProfileWords.ID] == id) {
                lines.add(
                        String.join(
                                " ",
                                ProfileWords.name((int) w[ProfileWords.KIND]),
                                "" + w[ProfileWords.TIME_NS],
                                "" + w[ProfileWords.HIGH],
                                "" + w[ProfileWords.LOW]));
            }
        }
        return lines;
    }

    private static List<String> naked(long[] sheet) {
        int count = (int) sheet[LevelWords.POCS];
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = LevelWords.pocs(sheet) + i * LevelWords.POC_WORDS;
            lines.add(sheet[at] + " " + sheet[at + 1]);
        }
        return lines;
    }
}
