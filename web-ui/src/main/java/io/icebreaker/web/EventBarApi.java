package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.EventSpec;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;

/** {@code /api/bars} and {@code /api/footprint} where the interval is an event bar's. Any HTTP thread. */
final class EventBarApi {
    private final Board board;
    private final EngineView engine;

    EventBarApi(Board board, EngineView engine) {
        this.board = board;
        this.engine = engine;
    }

    /** Answers itself when the interval is an event bar's; lets {@code time} answer otherwise. */
    Handler barsOr(Handler time) {
        return ctx -> {
            EventSpec spec = EventSpec.parse(ctx.queryParam("interval"));
            if (spec == null) {
                time.handle(ctx);
            } else {
                bars(ctx, spec, false);
            }
        };
    }

    Handler footprintOr(Handler time) {
        return ctx -> {
            EventSpec spec = EventSpec.parse(ctx.queryParam("interval"));
            if (spec == null) {
                time.handle(ctx);
            } else {
                bars(ctx, spec, true);
            }
        };
    }

    private void bars(Context ctx, EventSpec spec, boolean withRows) {
        var params = new Params(ctx);
        int id = params.instrument(board);
        int limit =
                withRows
                        ? params.limit(Api.USUAL_FOOTPRINTS, Api.MOST_FOOTPRINTS)
                        : params.limit(Api.USUAL_BARS, Api.MOST_BARS);
        int ticksPerRow = withRows ? params.ticksPerRow() : 1;
        long sequence = board.sequence(); // first: the bars are at least this new
        Instrument instrument = board.instrument(id);
        long rowHeight = ticksPerRow * instrument.tickSize();
        BarQuery.Answer found =
                new EventQuery(board, id, spec, rowHeight, limit, params.beforeNs(), withRows)
                        .run();
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeNumberField("id", id);
                    json.writeStringField("interval", spec.label());
                    json.writeNumberField("sequence", sequence);
                    json.writeNumberField("closedThrough", found.closedThrough());
                    json.writeStringField("sideModel", engine.sideModel());
                    json.writeBooleanField("truncated", found.truncated());
                    if (withRows) {
                        json.writeNumberField("ticksPerRow", ticksPerRow);
                        json.writeNumberField("rowHeight", rowHeight);
                    }
                    bars(json, found, withRows, instrument);
                    json.writeEndObject();
                });
    }

    private void bars(
            JsonGenerator json, BarQuery.Answer found, boolean withRows, Instrument instrument)
            throws IOException {
        json.writeArrayFieldStart("bars");
        for (long[] bar : found.closed()) {
            bar(json, bar, false, withRows, instrument);
        }
        json.writeEndArray();
        json.writeFieldName("forming");
        if (found.forming() == null) {
            json.writeNull();
        } else {
            bar(json, found.forming(), true, withRows, instrument);
        }
    }

    private void bar(
            JsonGenerator json, long[] bar, boolean forming, boolean rows, Instrument instrument)
            throws IOException {
        if (rows) {
            BarJson.footprint(json, bar, forming, instrument, board.footprintRules());
        } else {
            BarJson.bar(json, bar, forming);
        }
    }
}
