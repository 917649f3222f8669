package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.setting.Settings;
import io.icebreaker.web.JsonTree;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks every route of the description on a simulated morning: each answers, and as described. */
class OpenApiTest {
    private static final int MINUTES = 40;

    /** Which instruments the walk asks for: an index future, an option, a stock, an index. */
    private static final List<String> TYPES = List.of("FUT", "CE", "EQ", "IDX");

    @TempDir static Path directory;

    private static SimulatedEngine engine;
    private static Map<?, ?> description;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void simulate() throws Exception {
        Settings loose = Settings.DEFAULTS.with("min.confidence", "4");
        engine = new SimulatedEngine(directory, loose, MINUTES);
        var request = HttpRequest.newBuilder(URI.create(engine.address() + "api/openapi.json"));
        var answer =
                HttpClient.newHttpClient()
                        .send(request.build(), HttpResponse.BodyHandlers.ofString());
        description = (Map<?, ?>) JsonTree.parse(answer.body()).raw();
    }

    @AfterAll
    static void stop() {
        engine.close();
        engine = null; // else it stays in memory until the last test of all
    }

    private static Map<?, ?> paths() {
        return (Map<?, ?>) description.get("paths");
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> described = new TreeSet<>();
        paths().keySet().forEach(path -> described.add((String) path));
        assertEquals(new TreeSet<>(engine.paths()), described);
    }

    @Test
    void everyAnswerIsAsDescribed() throws Exception {
        var check = new SchemaCheck(description);
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<?, ?> path : paths().entrySet()) {
            Map<?, ?> get = (Map<?, ?>) ((Map<?, ?>) path.getValue()).get("get");
            if (path.getKey().equals("/api/stream") || get == null) {
                continue; // StreamTest, ReplayRoutesTest
            }
            if (path.getKey().toString().contains("{")) {
                continue; // BacktestsApiTest
            }
            for (String query : queries((List<?>) get.get("parameters"))) {
                var answer = get(path.getKey() + query);
                String place = path.getKey() + query + " ";
                if (answer.statusCode() != 200) {
                    wrong.add(place + answer.statusCode() + " " + answer.body());
                    continue;
                }
                if (!isJson(get)) {
                    continue; // a table
                }
                Object body = JsonTree.parse(answer.body()).raw();
                check.complaints(body, schema(get, "200")).stream()
                        .limit(5)
                        .forEach(complaint -> wrong.add(place + complaint));
            }
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    private static boolean isJson(Map<?, ?> get) {
        Object good = ((Map<?, ?>) get.get("responses")).get("200");
        return ((Map<?, ?>) ((Map<?, ?>) good).get("content")).containsKey("application/json");
    }

    private static Object schema(Map<?, ?> get, String status) {
        Object response = ((Map<?, ?>) get.get("responses")).get(status);
        Object content = ((Map<?, ?>) response).get("content");
        return ((Map<?, ?>) ((Map<?, ?>) content).get("application/json")).get("schema");
    }

    private List<String> queries(List<?> parameters) throws Exception {
        List<String> names =
                parameters.stream().map(it -> (String) ((Map<?, ?>) it).get("name")).toList();
        if (names.contains("underlying")) {
            return List.of("?underlying=NIFTY");
        }
        if (!names.contains("token")) {
            return List.of("");
        }
        List<String> queries = new ArrayList<>();
        for (String type : TYPES) {
            for (JsonTree one : instruments()) {
                if (one.at("type").text().equals(type)) {
                    queries.add(
                            "?segment="
                                    + one.at("segment").text()
                                    + "&token="
                                    + one.at("token").number());
                    break;
                }
            }
        }
        assertFalse(queries.isEmpty());
        return queries;
    }

    private List<JsonTree> instruments() throws Exception {
        return JsonTree.parse(get("/api/instruments").body()).at("instruments").items();
    }

    @Test
    void whatIsAskedWrongIsRefusedWithWhatToDo() throws Exception {
        for (String path :
                List.of(
                        "/api/bars?segment=NFO&token=x",
                        "/api/profile?segment=NFO&token=1",
                        "/api/tpo",
                        "/api/marks?segment=NOWHERE&token=5",
                        "/api/vwap?segment=NFO",
                        "/api/options/chain?underlying=NOBODY",
                        "/api/options/chain?underlying=NIFTY&expiry=soon",
                        "/api/signals?status=LOUD",
                        "/api/icebergs?segment=NFO&token=-1")) {
            var answer = get(path);
            assertTrue(
                    answer.statusCode() == 400 || answer.statusCode() == 404,
                    path + " " + answer.statusCode());
            JsonTree body = JsonTree.parse(answer.body());
            assertFalse(body.at("error").text().isBlank(), path);
            assertFalse(body.at("hint").text().isBlank(), path);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        String address = engine.address();
        var uri = URI.create(address.substring(0, address.length() - 1) + path);
        return client.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
