package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.IndicatorWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Indicators of closed bars and of the one that forms (analytics 7), for REST and stream. Any thread. */
final class IndicatorsApi {
    private static final Indicator[] ALL = Indicator.values();

    private final Board board;

    IndicatorsApi(Board board) {
        this.board = board;
    }

    /** {@code GET /api/indicators}. */
    void indicators(Context ctx) {
        var params = new Params(ctx);
        int id = params.instrument(board);
        Interval interval = params.interval();
        int limit = params.limit(Api.USUAL_BARS, Api.MOST_BARS);
        List<Indicator> columns = columns(ctx.queryParam("columns"));
        long sequence = board.sequence(); // first: what is found is at least this new
        var latest = new Copy();
        board.findings().read(Sheet.INDICATORS, Sheet.key(id, interval), latest);
        var query = new IndicatorQuery(board, id, interval, limit);
        query.run();
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeNumberField("id", id);
                    json.writeStringField("interval", interval.label());
                    json.writeNumberField("sequence", sequence);
                    names(json, columns);
                    json.writeArrayFieldStart("bars");
                    for (IndicatorQuery.Point point : query.points()) {
                        point(json, point, columns);
                    }
                    json.writeEndArray();
                    json.writeFieldName("developing");
                    if (query.developing() == null) {
                        json.writeNull();
                    } else {
                        point(json, query.developing(), columns);
                    }
                    json.writeFieldName("latest");
                    sheet(json, board, Sheet.key(id, interval), latest);
                    json.writeBooleanField("exact", query.agrees(latest));
                    ChartNote.of(id, board, json);
                    json.writeEndObject();
                });
    }

    private static void names(JsonGenerator json, List<Indicator> columns) throws IOException {
        json.writeArrayFieldStart("columns");
        for (Indicator column : columns) {
            json.writeString(column.name());
        }
        json.writeEndArray();
    }

    private static List<Indicator> columns(String names) {
        if (names == null || names.isEmpty()) {
            return List.of(ALL);
        }
        List<Indicator> columns = new ArrayList<>();
        for (String name : names.split(",", ALL.length + 1)) {
            columns.add(column(name.toUpperCase(Locale.ROOT)));
        }
        return columns;
    }

    private static Indicator column(String name) {
        for (Indicator indicator : ALL) {
            if (indicator.name().equals(name)) {
                return indicator;
            }
        }
        throw new Refusal(
                400, "unknown indicator", "columns", "names as columns lists them, comma between");
    }

    private static void point(
            JsonGenerator json, IndicatorQuery.Point point, List<Indicator> columns)
            throws IOException {
        json.writeStartArray();
        json.writeNumber(Json.ms(point.startNs()));
        for (Indicator column : columns) {
            Json.number(json, point.values()[column.ordinal()]);
        }
        json.writeEndArray();
    }

    /** Sheet INDICATORS of an instrument's bars of an interval; null before the first bar. */
    static void sheet(JsonGenerator json, Board board, int key, Copy copy) throws IOException {
        if (copy.length() == 0) {
            json.writeNull();
            return;
        }
        long[] words = copy.words();
        json.writeStartObject();
        json.writeNumberField("id", key / Interval.COUNT);
        json.writeStringField("interval", Interval.of(key % Interval.COUNT).label());
        json.writeNumberField("startMs", Json.ms(words[IndicatorWords.START_NS]));
        json.writeFieldName("endMs");
        long endNs = words[IndicatorWords.END_NS];
        Json.number(json, endNs != 0, Json.ms(endNs));
        json.writeNumberField("bars", words[IndicatorWords.BARS]);
        json.writeArrayFieldStart("flat");
        for (Indicator indicator : ALL) {
            if ((words[IndicatorWords.FLAT] >>> indicator.ordinal() & 1) != 0) {
                json.writeString(indicator.name());
            }
        }
        json.writeEndArray();
        json.writeObjectFieldStart("values");
        for (Indicator indicator : ALL) {
            json.writeFieldName(indicator.name());
            long bits = words[IndicatorWords.FIRST + indicator.ordinal()];
            Json.number(json, Double.longBitsToDouble(bits));
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
