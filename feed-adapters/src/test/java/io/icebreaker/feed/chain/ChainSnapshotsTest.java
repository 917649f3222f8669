package io.icebreaker.feed.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded chains of each form, whole and damaged. */
class ChainSnapshotsTest {
    private static final String LEG =
            """
            {"underlying":"NIFTY","openInterest":4.333333333333333,"changeinOpenInterest":-1,\
            "totalTradedVolume":10,"impliedVolatility":12.5,"lastPrice":100.05,"change":-2.4500000000000028,\
            "totalBuyQuantity":1,"bidQty":150,"bidprice":99.95,"askQty":75,"askPrice":100.1}""";
    private static final String MINUTE_HEADER =
            "Fetch_Time,Expiry_Date,CALLS_OI,CALLS_Chng_in_OI,CALLS_Volume,CALLS_IV,CALLS_LTP,"
                    + "CALLS_Net_Chng,CALLS_Bid_Qty,CALLS_Bid_Price,CALLS_Ask_Price,CALLS_Ask_Qty,"
                    + "Strike_Price,PUTS_OI,PUTS_Chng_in_OI,PUTS_Volume,PUTS_IV,PUTS_LTP,"
                    + "PUTS_Net_Chng,PUTS_Bid_Qty,PUTS_Bid_Price,PUTS_Ask_Price,PUTS_Ask_Qty,"
                    + "collection_timestamp\n";

    @TempDir Path directory;
    private ChainReport report;

    private List<ChainSnapshot> read(ChainHow how, Path... paths) throws IOException {
        List<ChainSnapshot> found = new ArrayList<>();
        try (var snapshots = ChainSnapshots.open(Arrays.asList(paths), how)) {
            for (ChainSnapshot s = snapshots.next(); s != null; s = snapshots.next()) {
                found.add(s);
            }
            report = snapshots.report();
        }
        return found;
    }

    private static String nse(String time, String... rows) {
        return "{\"records\":{\"expiryDates\":[\"18-Nov-2025\"],\"data\":["
                + String.join(",", rows)
                + "],\"timestamp\":\""
                + time
                + "\",\"underlyingValue\":25970.9,\"strikePrices\":[1]},\"filtered\":{\"data\":[]}}";
    }

