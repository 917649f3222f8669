package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.Board;
import io.icebreaker.telemetry.EngineFigures;
import io.icebreaker.telemetry.EngineMeter;
import io.icebreaker.telemetry.GcFigures;
import io.icebreaker.telemetry.HistogramLog;
import io.icebreaker.telemetry.HotThread;
import io.icebreaker.telemetry.LaneFigures;
import io.icebreaker.telemetry.LaneFigures.Timed;
import io.icebreaker.telemetry.Outlier;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** How fast and how clean the engine runs: stages, ring, allocation, collections. Any HTTP thread. */
final class LatencyApi {
    private final Board board;
    private final EngineView engine;
    private final Health health;

    LatencyApi(Board board, EngineView engine, Health health) {
        this.board = board;
        this.engine = engine;
        this.health = health;
    }

    void answer(Context ctx) {
        EngineMeter meter = engine.meter();
        EngineFigures figures = meter.figures();
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeBooleanField("measured", figures != null);
                    json.writeObjectFieldStart("page");
                    Latency page = health.latency();
                    Micros.fields(json, page.recent(), page.all());
                    json.writeEndObject();
                    if (figures != null) {
                        engine(json, figures, meter.minutes());
                    }
                    Memory.write(json, board);
                    machine(json);
                    Health.journal(json, engine.journal());
                    json.writeEndObject();
                });
    }

    private static void engine(JsonGenerator json, EngineFigures figures, long[][] minutes)
            throws IOException {
        json.writeNumberField("timeMs", Json.ms(figures.timeNs()));
        json.writeNumberField("sinceMs", Json.ms(figures.sinceNs()));
        json.writeNumberField("ticks", figures.ticks());
        json.writeObjectFieldStart("signal");
        Micros.fields(json, figures.signal());
        json.writeEndObject();
        json.writeNumberField("ringSize", figures.ringSize());
        json.writeArrayFieldStart("lanes");
        for (LaneFigures lane : figures.lanes()) {
            lane(json, lane);
        }
        json.writeEndArray();
        allocation(json, figures);
        gc(json, figures.gc());
        outliers(json, figures);
        minutes(json, minutes);
    }

    private static void lane(JsonGenerator json, LaneFigures lane) throws IOException {
        json.writeStartObject();
        json.writeStringField("lane", lane.name());
        json.writeNumberField("waiting", lane.waiting());
        json.writeNumberField("waitingMs", lane.waitingMs());
        json.writeNumberField("mostWaiting", lane.mostWaiting());
        json.writeNumberField("mostWaitingEver", lane.mostWaitingEver());
        json.writeObjectFieldStart("batch");
        Micros.fields(json, lane.batches());
        json.writeEndObject();
        json.writeArrayFieldStart("stages");
        for (Timed stage : lane.stages()) {
            json.writeStartObject();
            json.writeStringField("stage", stage.name());
            Micros.fields(json, stage);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void allocation(JsonGenerator json, EngineFigures figures) throws IOException {
        json.writeObjectFieldStart("allocation");
        perTick(json, "laneBytesPerTick", figures.laneBytes(), figures.ticks());
        perTick(json, "socketBytesPerTick", figures.socketBytes(), figures.ticks());
        json.writeArrayFieldStart("threads");
        for (HotThread thread : figures.threads()) {
            json.writeStartObject();
            json.writeStringField("thread", thread.name());
            json.writeStringField("kind", thread.isLane() ? "lane" : "socket");
            json.writeNumberField("bytes", thread.bytes());
            json.writeNumberField("recentBytes", thread.recentBytes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void perTick(JsonGenerator json, String name, long bytes, long ticks)
            throws IOException {
        if (ticks == 0) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, Math.round(bytes * 1_000.0 / ticks) / 1_000.0);
        }
    }

    private static void gc(JsonGenerator json, GcFigures gc) throws IOException {
        json.writeObjectFieldStart("gc");
        json.writeNumberField("collections", gc.collections());
        json.writeNumberField("millis", gc.millis());
        json.writeNumberField("longPauses", gc.longPauses());
        json.writeArrayFieldStart("pauses");
        for (GcFigures.Pause pause : gc.latest()) {
            json.writeStartObject();
            json.writeNumberField("endMs", Json.ms(pause.endNs()));
            json.writeNumberField("ms", pause.millis());
            json.writeStringField("name", pause.name());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void outliers(JsonGenerator json, EngineFigures figures) throws IOException {
        json.writeNumberField("outlierCount", figures.outlierCount());
        json.writeArrayFieldStart("outliers");
        for (Outlier outlier : figures.outliers()) {
            json.writeStartObject();
            json.writeNumberField("timeMs", Json.ms(outlier.visibleNs()));
            Micros.field(json, "tookUs", outlier.tookNs());
            Micros.field(json, "waitedUs", outlier.waitedNs());
            json.writeNumberField("events", outlier.events());
            json.writeStringField("cause", outlier.cause().name());
            json.writeStringField("why", outlier.cause().sentence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void minutes(JsonGenerator json, long[][] minutes) throws IOException {
        json.writeArrayFieldStart("minutes");
        for (long[] row : minutes) {
            json.writeStartArray();
            json.writeNumber(Json.ms(row[0]));
            for (int i = 1; i <= 3; i++) {
                Micros.number(json, row[i]);
            }
            json.writeNumber(row[4]);
            json.writeNumber(row[5]);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void machine(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("machine");
        for (Map.Entry<String, Long> each : Machine.of().entrySet()) {
            json.writeNumberField(each.getKey(), each.getValue());
        }
        json.writeEndObject();
    }

    /** All histograms since the start, for the tools of HdrHistogram. */
    void log(Context ctx) {
        EngineMeter meter = engine.meter();
        EngineFigures figures = meter.figures();
        var out = new ByteArrayOutputStream();
        long nowMs = figures == null ? 0 : Json.ms(figures.timeNs());
        long sinceMs = figures == null ? 0 : Json.ms(figures.sinceNs());
        var log = new HistogramLog(out, sinceMs, nowMs);
        meter.histograms(log::add);
        ctx.contentType("text/plain;charset=utf-8");
        ctx.header("Content-Disposition", "attachment; filename=\"icebreaker-latency.hlog\"");
        ctx.result(out.toByteArray());
    }
}
