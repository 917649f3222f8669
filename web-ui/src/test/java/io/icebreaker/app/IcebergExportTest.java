package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The iceberg of the worked example (analytics 4.1, 12.1), from CSV to CSV. */
class IcebergExportTest {
    @TempDir Path directory;

    private List<Table.Row> export(Path journal, String... set) throws Exception {
        Path out = directory.resolve("icebergs.csv");
        List<Object> args =
                new ArrayList<>(
                        List.of(
                                "export",
                                "--journal",
                                journal,
                                "--what",
                                "icebergs",
                                "--out",
                                out));
        args.addAll(List.of(set));
        CommandRun.json(args.toArray());
        return Table.read(out).rows();
    }

    private Path t1() throws Exception {
        List<String> lines = new ArrayList<>(List.of(Recording.HEADER));
        for (Table.Row row : Table.read(Needed.data("analytics/t1_snapshots.csv")).rows()) {
            lines.add(
                    String.join(
                            ",",
                            Long.toString(Recording.START_NS + row.number("t_s") * 1_000_000_000L),
                            "TEST,1",
                            rupees(row.get("ltp_paise")),
                            row.get("ltq"),
                            row.get("cum_volume"),
                            rupees(row.get("bid_paise")),
                            row.get("bid_qty"),
                            rupees(row.get("ask_paise")),
                            row.get("ask_qty")));
        }
        Path journal = directory.resolve("journal");
        CommandRun.json("import", Recording.write(directory, "t1", lines), "--journal", journal);
        return journal;
    }

    private static String rupees(String paise) {
        return new BigDecimal(paise).movePointLeft(2).toPlainString();
    }

    @Test
    void findsTheIcebergOfTheWorkedExample() throws Exception {
        Path journal = t1();
        List<Table.Row> rows = export(journal);

        assertEquals(1, rows.size());
        List<String> cells = new ArrayList<>();
        for (String column :
                ("side,price,ratio,refills,hidden,traded,peak,hidden_share,confidence")
                        .split(",")) {
            cells.add(rows.get(0).get(column));
        }
        assertEquals("ASK,100.05,5,3,1000,1000,200,1,88", String.join(",", cells));
        assertEquals(0, export(journal, "--set", "iceberg.refills=4").size());
    }
}
