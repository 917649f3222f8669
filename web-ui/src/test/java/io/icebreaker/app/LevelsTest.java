package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The levels command on the specification's bars, on days, and on recorded ones. */
class LevelsTest {
    @TempDir Path directory;

    private Table run(Path bars, Object... more) throws IOException {
        Path out = directory.resolve("out.csv");
        var words = new ArrayList<Object>(List.of("levels", "--bars", bars, "--out", out));
        words.addAll(List.of(more));
        CommandRun.json(words.toArray());
        return Table.read(out);
    }

    private static double price(Table table, String level) {
        return Double.parseDouble(table.where("level", level).get(0).get("price"));
    }

    @Test
    void swingsStandAtTheBarThatConfirmsThem() throws IOException {
        Table table = run(StudyBars.f1(directory), "--n", 3);

        List<Table.Row> highs = table.where("level", "SWING_HIGH");
        assertEquals(
                List.of("12", "17", "26", "35", "49", "57", "61"),
                highs.stream().map(row -> row.get("i")).toList());
        assertEquals("bar=9 t=" + StudyBars.startNs(9), highs.get(0).get("detail"));
        assertEquals(StudyBars.startNs(12), highs.get(0).number("t"));
        assertEquals(
                List.of("10", "15", "23", "41", "59"),
                table.where("level", "SWING_LOW").stream().map(row -> row.get("i")).toList());
        assertEquals(List.of(), run(StudyBars.f1(directory)).where("level", "SWING_HIGH"));
    }

    @Test
    void oneSessionGivesThePivotsOfTheNext() throws IOException {
        Table table = run(StudyBars.f1(directory), "--n", 3);

        assertEquals(107.15, price(table, "PIVOT_STANDARD_P"), 1e-9);
        assertEquals(113.8159, price(table, "PIVOT_FIBONACCI_R1"), 1e-9);
        assertEquals(120.025, price(table, "PIVOT_WOODIE_R1"), 1e-9);
        assertEquals(101.7025, price(table, "PIVOT_CAMARILLA_S4"), 1e-9);
        assertEquals(List.of(), table.where("level", "PIVOT_STANDARD_R4"));
        assertEquals(List.of(), table.where("level", "PIVOT_WOODIE_OPEN_P"));
        Table.Row row = table.where("level", "PIVOT_STANDARD_P").get(0);
        assertEquals("63", row.get("i"));
        assertEquals("from=2025-11-03 for=next", row.get("detail"));
    }

    @Test
    void theLastLegGivesTheFibonacciLevels() throws IOException {
        Table table = run(StudyBars.f1(directory), "--n", 3);
        List<Table.Row> highs = table.where("level", "SWING_HIGH");
        List<Table.Row> lows = table.where("level", "SWING_LOW");
        double high = Double.parseDouble(highs.get(highs.size() - 1).get("price"));
        double low = Double.parseDouble(lows.get(lows.size() - 1).get("price"));

        // the last low at 56, the last high at 58: an up leg
        assertEquals(high - 0.236 * (high - low), price(table, "FIB_0.236"));
        assertEquals(high - 0.5 * (high - low), price(table, "FIB_0.5"));
        assertEquals(low + 1.618 * (high - low), price(table, "FIB_1.618"));
        Table.Row row = table.where("level", "FIB_0.786").get(0);
        assertEquals("63", row.get("i"));
        assertTrue(row.get("detail").matches("leg=UP low=.* low_bar=56 high=.* high_bar=58"));
        assertEquals(1, table.where("level", "FIB_0.5").size());
        assertTrue(
                run(StudyBars.f1(directory), "--n", 3, "--all").where("level", "FIB_0.5").size()
                        > 5);
    }

    @Test
    void pivotsComeFromTheSessionBeforeAndStandAtTheFirstBar() throws IOException {
        Path bars = directory.resolve("bars.csv");
        Files.write(
                bars,
                List.of(
                        "date,open,high,low,close,volume",
                        "2025-11-03T09:15:00,100,113.80,99,101,1",
                        "2025-11-03T15:29:00,101,111.30,96.35,111.30,1",
                        "2025-11-04T09:15:00,110,112,109,111,1",
                        "2025-11-04T15:29:00,111,115,109,112,1",
                        "2025-11-05T09:15:00,112,113,111,113,1",
                        "2025-11-05T09:16:00,113,114,112,114,1"));
        List<Table.Row> all = run(bars, "--all").where("level", "PIVOT_STANDARD_P");
        List<Table.Row> last = run(bars).where("level", "PIVOT_STANDARD_P");

        assertEquals(List.of("2", "4", "5"), all.stream().map(row -> row.get("i")).toList());
        assertEquals(107.15, Double.parseDouble(all.get(0).get("price")), 1e-9);
        assertEquals("from=2025-11-03 for=2025-11-04", all.get(0).get("detail"));
        assertEquals(112.0, Double.parseDouble(all.get(1).get("price")), 1e-9);
        assertEquals(List.of("4", "5"), last.stream().map(row -> row.get("i")).toList());
        assertEquals("from=2025-11-05 for=next", last.get(1).get("detail"));
        List<Table.Row> open = run(bars, "--all").where("level", "PIVOT_WOODIE_OPEN_P");
        assertEquals(List.of("2", "4"), open.stream().map(row -> row.get("i")).toList());
        double woodie = (113.80 + 96.35 + 2 * 110) / 4;
        assertEquals(woodie, Double.parseDouble(open.get(0).get("price")), 1e-9);
    }

    @Test
    void noSwingIsToldBeforeItsLastBarHasClosed() throws IOException {
        Path bars = SharedData.folder("nse-daily-delivery").resolve("stocks/RELIANCE.csv.gz");
        Path out = directory.resolve("out.csv");
        JsonTree result = CommandRun.json("levels", "--bars", bars, "--out", out, "--n", 10);
        Table table = Table.read(out);

        List<Table.Row> highs = table.where("level", "SWING_HIGH");
        assertEquals(highs.size(), result.at("swingHighs").number());
        assertEquals(table.rows().size(), result.at("levels").number());
        assertFalse(highs.isEmpty());
        for (Table.Row row : highs) {
            String own = row.get("detail").replaceFirst("bar=(\\d+) .*", "$1");
            assertEquals(row.number("i") - 10, Long.parseLong(own));
        }
        assertEquals(1_303, result.at("rows").number());
    }

    @Test
    void aReachOutOfBoundsIsRefused() {
        Path out = directory.resolve("out.csv");
        CommandRun run =
                CommandRun.of("levels", "--bars", directory, "--out", out, "--n", 0)
                        .with(Exit.COULD_NOT_RUN);
        assertEquals("icebreaker: --n must be 1 to 64, was 0\n", run.errors());
    }
}
