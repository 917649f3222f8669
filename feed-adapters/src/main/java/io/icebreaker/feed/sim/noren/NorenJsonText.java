package io.icebreaker.feed.sim.noren;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flat objects of strings, in and out. */
final class NorenJsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private NorenJsonText() {}

    static String object(String... pairs) {
        Map<String, String> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(pairs[i], pairs[i + 1]);
        }
        return object(object);
    }

    static String object(Map<String, String> values) {
        return write(json -> putObject(json, values));
    }

    static String array(List<Map<String, String>> rows) {
        return write(
                json -> {
                    json.writeStartArray();
                    for (Map<String, String> row : rows) {
                        putObject(json, row);
                    }
                    json.writeEndArray();
                });
    }

    /** An array of texts. */
    static String texts(List<String> texts) {
        return write(json -> json.writeArray(texts.toArray(new String[0]), 0, texts.size()));
    }

    /** {@code stat} Ok and the rows as {@code values}. */
    static String okValues(List<Map<String, String>> rows) {
        return "{\"stat\":\"Ok\",\"values\":" + array(rows) + "}";
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static String write(Body body) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void putObject(JsonGenerator json, Map<String, String> values)
            throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    /** The string members of an object; clients differ in the order of keys and in spaces. */
    static Map<String, String> read(String text) throws IOException {
        Map<String, String> object = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    object.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
        return object;
    }
}
