package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.feed.csv.BarFiles;
import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scan commands over the recorded bars. */
class ScanTest {
    private static final String STOCKS = "nse-daily-delivery/stocks";

    @TempDir Path directory;

    private Path out() {
        return directory.resolve("out.csv");
    }

    private JsonTree scan(String what, Path bars, Object... more) {
        List<Object> words = new ArrayList<>(List.of("scan", what, "--bars", bars, "--out", out()));
        words.addAll(List.of(more));
        return CommandRun.json(words.toArray());
    }

    /** A dozen of the stocks, RELIANCE and its split among them: all 64 are the kernels' tests' business. */
    private Path dozen() throws IOException {
        Path dozen = directory.resolve("dozen");
        if (!Files.exists(dozen)) {
            Files.createDirectory(dozen);
            try (var files = Files.list(Needed.data(STOCKS))) {
                for (Path file : files.sorted().skip(44).limit(12).toList()) {
                    Files.copy(file, dozen.resolve(file.getFileName()));
                }
            }
        }
        return dozen;
    }

    private List<String> dozenSymbols() throws IOException {
        try (var files = Files.list(dozen())) {
            return files.map(f -> f.getFileName().toString().replaceFirst("\\.csv.*", "")).toList();
        }
    }

    private Table table() throws IOException {
        return Table.read(out());
    }

    private String header() throws IOException {
        return Files.readAllLines(out()).get(0);
    }

