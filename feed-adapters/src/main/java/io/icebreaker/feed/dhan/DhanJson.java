package io.icebreaker.feed.dhan;

import com.fasterxml.jackson.core.JacksonException;
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
import java.util.Locale;
import java.util.Map;

/**
 * A JSON answer of Dhan as a tree, read leniently: names in any case, numbers as text (scientific form too)
 * until they are asked for, so that no price passes through floating point. What is missing reads as an empty
 * text, a zero, an empty list. Immutable. Cold.
 */
final class DhanJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final DhanJson MISSING = new DhanJson(null);
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final BigDecimal E4 = BigDecimal.valueOf(Prices.ONE);
    private static final int MAX_NUMBER = 40;
    private static final int MAX_DIGITS = 18;

    /** A Map by name in lower case, a List, a String for any scalar, or null. */
    private final Object value;

    private DhanJson(Object value) {
        this.value = value;
    }

    /**
     * Parses one whole document.
     *
     * @throws IOException when it is no JSON, an empty body too; the message repeats nothing of it
     */
    static DhanJson parse(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new IOException("an empty answer");
            }
            var root = new DhanJson(read(parser));
            if (parser.nextToken() != null) {
                throw new IOException("more than one JSON document");
            }
            return root;
        } catch (JacksonException e) {
            throw new IOException("not JSON");
        }
    }

    private static Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, DhanJson> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName().toLowerCase(Locale.ROOT);
                    parser.nextToken();
                    members.put(name, new DhanJson(read(parser)));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<DhanJson> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(new DhanJson(read(parser)));
                }
                yield items;
            }
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    /** A member, {@link #isMissing} when there is none. */
    DhanJson get(String name) {
        return value instanceof Map<?, ?> members
                        && members.get(name.toLowerCase(Locale.ROOT)) instanceof DhanJson found
                ? found
                : MISSING;
    }

    /** The first of these members that is there. */
    DhanJson either(String name, String other) {
        return get(name).isMissing() ? get(other) : get(name);
    }

    /** Not there, or null. */
    boolean isMissing() {
        return value == null;
    }

    /** Names and values of an object, names in lower case; empty for anything else. */
    Map<String, DhanJson> members() {
        var members = new LinkedHashMap<String, DhanJson>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put((String) name, (DhanJson) member));
        }
        return members;
    }

    /** The items of an array; empty for anything else. */
    List<DhanJson> items() {
        var items = new ArrayList<DhanJson>();
        if (value instanceof List<?> list) {
            list.forEach(item -> items.add((DhanJson) item));
        }
        return items;
    }

    /** An item of an array, {@link #isMissing} when it is shorter. */
    DhanJson item(int index) {
        return value instanceof List<?> list && index < list.size()
                ? (DhanJson) list.get(index)
                : MISSING;
    }

    /** A scalar as it was written; empty for anything else. */
    String text() {
        return value instanceof String text ? text.strip() : "";
    }

    /** A decimal number; 0 for anything else. */
    BigDecimal number() {
        try {
            BigDecimal number = text().length() > MAX_NUMBER ? ZERO : new BigDecimal(text());
            return Math.abs(number.scale()) > MAX_NUMBER ? ZERO : number;
        } catch (NumberFormatException notANumber) {
            return ZERO;
        }
    }

    /** Rupees as E4 to the nearest paisa, halves up: some come as a widened float32 (feed-dhan 10.2). */
    long price() {
        return whole(number().setScale(2, RoundingMode.HALF_UP).multiply(E4));
    }

    /** Rupees as E4, for currency, halves up. */
    long finePrice() {
        return whole(number().multiply(E4));
    }

    /** A whole number, or one written {@code 1.7454579E7}; a fraction is cut off. */
    long qty() {
        return whole(number().setScale(0, RoundingMode.DOWN));
    }

    private static long whole(BigDecimal number) {
        return number.precision() - number.scale() > MAX_DIGITS
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
}
