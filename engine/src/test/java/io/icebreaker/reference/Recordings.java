package io.icebreaker.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.icebreaker.tick.InstrumentType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the recordings and golden data that lie beside the project and are never part of it. */
public final class Recordings {
    private static final long T1_START_NS = 1_767_607_200_000_000_000L; // 2026-01-05 10:00 UTC
    private static final InstrumentKey T1 = new InstrumentKey("TEST", 1);

    private Recordings() {}

    /** Rows with the instruments they are about. */
    public record Recording(List<InstrumentRow> instruments, List<Row> rows) {}

    /** A recording by its name in {@code data/ticks}. */
    public static Recording ticks(String name) {
        Path folder = data("ticks");
        return new Recording(
                NaiveCsv.instruments(folder.resolve(name + ".instruments.csv")),
                NaiveCsv.rows(folder.resolve(name + ".csv.gz")));
    }

    /** The 15 packets of analytics 12.1 as a recording of a round-the-clock instrument. */
    public static Recording t1() {
        var instrument =
                new InstrumentRow(
                        T1.segment(), T1.token(), "T1", InstrumentType.FUT, "", null, 0, 1, 500);
        List<Row> rows =
                NaiveCsv.records(
                        data("analytics").resolve("t1_snapshots.csv"),
                        line -> {
                            long timeNs =
                                    T1_START_NS
                                            + Long.parseLong(line.getField("t_s")) * 1_000_000_000L;
                            return RowBuilder.row(0, T1, timeNs)
                                    .exch(timeNs)
                                    .ltp(paise(line.getField("ltp_paise")))
                                    .ltq(Long.valueOf(line.getField("ltq")))
                                    .volume(Long.valueOf(line.getField("cum_volume")))
                                    .bid(
                                            0,
                                            paise(line.getField("bid_paise")),
                                            Long.parseLong(line.getField("bid_qty")))
                                    .ask(
                                            0,
                                            paise(line.getField("ask_paise")),
                                            Long.parseLong(line.getField("ask_qty")))
                                    .build();
                        });
        return new Recording(List.of(instrument), rows);
    }

    static long paise(String text) {
        return Long.parseLong(text) * 100;
    }

    /** A folder of the data beside the project; without it the test is skipped, on CI it fails. */
    public static Path data(String folder) {
        Path path =
                Path.of(System.getProperty("icebreaker.root"))
                        .resolve("../shared/data")
                        .resolve(folder);
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(Files.isDirectory(path), "no recordings at " + path);
        }
        assumeTrue(Files.isDirectory(path), "no recordings at " + path);
        return path;
    }
}