    private static String row(String strike, String legs) {
        return "{\"strikePrice\":" + strike + ",\"expiryDate\":\"18-Nov-2025\"" + legs + "}";
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void readsALegOfTheWebChainInUnitsAndE4() throws IOException {
        String json = nse("17-Nov-2025 09:30:44", row("25000", ",\"CE\":" + LEG));
        ChainSnapshot snapshot = read(ChainHow.USUAL, file("a.json", json)).get(0);
        assertEquals("NIFTY", snapshot.underlying());
        assertEquals(1_763_352_044_000_000_000L, snapshot.timeNs());
        assertEquals(259_709_000, snapshot.spot());
        ChainRow row = snapshot.rows().get(0);
        assertEquals(LocalDate.of(2025, 11, 18), row.expiry());
        assertEquals(250_000_000, row.strike());
        assertNull(row.pe());
        var want = // 4.333 contracts of 75 are 325; yesterday's close is 100.05 + 2.45
                new ChainLeg(
                        325, -75, 750, 1_000_500, 1_025_000, 999_500, 150, 1_001_000, 75, 0.125);
        assertEquals(want, row.ce());
    }

    @Test
    void sortsRowsAndFilesAndRefusesWhatStandsTwice() throws IOException {
        String late =
                nse("17-Nov-2025 10:00:00", row("25100", ""), row("25000", ""), row("25100", ""));
        String early = nse("17-Nov-2025 09:30:00", row("25000", ",\"PE\":" + LEG));
        Path first = file("a.json", late);
        Path second = file("b.json", early);
        file("c.json", early);
        file("notes.txt", "not looked at");
        List<ChainSnapshot> found = read(new ChainHow(75, "NIFTY", null, 0), directory);
        assertEquals(1, found.size(), "a.json names no underlying: it is called a");
        found = read(new ChainHow(75, null, null, 0), directory);
        assertEquals(List.of(second, first), found.stream().map(ChainSnapshot::file).toList());
        assertEquals(
                List.of(250_000_000L, 251_000_000L),
                found.get(1).rows().stream().map(ChainRow::strike).toList());
        assertEquals(Map.of(ChainProblem.TWICE, 1L, ChainProblem.REPEATED, 1L), report.counts());
        assertTrue(report.places(ChainProblem.TWICE).get(0).startsWith(first + ": strike 25100"));
    }

    @Test
    void leavesOutRowsItCannotReadAndNamesThem() throws IOException {
        String good = row("25000", ",\"CE\":" + LEG);
        String json =
                nse(
                        "17-Nov-2025 09:30:44",
                        good,
                        row("25050", ",\"CE\":" + LEG.replace("10,", "\"many\",")),
                        row("25100", ",\"CE\":" + LEG.replace("4.333333333333333", "-4")),
                        row("25150", ",\"CE\":{\"underlying\":\"NIFTY\"}"),
                        row("[1]", ""),
                        "7",
                        row("25200", ",\"CE\":[1,2]"));
        Path file = file("a.json", json);
        assertEquals(2, read(ChainHow.USUAL, file).get(0).rows().size());
        assertEquals(
                Map.of(
                        ChainProblem.NOT_A_NUMBER, 1L,
                        ChainProblem.NEGATIVE, 1L,
                        ChainProblem.MISSING, 3L),
                report.counts());
        assertEquals(
                List.of(file + ": row 2 (strike 25050, 18-Nov-2025) CE: 'many'"),
                report.places(ChainProblem.NOT_A_NUMBER));
    }

    @Test
    void aSnapshotCutShortIsNoSnapshot() throws IOException {
        String json = nse("17-Nov-2025 09:30:44", row("25000", ",\"CE\":" + LEG));
        Path good = file("z.json", json);
        for (int length = 0; length < json.length(); length++) {
            Path cut = file("cut.json", json.substring(0, length));
            assertEquals(1, read(ChainHow.USUAL, cut, good).size(), "cut at " + length);
            assertEquals(1, report.counts().size(), "cut at " + length);
            assertTrue(report.lostFiles());
        }
        byte[] zipped = gzip(json);
        for (int length = 2; length < zipped.length - 8; length += 7) {
            Path cut = directory.resolve("cut.json.gz");
            Files.write(cut, Arrays.copyOf(zipped, length));
            assertEquals(0, read(ChainHow.USUAL, cut).size(), "cut at " + length);
            assertTrue(report.lostFiles());
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void readsTheMinuteCsvWithItsStaleRepeats() throws IOException {
        String leg = "2257.5,-1.0,2,0.0,7.5,-0.5,300,7.25,7.8,150,";
        String row = ",30-Sep-2025," + leg + "17000," + leg;
        Path file =
                file(
                        "NIFTY-20250829.csv",
                        MINUTE_HEADER
                                + ("29-Aug-2025 09:22:45" + row + "1\n")
                                + ("29-Aug-2025 09:22:45" + row.replace("17000", "17100") + "1\n")
                                + ("29-Aug-2025 09:22:45" + row + "2\n")
                                + ("29-Aug-2025 09:23:45" + row.replace("2257.5", "-") + "3\n")
                                + "29-Aug-2025 09:24:45,short\n"
                                + ("29-Aug-2025 09:21:45" + row + "4\n"));
        List<ChainSnapshot> found = read(ChainHow.USUAL, file);
        assertEquals(2, found.size());
        assertEquals(2, found.get(0).rows().size());
        ChainLeg ce = found.get(0).rows().get(0).ce();
        assertEquals(169_313, ce.oi()); // 169,312.5 rounded half up
        assertEquals(80_000, ce.prevClose());
        assertTrue(Double.isNaN(ce.shownIv()));
        assertNull(found.get(1).rows().get(0).ce());
        assertEquals(
                Map.of(
                        ChainProblem.COLUMN_COUNT, 1L,
                        ChainProblem.REPEATED, 1L,
                        ChainProblem.OUT_OF_ORDER, 1L),
                report.counts());
        assertEquals(List.of(file + ": line 6"), report.places(ChainProblem.COLUMN_COUNT));
    }

    @Test
    void readsTheStocksOneByOne() throws IOException {
        Path folder = SharedData.path("nse-stock-chains-40m");
        List<ChainSnapshot> all = read(ChainHow.USUAL, folder);
        assertEquals(9 * 193, all.size());
        assertEquals(Map.of(), report.counts());
        List<ChainSnapshot> one = read(new ChainHow(0, "SBIN", null, 0), folder);
        assertEquals(9, one.size());
        assertEquals(1_770_092_580_000_000_000L, one.get(0).timeNs());
        assertTrue(one.get(0).rows().stream().noneMatch(row -> row.ce().hasOiChange()));
    }

    @Test
    void refusesFilesOfAnotherKindButNotPathsThatAreNotThere() throws IOException {
        Path csv = file("a.csv", "x,y\n1,2\n");
        Path json = file("a.json", "[1]");
        Path empty = file("b.json", "");
        Path chart = file("c.json", "{\"data\":{\"open\":[1]}}");
        assertEquals(List.of(), read(ChainHow.USUAL, csv, json, empty, chart));
        assertEquals(Map.of(ChainProblem.NOT_A_CHAIN, 4L), report.counts());
        Path none = directory.resolve("none");
        assertThrows(NoSuchFileException.class, () -> read(ChainHow.USUAL, none));
        Path unnamed = file("x.json", "{\"data\":{\"oc\":{}}}");
        assertEquals(List.of(), read(ChainHow.USUAL, unnamed));
        assertEquals(Map.of(ChainProblem.NO_TIME, 1L), report.counts());
    }

    @Test
    void findsThePricesBehindDhansWidenedFloats() throws ChainException {
        assertEquals(229_529_500, Numbers.widened("22952.94921875", "x"));
        assertEquals(1_000_100, Numbers.widened("100.01000213623047", "x"));
        assertEquals(500, Numbers.widened("0.05000000074505806", "x"));
        assertEquals(0, Numbers.widened("0", "x"));
        assertEquals(123_457, Numbers.widened("12.34567", "x"));
    }
}
