package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists, longs, doubles, strings, booleans and nulls. */
public final class JsonTree {
    private final Object value;

    private JsonTree(Object value) {
        this.value = value;
    }

    public static JsonTree parse(String text) {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            return new JsonTree(read(json));
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static Object read(JsonParser json) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String key = json.currentName();
                    json.nextToken();
                    map.put(key, read(json));
                }
                return map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(json));
                }
                return list;
            }
            case VALUE_NUMBER_INT -> {
                return json.getLongValue();
            }
            case VALUE_NUMBER_FLOAT -> {
                return json.getDoubleValue();
            }
            case VALUE_TRUE -> {
                return true;
            }
            case VALUE_FALSE -> {
                return false;
            }
            case VALUE_NULL -> {
                return null;
            }
            default -> {
                return json.getText();
            }
        }
    }

    public JsonTree at(String key) {
        return new JsonTree(((Map<?, ?>) value).get(key));
    }

    public JsonTree at(int index) {
        return new JsonTree(((List<?>) value).get(index));
    }

    public boolean has(String key) {
        return ((Map<?, ?>) value).containsKey(key);
    }

    public List<JsonTree> items() {
        return ((List<?>) value).stream().map(JsonTree::new).toList();
    }

    public long number() {
        return (Long) value;
    }

    public String text() {
        return (String) value;
    }

    public Object raw() {
        return value;
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
