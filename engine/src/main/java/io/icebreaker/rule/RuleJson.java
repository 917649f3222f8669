package io.icebreaker.rule;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A rule file as an array of keys and values, with the line each stands on (analytics 9.6). Cold. */
final class RuleJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private RuleJson() {}

    /**
     * A value.
     *
     * @param value text, truth, BigDecimal, a list of such, null, or {@link #UNUSABLE}
     */
    record Cell(Object value, int line) {}

    /** Stands for an object or a fraction: no rule has any. */
    static final Object UNUSABLE = new Object();

    /**
     * One element of the array.
     *
     * @param isObject whether it is an object at all
     * @param repeated a key it has twice, null for none
     */
    record Entry(int line, boolean isObject, Map<String, Cell> cells, String repeated) {}

    /**
     * Reads a whole file.
     *
     * @throws IllegalArgumentException with line and column, when it is no JSON array
     */
    static List<Entry> entries(String text) {
        List<Entry> entries = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException(
                        "line 1: a rule file is a JSON array, beginning with [");
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                entries.add(entry(json));
            }
            if (json.nextToken() != null) {
                throw new IllegalArgumentException(
                        "line " + line(json) + ": something follows the array of rules");
            }
            return entries;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    "line "
                            + at.getLineNr()
                            + ", column "
                            + at.getColumnNr()
                            + ": no JSON: "
                            + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JSON: " + e.getMessage(), e);
        }
    }

    /** A value without what no rule has. */
    static Object plain(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(RuleJson::plain).filter(Objects::nonNull).toList();
        }
        return value == UNUSABLE ? null : value;
    }

    private static int line(JsonParser json) {
        return json.currentTokenLocation().getLineNr();
    }

    private static Entry entry(JsonParser json) throws IOException {
        int line = line(json);
        Map<String, Cell> cells = new LinkedHashMap<>();
        String repeated = null;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            value(json);
            return new Entry(line, false, cells, null);
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            int keyLine = line(json);
            json.nextToken();
            var earlier = cells.put(key, new Cell(value(json), keyLine));
            repeated = earlier == null || repeated != null ? repeated : key;
        }
        return new Entry(line, true, cells, repeated);
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                json.skipChildren();
                yield UNUSABLE;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> new BigDecimal(json.getText());
            case VALUE_NUMBER_FLOAT -> UNUSABLE;
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NULL -> null;
            default -> json.getText();
        };
    }
}
