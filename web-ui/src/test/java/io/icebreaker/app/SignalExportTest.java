package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of analytics 5.6 from CSV to CSV. */
class SignalExportTest {
    private static final long OPEN_NS = 1_765_770_300_000_000_000L; // 2025-12-15 09:15 IST
    private static final String OFF = "real.pcr.enabled=false";

    @TempDir Path directory;
    private Path journal;
    private long volume = 1_000;

    @BeforeEach
    void record() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "recv_ns,exch_ns,segment,token,ltp,ltq,volume,tbq,tsq,bp1,bp2,bp3,bp4,bp5,bq1,bq2,bq3,bq4,"
                        + "bq5,ap1,ap2,ap3,ap4,ap5,aq1,aq2,aq3,aq4,aq5");
        for (int half = 0; half <= 2_000; half++) {
            boolean sells = half % 2 == 0;
            lines.add(row(half, sells ? "500.00" : "500.05", sells ? half < 1_920 ? 10 : 30 : 5));
        }
        lines.add(row(2_001, "512.50", 5));
        Path file = directory.resolve("example.csv");
        Files.write(file, lines);
        Files.writeString(
                directory.resolve("example.instruments.csv"),
                """
                segment,token,symbol,type,underlying,expiry,strike,lot,tick_size
                NSE,1,EXAMPLE,EQ,,,,1,0.05
                """);
        journal = directory.resolve("journal");
        CommandRun.json("import", file, "--journal", journal);
    }

    private String row(int half, String price, long qty) {
        volume += qty;
        long timeNs = OPEN_NS + half * 500_000_000L;
        var row = new StringBuilder(timeNs + "," + timeNs + ",NSE,1," + price + "," + qty);
        row.append(',').append(volume).append(",3000,7000");
        for (int level = 0; level < 5; level++) {
            row.append(String.format(Locale.ROOT, ",%.2f", 500 - 0.05 * level));
        }
        row.append(",100,100,100,100,100");
        for (int level = 0; level < 5; level++) {
            row.append(String.format(Locale.ROOT, ",%.2f", 500.05 + 0.05 * level));
        }
        return row.append(",200,200,200,200,200").toString();
    }

    private List<String> export(String... set) throws IOException {
        Path out = directory.resolve("signals.csv");
        List<Object> words =
                new ArrayList<>(
                        List.of("export", "--journal", journal, "--what", "signals", "--out", out));
        for (String value : set) {
            words.add("--set");
            words.add(value);
        }
        long rows = CommandRun.json(words.toArray()).at("rows").number();
        List<String> lines = Files.readAllLines(out);
        assertEquals(rows, lines.size() - 1);
        return lines;
    }

    @Test
    void writesTheSignalOfTheWorkedExampleWithItsOutcome() throws Exception {
        List<String> lines = export(OFF);
        assertEquals(
                "segment,token,time_ns,type,confidence,rank_score,p_base,p_pcr,p_imbalance,"
                        + "p_institutional,p_surge,r_bid,r_ask,obi_w,dl,surge,r_bps,entry,stop,target,"
                        + "status,outcome,outcome_ns",
                lines.get(0));
        assertEquals(
                "NSE,1,1765771291000000000,ACCUMULATION,9,9,3,0,3,2,1,2.5220338983050845,0.3,-0.4,"
                        + "-0.6156351791530945,1.7356686022543903,-0.9999000099990001,500,495,512.5,"
                        + "EMITTED,TARGET,1765771300500000000",
                lines.get(1));
        assertEquals(2, lines.size());
    }

    @Test
    void computesWithTheSettingsGiven() throws Exception {
        assertEquals(1, export(OFF, "min.confidence=10").size());
        assertTrue(export(OFF, "max.daily.signals=0").get(1).contains(",SUPPRESSED_CAP,TARGET,"));
        List<String> untracked = export(OFF, "performance.tracking=false");
        assertTrue(untracked.get(1).endsWith(",EMITTED,,"), untracked.get(1));
    }

    @Test
    void refusesSettingsThatAreNone() {
        Path out = directory.resolve("none.csv");
        for (String set : List.of("min.confidence=11", "window.s=61", "no.such=1")) {
            CommandRun.of(
                            "export",
                            "--journal",
                            journal,
                            "--what",
                            "signals",
                            "--out",
                            out,
                            "--set",
                            set)
                    .with(Exit.BAD_CONFIG);
        }
    }

    @Test
    void replayCountsSignals() {
        var signals = CommandRun.json("replay", "--journal", journal, "--set", OFF).at("signals");
        assertEquals(1, signals.at("recorded").number());
        assertEquals(1, signals.at("emitted").number());
    }
}
