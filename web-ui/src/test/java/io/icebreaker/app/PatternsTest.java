package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patterns command on the specification's bars, recorded ones and what it cannot use. */
class PatternsTest {
    @TempDir Path directory;

    private Table run(Path bars, Object... more) throws IOException {
        Path out = directory.resolve("out.csv");
        var words = new ArrayList<Object>(List.of("patterns", "--bars", bars, "--out", out));
        words.addAll(List.of(more));
        CommandRun.json(words.toArray());
        return Table.read(out);
    }

    private static Map<String, Long> counts(Table table) {
        return table.rows().stream()
                .collect(Collectors.groupingBy(row -> row.get("pattern"), Collectors.counting()));
    }

    @Test
    void findsTheSpecificationsCandlesWithBarTimeAndValue() throws IOException {
        Table table = run(StudyBars.f1(directory));

        assertEquals(
                List.of("16", "24", "26", "35", "44", "52", "61"),
                table.where("pattern", "DOJI").stream().map(row -> row.get("i")).toList());
        Table.Row engulfing = table.where("pattern", "ENGULFING").get(0);
        assertEquals("7", engulfing.get("i"));
        assertEquals("100", engulfing.get("value"));
        assertEquals(StudyBars.startNs(7), engulfing.number("t"));
        assertEquals("", engulfing.get("detail"));
        assertEquals(2, table.where("pattern", "MORNING_STAR").size());
        List<Long> bars = table.rows().stream().map(row -> row.number("i")).toList();
        assertEquals(bars.stream().sorted().toList(), bars);
    }

    @Test
    void findsTheSharedMinutesChartPatternsWithTheirLinesAndTargets() throws IOException {
        Table table = run(SharedData.folder("nse-equity-1m"));

        Map<String, Long> counts = counts(table);
        assertEquals(44, counts.get("DOUBLE_TOP"));
        assertEquals(57, counts.get("DOUBLE_BOTTOM"));
        assertEquals(12, counts.get("HEAD_SHOULDERS"));
        assertEquals(12, counts.get("INVERSE_HEAD_SHOULDERS"));
        String number = "\\d+(\\.\\d+)?";
        for (Table.Row row : table.rows()) {
            String form =
                    switch (row.get("pattern")) {
                        case "DOUBLE_TOP" -> "-100 bars=\\d+-\\d+ valley=# target=#";
                        case "DOUBLE_BOTTOM" -> "100 bars=\\d+-\\d+ peak=# target=#";
                        case "HEAD_SHOULDERS" -> "-100 bars=\\d+-\\d+-\\d+ neckline=# target=#";
                        case "INVERSE_HEAD_SHOULDERS" ->
                                "100 bars=\\d+-\\d+-\\d+ neckline=# target=#";
                        default -> "-?100 ";
                    };
            String text = row.get("value") + " " + row.get("detail");
            assertTrue(text.matches(form.replace("#", number)), text);
        }
    }

    @Test
    void aFolderOfSharesGivesAFileEachAndCountsThemTogether() throws IOException {
        Path days = SharedData.folder("nse-daily-delivery").resolve("stocks");
        Path two = Files.createDirectory(directory.resolve("two"));
        for (String name : List.of("RELIANCE.csv.gz", "TCS.csv.gz")) {
            Files.copy(days.resolve(name), two.resolve(name));
        }
        Path out = directory.resolve("found");
        JsonTree result = CommandRun.json("patterns", "--bars", two, "--out", out);

        Map<String, Long> reliance = counts(Table.read(out.resolve("RELIANCE.csv")));
        Map<String, Long> tcs = counts(Table.read(out.resolve("TCS.csv")));
        assertEquals(6, reliance.get("DOUBLE_TOP"));
        assertEquals(3, reliance.get("DOUBLE_BOTTOM"));
        assertEquals(3, reliance.get("HEAD_SHOULDERS"));
        assertEquals(2, reliance.get("INVERSE_HEAD_SHOULDERS"));
        assertEquals(2, result.at("series").number());
        long dojis = reliance.get("DOJI") + tcs.get("DOJI");
        assertEquals(dojis, result.at("patterns").at("DOJI").number());
    }

    @Test
    void oneSharedEndIsEngulfingOnAskingOnly() throws IOException {
        Path bars = directory.resolve("bars.csv");
        Files.write(
                bars,
                List.of(
                        "date,open,high,low,close,volume",
                        "2025-11-03T09:15:00,50,51,50,51,1",
                        "2025-11-03T09:16:00,100,100,98,98,1",
                        "2025-11-03T09:17:00,98,101,98,101,1"));

        assertEquals(List.of(), run(bars).rows());
        Table.Row row = run(bars, "--engulf-one-end").rows().get(0);
        assertEquals("2", row.get("i"));
        assertEquals("80", row.get("value"));
    }

    @Test
    void aPathWithoutBarsIsRefusedByName() {
        Path none = directory.resolve("none.csv");
        CommandRun run =
                CommandRun.of("patterns", "--bars", none, "--out", directory.resolve("out.csv"))
                        .with(Exit.COULD_NOT_RUN);
        assertTrue(run.errors().contains("none.csv"), run.errors());
    }
}