    private static double number(Table.Row row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static Map<String, List<Table.Row>> byDate(Table table) {
        return table.rows().stream()
                .collect(
                        Collectors.groupingBy(
                                row -> row.get("date"), TreeMap::new, Collectors.toList()));
    }

    @Test
    void btstScoresEveryStockAndDayAndRanksTheCandidates() throws IOException {
        JsonTree result = scan("btst", dozen());
        assertEquals(12 * 1_303, result.at("judged").number());
        assertTrue(result.at("judgedPerSecond").number() > 0);
        assertTrue(
                header().startsWith(
                                "date,symbol,A,B,change_pct,volume_ratio,rsi,support,resistance,close,"));
        Table table = table();
        assertEquals(12 * 1_303, table.rows().size());
        long candidates = 0;
        for (List<Table.Row> day : byDate(table).values()) {
            candidates += checkDay(day);
        }
        assertEquals(result.at("candidates").number(), candidates);
        long unscored = table.rows().stream().filter(ScanTest::isUnscored).count();
        assertEquals(12 * 1_303, result.at("scored").number() + unscored);
        assertTrue(unscored >= 13 * 40, unscored + " unscored: 12 beginnings and a split");
        Table.Row split =
                table.where("symbol", "RELIANCE").stream()
                        .filter(row -> row.get("date").equals("2024-10-28"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("", split.get("A"));
        assertEquals(
                "2655.7",
                table.where("date", "2024-10-25").stream()
                        .filter(row -> row.get("symbol").equals("RELIANCE"))
                        .findFirst()
                        .orElseThrow()
                        .get("close"));
    }

    @Test
    void outcomesAreTheNextDaysAndTheHitRateCountsCandidatesOnly() throws IOException {
        JsonTree result = scan("btst", dozen(), "--from", "2020-01-01", "--threshold", "8.5");
        Table table = table();
        long candidates = 0;
        long known = 0;
        long above = 0;
        for (String symbol : dozenSymbols()) {
            List<Table.Row> rows = table.where("symbol", symbol);
            for (int i = 0; i < rows.size(); i++) {
                Table.Row row = rows.get(i);
                boolean isCandidate = !row.get("rank").isEmpty();
                boolean isLast = i + 1 == rows.size();
                assertEquals(isCandidate, !row.get("A").isEmpty() && number(row, "A") >= 8.5);
                candidates += isCandidate ? 1 : 0;
                assertTrue(!isLast || row.get("next_close").isEmpty());
                if (!row.get("next_close").isEmpty()) {
                    assertEquals(rows.get(i + 1).get("close"), row.get("next_close"));
                    boolean isAbove = number(row, "next_close") > number(row, "close");
                    known += isCandidate ? 1 : 0;
                    above += isCandidate && isAbove ? 1 : 0;
                }
            }
        }
        assertTrue(candidates > 100, candidates + " candidates");
        assertEquals(candidates, result.at("candidates").number());
        assertEquals(known, result.at("outcomes").number());
        Object share = result.at("nextCloseAbovePct").raw();
        assertEquals(Math.round(1_000.0 * above / known) / 10.0, ((Number) share).doubleValue());
    }

    private static boolean isUnscored(Table.Row row) {
        return row.get("A").isEmpty();
    }

    private static long checkDay(List<Table.Row> day) {
        double before = 10;
        int rank = 0;
        for (Table.Row row : day) {
            if (isUnscored(row)) {
                assertEquals("", row.get("B"));
                assertEquals("", row.get("rank"));
                continue;
            }
            double a = number(row, "A");
            assertTrue(a <= before, row::toString);
            before = a;
            boolean isCandidate = a >= 7.0 && rank < 20;
            rank += isCandidate ? 1 : 0;
            assertEquals(isCandidate ? "" + rank : "", row.get("rank"), row::toString);
            assertEquals(a, sum(row, "a_change,a_volume,a_rsi,a_macd,a_patterns,a_levels"), 1e-9);
            assertEquals(
                    number(row, "B"),
                    sum(row, "b_change,b_volume,b_rsi,b_macd,b_sma20,b_patterns"),
                    1e-9);
        }
        return rank;
    }

    private static double sum(Table.Row row, String columns) {
        double sum = 5;
        for (String column : columns.split(",")) {
            sum += number(row, column);
        }
        return Math.max(0, Math.min(10, sum));
    }

    @Test
    void breakoutsAreThePublishedNumber() throws IOException {
        JsonTree result = scan("breakout", Needed.data(STOCKS));
        assertEquals(9_429, result.at("breakouts").number());
        assertEquals(3_921, result.at("fresh").number());
        assertEquals(
                "date,symbol,fresh,close,tp,resistance,volume,mean_volume,ema8,ema13", header());
        Table table = table();
        assertEquals(9_429, table.rows().size());
        assertEquals(3_921, table.where("fresh", "1").size());
        for (Table.Row row : table.rows()) {
            assertTrue(number(row, "tp") > number(row, "resistance"), row::toString);
            assertTrue(number(row, "ema8") > number(row, "ema13"), row::toString);
            assertTrue(2 * number(row, "volume") >= number(row, "mean_volume"), row::toString);
            assertTrue(number(row, "close") >= 50, row::toString);
        }
        List<String> stocks = dozenSymbols();
        JsonTree year = scan("breakout", dozen(), "--from", "2024-01-01");
        long expected =
                table.rows().stream()
                        .filter(row -> row.get("date").startsWith("2024"))
                        .filter(row -> stocks.contains(row.get("symbol")))
                        .count();
        assertEquals(expected, year.at("breakouts").number());
    }

    @Test
    void minuteBreakoutsAreTheFirstOfEachDayByALoopOverTheDefinition() throws IOException {
        JsonTree result =
                scan("breakout", Needed.data("nse-equity-1m"), "--variant", "INTRADAY_1M");
        Table table = table();
        assertTrue(header().startsWith("date,t,symbol,fresh,"));
        assertEquals(result.at("breakouts").number(), table.rows().size());
        List<String> expected = SlowMinuteBreakouts.firstOfEachDay(minutes());
        assertTrue(expected.size() > 5, expected.toString());
        assertEquals(
                expected,
                table.rows().stream().map(row -> row.get("t") + " " + row.get("fresh")).toList());
    }

    private static BarSeries minutes() throws IOException {
        return BarFiles.read(Needed.data("nse-equity-1m")).all().get(0);
    }

    @Test
    void technicalSignalsOfAMonthOfMinutes() throws IOException {
        JsonTree result = scan("technical", Needed.data("nse-equity-1m"));
        assertEquals(22, result.at("instrumentDays").number());
        Table table = table();
        assertEquals(result.at("signals").number(), table.rows().size());
        assertEquals(result.at("alerts").number(), table.where("alert", "1").size());
        for (Table.Row row : table.where("alert", "1")) {
            assertTrue(number(row, "strength") > 0.7, row::toString);
            boolean isBuy = row.get("side").equals("BUY");
            assertEquals(isBuy, number(row, "stop") < number(row, "close"), row::toString);
            assertEquals(isBuy, number(row, "target") > number(row, "close"), row::toString);
        }
        scan("technical", Needed.data("nse-equity-1m"), "--interval", "1m");
        assertTrue(table().where("alert", "1").size() > 600);
        var tooFine =
                CommandRun.of(
                        "scan",
                        "technical",
                        "--bars",
                        Needed.data(STOCKS + "/" + first()),
                        "--out",
                        out(),
                        "--interval",
                        "1h");
        assertTrue(
                tooFine.with(Exit.COULD_NOT_RUN).errors().contains("--interval 1d"),
                tooFine.errors());
    }

    private static String first() throws IOException {
        try (var files = Files.list(Needed.data(STOCKS))) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void moversOfTheWholeMarketLeaveOutSplitsAndListings() throws IOException {
        Path breadth = directory.resolve("breadth.csv");
        scan("movers", Needed.data("nse-daily-delivery/full-market"), "--breadth", breadth);
        Map<String, List<Table.Row>> days = byDate(table());
        assertEquals(List.of("2024-12-30", "2024-12-31"), List.copyOf(days.keySet()));
        for (List<Table.Row> day : days.values()) {
            assertEquals(5, list(day, "UP").size());
            assertEquals(5, list(day, "DOWN").size());
            assertTrue(list(day, "UP").stream().allMatch(row -> number(row, "change_pct") < 50));
        }
        assertEquals(-55, extreme(days.get("2024-12-30"), -1));
        assertEquals(75, extreme(days.get("2024-12-31"), 1));
        for (Table.Row row : Table.read(breadth).rows()) {
            assertTrue(row.number("advances") > 300 && row.number("declines") > 300, row::toString);
            double ratio = (double) row.number("advances") / row.number("declines");
            assertEquals(ratio, number(row, "ratio"));
        }
    }

    private static List<Table.Row> list(List<Table.Row> day, String name) {
        return day.stream().filter(row -> row.get("list").equals(name)).toList();
    }

    private static long extreme(List<Table.Row> day, int sign) {
        return Math.round(
                list(day, "CA_SUSPECT").stream()
                                .mapToDouble(row -> sign * number(row, "change_pct"))
                                .max()
                                .orElseThrow()
                        * sign);
    }

    @Test
    void newExtremesOfAYearAndWhereASplitCutsIt() throws IOException {
        JsonTree result = scan("week52", dozen(), "--from", "2024-01-01");
        Table table = table();
        assertEquals(result.at("newHighs").number(), table.where("new_high", "1").size());
        assertEquals(result.at("newLows").number(), table.where("new_low", "1").size());
        for (Table.Row row : table.rows()) {
            if (!row.get("new_high").isEmpty()) {
                boolean isNew = number(row, "high") > number(row, "high52");
                assertEquals(isNew ? "1" : "0", row.get("new_high"), row::toString);
            }
            assertEquals(row.number("sessions") < 200, row.get("high52").isEmpty(), row::toString);
        }
        List<Table.Row> reliance = table.where("symbol", "RELIANCE");
        Table.Row last = reliance.get(reliance.size() - 1);
        assertEquals("", last.get("high52"));
        assertEquals("1", last.get("cut"));
        long rows = table.where("new_high", "1").size() + table.where("new_low", "1").size();
        scan("week52", dozen(), "--from", "2024-01-01", "--only-new");
        assertEquals(rows, table().rows().size());
    }

    @Test
    void correlationOfEveryPairAtTheEndOrOverARange() throws IOException {
        scan("correlation", dozen());
        Table table = table();
        assertEquals(12 * 11 / 2, table.rows().size());
        assertEquals("2024-12-31", table.rows().get(0).get("date"));
        for (Table.Row row : table.rows()) {
            assertTrue(Math.abs(number(row, "rho")) <= 1, row::toString);
            assertEquals(20, row.number("n"));
        }
        scan("correlation", dozen(), "--from", "2024-12-30");
        assertEquals(2 * 12 * 11 / 2, table().rows().size());
        var alone =
                CommandRun.of(
                        "scan",
                        "correlation",
                        "--bars",
                        Needed.data("nse-equity-1m"),
                        "--out",
                        out());
        assertTrue(alone.with(Exit.COULD_NOT_RUN).errors().contains("there are 1"), alone.errors());
    }

    @Test
    void indexMinutesCorrelateByFiveMinutes() throws IOException {
        Path two = Files.createDirectory(directory.resolve("two"));
        Files.copy(Needed.data("nse-index-1m/2022-AUG-NIFTY.txt.gz"), two.resolve("n.txt.gz"));
        Files.copy(Needed.data("nse-index-1m/2022-AUG-BNF.txt.gz"), two.resolve("b.txt.gz"));
        JsonTree result = scan("correlation", two, "--interval", "5m", "--from", "2022-08-02");
        assertEquals(1, result.at("pairs").number());
        double sum = 0;
        for (Table.Row row : table().rows()) {
            sum += number(row, "rho");
        }
        assertTrue(sum / table().rows().size() > 0.6, sum + " of " + table().rows().size());
        assertEquals(0, table().rows().size() % 75);
    }

    @Test
    void seasonalityByDayMonthAndHour() throws IOException {
        scan("seasonality", dozen());
        Table table = table();
        assertEquals(12 * 12, table.where("kind", "MONTH").size());
        assertEquals(
                12 * 5,
                table.where("kind", "WEEKDAY").stream()
                        .filter(row -> row.number("key") <= 5 && !row.get("mean").isEmpty())
                        .count());
        scan("seasonality", Needed.data("nse-equity-1m"));
        Table hours = table();
        assertEquals(7, hours.where("kind", "HOUR").size());
        Table.Row first = hours.where("kind", "HOUR").get(0);
        assertEquals("22", first.get("n"));
        assertEquals("", first.get("t"));
        assertTrue(number(first, "mean") > 0);
    }

    @Test
    void whatCannotBeAnsweredIsSaidInOneLine() throws IOException {
        Path stocks = Needed.data("nse-equity-1m");
        String[][] refused = {
            {"technical", "--interval", "7m", "no interval '7m'"},
            {"technical", "--tick", "x", "--tick"},
            {"technical", "--tick", "0", "above 0"},
            {"movers", "--count", "0", "--count must be 1 to 100"},
            {"correlation", "--period", "1", "--period must be 2 to 63"},
            {"seasonality", "--years", "0", "--years must be 1"},
            {"breakout", "--lookback", "0", "lookback must be 1"},
            {"breakout", "--least-price", "x", "not a price"},
        };
        for (String[] words : refused) {
            var run =
                    CommandRun.of(
                            "scan", words[0], "--bars", stocks, "--out", out(), words[1], words[2]);
            run.with(Exit.COULD_NOT_RUN);
            assertTrue(run.errors().contains(words[3]), run.errors());
            assertEquals(1, run.errors().lines().count(), run.errors());
            assertFalse(Files.exists(out()), words[0]);
        }
        assertTrue(CommandRun.of("scan").with(Exit.COULD_NOT_RUN).errors().contains("seasonality"));
        assertTrue(
                CommandRun.of("scan", "btst", "--help").with(0).out().contains("Overnight scores"));
    }
}
