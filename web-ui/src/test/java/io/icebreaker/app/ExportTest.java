package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example T1 (analytics 12.1) from CSV to CSV: import, then export of all three tables. */
class ExportTest {
    @TempDir Path directory;

    private Path journalOfT1() throws IOException {
        List<String> lines = new ArrayList<>(List.of(Recording.HEADER));
        for (Table.Row row : Table.read(Needed.data("analytics/t1_snapshots.csv")).rows()) {
            lines.add(asTick(row));
        }
        Path journal = directory.resolve("journal");
        CommandRun.json("import", Recording.write(directory, "t1", lines), "--journal", journal);
        return journal;
    }

    private static String asTick(Table.Row row) {
        return String.join(
                ",",
                Long.toString(Recording.START_NS + row.number("t_s") * 1_000_000_000L),
                "TEST,1",
                rupees(row.get("ltp_paise")),
                row.get("ltq"),
                row.get("cum_volume"),
                rupees(row.get("bid_paise")),
                row.get("bid_qty"),
                rupees(row.get("ask_paise")),
                row.get("ask_qty"));
    }

    private static String rupees(String paise) {
        return new BigDecimal(paise).movePointLeft(2).toPlainString();
    }

    private Table export(Path journal, String what) throws IOException {
        Path out = directory.resolve(what + ".csv");
        var result = CommandRun.json("export", "--journal", journal, "--what", what, "--out", out);
        Table table = Table.read(out);
        assertEquals(table.rows().size(), result.at("rows").number());
        return table;
    }

    @Test
    void findsTheTradesOfTheWorkedExample() throws Exception {
        List<Table.Row> trades = export(journalOfT1(), "trades").rows();
        List<Table.Row> expected =
                Table.read(Needed.data("analytics/t1_trades_expected.csv")).rows();
        assertEquals(expected.size(), trades.size());
        for (int i = 0; i < expected.size(); i++) {
            Table.Row want = expected.get(i);
            Table.Row got = trades.get(i);
            assertEquals(
                    0, price(rupees(want.get("price_paise"))).compareTo(price(got.get("price"))));
            for (String column : List.of("qty", "side", "rule")) {
                assertEquals(want.get(column), got.get(column), column + " of trade " + i);
            }
        }
    }

    @Test
    void findsTheBarOfTheWorkedExample() throws Exception {
        List<Table.Row> bars = export(journalOfT1(), "bars").rows();
        assertEquals(1, bars.size());
        Map<String, String> expected = new HashMap<>();
        expected.put("volume", "1920");
        expected.put("delta", "680");
        expected.put("min_delta", "-100");
        expected.put("max_delta", "930");
        expected.put("vwap", "100.02265625");
        expected.forEach((column, value) -> assertEquals(value, bars.get(0).get(column), column));
        assertPrices(bars.get(0), "open", "100", "high", "100.1", "low", "99.95", "close", "99.95");
        assertPrices(bars.get(0), "poc", "100.05", "vah", "100.05", "val", "99.95");
    }

    @Test
    void findsTheEventBarsOfTheWorkedExample() throws Exception {
        Path journal = journalOfT1();
        assertEquals(
                List.of(
                        "1 100 100.05 99.95 100.05 500 100",
                        "5 100.05 100.05 100.05 100.05 500 500",
                        "7 100.05 100.05 100 100 500 160",
                        "10 100 100.1 99.95 99.95 420 -80"),
                eventBars(journal, "500v"));
        assertEquals(
                List.of(
                        "1 100 100.05 99.95 100.05 1620 780",
                        "13 100.05 100.1 100 100 100 100",
                        "14 100 100 99.95 99.95 200 -200"),
                eventBars(journal, "2r"));
        assertEquals(3, eventBars(journal, "5t").size());
    }

    private List<String> eventBars(Path journal, String interval) throws IOException {
        Path out = directory.resolve(interval + ".csv");
        CommandRun.json(
                "export",
                "--journal",
                journal,
                "--what",
                "bars",
                "--interval",
                interval,
                "--out",
                out);
        List<String> lines = new ArrayList<>();
        for (Table.Row row : Table.read(out).rows()) {
            var line = new StringBuilder();
            line.append((row.number("start_ns") - Recording.START_NS) / 1_000_000_000L);
            for (String column : List.of("open", "high", "low", "close")) {
                BigDecimal plain = price(row.get(column)).stripTrailingZeros();
                line.append(' ').append(plain.toPlainString());
            }
            lines.add(line + " " + row.get("volume") + " " + row.get("delta"));
        }
        return lines;
    }

    private static void assertPrices(Table.Row bar, String... columnsAndPrices) {
        for (int i = 0; i < columnsAndPrices.length; i += 2) {
            BigDecimal found = price(bar.get(columnsAndPrices[i]));
            assertEquals(0, found.compareTo(price(columnsAndPrices[i + 1])), columnsAndPrices[i]);
        }
    }

    @Test
    void findsTheFootprintOfTheWorkedExample() throws Exception {
        List<String> cells = new ArrayList<>();
        for (Table.Row row : export(journalOfT1(), "footprint").rows()) {
            String price = price(row.get("price")).setScale(2).toPlainString();
            cells.add(price + " " + row.get("bid_volume") + "x" + row.get("ask_volume"));
            assertEquals("0", row.get("neutral_volume"));
        }
        assertEquals(
                List.of("99.95 400x0", "100.00 220x130", "100.05 0x1070", "100.10 0x100"), cells);
    }

    /** 3.5: buy imbalances at 100.05 and 100.10 make a zone when two rows are enough. */
    @Test
    void findsTheMarksOfTheWorkedExample() throws Exception {
        Path journal = journalOfT1();
        assertEquals(List.of(), export(journal, "marks").rows());
        Path out = directory.resolve("stacked.csv");
        CommandRun.json(
                "export",
                "--journal",
                journal,
                "--what",
                "marks",
                "--set",
                "stack.min=2",
                "--out",
                out);
        List<Table.Row> marks = Table.read(out).rows();
        assertEquals(1, marks.size());
        assertEquals("STACKED_BUY", marks.get(0).get("kind"));
        assertPrices(marks.get(0), "low", "100.05", "high", "100.15");
    }

    @Test
    void footprintRowsAddUpToTheVolumeAndDeltaOfTheirBar() throws Exception {
        Path journal = directory.resolve("journal");
        Path walk = Recording.write(directory, "walk", Recording.walk(3, 4_000));
        CommandRun.json("import", walk, "--journal", journal);
        Map<String, Long> volumes = new HashMap<>();
        Map<String, Long> deltas = new HashMap<>();
        for (Table.Row row : export(journal, "footprint").rows()) {
            long bid = row.number("bid_volume");
            long ask = row.number("ask_volume");
            volumes.merge(row.get("start_ns"), bid + ask + row.number("neutral_volume"), Long::sum);
            deltas.merge(row.get("start_ns"), ask - bid, Long::sum);
        }
        Table bars = export(journal, "bars");
        assertTrue(bars.rows().size() > 10);
        assertEquals(bars.rows().size(), volumes.size());
        for (Table.Row bar : bars.rows()) {
            assertEquals(bar.number("volume"), volumes.get(bar.get("start_ns")));
            assertEquals(bar.number("delta"), deltas.get(bar.get("start_ns")));
        }
    }

    private static BigDecimal price(String text) {
        return new BigDecimal(text);
    }
}
