package io.icebreaker.rule.candle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.BarSeries.Row;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.DateSessions;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.pattern.PivotSystem;
import io.icebreaker.rule.Firing;
import io.icebreaker.rule.Identifier;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleBook;
import io.icebreaker.rule.RuleProblem;
import io.icebreaker.rule.Truth;
import io.icebreaker.scan.BreakoutRule;
import io.icebreaker.scan.BtstScore;
import io.icebreaker.scan.DailyScan;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules over small made-up files: intervals, order, sessions, and what bars cannot tell. */
class CandleRulesTest {
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final LocalDate MONDAY = LocalDate.of(2025, 1, 20);

    private static long ns(LocalDate date, String time) {
        return LocalDateTime.parse(date + "T" + time).toEpochSecond(IST) * 1_000_000_000L;
    }

    /** Bars whose four prices are one, rupees. */
    private static void add(
            BarSeries series, LocalDate date, String time, double price, long volume) {
        long e4 = Math.round(price * 10_000);
        series.add(new Row(ns(date, time), e4, e4, e4, e4, volume, 0, 0));
    }

    private static BarSeries minutes(LocalDate date, String... times) {
        var series = new BarSeries("RELIANCE", false);
        for (int n = 0; n < times.length; n++) {
            add(series, date, times[n], n + 1, 10);
        }
        return series;
    }

    private static List<Rule> rules(String... conditions) {
        var json = new ArrayList<String>();
        for (int n = 0; n < conditions.length; n++) {
            String timeframe = conditions[n].replaceFirst("^(\\w+)\\| .*", "$1");
            String condition = conditions[n].replaceFirst("^\\w+\\| ", "");
            json.add(
                    "{'name': 'r%d', 'condition': '%s', 'timeframe': '%s', 'cooldown': 0}"
                            .formatted(n, condition, timeframe)
                            .replace('\'', '"'));
        }
        RuleBook book = RuleBook.parse(json.toString());
        assertEquals(List.of(), book.problems());
        return book.rules();
    }

    private static List<String> run(List<BarSeries> all, List<Rule> rules) {
        var run = new CandleRules(all, rules, CandleChoice.USUAL);
        assertEquals(List.of(), run.problems());
        run.run(done -> {});
        var rows = new ArrayList<String>();
        for (BarSeries series : all) {
            run.outcomes(
                    series,
                    (rule, bar, startNs, truth, firing) ->
                            rows.add(
                                    rule.name()
                                            + " "
                                            + bar
                                            + " "
                                            + Truth.name(truth)
                                            + mark(firing)));
        }
        return rows;
    }

    private static String mark(Firing firing) {
        return firing == Firing.NONE ? "" : " " + firing;
    }

    @Test
    void everyBarOfTheFileIsEvaluated() {
        BarSeries bars = minutes(MONDAY, "09:15:00", "09:16:00", "09:18:00");
        assertEquals(
                List.of("r0 0 FALSE", "r0 1 TRUE FIRED", "r0 2 TRUE"),
                run(List.of(bars), rules("1m| close > 1")));
    }

    /** Bars that end together all close before a rule looks; the shorter timeframe's rules come first. */
    @Test
    void longerBarsMoveWithTheMinuteThatEndsThem() {
        BarSeries bars =
                minutes(
                        MONDAY,
                        "09:15:00",
                        "09:16:00",
                        "09:17:00",
                        "09:18:00",
                        "09:19:00",
                        "09:20:00");
        assertEquals(
                List.of(
                        "r1 0 UNKNOWN",
                        "r1 1 UNKNOWN",
                        "r1 2 UNKNOWN",
                        "r1 3 UNKNOWN",
                        "r1 4 TRUE FIRED",
                        "r0 0 TRUE",
                        "r1 5 FALSE",
                        "r0 1 TRUE"),
                run(
                        List.of(bars),
                        rules(
                                "5m| close@1m == close AND open == 1 OR close == 6",
                                "1m| close@5m == close")));
    }

