package io.icebreaker.feed.order;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.feed.rest.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry of the orders log: a flat JSON object. {@code do} says what: place, modify, cancel, or the
 * outcome of one of these ({@code of} its number).
 */
final class Entry {
    static final String PLACE = "place";
    static final String MODIFY = "modify";
    static final String CANCEL = "cancel";
    static final String OUTCOME = "outcome";

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, String> fields;

    private Entry(Map<String, String> fields) {
        this.fields = fields;
    }

    static Entry of(String what, long number, long timeNs) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("do", what);
        var entry = new Entry(fields);
        return entry.with("n", number).with("at", timeNs);
    }

    Entry with(String name, Object value) {
        fields.put(name, String.valueOf(value));
        return this;
    }

    static Entry parse(String line) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        Json.parse(line.getBytes(StandardCharsets.UTF_8))
                .fields()
                .forEach((name, value) -> fields.put(name, value.text()));
        return new Entry(fields);
    }

    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    long number(String name) {
        return Long.parseLong(fields.getOrDefault(name, "0"));
    }

    <E extends Enum<E>> E word(Class<E> type, String name) {
        return Enum.valueOf(type, text(name));
    }

    /** One line: JSON escapes line breaks. */
    String line() {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }
}
