package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format 0.0.4 line by line and fails on what its grammar does not allow: a sample
 * outside its family, a family twice, a type that is none, labels twice, a value that is no number.
 */
public final class PrometheusLines {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (\\S.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (\\w+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\\"n])*)\",?");
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(?:\\{(.*)\\})? (NaN|-?[0-9.]+(?:E-?[0-9]+)?)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "summary");

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> helps = new HashMap<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();
    private String family;

    /** Values by name and sorted labels: {@code name{a="1",b="2"}}. */
    public static PrometheusLines of(String text) {
        assertTrue(text.endsWith("\n"));
        var read = new PrometheusLines();
        text.lines().forEach(read::line);
        assertEquals(read.types.keySet(), read.helps.keySet());
        return read;
    }

    private void line(String line) {
        Matcher help = HELP.matcher(line);
        Matcher type = TYPE.matcher(line);
        if (help.matches()) {
            assertNull(helps.put(help.group(1), help.group(2)), line);
            family = help.group(1);
        } else if (type.matches()) {
            assertEquals(family, type.group(1), line);
            assertTrue(TYPES.contains(type.group(2)), line);
            assertNull(types.put(family, type.group(2)), line);
        } else {
            sample(line);
        }
    }

    private void sample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        assertTrue(sample.matches(), line);
        String type = types.get(family);
        assertNotNull(type, line);
        String name = sample.group(1);
        assertEquals(
                family,
                type.equals("summary") ? name.replaceFirst("_(sum|count)$", "") : name,
                line);
        assertEquals(type.equals("counter"), name.endsWith("_total"), line);
        var labels = new TreeMap<String, String>();
        String inside = sample.group(2) == null ? "" : sample.group(2);
        Matcher label = LABEL.matcher(inside);
        int end = 0;
        while (label.lookingAt()) {
            assertNull(labels.put(label.group(1), label.group(2)), line);
            end = label.end();
            label.region(end, inside.length());
        }
        assertEquals(inside.length(), end, line);
        assertFalse(inside.endsWith(","), line);
        assertNull(samples.put(name + labels, Double.parseDouble(sample.group(3))), line);
    }

    /** {@code labels} as a map writes itself: {@code {a=1, b=2}}. */
    public double value(String name, String labels) {
        Double value = samples.get(name + labels);
        assertNotNull(value, () -> name + labels + " is not among " + samples.keySet());
        return value;
    }

    public double value(String name) {
        return value(name, "{}");
    }

    public String help(String family) {
        return helps.get(family);
    }
}
