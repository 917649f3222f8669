package io.icebreaker.faults;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Results as people and scripts read them. */
final class FaultTable {
    private static final List<String> HEAD =
            List.of("id", "fault", "tries", "lost", "corrupted", "recovery s", "verdict", "note");

    private final Map<Fault, FaultResult> results = new LinkedHashMap<>();

    void add(Fault fault, FaultResult result) {
        results.put(fault, result);
    }

    /** No fault failed; in the full form none was skipped either. */
    boolean isPassed(boolean full) {
        return results.values().stream()
                .allMatch(result -> result.isSkipped() ? !full : result.passed());
    }

    /** A line a fault, columns aligned. */
    String text() {
        List<List<String>> rows =
                Stream.concat(
                                Stream.of(HEAD),
                                results.entrySet().stream()
                                        .map(row -> cells(row.getKey(), row.getValue())))
                        .toList();
        var text = new StringBuilder();
        for (List<String> row : rows) {
            for (int n = 0; n < HEAD.size() - 1; n++) {
                int column = n;
                int width = rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
                boolean isNumber = n >= 2 && n <= 5;
                text.append(
                        String.format(
                                isNumber ? "%" + width + "s  " : "%-" + width + "s  ", row.get(n)));
            }
            text.append(row.get(HEAD.size() - 1)).append('\n');
        }
        return text.toString();
    }

    private static List<String> cells(Fault fault, FaultResult result) {
        return List.of(
                fault.id(),
                fault.title(),
                String.format(Locale.ROOT, "%,d", result.tries()),
                String.format(Locale.ROOT, "%,d", result.lost()),
                String.format(Locale.ROOT, "%,d", result.corrupted()),
                Double.isNaN(result.worstRecoverySeconds())
                        ? "-"
                        : String.format(Locale.ROOT, "%.2f", result.worstRecoverySeconds()),
                result.verdict(),
                result.note());
    }

    /** One object: form, seed, verdict, and an array of faults. */
    String json(boolean full, long seed) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("form", full ? "full" : "short");
            json.writeNumberField("seed", seed);
            json.writeBooleanField("passed", isPassed(full));
            json.writeArrayFieldStart("faults");
            for (Map.Entry<Fault, FaultResult> row : results.entrySet()) {
                write(json, row.getKey(), row.getValue());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Fault fault, FaultResult result)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", fault.id());
        json.writeStringField("title", fault.title());
        json.writeNumberField("tries", result.tries());
        json.writeNumberField("lost", result.lost());
        json.writeNumberField("corrupted", result.corrupted());
        if (Double.isNaN(result.worstRecoverySeconds())) {
            json.writeNullField("worstRecoverySeconds");
        } else {
            json.writeNumberField("worstRecoverySeconds", result.worstRecoverySeconds());
        }
        json.writeStringField("verdict", result.verdict().toLowerCase(Locale.ROOT));
        json.writeStringField("note", result.note());
        json.writeEndObject();
    }
}
