package io.icebreaker.rule.candle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.BarSeries.Row;
import io.icebreaker.reference.Recordings;
import io.icebreaker.rule.Firing;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleBook;
import io.icebreaker.rule.Truth;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Rules on a recorded month of minutes against arrays that TA-Lib and plain loops fill: the truth of every
 * bar, and where it begins.
 */
class RecordedRulesTest {
    private static final Core TALIB = new Core();

    private record Bar(
            OffsetDateTime start, double open, double high, double low, double close, long volume) {
        OffsetDateTime end(int minutes) {
            OffsetDateTime full = start.plusMinutes(minutes);
            OffsetDateTime close = start.with(LocalTime.of(15, 30));
            return full.isAfter(close) ? close : full;
        }
    }

    private static final BarSeries SERIES = new BarSeries("RELIANCE", false);
    private static List<Bar> minutes;

    @BeforeAll
    static void read() throws IOException {
        var file =
                Recordings.data("nse-equity-1m").resolve("RELIANCE-2025-10-29_2025-11-28.csv.gz");
        try (var csv =
                CsvReader.builder()
                        .ofNamedCsvRecord(
                                new InputStreamReader(
                                        new GZIPInputStream(Files.newInputStream(file)),
                                        StandardCharsets.UTF_8))) {
            minutes = csv.stream().map(RecordedRulesTest::bar).toList();
        }
        for (Bar bar : minutes) {
            SERIES.add(
                    new Row(
                            bar.start.toEpochSecond() * 1_000_000_000L,
                            Math.round(bar.open * 10_000),
                            Math.round(bar.high * 10_000),
                            Math.round(bar.low * 10_000),
                            Math.round(bar.close * 10_000),
                            bar.volume,
                            0,
                            0));
        }
        assertEquals(8_250, minutes.size());
    }

    private static Bar bar(NamedCsvRecord line) {
        return new Bar(
                OffsetDateTime.parse(line.getField("date").replace(' ', 'T')),
                Double.parseDouble(line.getField("open")),
                Double.parseDouble(line.getField("high")),
                Double.parseDouble(line.getField("low")),
                Double.parseDouble(line.getField("close")),
                new BigDecimal(line.getField("volume")).longValueExact());
    }

    private static List<Bar> longer(int length) {
        Map<OffsetDateTime, List<Bar>> buckets = new LinkedHashMap<>();
        for (Bar bar : minutes) {
            OffsetDateTime open = bar.start.with(LocalTime.of(9, 15));
            long since = java.time.Duration.between(open, bar.start).toMinutes();
            buckets.computeIfAbsent(
                            open.plusMinutes(since / length * length), k -> new ArrayList<>())
                    .add(bar);
        }
        List<Bar> longer = new ArrayList<>();
        buckets.forEach(
                (start, parts) ->
                        longer.add(
                                new Bar(
                                        start,
                                        parts.get(0).open,
                                        parts.stream().mapToDouble(Bar::high).max().orElseThrow(),
                                        parts.stream().mapToDouble(Bar::low).min().orElseThrow(),
                                        parts.get(parts.size() - 1).close,
                                        parts.stream().mapToLong(Bar::volume).sum())));
        return longer;
    }

    private static double[] closes(List<Bar> bars) {
        return bars.stream().mapToDouble(Bar::close).toArray();
    }

    private interface Call {
        void into(MInteger begin, MInteger count, double[] out);
    }

    private static double[] line(int size, Call call) {
        var begin = new MInteger();
        var count = new MInteger();
        var out = new double[size];
        call.into(begin, count, out);
        var line = new double[size];
        Arrays.fill(line, Double.NaN);
        System.arraycopy(out, 0, line, begin.value, count.value);
        return line;
    }

    private static double[] rsi(double[] c) {
        return line(c.length, (b, n, out) -> TALIB.rsi(0, c.length - 1, c, 14, b, n, out));
    }

    private static double[] ema(double[] c, int bars) {
        return line(c.length, (b, n, out) -> TALIB.ema(0, c.length - 1, c, bars, b, n, out));
    }

    private static double[] sma(double[] c, int bars) {
        return line(c.length, (b, n, out) -> TALIB.sma(0, c.length - 1, c, bars, b, n, out));
    }

    /** Runs one rule and compares each bar's truth with the answer, null for UNKNOWN, and where it fires. */
    private static void check(
            String condition, String timeframe, int bars, IntFunction<Boolean> slow) {
        String json =
                "[{\"name\": \"r\", \"cooldown\": 0, \"priority\": \"HIGH\", \"condition\": \""
                        + condition
                        + "\", \"timeframe\": \""
                        + timeframe
                        + "\"}]";
        List<Rule> rules = RuleBook.parse(json).rules();
        var run = new CandleRules(List.of(SERIES), rules, CandleChoice.USUAL);
        assertEquals(List.of(), run.problems());
        run.run(done -> {});
        Boolean[] before = {null};
        int[] seen = new int[3];
        run.outcomes(
                SERIES,
                (rule, at, startNs, truth, firing) -> {
                    Boolean expected = slow.apply(at);
                    int asTruth = expected == null ? Truth.UNKNOWN : Truth.of(expected);
                    assertEquals(asTruth, truth, condition + " at " + at);
                    boolean edge = truth == Truth.TRUE && !Boolean.TRUE.equals(before[0]) && at > 0;
                    assertEquals(
                            edge ? Firing.FIRED : Firing.NONE, firing, condition + " at " + at);
                    before[0] = expected;
                    seen[0]++;
                    seen[1] += truth == Truth.TRUE ? 1 : 0;
                    seen[2] += edge ? 1 : 0;
                });
        assertEquals(bars, seen[0], "bars");
        assertTrue(
                seen[1] > 0 && seen[1] < bars && seen[2] > 0,
                condition + ": " + Arrays.toString(seen));
    }

