package io.icebreaker.feed.smartapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON answer of SmartAPI as a tree, read leniently: its services write the same field now as a number and
 * now as a string (feed-smartapi 7.2). What is missing reads as an empty text, a zero, an empty list. Numbers
 * stay text until asked for, so no price passes through floating point. Immutable. Cold.
 */
final class SmartJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final SmartJson MISSING = new SmartJson(null);

    /** A Map of names, a List, a String for any scalar, or null. */
    private final Object value;

    private SmartJson(Object value) {
        this.value = value;
    }

    /**
     * Parses one whole document.
     *
     * @throws IOException when it is no JSON; the message repeats nothing of it
     */
    static SmartJson parse(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new IOException("an empty answer");
            }
            var root = new SmartJson(read(parser));
            if (parser.nextToken() != null) {
                throw new IOException("more than one JSON document");
            }
            return root;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IOException("not JSON");
        }
    }

    private static Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, SmartJson> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, new SmartJson(read(parser)));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<SmartJson> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(new SmartJson(read(parser)));
                }
                yield items;
            }
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    /** A member, {@link #isMissing} when there is none. */
    SmartJson get(String name) {
        return value instanceof Map<?, ?> members && members.get(name) instanceof SmartJson found
                ? found
                : MISSING;
    }

    /** The first of these members that is there: the services do not agree on the spelling. */
    SmartJson either(String name, String other) {
        return get(name).isMissing() ? get(other) : get(name);
    }

    boolean isMissing() {
        return value == null;
    }

    /** The items of an array; empty for anything else. */
    List<SmartJson> items() {
        var items = new ArrayList<SmartJson>();
        if (value instanceof List<?> list) {
            list.forEach(item -> items.add((SmartJson) item));
        }
        return items;
    }

    /** An item of an array, {@link #isMissing} when it is shorter. */
    SmartJson item(int index) {
        return value instanceof List<?> list && index < list.size()
                ? (SmartJson) list.get(index)
                : MISSING;
    }

    /** A scalar as it was written; empty for anything else. */
    String text() {
        return value instanceof String text ? text.strip() : "";
    }

    /** A decimal number; 0 for anything else. */
    BigDecimal number() {
        try {
            return text().length() > 40 ? BigDecimal.ZERO : new BigDecimal(text());
        } catch (NumberFormatException notANumber) {
            return BigDecimal.ZERO;
        }
    }

    /** Rupees as E4, halves up; 0 for anything but a number. */
    long price() {
        return whole(number().multiply(BigDecimal.valueOf(Prices.ONE)));
    }

    /** A quantity; a fraction is cut off. */
    long qty() {
        return whole(number().setScale(0, RoundingMode.DOWN));
    }

    private static long whole(BigDecimal number) {
        return number.precision() - number.scale() > 18
                ? 0
                : number.setScale(0, RoundingMode.HALF_UP).longValue();
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

    /** An object of texts, in order; each value becomes a string. */
    static String object(Map<String, String> members) {
        var fields = new ArrayList<String>();
        members.forEach((name, text) -> fields.add(quoted(name) + ":" + quoted(text)));
        return "{" + String.join(",", fields) + "}";
    }
}
