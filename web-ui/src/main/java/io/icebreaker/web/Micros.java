package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.telemetry.LaneFigures.Timed;
import io.icebreaker.telemetry.Spread;
import java.io.IOException;
import java.math.BigDecimal;

/** Durations as the page is told them: microseconds, two decimals at most. */
final class Micros {
    private static final long NS_PER_US = 1_000;
    private static final long HUNDREDTH_NS = 10;

    private Micros() {}

    /** As JSON writes it: {@code 12.3} of 12,300 ns. */
    static String text(long ns) {
        return of(ns).toPlainString();
    }

    private static BigDecimal of(long ns) {
        if (ns % NS_PER_US == 0) {
            return BigDecimal.valueOf(ns / NS_PER_US);
        }
        return BigDecimal.valueOf(Math.round((double) ns / HUNDREDTH_NS), 2);
    }

    static void field(JsonGenerator json, String name, long ns) throws IOException {
        json.writeNumberField(name, of(ns));
    }

    static void number(JsonGenerator json, long ns) throws IOException {
        json.writeNumber(of(ns));
    }

    /** The last ten seconds, and since the start. */
    static void fields(JsonGenerator json, Timed timed) throws IOException {
        fields(json, timed.recent(), timed.all());
    }

    static void fields(JsonGenerator json, Spread recent, Spread all) throws IOException {
        json.writeFieldName("recent");
        spread(json, recent);
        json.writeFieldName("all");
        spread(json, all);
    }

    private static void spread(JsonGenerator json, Spread spread) throws IOException {
        json.writeStartObject();
        json.writeNumberField("count", spread.count());
        field(json, "p50Us", spread.p50Ns());
        field(json, "p99Us", spread.p99Ns());
        field(json, "p999Us", spread.p999Ns());
        field(json, "maxUs", spread.maxNs());
        json.writeEndObject();
    }
}
