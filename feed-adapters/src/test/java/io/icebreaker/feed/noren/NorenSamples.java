package io.icebreaker.feed.noren;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.icebreaker.feed.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages vendors and users published, and the constructed session with its merged states. */
final class NorenSamples {
    /** The day of the constructed session: 2026-09-03 11:05:07 IST, less 70 ms. */
    static final long SESSION_NS = 1_788_413_707_000_000_000L;

    private NorenSamples() {}

    /**
     * One message of the session.
     *
     * @param merged what it came to, empty for one without a state
     */
    record Line(
            long receiveTimeNs, boolean isFromServer, String text, Map<String, String> merged) {}

    static List<Line> session() {
        var lines = new ArrayList<Line>();
        for (Map<String, Object> line : read("constructed_session.jsonl")) {
            long ms = Long.parseLong(line.get("ms").toString());
            lines.add(
                    new Line(
                            SESSION_NS + ms * 1_000_000,
                            line.get("dir").equals("server"),
                            line.get("text").toString(),
                            strings(line.getOrDefault("merged", Map.of()))));
        }
        return lines;
    }

    /** Messages as compact JSON, in the order of the file. */
    static List<String> published() {
        return read("published_messages.jsonl").stream()
                .map(line -> json(strings(line.get("message"))))
                .toList();
    }

    static String json(Map<String, String> message) {
        var text = new StringBuilder("{");
        message.forEach(
                (key, value) -> {
                    text.append(text.length() > 1 ? "," : "");
                    text.append('"').append(key).append("\":\"").append(value).append('"');
                });
        return text.append('}').toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> strings(Object map) {
        return (Map<String, String>) map;
    }

    private static List<Map<String, Object>> read(String file) {
        try {
            var lines = new ArrayList<Map<String, Object>>();
            for (String line : Files.readAllLines(SharedData.path("noren/" + file))) {
                if (!line.isBlank()) {
                    lines.add(object(line));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> object(String line) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            parser.nextToken();
            return object(parser);
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        var object = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            object.put(name, isObject ? object(parser) : parser.getText());
        }
        return object;
    }
}
