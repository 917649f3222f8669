package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FeedBoard;
import io.icebreaker.tick.TickFlags;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** How the engine, its feeds and this server are doing, with every counter there is. Any HTTP thread. */
final class Health {
    /** What the board counts, for people. */
    static final Map<String, String> BOARD =
            Map.of(
                    "BOARD_FORMING_GROWTHS",
                    "Times a bar that is not over needed more room on the board.",
                    "BOARD_SECOND_BARS_EVICTED",
                    "Closed second bars that gave way to newer ones.",
                    "BOARD_MINUTE_BARS_EVICTED",
                    "Closed minute bars that gave way to newer ones.",
                    "BOARD_BARS_REFUSED",
                    "Closed bars too long for the board.",
                    "BOARD_BACKFILLED",
                    "Backfilled minutes on the board.",
                    "BOARD_BACKFILLED_REFUSED",
                    "Backfilled minutes the board had no room for.");

    private static final String JOURNALED = "JOURNALED";

    private final Board board;
    private final EngineView engine;
    private final WebCounter.Set counters;
    private final SseHub hub;
    private final long startedNs = System.nanoTime();

    Health(Board board, EngineView engine, WebCounter.Set counters, SseHub hub) {
        this.board = board;
        this.engine = engine;
        this.counters = counters;
        this.hub = hub;
    }

    void answer(Context ctx) {
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    Map<String, Object> journal = engine.journal();
                    json.writeStringField("status", status(journal));
                    json.writeStringField("mode", engine.mode().name());
                    json.writeStringField("build", engine.build());
                    json.writeStringField("armed", Hello.textOrNull(engine.orders().account()));
                    json.writeNumberField("sequence", board.sequence());
                    json.writeNumberField("journaledSequence", engine.journaledSequence());
                    json.writeNumberField("ticks", ticks());
                    json.writeNumberField("rejected", engine.rejected());
                    json.writeNumberField("gaps", engine.gaps());
                    json.writeStringField(
                            "outputHash", String.format("%016x", engine.outputHash()));
                    json.writeNumberField("engineTimeMs", Json.ms(board.engineTimeNs()));
                    json.writeNumberField("uptimeMs", uptimeMs());
                    json.writeNumberField("recoveredFrom", engine.recoveredFrom());
                    json.writeNumberField("timeToReadyMs", engine.timeToReadyMs());
                    json.writeNumberField("pages", hub.pages());
                    feeds(json);
                    json.writeFieldName("agreement");
                    ShareJson.pairs(json, board.feeds());
                    counters(json);
                    json.writeStringField("sideModel", engine.sideModel());
                    journal(json, journal);
                    backup(json);
                    Memory.write(json, board);
                    json.writeEndObject();
                });
    }

    /** The worst that is wrong, in a word. */
    private String status(Map<String, Object> journal) {
        String trouble = engine.trouble();
        String state = journal.getOrDefault("state", JOURNALED).toString();
        return trouble != null ? trouble : JOURNALED.equals(state) ? "ok" : state;
    }

    /** Whether {@code status} is ok. */
    boolean isWell() {
        return "ok".equals(status(engine.journal()));
    }

    /** How the journal is doing, an empty object where there is none. */
    static void journal(JsonGenerator json, Map<String, Object> journal) throws IOException {
        json.writeObjectFieldStart("journal");
        for (Map.Entry<String, Object> entry : journal.entrySet()) {
            json.writeObjectField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private void backup(JsonGenerator json) throws IOException {
        Map<String, Object> backup = engine.backup();
        json.writeObjectFieldStart("backup");
        for (Map.Entry<String, Object> entry : backup.entrySet()) {
            if (entry.getValue() instanceof List<?> list) {
                json.writeArrayFieldStart(entry.getKey());
                for (Object each : list) {
                    json.writeString(each.toString());
                }
                json.writeEndArray();
            } else {
                json.writeObjectField(entry.getKey(), entry.getValue());
            }
        }
        json.writeEndObject();
    }

    private long ticks() {
        long ticks = 0;
        for (int feed = 0; feed < TickFlags.MAX_FEEDS; feed++) {
            ticks += board.feeds().ticks(feed);
        }
        return ticks;
    }

    private void feeds(JsonGenerator json) throws IOException {
        FeedBoard feeds = board.feeds();
        json.writeArrayFieldStart("feeds");
        for (int feed = 0; feed < TickFlags.MAX_FEEDS; feed++) {
            if (feeds.name(feed) != null) {
                json.writeStartObject();
                json.writeNumberField("id", feed);
                json.writeStringField("name", feeds.name(feed));
                json.writeStringField("state", feeds.state(feed).name());
                json.writeNumberField("ticks", feeds.ticks(feed));
                json.writeFieldName("lastTickMs");
                Json.number(json, feeds.lastTickNs(feed) != 0, Json.ms(feeds.lastTickNs(feed)));
                json.writeFieldName("shared");
                ShareJson.object(json, feeds, feed);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void counters(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("counters");
        for (Map.Entry<String, Long> counter : counters().entrySet()) {
            json.writeNumberField(counter.getKey(), counter.getValue());
        }
        json.writeEndObject();
    }

    /** Every counter there is, of the engine, its feeds, this server and the board. */
    Map<String, Long> counters() {
        Map<String, Long> all = new TreeMap<>(engine.counters());
        for (WebCounter counter : WebCounter.values()) {
            all.put(counter.name(), counters.get(counter));
        }
        all.put("BOARD_FORMING_GROWTHS", board.growths());
        all.put("BOARD_SECOND_BARS_EVICTED", board.history(Board.SECOND).evicted());
        all.put("BOARD_MINUTE_BARS_EVICTED", board.history(Board.MINUTE).evicted());
        all.put(
                "BOARD_BARS_REFUSED",
                board.history(Board.SECOND).refused() + board.history(Board.MINUTE).refused());
        all.put("BOARD_BACKFILLED", (long) board.backfilled().kept());
        all.put("BOARD_BACKFILLED_REFUSED", board.backfilled().refused());
        return all;
    }

    /** From a packet to the page. */
    Latency latency() {
        return hub.latency();
    }

    int pages() {
        return hub.pages();
    }

    long uptimeMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNs);
    }
}