    /** A longer bar whose last minutes nobody traded in is over before the next minute's rules are asked. */
    @Test
    void longerBarsEndInGapsToo() {
        BarSeries bars = minutes(MONDAY, "09:15:00", "09:17:00", "09:22:00", "09:31:00");
        assertEquals(
                List.of(
                        "r0 0 UNKNOWN",
                        "r0 1 UNKNOWN",
                        "r1 0 TRUE",
                        "r0 2 TRUE FIRED",
                        "r1 1 FALSE",
                        "r0 3 FALSE",
                        "r1 2 FALSE"),
                run(List.of(bars), rules("1m| close@5m == 2", "5m| close == 2")));
    }

    @Test
    void everythingClosesWithTheSession() {
        BarSeries bars = minutes(MONDAY, "14:30:00", "15:20:00", "15:29:00");
        assertEquals(
                List.of(
                        "r0 0 UNKNOWN",
                        "r1 0 TRUE",
                        "r0 1 FALSE",
                        "r0 2 TRUE FIRED",
                        "r1 1 TRUE",
                        "r2 0 TRUE"),
                run(
                        List.of(bars),
                        rules(
                                "1m| close@1h == 3 AND close@1d == 3 OR close == 9",
                                "1h| volume > 9",
                                "1d| volume == 30")));
    }

    @Test
    void daysAreBarsOfTheirOwnAndKnowTheSessionBefore() {
        var daily = new BarSeries("TCS", true);
        add(daily, MONDAY, "09:15:00", 100, 5);
        add(daily, MONDAY.plusDays(1), "09:15:00", 110, 5);
        add(daily, MONDAY.plusDays(2), "09:15:00", 110, 0);
        assertEquals(
                List.of(
                        "r0 0 UNKNOWN",
                        "r1 0 TRUE",
                        "r2 0 UNKNOWN",
                        "r3 0 UNKNOWN",
                        "r0 1 TRUE FIRED",
                        "r1 1 TRUE",
                        "r2 1 TRUE FIRED",
                        "r3 1 FALSE",
                        "r0 2 FALSE",
                        "r1 2 UNKNOWN",
                        "r2 2 FALSE",
                        "r3 2 FALSE"),
                run(
                        List.of(daily),
                        rules(
                                "1d| change_pct == 10",
                                "1d| vwap == close AND vwap_up1 == close",
                                "1d| pivot == 100 AND r1 == 100",
                                "1d| close[1] == ltp AND s3 == 3")));
    }

    @Test
    void anAverageBeginsAnewWithTheSessionAndIndicatorsDoNot() {
        var series = new BarSeries("RELIANCE", false);
        add(series, MONDAY, "15:28:00", 10, 1);
        add(series, MONDAY, "15:29:00", 20, 3);
        add(series, MONDAY.plusDays(1), "09:15:00", 30, 1);
        assertEquals(
                List.of(
                        "r0 0 FALSE",
                        "r1 0 UNKNOWN",
                        "r0 1 TRUE FIRED",
                        "r1 1 FALSE",
                        "r0 2 FALSE",
                        "r1 2 TRUE FIRED"),
                run(List.of(series), rules("1m| vwap == 17.5", "1m| sma(2) == 25")));
    }

