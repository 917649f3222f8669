package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON out, into {@link Bytes}. */
final class Json {
    /** The only JSON that comes in is a page's list of topics. */
    private static final int MAX_TEXT = 1_024;

    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(MAX_TEXT)
                                    .maxNestingDepth(4)
                                    .build())
                    .build();

    private static final long NS_PER_MS = 1_000_000;

    private Json() {}

    /** Something that writes one JSON value. */
    @FunctionalInterface
    interface Value {
        void write(JsonGenerator json) throws IOException;
    }

    /** Appends one value. */
    static void append(Bytes bytes, Value value) {
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            value.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /** One value on its own. */
    static byte[] bytes(Value value) {
        var bytes = new Bytes();
        append(bytes, value);
        return bytes.copy();
    }

    /** A number, or null where there is none. */
    static void number(JsonGenerator json, boolean present, long value) throws IOException {
        if (present) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    static void number(JsonGenerator json, Long value) throws IOException {
        number(json, value != null, value == null ? 0 : value);
    }

    static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    static long ms(long timeNs) {
        return Math.floorDiv(timeNs, NS_PER_MS);
    }
}
