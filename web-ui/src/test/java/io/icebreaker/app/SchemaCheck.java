package io.icebreaker.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Does a JSON value keep to a schema of the OpenAPI description? Knows what the description uses: $ref, type
 * (one or several), enum, required, properties, additionalProperties, items.
 */
final class SchemaCheck {
    private final Map<?, ?> schemas;
    private final List<String> complaints = new ArrayList<>();

    SchemaCheck(Map<?, ?> description) {
        schemas = (Map<?, ?>) ((Map<?, ?>) description.get("components")).get("schemas");
    }

    /** What does not keep to it, each with its place. */
    List<String> complaints(Object value, Object schema) {
        complaints.clear();
        check("answer", value, (Map<?, ?>) schema);
        return List.copyOf(complaints);
    }

    private void check(String place, Object value, Map<?, ?> schema) {
        if (schema.get("$ref") instanceof String name) {
            check(place, value, (Map<?, ?>) schemas.get(name.replaceFirst(".*/", "")));
            return;
        }
        if (schema.get("type") != null && !isOf(value, schema.get("type"))) {
            complaints.add(place + ": " + value + " is no " + schema.get("type"));
            return;
        }
        if (schema.get("enum") instanceof List<?> values && !values.contains(value)) {
            complaints.add(place + ": " + value + " is none of " + values);
        }
        if (value instanceof Map<?, ?> object) {
            object(place, object, schema);
        }
        if (value instanceof List<?> list && schema.get("items") instanceof Map<?, ?> items) {
            for (int i = 0; i < list.size(); i++) {
                check(place + "[" + i + "]", list.get(i), items);
            }
        }
    }

    private void object(String place, Map<?, ?> object, Map<?, ?> schema) {
        if (schema.get("required") instanceof List<?> required) {
            required.stream()
                    .filter(key -> !object.containsKey(key))
                    .forEach(key -> complaints.add(place + ": no " + key));
        }
        Map<?, ?> properties =
                schema.get("properties") instanceof Map<?, ?> known ? known : Map.of();
        Object others = schema.get("additionalProperties");
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            String at = place + "." + entry.getKey();
            if (properties.get(entry.getKey()) instanceof Map<?, ?> property) {
                check(at, entry.getValue(), property);
            } else if (others instanceof Map<?, ?> other) {
                check(at, entry.getValue(), other);
            } else if (Boolean.FALSE.equals(others)) {
                complaints.add(at + ": not described");
            }
        }
    }

    private static boolean isOf(Object value, Object type) {
        return type instanceof List<?> types
                ? types.stream().anyMatch(one -> isOf(value, one))
                : switch ((String) type) {
                    case "object" -> value instanceof Map;
                    case "array" -> value instanceof List;
                    case "string" -> value instanceof String;
                    case "boolean" -> value instanceof Boolean;
                    case "integer" -> value instanceof Long;
                    case "number" -> value instanceof Number;
                    case "null" -> value == null;
                    default -> throw new IllegalArgumentException("type " + type);
                };
    }
}