    private static Boolean less(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? null : a < b;
    }

    private static Boolean and(Boolean a, Boolean b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return a == null || b == null ? null : true;
    }

    private static double at(double[] line, int index) {
        return index < 0 ? Double.NaN : line[index];
    }

    /** Index of the last longer bar over at the end of a shorter one. */
    private static int closedBy(List<Bar> longer, int length, OffsetDateTime end) {
        int last = -1;
        while (last + 1 < longer.size() && !longer.get(last + 1).end(length).isAfter(end)) {
            last++;
        }
        return last;
    }

    @Test
    void relativeStrengthAndVolume() {
        double[] rsi = rsi(closes(minutes));
        check(
                "rsi < 30 AND volume > avg_volume",
                "1m",
                8_250,
                i -> {
                    double sum = 0;
                    for (int k = i - 20; k >= 0 && k < i; k++) {
                        sum += minutes.get(k).volume;
                    }
                    double mean = i < 20 ? Double.NaN : sum / 20.0;
                    return and(less(rsi[i], 30), less(mean, minutes.get(i).volume));
                });
    }

    @Test
    void crossingAverages() {
        double[] fast = ema(closes(minutes), 8);
        double[] slow = ema(closes(minutes), 13);
        check(
                "ema(8) CROSSES ABOVE ema(13)",
                "1m",
                8_250,
                i -> {
                    double a = at(fast, i - 1);
                    double b = at(slow, i - 1);
                    boolean missing = Double.isNaN(a) || Double.isNaN(b) || Double.isNaN(slow[i]);
                    return missing ? null : a <= b && fast[i] > slow[i];
                });
    }

    @Test
    void theSessionsAverageAndChange() {
        check(
                "close > vwap AND change_pct > 0.5 AND close < r1",
                "1m",
                8_250,
                i -> {
                    int from = i - i % 375;
                    long sumPv = 0;
                    long sumV = 0;
                    for (int k = from; k <= i; k++) {
                        Bar bar = minutes.get(k);
                        long thrice = Math.round((bar.high + bar.low + bar.close) * 100);
                        sumPv += thrice * bar.volume;
                        sumV += bar.volume;
                    }
                    double close = minutes.get(i).close;
                    Boolean above = less((double) sumPv / (3 * sumV) / 100, close);
                    if (from == 0) {
                        return Boolean.FALSE.equals(above) ? false : null;
                    }
                    double before = minutes.get(from - 1).close;
                    double high = 0;
                    double low = 1e9;
                    for (int k = from - 375; k < from; k++) {
                        high = Math.max(high, minutes.get(k).high);
                        low = Math.min(low, minutes.get(k).low);
                    }
                    double r1 = 2 * ((high + low + before) / 3) - low;
                    Boolean up = less(0.5, 100 * (close - before) / before);
                    return and(and(above, up), less(close, r1));
                });
    }

    @Test
    void longerTimeframesFromMinutes() {
        List<Bar> fives = longer(5);
        double[] rsi = rsi(closes(fives));
        int[] last = {-1};
        check(
                "rsi@5m < 40 AND close > close@5m[1]",
                "1m",
                8_250,
                i -> {
                    OffsetDateTime end = minutes.get(i).end(1);
                    while (last[0] + 1 < fives.size()
                            && !fives.get(last[0] + 1).end(5).isAfter(end)) {
                        last[0]++;
                    }
                    double earlier = last[0] < 1 ? Double.NaN : fives.get(last[0] - 1).close;
                    return and(less(at(rsi, last[0]), 40), less(earlier, minutes.get(i).close));
                });
    }

    @Test
    void aRuleOnFiveMinutesReadsQuarterHoursAndMinutes() {
        List<Bar> fives = longer(5);
        List<Bar> quarters = longer(15);
        double[] mean = sma(closes(quarters), 20);
        check(
                "close < sma(20)@15m AND close@1m[4] > close",
                "5m",
                22 * 75,
                i -> {
                    double close = fives.get(i).close;
                    OffsetDateTime end = fives.get(i).end(5);
                    int quarter = closedBy(quarters, 15, end);
                    double minute = minutes.get(i * 5).close;
                    return and(less(close, at(mean, quarter)), less(close, minute));
                });
    }

    @Test
    void hoursAndTheirEngulfingBodies() {
        List<Bar> hours = longer(60);
        var begin = new MInteger();
        var count = new MInteger();
        var out = new int[hours.size()];
        TALIB.cdlEngulfing(
                0,
                hours.size() - 1,
                hours.stream().mapToDouble(Bar::open).toArray(),
                hours.stream().mapToDouble(Bar::high).toArray(),
                hours.stream().mapToDouble(Bar::low).toArray(),
                closes(hours),
                begin,
                count,
                out);
        check("engulfing", "1h", 22 * 7, i -> i < begin.value ? null : out[i - begin.value] != 0);
    }
}
