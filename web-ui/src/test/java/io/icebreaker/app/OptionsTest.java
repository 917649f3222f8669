package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.stage.option.Black76;
import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options command on the recorded chains, against what the recordings themselves say. */
class OptionsTest {
    private static final long LOT = 75;

    @TempDir Path directory;

    private Table run(Path chain, Object... more) throws IOException {
        Path out = directory.resolve("out.csv");
        List<Object> words = new ArrayList<>(List.of("options", "--chain", chain, "--out", out));
        words.addAll(List.of(more));
        CommandRun.json(words.toArray());
        return Table.read(out);
    }

    private static JsonTree unzipped(Path file) throws IOException {
        return JsonTree.parse(unzippedText(file));
    }

    private static List<Path> nse() throws IOException {
        try (Stream<Path> files = Files.walk(SharedData.folder("nse-nifty-chain-json"))) {
            return files.filter(file -> file.toString().endsWith(".json.gz")).sorted().toList();
        }
    }

    @Test
    void nearestExpiryTotalsAreThoseTheExchangePrintsBesideThem() throws IOException {
        Table table = run(SharedData.folder("nse-nifty-chain-json"));
        List<String> times =
                new ArrayList<>(
                        new TreeSet<>(table.rows().stream().map(row -> row.get("time")).toList()));
        assertEquals(nse().size(), times.size());
        for (int i = 0; i < times.size(); i++) {
            String text = unzippedText(nse().get(i));
            String totals =
                    text.substring(text.lastIndexOf("\"CE\":{\"totOI\""), text.length() - 1);
            JsonTree filtered = JsonTree.parse("{" + totals);
            Table.Row row = table.where("time", times.get(i)).get(0);
            long ceOi = filtered.at("CE").at("totOI").number() * LOT;
            long peOi = filtered.at("PE").at("totOI").number() * LOT;
            long ceVolume = filtered.at("CE").at("totVol").number() * LOT;
            long peVolume = filtered.at("PE").at("totVol").number() * LOT;
            assertEquals(ceOi, row.number("ce_oi"));
            assertEquals(peOi, row.number("pe_oi"));
            assertEquals(ceVolume, row.number("ce_vol"));
            assertEquals(peVolume, row.number("pe_vol"));
            assertEquals((double) peOi / ceOi, Double.parseDouble(row.get("pcr_oi")));
            assertEquals((double) peVolume / ceVolume, Double.parseDouble(row.get("pcr_vol")));
        }
    }

    @Test
    void everyExpiryOfASnapshotAddsUpLegByLeg() throws IOException {
        Path file = nse().get(3);
        JsonTree records = unzipped(file).at("records");
        Table table = run(file);
        assertEquals(records.at("expiryDates").items().size(), table.rows().size());
        int fractions = 0;
        for (int e = 0; e < table.rows().size(); e++) {
            String expiry = records.at("expiryDates").at(e).text();
            List<JsonTree> rows =
                    records.at("data").items().stream()
                            .filter(row -> row.at("expiryDate").text().equals(expiry))
                            .toList();
            Table.Row found = table.rows().get(e);
            assertEquals(rows.size(), found.number("strikes"));
            ToLongFunction<JsonTree> oi = leg -> units(leg, "openInterest");
            assertEquals(sum(rows, "CE", oi), found.number("ce_oi"), expiry);
            assertEquals(sum(rows, "PE", oi), found.number("pe_oi"), expiry);
            ToLongFunction<JsonTree> change = leg -> units(leg, "changeinOpenInterest");
            assertEquals(sum(rows, "CE", change), found.number("ce_doi"), expiry);
            assertEquals(sum(rows, "PE", change), found.number("pe_doi"), expiry);
            assertLeastPain(rows, found);
            fractions += (int) rows.stream().filter(OptionsTest::isFractional).count();
        }
        assertTrue(fractions > 5, "no fractional contracts in " + file);
    }

    private static boolean isFractional(JsonTree row) {
        return Stream.of("CE", "PE")
                .filter(row::has)
                .anyMatch(side -> row.at(side).at("openInterest").raw() instanceof Double);
    }

    private static long units(JsonTree leg, String field) {
        return (long) Math.floor(((Number) leg.at(field).raw()).doubleValue() * LOT + 0.5);
    }

    private static long sum(List<JsonTree> rows, String side, ToLongFunction<JsonTree> what) {
        return rows.stream()
                .filter(row -> row.has(side))
                .mapToLong(row -> what.applyAsLong(row.at(side)))
                .sum();
    }

    private static void assertLeastPain(List<JsonTree> rows, Table.Row found) {
        if (found.get("max_pain").isEmpty()) {
            assertEquals(0, found.number("ce_oi") + found.number("pe_oi"));
            return;
        }
        long least =
                rows.stream()
                        .mapToLong(row -> pain(rows, row.at("strikePrice").number()))
                        .min()
                        .orElseThrow();
        assertEquals(least, pain(rows, found.number("max_pain")));
    }

    private static long pain(List<JsonTree> rows, long settled) {
        long paid = 0;
        for (JsonTree row : rows) {
            long strike = row.at("strikePrice").number();
            String side = settled > strike ? "CE" : "PE";
            paid +=
                    row.has(side)
                            ? units(row.at(side), "openInterest") * Math.abs(settled - strike)
                            : 0;
        }
        return paid;
    }

