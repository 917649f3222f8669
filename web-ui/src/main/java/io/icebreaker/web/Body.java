package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A small JSON object that came in: texts and numbers by name. Whatever else it holds is refused. */
final class Body {
    private static final int MAX_BODY = 4_096;

    /** The server takes no request above 64 KiB. */
    private static final JsonFactory LONG_TEXT =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(64 << 10)
                                    .maxNestingDepth(4)
                                    .build())
                    .build();

    private final Map<String, Object> fields;
    private final String form;

    private Body(Map<String, Object> fields, String form) {
        this.fields = fields;
        this.form = form;
    }

    /** Reads a request's body; {@code names} may be null for any; {@code form} says how it should look. */
    static Body of(Context ctx, Set<String> names, String form) {
        byte[] bytes = ctx.bodyAsBytes();
        Map<String, Object> fields = new TreeMap<>();
        boolean isGood =
                bytes.length <= MAX_BODY
                        && (bytes.length == 0 || read(bytes, fields, Json.FACTORY));
        if (!isGood || names != null && !names.containsAll(fields.keySet())) {
            throw new Refusal(400, "not what is asked here", "body", "the body is " + form);
        }
        return new Body(fields, form);
    }

    /** Texts by whatever names; {@code form} says how it should look. */
    static Map<String, String> texts(Context ctx, String form) {
        Body body = of(ctx, null, form);
        Map<String, String> texts = new TreeMap<>();
        body.fields.keySet().forEach(name -> texts.put(name, body.text(name, "")));
        return texts;
    }

    /** The same for a long body: lines of a list. */
    static Body ofLong(Context ctx, Set<String> names, int most, String form) {
        byte[] bytes = ctx.bodyAsBytes();
        Map<String, Object> fields = new TreeMap<>();
        boolean isGood = bytes.length <= most && read(bytes, fields, LONG_TEXT);
        if (!isGood || !names.containsAll(fields.keySet())) {
            throw new Refusal(400, "not what is asked here", "body", "the body is " + form);
        }
        return new Body(fields, form);
    }

    private static boolean read(byte[] bytes, Map<String, Object> fields, JsonFactory factory) {
        try (JsonParser json = factory.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                switch (json.nextToken()) {
                    case VALUE_STRING -> fields.put(name, json.getText());
                    case VALUE_NUMBER_INT -> fields.put(name, json.getLongValue());
                    case VALUE_NUMBER_FLOAT -> fields.put(name, json.getDoubleValue());
                    default -> {
                        return false;
                    }
                }
            }
            return json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
        } catch (IOException e) {
            return false; // malformed: the caller says how it should look
        }
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** A text; {@code usual} when it is not given. */
    String text(String name, String usual) {
        Object value = fields.getOrDefault(name, usual);
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name);
    }

    /** A whole number; {@code usual} when it is not given. */
    long whole(String name, long usual) {
        Object value = fields.getOrDefault(name, usual);
        if (value instanceof Long number) {
            return number;
        }
        throw wrong(name);
    }

    /** A number, or the text "max" for infinity; {@code usual} when it is not given. */
    double speed(String name, double usual) {
        Object value = fields.getOrDefault(name, usual);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if ("max".equals(value)) {
            return Double.POSITIVE_INFINITY;
        }
        throw wrong(name);
    }

    /** The refusal of one field. */
    Refusal wrong(String name) {
        return new Refusal(
                400, name + " is missing or not as it should be", name, "the body is " + form);
    }
}
