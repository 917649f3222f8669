package io.icebreaker.bench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Report lines in a file, a JSON object each: every measuring program appends its own, whatever process it
 * runs in. A figure that is not known is null.
 */
public final class Lines {
    private static final JsonFactory JSON = new JsonFactory();

    private Lines() {}

    /** Appends; prints nothing. The file is made when it is missing. */
    public static void append(Path file, List<Line> lines) throws IOException {
        var text = new StringBuilder();
        for (Line line : lines) {
            text.append(json(line)).append('\n');
        }
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String json(Line line) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("target", line.target());
            out.writeStringField("metric", line.metric());
            out.writeStringField("unit", line.unit());
            figure(out, "ours", line.ours());
            out.writeStringField("peer", line.peer());
            figure(out, "peerFigure", line.peerFigure());
            out.writeStringField("limit", line.limit());
            figure(out, "limitFigure", line.limitFigure());
            out.writeStringField("wanted", line.wanted());
            out.writeStringField("verdict", line.verdict().name());
            out.writeStringField("note", line.note());
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void figure(JsonGenerator out, String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, value);
        }
    }

    /** All lines of a file, in their order. */
    public static List<Line> read(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String text : Files.readAllLines(file)) {
            lines.add(line(text));
        }
        return lines;
    }

    private static Line line(String text) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser in = JSON.createParser(text)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                fields.put(name, in.getText());
            }
        }
        return new Line(
                fields.get("target"),
                fields.get("metric"),
                fields.get("unit"),
                figure(fields.get("ours")),
                fields.get("peer"),
                figure(fields.get("peerFigure")),
                fields.get("limit"),
                figure(fields.get("limitFigure")),
                fields.get("wanted"),
                Verdict.valueOf(fields.get("verdict")),
                fields.get("note"));
    }

    private static double figure(String text) {
        return text.equals("null") ? Double.NaN : Double.parseDouble(text);
    }
}
