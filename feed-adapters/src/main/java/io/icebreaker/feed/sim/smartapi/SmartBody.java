package io.icebreaker.feed.sim.smartapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The JSON body of a request: scalars by their dotted path, several where they stand in an array. */
final class SmartBody {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private SmartBody() {}

    static SmartBody parse(String text) throws IOException {
        var body = new SmartBody();
        try (JsonParser parser = JSON.createParser(text.isBlank() ? "{}" : text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            body.read(parser, "");
        }
        return body;
    }

    private void read(JsonParser parser, String path) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = path + parser.currentName();
            parser.nextToken();
            readValue(parser, name);
        }
    }

    private void readValue(JsonParser parser, String name) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> read(parser, name + ".");
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    readValue(parser, name);
                }
            }
            default -> values.computeIfAbsent(name, n -> new ArrayList<>()).add(parser.getText());
        }
    }

    /** The first value, or empty. */
    String text(String path) {
        return values.getOrDefault(path, List.of("")).get(0);
    }

    List<String> all(String path) {
        return values.getOrDefault(path, List.of());
    }

    /** Names directly below a path. */
    Set<String> namesBelow(String path) {
        var names = new TreeSet<String>();
        for (String name : values.keySet()) {
            if (name.startsWith(path + ".")) {
                names.add(name.substring(path.length() + 1));
            }
        }
        return names;
    }
}
