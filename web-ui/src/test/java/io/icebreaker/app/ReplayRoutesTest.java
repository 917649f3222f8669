package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.setting.Settings;
import io.icebreaker.travel.TravelException;
import io.icebreaker.web.JsonTree;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transport over HTTP, and the answers about the recorded day beside those about the live one. */
class ReplayRoutesTest {
    private static final int MINUTES = 4;

    @TempDir static Path directory;
    private static SimulatedEngine engine;
    private static Map<?, ?> description;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void record() throws Exception {
        engine = new SimulatedEngine(directory.resolve("day"), Settings.DEFAULTS, MINUTES);
        description = (Map<?, ?>) get("api/openapi.json").raw();
    }

    @AfterAll
    static void stop() {
        engine.close();
        engine = null; // else it stays in memory until the last test of all
    }

    @AfterEach
    void closeTheDay() {
        engine.page().desk().close();
    }

    private static HttpResponse<String> send(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(engine.address() + path));
        if (body != null) {
            request.header("X-Icebreaker", "1").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonTree get(String path) throws Exception {
        var answer = send(path, null);
        assertEquals(200, answer.statusCode(), path + " " + answer.body());
        return JsonTree.parse(answer.body());
    }

    private static JsonTree post(String command, String body) throws Exception {
        var answer = send("api/replay/" + command, body);
        assertEquals(200, answer.statusCode(), command + " " + answer.body());
        JsonTree session = JsonTree.parse(answer.body());
        Object schema =
                ((Map<?, ?>) ((Map<?, ?>) description.get("components")).get("schemas"))
                        .get("ReplaySession");
        assertEquals(
                List.of(), new SchemaCheck(description).complaints(session.raw(), schema), command);
        return session;
    }

    private static void settle(long sequence) throws Exception {
        Await.that(
                "event " + sequence,
                () -> {
                    JsonTree session = get("api/replay/session");
                    return session.at("sequence").number() == sequence
                            && session.at("state").text().equals("PAUSED");
                });
    }

    @Test
    void opensADayAndServesItBesideTheLiveOne() throws Exception {
        JsonTree day = get("api/replay").at("days").items().get(0);
        assertEquals("day", day.at("name").text());
        long events = day.at("events").number();
        assertEquals(events, engine.engine().board().sequence());
        post("open", "{\"journal\":\"day\"}");
        post("seek", "{\"sequence\":" + events / 2 + "}");
        settle(events / 2);
        assertEquals(events / 2, get("replay/api/health").at("sequence").number());
        assertEquals("REPLAY", get("replay/api/health").at("mode").text());
        assertEquals(events, get("api/health").at("sequence").number());
        assertEquals("DEMO", get("api/health").at("mode").text());
        assertEquals(
                get("api/instruments").at("instruments").items().size(),
                get("replay/api/instruments").at("instruments").items().size());
        JsonTree first = get("api/instruments").at("instruments").items().get(0);
        String bars =
                "api/bars?interval=1m&segment="
                        + first.at("segment").text()
                        + "&token="
                        + first.at("token").number();
        JsonTree half = get("replay/" + bars);
        assertTrue(half.at("bars").items().size() < get(bars).at("bars").items().size());
        post("seek", "{\"sequence\":" + events / 4 + "}"); // back: another board
        settle(events / 4);
        assertEquals(events / 4, get("replay/api/health").at("sequence").number());
    }

    @Test
    void everyCommandAnswersWithTheSession() throws Exception {
        assertEquals("PAUSED", post("open", "{\"journal\":\"day\"}").at("state").text());
        assertEquals("PLAYING", post("play", "{\"speed\":0.5}").at("state").text());
        assertEquals("PAUSED", post("pause", "").at("state").text());
        long before = get("api/replay/session").at("sequence").number();
        post("step", "{\"by\":\"tick\"}");
        long after = get("api/replay/session").at("sequence").number();
        assertTrue(after > before);
        assertEquals(1, post("bookmark", "{\"label\":\"here\"}").at("bookmarks").items().size());
        post("close", "");
        JsonTree opened = post("open", "{\"journal\":\"day\"}");
        assertEquals("here", opened.at("bookmarks").items().get(0).at("label").text());
        assertEquals(
                0, post("bookmark", "{\"forget\":" + after + "}").at("bookmarks").items().size());
        long fromNs = SimulatedEngine.OPEN_NS;
        JsonTree looped =
                post("loop", "{\"fromNs\":" + fromNs + ",\"toNs\":" + (fromNs + 1_000_000) + "}");
        assertEquals(fromNs, looped.at("loop").at("fromNs").number());
        post("loop", "{}");
        JsonTree faster = post("speed", "{\"speed\":8}");
        assertEquals("PAUSED", faster.at("state").text(), "another speed does not start a day");
        assertEquals(8.0, faster.at("speed").raw());
        assertEquals("max", post("play", "{\"speed\":\"max\"}").at("speed").text());
        assertEquals("null", send("api/replay/close", "").body());
    }

    @Test
    void whatCannotBeDoneIsRefusedWithWhatToDo() throws Exception {
        assertRefused(409, "replay/api/health", null);
        assertRefused(409, "api/replay/play", "{}");
        assertRefused(409, "api/replay/open", "{\"journal\":\"../day\"}");
        assertRefused(400, "api/replay/open", "{}");
        post("open", "{\"journal\":\"day\"}");
        assertRefused(400, "api/replay/seek", "{}");
        assertRefused(400, "api/replay/seek", "{\"sequence\":1,\"timeNs\":2}");
        assertRefused(400, "api/replay/seek", "{\"sequence\":\"soon\"}");
        assertRefused(400, "api/replay/step", "{\"by\":\"year\"}");
        assertRefused(400, "api/replay/play", "{\"speed\":[1]}");
        assertRefused(400, "api/replay/play", "not JSON");
        assertRefused(400, "api/replay/speed", "{}");
        assertRefused(409, "api/replay/play", "{\"speed\":1000}");
        assertRefused(409, "api/replay/step", "{\"by\":\"tick\",\"count\":0}");
        assertRefused(409, "api/replay/loop", "{\"fromNs\":5,\"toNs\":4}");
        assertEquals("PAUSED", get("api/replay/session").at("state").text());
        var without = HttpRequest.newBuilder(URI.create(engine.address() + "api/replay/pause"));
        var answer =
                CLIENT.send(
                        without.POST(HttpRequest.BodyPublishers.noBody()).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(403, answer.statusCode());
    }

    private static void assertRefused(int status, String path, String body) throws Exception {
        var answer = send(path, body);
        assertEquals(status, answer.statusCode(), path + " " + body + " " + answer.body());
        JsonTree refusal = JsonTree.parse(answer.body());
        assertFalse(refusal.at("error").text().isBlank());
        assertFalse(refusal.at("hint").text().isBlank());
    }

    @Test
    void closesADayThatNobodyMoves() throws Exception {
        var desk =
                new ReplayDesk(
                        RecordedDays.only(directory.resolve("day")),
                        Duration.ofMillis(300),
                        new HeapRoom());
        try {
            desk.open("day");
            Await.that("the day to be closed", () -> desk.current() == null);
            assertTrue(desk.note().contains("closed"), desk.note());
            Assertions.assertThrows(TravelException.class, () -> desk.open("nowhere"));
        } finally {
            desk.stop();
        }
    }

    @Test
    void opensNothingThatTheHeapCannotHoldBesideTheLiveDay() {
        var desk =
                new ReplayDesk(
                        RecordedDays.only(directory.resolve("day")),
                        ReplayDesk.IDLE,
                        new HeapRoom(() -> 0, () -> {}));
        try {
            var refusal = Assertions.assertThrows(TravelException.class, () -> desk.open("day"));
            assertTrue(refusal.getMessage().contains("heap"), refusal.getMessage());
            assertTrue(refusal.hint().contains("replay --page"), refusal.hint());
            assertEquals(null, desk.current());
        } finally {
            desk.stop();
        }
    }

    @Test
    void aRecordingAloneIsServedWithItsDayOpen() throws Exception {
        try (var page = RecordingPage.serve(directory.resolve("day"), 0)) {
            var uri = URI.create(page.replayAddress() + "api/health");
            var answer =
                    CLIENT.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals("REPLAY", JsonTree.parse(answer.body()).at("mode").text());
        }
    }
}
