package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.rest.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;

/** JSON as SmartAPI reads and writes it (feed-smartapi 7): requests hold texts only. */
final class SmartJson {
    private SmartJson() {}

    /**
     * One document.
     *
     * @throws IOException when it is not exactly that; the message repeats nothing of it
     */
    static Json parse(String text) throws IOException {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The first of two members that is there: the services do not agree on the spelling. */
    static Json either(Json of, String name, String other) {
        return of.get(name).isNone() ? of.get(other) : of.get(name);
    }

    /** A text as a JSON string, quotes included. */
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** An object of texts, in order. */
    static String object(Map<String, String> members) {
        var fields = new ArrayList<String>();
        members.forEach((name, text) -> fields.add(quoted(name) + ":" + quoted(text)));
        return "{" + String.join(",", fields) + "}";
    }
}
