package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Interval;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FeedBoard;
import io.icebreaker.tick.Instrument;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The questions that are answered once: health, instruments, bars, footprints. Any HTTP thread. */
final class Api {
    private static final int USUAL_BARS = 500;
    private static final int MOST_BARS = 5_000;
    private static final int USUAL_FOOTPRINTS = 200;
    private static final int MOST_FOOTPRINTS = 1_500;

    /** Analytics 1.6: what must be said wherever sides are shown. */
    private static final String SIDES_TEXT =
            "Retail feeds carry no trade side. It is inferred from the quote before each packet and, at the mid, from the "
                    + "last price change; trades merged into one packet all get one side.";

    private final Board board;
    private final EngineView engine;
    private final WebCounter.Set counters;
    private final SseHub hub;
    private final long startedNs = System.nanoTime();

    Api(Board board, EngineView engine, WebCounter.Set counters, SseHub hub) {
        this.board = board;
        this.engine = engine;
        this.counters = counters;
        this.hub = hub;
    }

    static void answer(Context ctx, Json.Value value) {
        ctx.contentType("application/json").result(Json.bytes(value));
    }

    // ---- bars

    void bars(Context ctx) {
        var params = new Params(ctx);
        int id = params.instrument(board);
        Interval interval = params.interval();
        int limit = params.limit(USUAL_BARS, MOST_BARS);
        long sequence = board.sequence(); // first: the bars are at least this new
        long tickSize = board.instrument(id).tickSize();
        BarQuery.Answer found =
                new BarQuery(board, id, interval, tickSize, limit, params.beforeNs(), false).run();
        answer(
                ctx,
                json -> {
                    begin(json, id, interval, sequence, found);
                    json.writeArrayFieldStart("bars");
                    for (long[] bar : found.closed()) {
                        BarJson.bar(json, bar, false);
                    }
                    json.writeEndArray();
                    json.writeFieldName("forming");
                    if (found.forming() == null) {
                        json.writeNull();
                    } else {
                        BarJson.bar(json, found.forming(), true);
                    }
                    json.writeEndObject();
                });
    }

    void footprint(Context ctx) {
        var params = new Params(ctx);
        int id = params.instrument(board);
        Interval interval = params.interval();
        int limit = params.limit(USUAL_FOOTPRINTS, MOST_FOOTPRINTS);
        int ticksPerRow = params.ticksPerRow();
        long sequence = board.sequence();
        Instrument instrument = board.instrument(id);
        long rowHeight = ticksPerRow * instrument.tickSize();
        BarQuery.Answer found =
                new BarQuery(board, id, interval, rowHeight, limit, params.beforeNs(), true).run();
        answer(
                ctx,
                json -> {
                    begin(json, id, interval, sequence, found);
                    long shown = found.rowHeight(rowHeight);
                    json.writeNumberField("ticksPerRow", shown / instrument.tickSize());
                    json.writeNumberField("rowHeight", shown);
                    json.writeArrayFieldStart("bars");
                    for (long[] bar : found.closed()) {
                        BarJson.footprint(json, bar, false, instrument);
                    }
                    json.writeEndArray();
                    json.writeFieldName("forming");
                    if (found.forming() == null) {
                        json.writeNull();
                    } else {
                        BarJson.footprint(json, found.forming(), true, instrument);
                    }
                    json.writeEndObject();
                });
    }

    private void begin(
            JsonGenerator json, int id, Interval interval, long sequence, BarQuery.Answer found)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("interval", interval.label());
        json.writeNumberField("sequence", sequence);
        json.writeNumberField("closedThrough", found.closedThrough());
        json.writeStringField("sideModel", engine.sideModel());
        json.writeBooleanField("truncated", found.truncated());
    }

    // ---- instruments

    void instruments(Context ctx) {
        answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("instruments");
                    for (int id = 0; id < board.instrumentCount(); id++) {
                        if (board.instrument(id) != null) {
                            instrument(json, id, board.instrument(id));
                        }
                    }
                    json.writeEndArray();
                    json.writeObjectFieldStart("sides");
                    json.writeStringField("model", engine.sideModel());
                    json.writeBooleanField("inferred", true);
                    json.writeStringField("text", SIDES_TEXT);
                    json.writeEndObject();
                    json.writeEndObject();
                });
    }

    private static void instrument(JsonGenerator json, int id, Instrument instrument)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("segment", instrument.segment());
        json.writeNumberField("token", instrument.token());
        json.writeStringField("symbol", instrument.symbol());
        json.writeStringField("type", instrument.type().name());
        json.writeStringField("underlying", Hello.textOrNull(instrument.underlying()));
        json.writeStringField("expiry", Hello.expiry(instrument));
        json.writeFieldName("strike");
        Json.number(json, instrument.strike() != 0, instrument.strike());
        json.writeNumberField("lotSize", instrument.lotSize());
        json.writeNumberField("tickSize", instrument.tickSize());
        json.writeEndObject();
    }

    // ---- health

    void health(Context ctx) {
        answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeStringField("status", "ok");
                    json.writeStringField("mode", engine.mode().name());
                    json.writeStringField("build", engine.build());
                    json.writeNumberField("sequence", board.sequence());
                    json.writeNumberField("journaledSequence", engine.journaledSequence());
                    json.writeNumberField("ticks", ticks());
                    json.writeNumberField("rejected", engine.rejected());
                    json.writeNumberField("gaps", engine.gaps());
                    json.writeStringField(
                            "outputHash", String.format("%016x", engine.outputHash()));
                    json.writeNumberField("engineTimeMs", Json.ms(board.engineTimeNs()));
                    json.writeNumberField(
                            "uptimeMs",
                            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNs));
                    json.writeNumberField("pages", hub.pages());
                    feeds(json);
                    counters(json);
                    json.writeStringField("sideModel", engine.sideModel());
                    json.writeEndObject();
                });
    }

    private long ticks() {
        long ticks = 0;
        for (int feed = 0; feed < FeedBoard.MAX_FEEDS; feed++) {
            ticks += board.feeds().ticks(feed);
        }
        return ticks;
    }

    private void feeds(JsonGenerator json) throws IOException {
        FeedBoard feeds = board.feeds();
        json.writeArrayFieldStart("feeds");
        for (int feed = 0; feed < FeedBoard.MAX_FEEDS; feed++) {
            if (feeds.name(feed) != null) {
                json.writeStartObject();
                json.writeNumberField("id", feed);
                json.writeStringField("name", feeds.name(feed));
                json.writeStringField("state", feeds.state(feed).name());
                json.writeNumberField("ticks", feeds.ticks(feed));
                json.writeFieldName("lastTickMs");
                Json.number(json, feeds.lastTickNs(feed) != 0, Json.ms(feeds.lastTickNs(feed)));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void counters(JsonGenerator json) throws IOException {
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
        json.writeObjectFieldStart("counters");
        for (Map.Entry<String, Long> counter : all.entrySet()) {
            json.writeNumberField(counter.getKey(), counter.getValue());
        }
        json.writeEndObject();
    }
}
