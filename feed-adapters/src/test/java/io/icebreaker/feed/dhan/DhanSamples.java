package io.icebreaker.feed.dhan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.icebreaker.feed.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Packets built from the documented layout, with the values they were built from. */
final class DhanSamples {
    /**
     * One sample.
     *
     * @param decoded numbers and texts by name; lists of lists under {@code rows} and {@code depth}
     */
    record Sample(String name, String endpoint, byte[] bytes, Map<String, Object> decoded) {}

    private static List<Sample> kept;

    private DhanSamples() {}

    static synchronized List<Sample> all() {
        kept = kept == null ? read() : kept;
        return kept;
    }

    private static List<Sample> read() {
        var samples = new ArrayList<Sample>();
        try (JsonParser json =
                new JsonFactory()
                        .createParser(SharedData.path("dhan/constructed_packets.json").toFile())) {
            json.nextToken();
            @SuppressWarnings("unchecked")
            var packets = (List<Map<String, Object>>) ((Map<?, ?>) value(json)).get("packets");
            for (Map<String, Object> packet : packets) {
                @SuppressWarnings("unchecked")
                var decoded = (Map<String, Object>) packet.get("decoded");
                samples.add(
                        new Sample(
                                (String) packet.get("name"),
                                (String) packet.get("endpoint"),
                                HexFormat.of().parseHex((String) packet.get("hex")),
                                decoded));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return samples;
    }

    static List<Sample> of(String endpoint) {
        return all().stream().filter(sample -> sample.endpoint().equals(endpoint)).toList();
    }

    /** A copy, to be changed at will. */
    static byte[] bytes(String name) {
        return all().stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name))
                .bytes()
                .clone();
    }

    /** Any JSON value: maps, lists, and scalars as their text. */
    static Object value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            var map = new HashMap<String, Object>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                map.put(name, value(json));
            }
            return map;
        }
        if (json.currentToken() == JsonToken.START_ARRAY) {
            var list = new ArrayList<Object>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(json));
            }
            return list;
        }
        return json.getText();
    }
}
