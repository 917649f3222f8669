package io.icebreaker.feed.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users have of bars, read as it is; what cannot be a bar is counted with its line. */
class BarFilesTest {
    private static final String HEADER = "date,open,high,low,close,volume\n";

    @TempDir Path folder;

    private BarFiles read(String name, String text) throws IOException {
        return BarFiles.read(Files.writeString(folder.resolve(name), text));
    }

    private static BarSeries only(BarFiles files) {
        assertEquals(1, files.all().size());
        return files.all().get(0);
    }

    private static String start(BarSeries series, int at) {
        return Instant.ofEpochSecond(0, series.startNs(at)).toString();
    }

    private static Map<BadRow, List<Long>> bad(BarFiles files) {
        Map<BadRow, List<Long>> bad = new TreeMap<>();
        for (ImportReport report : files.reports().values()) {
            report.counts().keySet().forEach(reason -> bad.put(reason, report.lines(reason)));
        }
        return bad;
    }

    @Test
    void fiveYearsOfSixtyFourStocks() throws IOException {
        BarFiles files = BarFiles.read(SharedData.path("nse-daily-delivery/stocks"));
        assertEquals(64, files.all().size());
        assertEquals(83_392, files.all().stream().mapToInt(BarSeries::size).sum());
        assertEquals(0, files.badRows());
        assertEquals(64, files.reports().size());
        BarSeries reliance = series(files, "RELIANCE");
        assertTrue(reliance.isDaily());
        assertEquals("2019-08-23T03:45:00Z", start(reliance, 0));
        assertEquals(12_467_500, reliance.previousCloseE4(0));
        assertEquals(12_390_000, reliance.openE4(0));
        assertEquals(12_840_000, reliance.highE4(0));
        assertEquals(12_265_000, reliance.lowE4(0));
        assertEquals(12_758_500, reliance.closeE4(0));
        assertEquals(9_741_262, reliance.volume(0));
        assertEquals(122_562_630_000_000L, reliance.turnoverE4(0));
        // The hole of September 2019: the exchange's previous close is not that of the row before.
        assertEquals(13_322_500, reliance.previousCloseE4(1));
    }

