package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Prices;
import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indicators, patterns and levels of a simulated morning, as the page asks for them and as files. */
class ChartsTest {
    private static final int MINUTES = 45;

    @TempDir static Path directory;
    @TempDir static Path outside;

    private static SimulatedEngine engine;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void simulate() throws Exception {
        engine =
                new SimulatedEngine(directory, Settings.DEFAULTS.with("sr.lookback", "3"), MINUTES);
    }

    @AfterAll
    static void stop() {
        engine.close();
        engine = null;
    }

    private HttpResponse<String> get(String path) throws Exception {
        String address = engine.address();
        var uri = URI.create(address.substring(0, address.length() - 1) + path);
        return client.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonTree json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return JsonTree.parse(answer.body());
    }

    private String future() throws Exception {
        return first("FUT");
    }

    private String first(String type) throws Exception {
        for (JsonTree one : json("/api/instruments").at("instruments").items()) {
            if (one.at("type").text().equals(type)) {
                return "segment=" + one.at("segment").text() + "&token=" + one.at("token").number();
            }
        }
        throw new AssertionError("no " + type);
    }

    /** Nothing found because nobody looks is told apart from nothing found. */
    @Test
    void whatIsOffForOptionsIsSaid() throws Exception {
        String call = first("CE") + "&interval=1m";
        for (String path : List.of("/api/indicators?", "/api/patterns?", "/api/levels?")) {
            String note = json(path + call).at("note").text();
            assertTrue(note.contains("indicator.options = true"), note);
            assertNull(json(path + future() + "&interval=1m").at("note").raw(), path);
        }
        assertNull(json("/api/indicators?" + call).at("latest").raw());
        assertFalse(
                json("/api/indicators?" + call).at("bars").items().isEmpty(), "worked out anew");
        assertTrue(json("/api/patterns?limit=1").at("note").text().contains("options"));
    }

    @Test
    void indicatorsWorkedOutAnewEndInTheStagesBits() throws Exception {
        for (String interval : List.of("1m", "3m", "5m", "15m")) {
            String query = future() + "&interval=" + interval;
            JsonTree answer = json("/api/indicators?" + query);
            assertEquals(true, answer.at("exact").raw(), interval);
            int bars = json("/api/bars?" + query).at("bars").items().size();
            assertEquals(bars, answer.at("bars").items().size());
            assertEquals(bars, answer.at("latest").at("bars").number());
            assertEquals(Indicator.COUNT, answer.at("columns").items().size());
        }
        JsonTree some = json("/api/indicators?" + future() + "&columns=SMA20,typprice&limit=7");
        assertEquals(7, some.at("bars").items().size());
        List<JsonTree> last = some.at("bars").items().get(6).items();
        assertEquals(3, last.size());
        assertEquals(some.at("latest").at("values").at("TYPPRICE").raw(), last.get(2).raw());
        assertEquals(400, get("/api/indicators?" + future() + "&columns=LUCK").statusCode());
    }

    @Test
    void levelsAndPatternsAreAnswered() throws Exception {
        JsonTree swings = json("/api/levels?" + future()).at("swings");
        assertFalse(swings.at("resistances").items().isEmpty());
        assertFalse(swings.at("supports").items().isEmpty());
        List<JsonTree> all = json("/api/patterns?limit=2000").at("patterns").items();
        List<JsonTree> minutes =
                json("/api/patterns?limit=2000&interval=1m").at("patterns").items();
        assertTrue(minutes.size() > 100 && minutes.size() < all.size(), minutes.size() + " found");
        for (JsonTree pattern : minutes) {
            assertEquals("1m", pattern.at("interval").text());
        }
    }

    @Test
    void filesHoldWhatTheKernelsMakeOfTheExportedBars() throws Exception {
        Table bars = export("bars");
        Table indicators = export("indicators");
        assertEquals(bars.rows().size(), indicators.rows().size());
        var kernel = new IndicatorKernel(1);
        Map<String, Integer> series = new TreeMap<>();
        for (int i = 0; i < bars.rows().size(); i++) {
            Table.Row bar = bars.rows().get(i);
            Table.Row row = indicators.rows().get(i);
            int number = series.computeIfAbsent(bar.get("token"), token -> series.size());
            kernel.define(number);
            kernel.add(
                    number,
                    Prices.parse(bar.get("open")),
                    Prices.parse(bar.get("high")),
                    Prices.parse(bar.get("low")),
                    Prices.parse(bar.get("close")),
                    bar.number("volume"));
            assertEquals(bar.get("start_ns"), row.get("start_ns"));
            for (Indicator indicator : Indicator.values()) {
                String expected = Doubles.text(kernel.value(number, indicator));
                assertEquals(expected, row.get(indicator.name()), indicator + " row " + i);
            }
        }
        assertTrue(export("patterns").rows().size() > 100);
        List<Table.Row> levels = export("levels").rows();
        assertTrue(levels.stream().anyMatch(row -> row.get("level").equals("SWING_HIGH")));
        assertTrue(levels.stream().anyMatch(row -> row.get("level").equals("FIB_0.618")));
    }

    private static Table export(String what) throws IOException {
        Path out = outside.resolve(what + ".csv");
        CommandRun.json("export", "--journal", journal(), "--what", what, "--out", out);
        return Table.read(out);
    }

    private static Path journal() {
        return directory;
    }
}