    @Test
    void instrumentsTakeTurnsByTimeAndShareTheCap() {
        BarSeries first = minutes(MONDAY, "09:15:00", "09:16:00");
        var second = new BarSeries("INFY", false);
        add(second, MONDAY, "09:15:00", 1, 1);
        add(second, MONDAY, "09:16:00", 2, 1);
        var choice = new CandleChoice(SessionGroup.CASH, Interval.M1, PivotSystem.STANDARD, 1);
        var run = new CandleRules(List.of(first, second), rules("1m| close > 1"), choice);
        run.run(done -> {});
        assertEquals(1, run.count(Firing.FIRED));
        assertEquals(1, run.count(Firing.SUPPRESSED_CAP));
        var firings = new ArrayList<Firing>();
        run.outcomes(second, (rule, bar, startNs, truth, firing) -> firings.add(firing));
        assertEquals(List.of(Firing.NONE, Firing.SUPPRESSED_CAP), firings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "1m| close > 3 AND oi > 3 # 15",
                "1m| delta > 3 # 1",
                "1m| close > 3 OR NOT absorption # 18",
                "1m| obi > 3 OR delta > 3 # 1",
                "1m| iv_rank > 50 # 1",
                "1m| age_ms > 50 # 1",
                "1m| poc < close # 1",
                "1m| INFY:close > 3 # 1",
                "1m| INFY:oi > 3 # 1",
                "1m| close > 3 AND INFY:close > 3 # 15",
                "1m| close > 3 ON TICK # 11",
                "1m| oi > 3 ON TICK # 1",
                "1m| close@30s > 3 # 6",
                "1m| close > sma(20)@5s # 16",
            })
    void whatBarsCannotTellIsUnavailableWithItsColumn(String rule, int column) {
        BarSeries bars = minutes(MONDAY, "09:15:00", "09:16:00");
        var run = new CandleRules(List.of(bars), rules(rule, "1m| close > 1"), CandleChoice.USUAL);
        RuleProblem problem = run.problems().get(0);
        assertEquals(column, problem.column(), problem.toString());
        assertEquals("UNAVAILABLE", problem.message().substring(0, 11));
        assertEquals(List.of("r1"), run.rules().stream().map(Rule::name).toList());
    }

    @Test
    void timeframesThatBarsDoNotMakeAreUnavailable() {
        var daily = new BarSeries("TCS", true);
        add(daily, MONDAY, "09:15:00", 100, 5);
        var run =
                new CandleRules(
                        List.of(daily),
                        rules("1m| close > 3", "1d| close@1h > 3"),
                        CandleChoice.USUAL);
        assertEquals("timeframe", run.problems().get(0).key());
        assertEquals(6, run.problems().get(1).column());
        BarSeries threes = minutes(MONDAY, "09:15:00", "09:18:00", "09:24:00");
        run =
                new CandleRules(
                        List.of(threes),
                        rules("5m| close > 3", "15m| close > 3", "3m| close > 1"),
                        CandleChoice.USUAL);
        assertEquals(1, run.problems().size());
        assertEquals(1, run.problems().get(0).place());
    }

    @Test
    void theOwnSymbolIsNotAnother() {
        BarSeries bars = minutes(MONDAY, "09:15:00", "09:16:00");
        assertEquals(
                List.of("r0 0 UNKNOWN", "r0 1 TRUE"),
                run(List.of(bars), rules("1m| RELIANCE:close > close[1]")).stream()
                        .map(row -> row.replace(" FIRED", ""))
                        .toList());
    }

