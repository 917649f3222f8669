package io.icebreaker.app;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which keys a configuration may have, and of what type: everything else is refused with file, line and key
 * before anything starts (reliability 4.7).
 */
final class ConfigSchema {
    /** Allowed keys and types of an object; a key {@code *} stands for any name. */
    private final Map<String, Object> keys = new TreeMap<>();

    ConfigSchema value(String key, ConfigValueType type) {
        keys.put(key, type);
        return this;
    }

    ConfigSchema object(String key, ConfigSchema schema) {
        keys.put(key, schema);
        return this;
    }

    /** The same for a key in blocks: {@code surge.high}. */
    ConfigSchema path(String path, ConfigValueType type) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return value(path, type);
        }
        var inner =
                (ConfigSchema)
                        keys.computeIfAbsent(path.substring(0, dot), k -> new ConfigSchema());
        inner.path(path.substring(dot + 1), type);
        return this;
    }

    void check(ConfigObject object, String path) throws ConfigException {
        for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
            String full = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            Object expected = keys.getOrDefault(entry.getKey(), keys.get("*"));
            if (expected == null) {
                throw refusal(
                        entry.getValue().origin(),
                        full,
                        "unknown key" + suggestion(entry.getKey()));
            }
            checkValue(entry.getValue(), full, expected);
        }
    }

    private static void checkValue(ConfigValue value, String path, Object expected)
            throws ConfigException {
        if (expected instanceof ConfigSchema schema) {
            if (!(value instanceof ConfigObject object)) {
                throw refusal(
                        value.origin(), path, "must be a block { ... }, was " + value.unwrapped());
            }
            schema.check(object, path);
        } else if (value.valueType() != expected) {
            throw refusal(
                    value.origin(),
                    path,
                    "must be a "
                            + expected.toString().toLowerCase(Locale.ROOT)
                            + ", was "
                            + value.unwrapped());
        }
    }

    /** One line: where, which key, what is wrong. */
    static ConfigException refusal(ConfigOrigin origin, String path, String what) {
        String file = origin.filename() == null ? origin.description() : origin.filename();
        return new ConfigException(
                file + ": line " + Math.max(1, origin.lineNumber()) + ": " + path + ": " + what);
    }

    private String suggestion(String key) {
        String nearest = null;
        int best = 4;
        for (String known : keys.keySet()) {
            int distance = distance(key, known);
            if (distance < best) {
                best = distance;
                nearest = known;
            }
        }
        return nearest == null
                ? "; allowed here: " + String.join(", ", keys.keySet())
                : "; did you mean " + nearest + "?";
    }

    /** Levenshtein's edit distance, one row at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
