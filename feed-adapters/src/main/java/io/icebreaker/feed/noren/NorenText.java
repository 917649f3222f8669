package io.icebreaker.feed.noren;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Messages of ours as Noren wants them: a flat JSON object in which every value is a string. Cold. */
final class NorenText {
    private static final JsonFactory JSON = new JsonFactory();

    private NorenText() {}

    /** The object, keys in the map's order. */
    static String object(Map<String, String> values) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> value : values.entrySet()) {
                json.writeStringField(value.getKey(), value.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be written", e);
        }
        return text.toString();
    }
}
