package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.web.JsonTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code accuracy} against published figures and a recomputation that knows nothing of the engine. */
class AccuracyTest {
    @TempDir private Path folder;

    private static Path recording(String name) {
        return SharedData.folder("ticks").resolve(name + ".csv.gz");
    }

    /** The published figures of specs/ticks-csv's README, percent, and by how many points BOOK may lose. */
    @ParameterizedTest
    @CsvSource({
        "cm-btcusd_perp_20240808-250ms, 93.8, -0.1",
        "cm-btcusd_perp_20240808-1000ms, 89.0, 0",
        "spot-btcusdt_20240808-250ms, 85.7, 0",
        "spot-btcusdt_20240808-1000ms, 75.7, 2",
        "usdm-btcusdt_20240808-250ms, 88.7, 1",
        "usdm-btcusdt_20240808-1000ms, 81.8, 5"
    })
    void agreesWithThePublishedFiguresAndANaiveCount(String name, double published, double gain)
            throws IOException {
        JsonTree file = CommandRun.json("accuracy", recording(name)).at("files").at(0);
        JsonTree leeReady = file.at("models").at("LEE_READY_SNAP");
        double right = real(leeReady.at("rightShare"));

        assertEquals(published, 100 * right, 0.1);
        assertEquals(naive(recording(name)), right, 2e-3, "the day's first volume is no rise");
        double book = real(file.at("models").at("BOOK").at("rightShare"));
        assertTrue(100 * (book - right) >= gain, name + " " + 100 * (book - right));
        assertTrue(real(leeReady.at("deltaCorrelation")) > 0.4);
    }

    /** The quote rule with the previous row's quote, the tick rule at the mid, over a file of one instrument. */
    private static double naive(Path file) throws IOException {
        List<Map<String, String>> rows = rows(file);
        long right = 0;
        long all = 0;
        BigDecimal lastTrade = null;
        int direction = 0;
        for (int i = 1; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            Map<String, String> before = rows.get(i - 1);
            long rise = number(row, "volume") - number(before, "volume");
            if (rise <= 0) {
                continue;
            }
            var price = new BigDecimal(row.get("ltp"));
            if (lastTrade != null && price.compareTo(lastTrade) != 0) {
                direction = price.compareTo(lastTrade);
            }
            lastTrade = price;
            var bid = new BigDecimal(before.get("bp1"));
            var ask = new BigDecimal(before.get("ap1"));
            int side = price.add(price).compareTo(bid.add(ask));
            side = side == 0 ? direction : side;
            all += rise;
            long truly = number(row, side > 0 ? "true_buy" : "true_sell");
            right += side == 0 ? 0 : Math.min(rise, truly);
        }
        return (double) right / all;
    }

    private static double real(JsonTree tree) {
        return ((Number) tree.raw()).doubleValue();
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(row.get(column));
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file))))) {
            String[] names = reader.readLine().split(",");
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], cells[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void writesTheSimulatedMarketWithItsTruth() throws IOException {
        Path file = folder.resolve("sim.csv.gz");
        simulate(file, 5);
        Map<String, Long> volume = new HashMap<>();
        long trades = 0;
        for (Map<String, String> row : rows(file)) {
            long now = number(row, "volume");
            Long before = volume.put(row.get("token"), now);
            if (before != null) {
                long truth = number(row, "true_buy") + number(row, "true_sell");
                assertEquals(now - before, truth, row.toString());
                trades += truth > 0 ? 1 : 0;
            }
        }
        assertTrue(trades > 500, "rows with trades " + trades);

        JsonTree measured = CommandRun.json("accuracy", file).at("files").at(0);
        assertEquals(250, measured.at("intervalMs").number());
        assertEquals(trades, measured.at("rows").number());
    }

    @Test
    void theSameSeedWritesTheSameBytes() throws IOException {
        simulate(folder.resolve("a.csv.gz"), 7);
        simulate(folder.resolve("b.csv.gz"), 7);

        assertArrayEquals(
                Files.readAllBytes(folder.resolve("a.csv.gz")),
                Files.readAllBytes(folder.resolve("b.csv.gz")));
    }

    private static void simulate(Path file, int seed) {
        CommandRun.of(
                        "accuracy",
                        "--simulate",
                        "250ms",
                        "--seconds",
                        "20",
                        "--seed",
                        seed,
                        "--out",
                        file)
                .with(Exit.OK);
    }

    @Test
    void saysWhatItCannotMeasure() {
        CommandRun run =
                CommandRun.of("accuracy", recording("nifty-fut-kite")).with(Exit.COULD_NOT_RUN);

        assertTrue(run.errors().contains("true_buy and true_sell are empty"), run.errors());
        assertTrue(
                CommandRun.of("accuracy").with(Exit.COULD_NOT_RUN).errors().contains("--simulate"));
        CommandRun.of("accuracy", "--simulate", "2s", "--out", "x.csv.gz").with(Exit.COULD_NOT_RUN);
        CommandRun.of("accuracy", "--simulate", "1s").with(Exit.COULD_NOT_RUN);
    }

    @Test
    void expectsOfItselfWhatComes() {
        JsonTree bins =
                CommandRun.json(
                                "accuracy",
                                recording("cm-btcusd_perp_20240808-250ms"),
                                recording("spot-btcusdt_20240808-250ms"),
                                recording("usdm-btcusdt_20240808-250ms"),
                                recording("cm-btcusd_perp_20240808-1000ms"),
                                recording("spot-btcusdt_20240808-1000ms"),
                                recording("usdm-btcusdt_20240808-1000ms"))
                        .at("calibration")
                        .at("BOOK");
        for (int bin = 0; bin < 10; bin++) {
            if (real(bins.at(bin).at(2)) > 0.05) {
                double expected = real(bins.at(bin).at(0));
                assertEquals(expected, real(bins.at(bin).at(1)), 0.05, "bin " + bin);
            }
        }
    }
}