    @Test
    void dhansChainHasThePublishedFigures() throws IOException {
        Path file = Needed.data("dhan/rest_optionchain_nifty_20250128_1503ist.json");
        Table.Row row = run(file).rows().get(0);
        assertEquals("1738056812000000000", row.get("time"));
        assertEquals("2025-01-30", row.get("expiry"));
        assertEquals(249, row.number("strikes"));
        assertEquals(158_629_850, row.number("ce_oi"));
        assertEquals(144_141_850, row.number("pe_oi"));
        assertEquals(0.908668, Double.parseDouble(row.get("pcr_oi")), 5e-7);
        assertEquals(0.931185, Double.parseDouble(row.get("pcr_vol")), 5e-7);
        assertEquals("MILD_BEARISH", row.get("class"));
        assertEquals("23100", row.get("max_pain"));
        assertEquals("PARITY", row.get("forward_from"));
        // Alone, it still tells what needs no expiry; its time stands in its name.
        Path alone = Files.copy(file, directory.resolve(file.getFileName().toString()));
        row = run(alone).rows().get(0);
        assertEquals("1738056780000000000", row.get("time"));
        assertEquals("", row.get("expiry"));
        assertEquals("23100", row.get("max_pain"));
        row = run(alone, "--expiry", "2025-01-30", "--time", "2025-01-28T09:33:32Z").rows().get(0);
        assertEquals("2025-01-30", row.get("expiry"));
        assertEquals("1738056812000000000", row.get("time"));
        assertEquals("23100", row.get("max_pain"));
        row = run(file, "--set", "pcr.convention=CONTRARIAN").rows().get(0);
        assertEquals("MILD_BULLISH", row.get("class"));
    }

    @Test
    void volatilitiesPriceTheirOptionsAgain() throws IOException {
        Table table = run(nse().get(20), "--what", "iv");
        int solved = 0;
        for (Table.Row row : table.rows()) {
            assertEquals(row.get("sigma").isEmpty(), !row.get("flag").isEmpty());
            assertEquals(row.get("price").isEmpty(), row.get("flag").equals("NO_QUOTE"));
            if (row.get("flag").isEmpty()) {
                double forward = Double.parseDouble(row.get("forward"));
                double again =
                        Black76.price(
                                row.get("cp").equals("C"),
                                forward,
                                Double.parseDouble(row.get("strike")),
                                Double.parseDouble(row.get("sigma")),
                                Double.parseDouble(row.get("T")),
                                0.065);
                assertEquals(Double.parseDouble(row.get("price")), again, 1e-12 * forward);
                solved++;
            }
        }
        assertTrue(solved > 700, solved + " of " + table.rows().size());
    }

    @Test
    void theMinuteRecordingIsReadOncePerTime() throws IOException {
        Table table = run(SharedData.folder("nse-chain-1m-20250829"));
        assertEquals(292 * 3, table.rows().size());
        Table.Row first = table.rows().get(0);
        assertEquals("1756439565000000000", first.get("time"));
        assertEquals("2025-09-02", first.get("expiry"));
        long before = 0;
        for (Table.Row row : table.rows()) {
            assertTrue(row.number("time") >= before);
            assertEquals("PARITY", row.get("forward_from"));
            assertEquals(0, row.number("ce_oi") % LOT);
            before = row.number("time");
        }
    }

    @Test
    void ofManyUnderlyingsOneMustBeNamed() throws IOException {
        Path folder = SharedData.folder("nse-stock-chains-40m");
        Path out = directory.resolve("none.csv");
        var refused = CommandRun.of("options", "--chain", folder, "--out", out, "--quiet");
        assertTrue(refused.with(Exit.COULD_NOT_RUN).errors().contains("--underlying"));
        assertFalse(Files.exists(out));
        Table table = run(folder, "--underlying", "reliance");
        assertEquals(9, table.rows().size());
        for (Table.Row row : table.rows()) {
            assertEquals("", row.get("ce_doi"));
            assertEquals("", row.get("pcr_chg"));
            assertEquals("SPOT", row.get("forward_from"));
        }
        var unknown =
                CommandRun.of("options", "--chain", folder, "--out", out, "--underlying", "X");
        assertTrue(
                unknown.with(Exit.COULD_NOT_RUN).errors().contains("no chain to work out for X"));
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of("out.csv"), left.map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    void aLotIsAskedForWhereItIsNotKnown() throws IOException {
        Path file = Files.copy(nse().get(0), directory.resolve("x.json.gz"));
        assertEquals(18, run(file).rows().size());
        long usual = run(file).rows().get(0).number("ce_oi");
        assertEquals(usual / LOT * 65, run(file, "--lot", 65).rows().get(0).number("ce_oi"));
        String text = unzippedText(file).replace("17-Nov-2025 ", "17-Nov-2026 ");
        Path later = Files.writeString(directory.resolve("later.json"), text);
        var run = CommandRun.of("options", "--chain", later, "--out", directory.resolve("n.csv"));
        assertTrue(run.with(Exit.COULD_NOT_RUN).errors().contains("--lot"), run.errors());
    }

    private static String unzippedText(Path file) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
