package io.icebreaker.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveBar;
import io.icebreaker.reference.NaiveFootprint;
import io.icebreaker.reference.NaiveFootprint.Cell;
import io.icebreaker.reference.NaiveMarks;
import io.icebreaker.reference.Recordings;
import io.icebreaker.tick.InstrumentType;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Real five-minute footprints of an index future (rows of two points, lots) against the recomputation. */
class RecordedFootprintsTest {
    private static final long ROW = 20_000;
    private static final long TICK = 500;
    private static final InstrumentRow FUTURE =
            new InstrumentRow(
                    "NFO", 53_001, "NIFTY", InstrumentType.FUT, "NIFTY", null, 0, 1, TICK);
    private static final Pattern LEVEL =
            Pattern.compile(
                    "price\"\": ([0-9.]+), \"\"bidVol\"\": ([0-9.]+), \"\"askVol\"\": ([0-9.]+)");

    private LocalDate day;
    private long cvd;

    private List<NaiveBar> bars() throws Exception {
        List<NaiveBar> bars = new ArrayList<>();
        var file = Recordings.data("nifty-fut-footprint-5m").resolve("candles.csv.gz");
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(new FileInputStream(file.toFile())),
                                StandardCharsets.US_ASCII))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                bars.add(bar(line.split(",", 7)));
            }
        }
        return bars;
    }

    private NaiveBar bar(String[] cells) {
        long startNs = Long.parseLong(cells[1]) * 1_000_000_000L;
        LocalDate its = Instant.ofEpochSecond(0, startNs).atZone(ZoneOffset.UTC).toLocalDate();
        cvd = its.equals(day) ? cvd : 0;
        day = its;
        List<Cell> rows = rows(cells[6]);
        long buy = rows.stream().mapToLong(Cell::ask).sum();
        long sell = rows.stream().mapToLong(Cell::bid).sum();
        long before = cvd;
        cvd += buy - sell;
        return new NaiveBar(
                "NFO",
                53_001,
                io.icebreaker.reference.Interval.M5,
                its,
                startNs,
                startNs + 300_000_000_000L,
                e4(cells[2]),
                e4(cells[3]),
                e4(cells[4]),
                e4(cells[5]),
                buy + sell,
                buy,
                sell,
                0,
                1,
                0,
                0,
                null,
                null,
                0,
                0,
                startNs,
                startNs,
                before,
                false,
                false,
                new NaiveFootprint(rows, null, null, null, List.of()));
    }

    private static List<Cell> rows(String json) {
        var rows = new TreeMap<Long, Cell>();
        Matcher level = LEVEL.matcher(json);
        while (level.find()) {
            long k = Math.floorDiv(e4(level.group(1)), ROW);
            long bid = (long) Double.parseDouble(level.group(2));
            rows.put(k, new Cell(k, k * ROW, bid, (long) Double.parseDouble(level.group(3)), 0, 1));
        }
        for (long k = rows.firstKey(); k < rows.lastKey(); k++) {
            rows.putIfAbsent(k, new Cell(k, k * ROW, 0, 0, 0, 0));
        }
        return List.copyOf(rows.values());
    }

    private static long e4(String rupees) {
        return Math.round(Double.parseDouble(rupees) * 10_000);
    }

    @Test
    void agreesOnRealCells() throws Exception {
        List<NaiveBar> bars = bars();
        assertEquals(102, bars.size());
        List<String> lines = new ArrayList<>();
        var marks =
                new FootprintMarks(
                        FootprintRules.USUAL,
                        false,
                        1,
                        TICK,
                        (kind, start, time, low, high, rows) ->
                                lines.add(
                                        MarkKind.name(kind)
                                                + " "
                                                + start
                                                + " "
                                                + time
                                                + " "
                                                + low
                                                + " "
                                                + high
                                                + " "
                                                + rows),
                        new RowRoom(),
                        FootprintMarks.OPEN_ZONES,
                        FootprintMarks.OPEN_LEVELS);
        bars.forEach(bar -> marks.onBar(RandomBars.words(bar, ROW), 0));
        List<String> expected =
                NaiveMarks.of(
                        FUTURE, ROW, bars, null, RandomBars::closeNs, NaiveMarks.Choice.USUAL);
        Collections.sort(expected);
        Collections.sort(lines);
        assertEquals(String.join("\n", expected), String.join("\n", lines));
        for (String kind : List.of("STACKED_BUY", "STACKED_SELL", "CLUSTER")) {
            assertTrue(lines.stream().anyMatch(line -> line.startsWith(kind)), kind);
        }
    }
}