    /** The score of the days; and of minutes that make the same days, at each day's last. */
    @Test
    void overnightScoresAreThoseOfTheDailyScan() {
        var random = new Random(5);
        var days = new BarSeries("RELIANCE", true);
        var minutes = new BarSeries("RELIANCE", false);
        var scan = new DailyScan(BreakoutRule.DEFAULT);
        scan.define(0);
        List<Integer> scores = new ArrayList<>();
        long close = 1_000_000;
        for (int n = 0; n < 150; n++) {
            LocalDate date = MONDAY.plusDays(n);
            long open = close + random.nextInt(40_001) - 20_000;
            long last = open + random.nextInt(60_001) - 30_000;
            long high = Math.max(open, last) + random.nextInt(20_000);
            long low = Math.min(open, last) - random.nextInt(20_000);
            long volume = 900 + 100L * random.nextInt(10);
            scan.add(0, open, high, low, last, volume, n == 0 ? 0 : close);
            scores.add(scan.scoreA());
            days.add(new Row(ns(date, "09:15:00"), open, high, low, last, volume, 0, 0));
            minutes.add(new Row(ns(date, "09:15:00"), open, open, open, open, 300, 0, 0));
            minutes.add(new Row(ns(date, "12:01:00"), low, high, low, low, 300, 0, 0));
            minutes.add(new Row(ns(date, "15:29:00"), last, last, last, last, volume - 600, 0, 0));
            close = last;
        }
        for (int tenths = 30; tenths <= 80; tenths += 10) {
            String condition = "btst >= " + tenths / 10;
            int[] met = {0};
            List<String> ofDays = run(List.of(days), rules("1d| " + condition));
            List<String> ofMinutes = run(List.of(minutes), rules("1m| " + condition));
            for (int n = 0; n < scores.size(); n++) {
                String truth =
                        scores.get(n) == BtstScore.NONE
                                ? "UNKNOWN"
                                : Truth.name(Truth.of(scores.get(n) >= tenths));
                assertEquals(truth, ofDays.get(n).split(" ")[2], condition + " on day " + n);
                assertEquals(
                        truth, ofMinutes.get(3 * n + 2).split(" ")[2], condition + " on day " + n);
                met[0] += truth.equals("TRUE") ? 1 : 0;
            }
            assertTrue(met[0] > 0, condition);
        }
        assertEquals(40, scores.lastIndexOf(BtstScore.NONE) + 1);
    }

    @Test
    void everyIdentifierIsEitherToldOrLacking() {
        for (Identifier identifier : Identifier.values()) {
            if (CandleSlots.lacks(identifier) == null) {
                String period = identifier.takesPeriod() ? "(2)" : "";
                run(
                        List.of(minutes(MONDAY, "09:15:00", "09:16:00")),
                        rules("1m| " + identifier.spelled() + period + " > 0"));
            }
        }
    }

    @Test
    void intervalsAreSeenFromTheBarsTimes() {
        var sessions = new DateSessions(SessionGroup.CASH);
        assertEquals(
                Interval.M1, BaseInterval.of(minutes(MONDAY, "09:15:00", "09:16:00"), sessions));
        assertEquals(
                Interval.M5,
                BaseInterval.of(minutes(MONDAY, "09:20:00", "09:30:00", "09:45:00"), sessions));
        assertEquals(
                Interval.S1, BaseInterval.of(minutes(MONDAY, "09:15:00", "09:16:01"), sessions));
        assertEquals(Interval.M1, BaseInterval.of(minutes(MONDAY, "10:15:00"), sessions));
        assertEquals(
                Interval.H1, BaseInterval.of(minutes(MONDAY, "09:15:00", "11:15:00"), sessions));
    }

    /** What traded before the open, or past the after-close minute, is in no longer bar (2.2). */
    @Test
    void longerBarsKeepToTheSession() {
        BarSeries bars =
                minutes(MONDAY, "09:08:00", "09:15:00", "15:29:00", "15:30:00", "15:31:00");
        var sessions = new DateSessions(SessionGroup.CASH);
        CandleFrame hours =
                CandleFrame.of(bars, Interval.M1, sessions).rollUp(Interval.H1, sessions);
        assertEquals(2, hours.bars().size());
        assertEquals(ns(MONDAY, "09:15:00"), hours.bars().startNs(0));
        assertEquals(ns(MONDAY, "15:15:00"), hours.bars().startNs(1));
        assertEquals(40_000, hours.bars().closeE4(1));
        assertEquals(20, hours.bars().volume(1));
        assertEquals(ns(MONDAY, "15:31:00"), hours.endNs()[1]);
        var rules = rules("1h| close > 0");
        assertNull(
                new CandleNeeds(List.of(CandleFrame.of(bars, Interval.M1, sessions)))
                        .lackOf(rules.get(0)));
    }
}