    private static BarSeries series(BarFiles files, String symbol) {
        return files.all().stream()
                .filter(one -> one.symbol().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no series " + symbol));
    }

    @Test
    void aWholeMarketTwoDaysAndAStockInBothKindsOfFile() throws IOException {
        BarFiles files = BarFiles.read(SharedData.path("nse-daily-delivery/full-market"));
        assertEquals(2, series(files, "RELIANCE").size());
        long rows = files.all().stream().mapToLong(BarSeries::size).sum();
        assertEquals(1_989 + 1_985, rows);
        assertEquals(0, files.badRows());

        Path both = Files.createDirectory(folder.resolve("both"));
        for (String file : List.of("full-market/2024-12-31.csv.gz", "stocks/RELIANCE.csv.gz")) {
            Path from = SharedData.path("nse-daily-delivery/" + file);
            Files.copy(from, both.resolve(from.getFileName()));
        }
        BarFiles joined = BarFiles.read(both);
        assertEquals(1_303, series(joined, "RELIANCE").size());
        assertEquals(1, joined.badRows());
        assertEquals(List.of(1_304L), bad(joined).get(BadRow.REPEATED_BAR));
    }

    @Test
    void minutesWithTheirOffset() throws IOException {
        BarSeries series = only(BarFiles.read(SharedData.path("nse-equity-1m")));
        assertEquals(8_250, series.size());
        assertFalse(series.isDaily());
        assertEquals("RELIANCE-2025-10-29_2025-11-28", series.symbol());
        assertEquals("2025-10-29T03:45:00Z", start(series, 0));
        assertEquals(14_881_000, series.lowE4(0));
        assertEquals(67_995, series.volume(0));
    }

    @Test
    void indexMinutesWithoutAHeaderAreStampedAtTheirEnd() throws IOException {
        BarSeries series =
                only(BarFiles.read(SharedData.path("nse-index-1m/2022-AUG-NIFTY.txt.gz")));
        assertEquals("NIFTY", series.symbol());
        assertEquals("2022-08-01T03:37:00Z", start(series, 0)); // the print of 09:08
        assertEquals("2022-08-01T03:45:00Z", start(series, 1)); // stamped 09:16, began 09:15
        assertEquals(172_437_000, series.openE4(1));
        assertEquals(172_284_500, series.closeE4(1));
        assertEquals(0, series.volume(1));
    }

    @Test
    void indexMinutesWithAHeaderAreStampedAtTheirStart() throws IOException {
        Path nifty = SharedData.path("nse-index-1m/2024-JAN-APR-NIFTY.csv.gz");
        BarSeries series = only(BarFiles.read(nifty));
        assertEquals(29_522, series.size());
        assertEquals("2024-01-01T03:45:00Z", start(series, 0));
        assertEquals(217_120_000, series.closeE4(0));
        // BANKNIFTY's file calls itself NIFTY, too.
        Path bank = SharedData.path("nse-index-1m/2024-JAN-APR-BNF.csv.gz");
        assertEquals("NIFTY", only(BarFiles.read(bank)).symbol());
    }

    @Test
    void aCommodityWithoutATradeHasNoBar() throws IOException {
        BarFiles files = BarFiles.read(SharedData.path("mcx-gold-daily"));
        assertEquals(4, files.all().size());
        BarSeries august = series(files, "GOLD 05AUG2025");
        assertTrue(august.isDaily());
        assertEquals(1_004_560_000, august.closeE4(august.size() - 1));
        assertEquals("2025-08-05T03:30:00Z", start(august, august.size() - 1)); // from 09:00
        long noTrade = 0;
        for (Map.Entry<Path, ImportReport> file : files.reports().entrySet()) {
            assertEquals(1, file.getValue().counts().size(), file.toString());
            noTrade += file.getValue().counts().get(BadRow.NO_TRADE);
            noTrade -= zeroRows(file.getKey());
        }
        assertEquals(0, noTrade);
        assertTrue(files.badRows() > 0);
        for (BarSeries series : files.all()) {
            for (int at = 0; at < series.size(); at++) {
                assertTrue(series.lowE4(at) > 0, series.symbol() + " " + start(series, at));
            }
        }
    }

    private static long zeroRows(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(",0.0,0.0,0.0,"))
                    .count();
        }
    }

    @Test
    void ourOwnExportComesBackBarByBar() throws IOException {
        String text =
                "segment,token,start_ns,open,high,low,close,volume,oi\n"
                        + "NSE,738561,1762141500000000000,1490,1495,1488.1,1494.6,67995,0\n"
                        + "NFO,42,1762141500000000000,25000.05,25001,24999.95,25000,75,1500\n"
                        + "NSE,738561,1762141560000000000,1494.7,1499.7,1494.1,1499,171578,0\n";
        BarFiles files = read("bars.csv", text);
        assertEquals(List.of("NFO:42", "NSE:738561"), symbols(files));
        BarSeries share = files.all().get(1);
        assertEquals(2, share.size());
        assertEquals(1_762_141_560_000_000_000L, share.startNs(1));
        assertEquals(14_946_000, share.previousCloseE4(1));
        assertEquals(14_990_000L * 171_578, share.turnoverE4(1));
    }

    private static List<String> symbols(BarFiles files) {
        return files.all().stream().map(BarSeries::symbol).toList();
    }

    @Test
    void timesOfManyFashionsAreOneMoment() throws IOException {
        long ns = 1_762_141_500_000_000_000L;
        List<String> same =
                List.of(
                        "2025-11-03T09:15:00+05:30",
                        "2025-11-03 09:15:00",
                        "2025-11-03T03:45:00Z",
                        "1762141500",
                        "1762141500000",
                        "1762141500000000000");
        for (String time : same) {
            BarSeries series = only(read("a.csv", HEADER + time + ",1,2,1,2,3\n"));
            assertEquals(ns, series.startNs(0), time);
            assertFalse(series.isDaily(), time);
        }
        for (String day : List.of("2025-11-03", "03-Nov-2025", "20251103", " 3-NOV-2025")) {
            BarSeries series = only(read("a.csv", HEADER + day + ",1,2,1,2,3\n"));
            assertEquals(ns, series.startNs(0), day);
            assertTrue(series.isDaily(), day);
        }
    }

    @Test
    void eachBadRowIsCountedWithItsLineAndCostsNoOther() throws IOException {
        String text =
                HEADER
                        + "2024-01-01,10,11,9,10.5,100\n"
                        + "2024-01-02,10,11,9,10.5\n"
                        + "2024-01-03,ten,11,9,10.5,100\n"
                        + "2024-01-04,nan,11,9,10.5,100\n"
                        + "2024-01-05,10,11,9,10.5,-1\n"
                        + "2024-01-08,10,11,9,10.5,9999999999999\n"
                        + "2024-01-09,10.00001,11,9,10.5,100\n"
                        + "2024-01-10,,11,9,10.5,100\n"
                        + "1999-01-11,10,11,9,10.5,100\n"
                        + "2024-01-12,\"10,11,9,10.5,100\n"
                        + "2024-01-15,10,\u0000,9,10.5,100\n"
                        + "2024-13-16,10,11,9,10.5,100\n"
                        + "2024-01-17,0,0,0,10.5,0\n"
                        + "2024-01-18,10,10.4,9,10.5,100\n"
                        + "2024-01-01,12,13,12,12.5,100\n"
                        + "\n"
                        + "2024-01-19,10,11,9,10.5,200\n"
                        + "2024-01-20,1000000,2000000,900000,1000000,900000000000\n";
        BarFiles files = read("a.csv", text);
        assertEquals(2, only(files).size());
        assertEquals(100_000, only(files).openE4(0));
        assertEquals(200, only(files).volume(1));
        Map<BadRow, List<Long>> expected = new TreeMap<>();
        expected.put(BadRow.COLUMN_COUNT, List.of(3L));
        expected.put(BadRow.NOT_A_NUMBER, List.of(4L));
        expected.put(BadRow.NOT_FINITE, List.of(5L));
        expected.put(BadRow.NEGATIVE_SIZE, List.of(6L));
        expected.put(BadRow.SIZE_RANGE, List.of(7L, 19L));
        expected.put(BadRow.DECIMALS, List.of(8L));
        expected.put(BadRow.MISSING, List.of(9L));
        expected.put(BadRow.TIME_RANGE, List.of(10L));
        expected.put(BadRow.QUOTED_NEWLINE, List.of(11L));
        expected.put(BadRow.NUL_BYTE, List.of(12L));
        expected.put(BadRow.NOT_A_TIME, List.of(13L));
        expected.put(BadRow.NO_TRADE, List.of(14L));
        expected.put(BadRow.NOT_A_BAR, List.of(15L));
        expected.put(BadRow.REPEATED_BAR, List.of(16L));
        assertEquals(expected, bad(files));
        assertEquals(15, files.badRows());
    }

    @Test
    void aTornFileEndsWhereItIsTorn() throws IOException {
        Path whole = SharedData.path("nse-equity-1m/RELIANCE-2025-10-29_2025-11-28.csv.gz");
        byte[] bytes = Files.readAllBytes(whole);
        BarSeries all = only(BarFiles.read(whole));
        for (int length : new int[] {bytes.length - 1, bytes.length / 2, 20_000}) {
            Path torn = folder.resolve("torn.csv.gz");
            Files.write(torn, Arrays.copyOf(bytes, length));
            BarFiles files = BarFiles.read(torn);
            BarSeries series = only(files);
            assertTrue(series.size() > 0 && series.size() <= all.size());
            assertEquals(
                    List.of(series.size() + 2L),
                    bad(files).get(BadRow.TRUNCATED_GZIP),
                    "" + length);
            for (int at = 0; at < series.size(); at++) {
                assertEquals(all.row(at), series.row(at));
            }
        }
        Files.write(folder.resolve("none.csv.gz"), new byte[] {1, 2, 3});
        assertThrows(IOException.class, () -> BarFiles.read(folder.resolve("none.csv.gz")));
    }

    @Test
    void mutatedRowsNeverThrow() throws IOException {
        byte[] whole = rows(SharedData.path("nse-daily-delivery/stocks"), 60);
        var random = new Random(6);
        long bad = 0;
        long good = 0;
        for (int round = 0; round < 400; round++) {
            byte[] text = whole.clone();
            int header = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
            for (int hits = 0; hits < 8; hits++) {
                int at = header + random.nextInt(text.length - header);
                text[at] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("mutated.csv"), text);
            BarFiles files = BarFiles.read(file);
            bad += files.badRows();
            for (BarSeries series : files.all()) {
                good += series.size();
                assertSane(series);
            }
        }
        assertTrue(bad > 300, bad + " bad");
        assertTrue(good > 15_000, good + " good");
    }

    private static byte[] rows(Path stocks, int count) throws IOException {
        Path file;
        try (var files = Files.list(stocks)) {
            file = files.sorted().findFirst().orElseThrow();
        }
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            List<String> lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .limit(count + 1)
                            .toList();
            return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    private static void assertSane(BarSeries series) {
        for (int at = 0; at < series.size(); at++) {
            assertTrue(at == 0 || series.startNs(at) > series.startNs(at - 1));
            assertTrue(series.highE4(at) >= Math.max(series.openE4(at), series.closeE4(at)));
            assertTrue(series.lowE4(at) <= Math.min(series.openE4(at), series.closeE4(at)));
            assertTrue(series.lowE4(at) >= 0 && series.volume(at) >= 0);
            assertTrue(SessionCalendar.istDate(series.startNs(at)).getYear() >= 2000);
        }
    }

    @Test
    void filesThatAreNoneOfBarsAreRefusedByName() throws IOException {
        IOException refused =
                assertThrows(IOException.class, () -> read("b.csv", "date,price\n2024-01-01,1\n"));
        assertTrue(refused.getMessage().contains("b.csv"), refused.getMessage());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThrows(IOException.class, () -> BarFiles.read(empty));
        assertThrows(IOException.class, () -> BarFiles.read(folder.resolve("nowhere.csv")));
    }

    @Test
    void whatSeveralFilesSayOfOneInstrumentIsOneSeriesInOrder() throws IOException {
        Path two = Files.createDirectory(folder.resolve("two"));
        Files.writeString(
                two.resolve("a.csv"),
                "symbol,date,open,high,low,close,volume\nX,2024-01-03,3,3,3,3,3\n");
        Files.write(
                two.resolve("b.csv.gz"),
                zipped(
                        "volume,close,low,high,open,date,symbol\n"
                                + "1,1,1,1,1,2024-01-01,X\n"
                                + "9,9,9,9,9,2024-01-03,X\n"
                                + "2,2,2,2,2,2024-01-02,Y\n"));
        Files.writeString(two.resolve("a.instruments.csv"), "not,bars\n");
        BarFiles files = BarFiles.read(two);
        assertEquals(List.of("X", "Y"), symbols(files));
        BarSeries x = files.all().get(0);
        List<Long> closes = new ArrayList<>();
        for (int at = 0; at < x.size(); at++) {
            closes.add(x.closeE4(at));
        }
        assertEquals(List.of(10_000L, 30_000L), closes);
        assertEquals(Map.of(BadRow.REPEATED_BAR, List.of(3L)), bad(files));
        assertEquals(1, files.badRows());
    }

    private static byte[] zipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
