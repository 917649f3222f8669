package io.icebreaker.feed.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A broker's JSON answer as a tree. What is missing, null or of another kind reads as {@link #NONE}, 0 or "":
 * brokers leave fields out as they please, and one odd row must not cost the rest. Numbers stay the text they
 * came as, so that no price passes through floating point. Immutable.
 */
public final class Json {
    public static final Json NONE = new Json(null, Map.of(), List.of());

    /** Answers are flat; what nests deeper is none of a broker's. */
    private static final int MAX_DEPTH = 32;

    /** More digits than a long or a price in E4 has make no number. */
    private static final int MAX_NUMBER = 40;

    private static final BigDecimal E4 = BigDecimal.valueOf(10_000);

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(MAX_NUMBER)
                                    .build())
                    .build();

    private final String text;
    private final Map<String, Json> fields;
    private final List<Json> elements;

    private Json(String text, Map<String, Json> fields, List<Json> elements) {
        this.text = text;
        this.fields = fields;
        this.elements = elements;
    }

    /**
     * @throws IOException when it is not exactly one JSON value; says where, never quotes the text
     */
    public static Json parse(byte[] utf8) throws IOException {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            parser.nextToken();
            Json value = value(parser);
            if (parser.nextToken() != null) {
                throw new IOException("text follows the JSON");
            }
            return value;
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            var at = e.getLocation();
            throw new IOException("no JSON" + (at == null ? "" : " at byte " + at.getByteOffset()));
        }
    }

    private static Json value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("no JSON: it is empty");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NULL -> NONE;
            default -> new Json(parser.getText(), Map.of(), List.of());
        };
    }

    private static Json object(JsonParser parser) throws IOException {
        Map<String, Json> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new Json(null, fields, List.of());
    }

    private static Json array(JsonParser parser) throws IOException {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return new Json(null, Map.of(), elements);
    }

    public Json get(String name) {
        return fields.getOrDefault(name, NONE);
    }

    public Json at(int index) {
        return index < elements.size() ? elements.get(index) : NONE;
    }

    public List<Json> elements() {
        return elements;
    }

    /** By name, in the order they came. */
    public Map<String, Json> fields() {
        return fields;
    }

    /** Missing or null. */
    public boolean isNone() {
        return this == NONE;
    }

    /** A text, number or flag as written; empty for anything else. */
    public String text() {
        return text == null ? "" : text;
    }

    /** A number or a text that is one, as E4, halves away from zero; 0 for anything else. */
    public long price() {
        return scaled(E4, 0);
    }

    /** A whole number, or a text that is one (decimals are cut off); {@code otherwise} for anything else. */
    public long whole(long otherwise) {
        return scaled(BigDecimal.ONE, otherwise);
    }

    private long scaled(BigDecimal scale, long otherwise) {
        if (text == null || text.isEmpty() || text.length() > MAX_NUMBER) {
            return otherwise;
        }
        try {
            RoundingMode how = scale == E4 ? RoundingMode.HALF_UP : RoundingMode.DOWN;
            var value = new BigDecimal(text);
            if (Math.abs((long) value.precision() - value.scale()) > MAX_NUMBER) {
                return otherwise; // 1e999999999 would unfold to as many digits
            }
            return value.multiply(scale).setScale(0, how).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return otherwise;
        }
    }
}
