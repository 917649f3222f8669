package io.icebreaker.web;

import io.icebreaker.telemetry.Spread;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Metrics in Prometheus' text format 0.0.4: of each family its help, its type, then its samples, a line each.
 * Samples of a family may be added in any order; those with the same labels are added up, for a family must
 * not have two.
 */
final class PrometheusText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final double NS_PER_S = 1e9;

    /** {@code samples}: values by what stands between name and value. */
    private record Family(String help, String type, Map<String, Double> samples) {}

    private final Map<String, Family> families = new TreeMap<>();

    void counter(String name, String help, double value, String... labels) {
        add(name + "_total", help, "counter", name + "_total" + braces(labels), value);
    }

    void gauge(String name, String help, double value, String... labels) {
        add(name, help, "gauge", name + braces(labels), value);
    }

    /** Seconds: percentiles of the last ten seconds, sum and count since the start. */
    void summary(String name, String help, Spread recent, Spread all, String... labels) {
        quantile(name, help, "0.5", recent.count(), recent.p50Ns(), labels);
        quantile(name, help, "0.99", recent.count(), recent.p99Ns(), labels);
        quantile(name, help, "0.999", recent.count(), recent.p999Ns(), labels);
        quantile(name, help, "1", recent.count(), recent.maxNs(), labels);
        add(name, help, "summary", name + "_sum" + braces(labels), all.sumNs() / NS_PER_S);
        add(name, help, "summary", name + "_count" + braces(labels), all.count());
    }

    private void quantile(
            String name, String help, String quantile, long count, long ns, String... labels) {
        var with = new String[labels.length + 2];
        System.arraycopy(labels, 0, with, 0, labels.length);
        with[labels.length] = "quantile";
        with[labels.length + 1] = quantile;
        double value = count == 0 ? Double.NaN : ns / NS_PER_S;
        add(name, help, "summary", name + braces(with), value);
    }

    private void add(String name, String help, String type, String sample, double value) {
        families.computeIfAbsent(name, it -> new Family(help, type, new TreeMap<>()))
                .samples()
                .merge(sample, value, Double::sum);
    }

    /** {@code labels}: name, value, name, value ... */
    private static String braces(String... labels) {
        var text = new StringBuilder();
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? "{" : ",").append(labels[i]).append("=\"");
            text.append(escape(labels[i + 1]).replace("\"", "\\\"")).append('"');
        }
        return labels.length == 0 ? "" : text.append('}').toString();
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    /** A name that a metric may have: {@code windowMaxMs} becomes {@code window_max_ms}. */
    static String name(String word) {
        return word.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]", "_")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        families.forEach(
                (name, family) -> {
                    text.append("# HELP ").append(name).append(' ');
                    text.append(escape(family.help())).append('\n');
                    text.append("# TYPE ").append(name).append(' ');
                    text.append(family.type()).append('\n');
                    family.samples().forEach((sample, value) -> text.append(line(sample, value)));
                });
        return text.toString();
    }

    private static String line(String sample, double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return sample
                + " "
                + (isWhole ? Long.toString((long) value) : Double.toString(value))
                + "\n";
    }
}
