package io.icebreaker.backtest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values by name, each {@link Parameter} with one. Immutable. */
public final class Parameters {
    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The defaults with some values set.
     *
     * @throws IllegalArgumentException for a name that is none, listing those that are
     */
    public static Parameters of(List<Parameter> known, Map<String, String> set) {
        Map<String, String> values = new LinkedHashMap<>();
        known.forEach(parameter -> values.put(parameter.name(), parameter.usual()));
        set.forEach(
                (name, value) -> {
                    if (!values.containsKey(name)) {
                        throw new IllegalArgumentException(
                                "no parameter '" + name + "'; there are " + values.keySet());
                    }
                    values.put(name, value);
                });
        return new Parameters(values);
    }

    /** Reads {@code name=value} pairs separated by {@code ;} or {@code ,}; empty text is none. */
    public static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("[;,]")) {
            int equals = pair.indexOf('=');
            if (!pair.isBlank() && equals < 0) {
                throw new IllegalArgumentException(
                        "must be name=value, was '" + pair.strip() + "'");
            }
            if (!pair.isBlank()) {
                values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
            }
        }
        return values;
    }

    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no parameter '" + name + "'");
        }
        return value;
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException naming the parameter, when it is none
     */
    public long whole(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + ": must be a whole number, was '" + text(name) + "'", e);
        }
    }

    /** A number, likewise. */
    public double number(String name) {
        try {
            return Double.parseDouble(text(name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + ": must be a number, was '" + text(name) + "'", e);
        }
    }

    public boolean isOn(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /** All of them, in the order of declaration. */
    public Map<String, String> all() {
        return new LinkedHashMap<>(values);
    }

    /** {@code name=value;...}: what {@link #parse} reads. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .collect(Collectors.joining(";"));
    }
}
