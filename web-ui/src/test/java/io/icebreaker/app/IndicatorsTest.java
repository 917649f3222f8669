package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.feed.csv.BarFiles;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The indicators command on the golden bars and on what exchanges give, whole files and folders. */
class IndicatorsTest {
    private static final String HEADER =
            "i,t,SMA20,SMA50,EMA8,EMA12,EMA13,EMA26,RSI14,MACD,MACDS,MACDH,BBU,BBM,BBL,SLOWK,SLOWD,"
                    + "ADX14,WILLR14,ATR14,OBV,AD,MOM10,ROC10,TYPPRICE,TENKAN,KIJUN,SENKOU_A,SENKOU_B,"
                    + "SUPERTREND,ST_DIR,EMA_CROSS,RSI_FLAT";

    @TempDir private Path directory;

    private Path f1() throws IOException {
        Table golden = Table.read(SharedData.folder("analytics").resolve("f1_ohlcv.csv"));
        var text = new StringBuilder("date,open,high,low,close,volume\n");
        for (int i = 0; i < golden.rows().size(); i++) {
            Table.Row row = golden.rows().get(i);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "2026-01-05 %02d:%02d:00",
                            (9 * 60 + 15 + i) / 60,
                            (15 + i) % 60));
            for (String column : List.of("open", "high", "low", "close")) {
                long paise = row.number(column + "_paise");
                text.append(String.format(Locale.ROOT, ",%d.%02d", paise / 100, paise % 100));
            }
            text.append(',').append(row.get("volume")).append('\n');
        }
        return Files.writeString(directory.resolve("F1.csv"), text);
    }

    @Test
    void theGoldenBarsGiveTheGoldenValues() throws IOException {
        Path out = directory.resolve("out.csv");
        JsonTree result = CommandRun.json("indicators", "--bars", f1(), "--out", out);
        assertEquals(64, result.at("rows").number());
        assertEquals(HEADER, Files.readAllLines(out).get(0));
        Table table = Table.read(out);
        Table golden = Table.read(SharedData.folder("analytics").resolve("f1_talib040.csv"));
        assertEquals(golden.rows().size(), table.rows().size());
        for (int i = 0; i < 64; i++) {
            Table.Row row = table.rows().get(i);
            assertEquals(i, row.number("i"));
            assertEquals(1_767_584_700_000_000_000L + i * 60_000_000_000L, row.number("t"));
            golden.rows().get(i).cells().forEach((column, cell) -> compare(column, cell, row));
        }
        Table.Row last = table.rows().get(63);
        assertEquals("110.825", last.get("TENKAN"));
        assertEquals("109.76249999999999", last.get("SENKOU_A"));
        assertEquals("106.0696425685475", last.get("SUPERTREND"));
        assertEquals("1", last.get("ST_DIR"));
        assertEquals("-1", table.rows().get(10).get("ST_DIR"));
        assertEquals("", table.rows().get(9).get("ST_DIR"));
        assertEquals("-1", table.rows().get(18).get("EMA_CROSS"));
        assertEquals("0", last.get("RSI_FLAT"));
    }

    private static void compare(String column, String golden, Table.Row row) {
        if (!row.cells().containsKey(column)) {
            return;
        }
        if (golden.isEmpty()) {
            assertEquals("", row.get(column), column);
            return;
        }
        double expected = Double.parseDouble(golden);
        double value = Double.parseDouble(row.get(column));
        if (column.equals("BBU") || column.equals("BBL")) {
            assertEquals(expected, value, 4e-12, column);
        } else {
            assertEquals(expected + 0.0, value, column);
        }
    }

    @Test
    void everyCellReadsBackToTheKernelsBits() throws IOException {
        Path file =
                SharedData.folder("nse-equity-1m").resolve("RELIANCE-2025-10-29_2025-11-28.csv.gz");
        Path out = directory.resolve("reliance.csv");
        CommandRun.json("indicators", "--bars", file, "--out", out);
        BarSeries series = BarFiles.read(file).all().get(0);
        List<String> lines = Files.readAllLines(out);
        assertEquals(8_250, series.size());
        assertEquals(1 + series.size(), lines.size());
        var kernel = new IndicatorKernel(1);
        for (int i = 0; i < series.size(); i++) {
            kernel.add(0, series, i);
            String[] cells = lines.get(i + 1).split(",", -1);
            assertEquals(Long.toString(series.startNs(i)), cells[1]);
            for (int at = 2; at < cells.length; at++) {
                double value = kernel.value(0, Indicator.values()[at - 2]);
                double read = cells[at].isEmpty() ? Double.NaN : Double.parseDouble(cells[at]);
                assertEquals(value + 0.0, read, "bar " + i + " column " + at);
            }
        }
    }

    @Test
    void aFolderGivesAFileAnInstrument() throws IOException {
        Path from = Files.createDirectory(directory.resolve("stocks"));
        Path stocks = SharedData.folder("nse-daily-delivery").resolve("stocks");
        for (String symbol : List.of("BAJAJ-AUTO", "ITC", "SBIN")) {
            Path file = stocks.resolve(symbol + ".csv.gz");
            Files.copy(file, from.resolve(file.getFileName()));
        }
        Path out = directory.resolve("out");
        JsonTree result = CommandRun.json("indicators", "--bars", from, "--out", out);
        assertEquals(3, result.at("series").number());
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    List.of("BAJAJ-AUTO.csv", "ITC.csv", "SBIN.csv"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        Table itc = Table.read(out.resolve("ITC.csv"));
        assertEquals(1_303, itc.rows().size());
        // The session's open of 23 August 2019, 09:15 IST.
        assertEquals(1_566_531_900_000_000_000L, itc.rows().get(0).number("t"));
    }

    @Test
    void badRowsAreToldAndNothingAtAllIsRefused() throws IOException {
        Path out = directory.resolve("out.csv");
        Path torn = f1();
        Files.writeString(torn, Files.readString(torn).replaceFirst("99\\.90", "99,90"));
        var run = CommandRun.of("indicators", "--bars", torn, "--out", out, "--json").with(Exit.OK);
        assertEquals(63, run.json().at("rows").number());
        assertEquals(1, run.json().at("badRows").number());
        assertTrue(run.errors().contains("1 rows left out"), run.errors());
        Files.delete(out);

        Path missing = directory.resolve("nowhere.csv");
        var refused = CommandRun.of("indicators", "--bars", missing, "--out", out);
        assertTrue(refused.with(Exit.COULD_NOT_RUN).errors().contains("nowhere.csv"));
        Path empty =
                Files.writeString(directory.resolve("empty.csv"), "date,open,high,low,close\n");
        refused = CommandRun.of("indicators", "--bars", empty, "--out", out);
        assertTrue(refused.with(Exit.COULD_NOT_RUN).errors().contains("empty.csv"));
        refused = CommandRun.of("indicators", "--bars", torn);
        assertTrue(refused.with(Exit.COULD_NOT_RUN).errors().contains("--out"));
        assertFalse(Files.exists(out));
    }
}
