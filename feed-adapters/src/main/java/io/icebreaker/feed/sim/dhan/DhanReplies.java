package io.icebreaker.feed.sim.dhan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.feed.sim.SimReply;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** How Dhan writes JSON, prices and times (feed-dhan 10). */
final class DhanReplies {
    static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    static final DateTimeFormatter DASHES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    static final long NS_PER_SECOND = 1_000_000_000L;

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Writes into an object. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** Writes one of a list into its object. */
    interface Row<T> {
        void write(JsonGenerator json, T of) throws IOException;
    }

    private DhanReplies() {}

    static SimReply object(Fields fields) throws IOException {
        var out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        return SimReply.json(out.toString());
    }

    static <T> SimReply list(List<T> all, Row<T> row) throws IOException {
        var out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartArray();
            for (T one : all) {
                json.writeStartObject();
                row.write(json, one);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return SimReply.json(out.toString());
    }

    static void price(JsonGenerator json, String name, long price) throws IOException {
        json.writeNumberField(name, decimal(price));
    }

    /** Rupees of E4. */
    static BigDecimal decimal(long price) {
        return BigDecimal.valueOf(price, 4);
    }

    static String time(long ns, DateTimeFormatter how) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(ns, NS_PER_SECOND), 0, IST).format(how);
    }
}
