package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Interval;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import io.javalin.http.Context;
import java.io.IOException;

/** The questions about the market that are answered once: instruments, bars, footprints. Any HTTP thread. */
final class Api {
    static final int USUAL_BARS = 500;
    static final int MOST_BARS = 5_000;
    static final int USUAL_FOOTPRINTS = 200;
    static final int MOST_FOOTPRINTS = 1_500;

    private final Board board;
    private final EngineView engine;

    Api(Board board, EngineView engine) {
        this.board = board;
        this.engine = engine;
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
                        BarJson.footprint(json, bar, false, instrument, board.footprintRules());
                    }
                    json.writeEndArray();
                    json.writeFieldName("forming");
                    if (found.forming() == null) {
                        json.writeNull();
                    } else {
                        BarJson.footprint(
                                json, found.forming(), true, instrument, board.footprintRules());
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
                    json.writeStringField("text", SideText.of(engine.sideModel()));
                    json.writeEndObject();
                    json.writeEndObject();
                });
    }

    /** {@code id} below 0: one that is not streamed. */
    static void instrument(JsonGenerator json, int id, Instrument instrument) throws IOException {
        json.writeStartObject();
        json.writeFieldName("id");
        Json.number(json, id >= 0, id);
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
}
