package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.publish.Board;
import io.icebreaker.scan.Seasonality;
import io.icebreaker.scan.Seasonality.Cell;
import io.icebreaker.scan.Seasonality.Kind;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Returns by day of the week, month and hour (analytics 8.9) over the completed bars that the day began
 * with, worked out when it is asked for. Any HTTP thread.
 */
final class SeasonalityApi {
    private static final DateTimeFormatter IST =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.ofHoursMinutes(5, 30));

    private final Board board;

    SeasonalityApi(Board board) {
        this.board = board;
    }

    /** {@code GET /api/market/seasonality}. */
    void answer(Context ctx) {
        int id = new Params(ctx).instrument(board);
        BarSeries days = board.earlierBars().of(board.instrument(id), Interval.D1);
        BarSeries hours = board.earlierBars().of(board.instrument(id), Interval.H1);
        SessionGroup group = SessionGroup.of(board.instrument(id).segment());
        List<Cell> ofDays =
                isEmpty(days) ? List.of() : Seasonality.ofDays(days, Seasonality.DEFAULT_YEARS);
        List<Cell> ofHours =
                isEmpty(hours)
                        ? List.of()
                        : Seasonality.ofHours(hours, group, Seasonality.DEFAULT_YEARS);
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeNumberField("id", id);
                    bounds(json, days);
                    cells(json, "weekday", ofDays, Kind.WEEKDAY);
                    cells(json, "month", ofDays, Kind.MONTH);
                    hours(json, ofHours, hours, group);
                    json.writeEndObject();
                });
    }

    private static boolean isEmpty(BarSeries series) {
        return series == null || series.size() == 0;
    }

    private static void bounds(JsonGenerator json, BarSeries days) throws IOException {
        json.writeFieldName("fromMs");
        Json.number(json, !isEmpty(days), isEmpty(days) ? 0 : Json.ms(days.startNs(0)));
        json.writeFieldName("toMs");
        long last = isEmpty(days) ? 0 : days.startNs(days.size() - 1);
        Json.number(json, !isEmpty(days), Json.ms(last));
    }

    private static void cells(JsonGenerator json, String name, List<Cell> cells, Kind kind)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Cell cell : cells) {
            if (cell.kind() == kind) {
                String key =
                        kind == Kind.WEEKDAY
                                ? DayOfWeek.of(cell.key()).name()
                                : Month.of(cell.key()).name();
                json.writeStartObject();
                json.writeStringField("key", key.substring(0, 3));
                number(json, "mean", cell.mean());
                number(json, "median", cell.median());
                json.writeNumberField("n", cell.n());
                number(json, "positive", cell.shareUp());
                number(json, "t", cell.t());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    /** Hours are named by when they begin, as the last session's hours go. */
    private static void hours(
            JsonGenerator json, List<Cell> cells, BarSeries hours, SessionGroup group)
            throws IOException {
        long openNs =
                isEmpty(hours)
                        ? 0
                        : SessionCalendar.shipped()
                                .session(group, hours.startNs(hours.size() - 1))
                                .openNs();
        json.writeArrayFieldStart("hour");
        for (Cell cell : cells) {
            long beginNs = openNs + cell.key() * Interval.H1.lengthNs();
            json.writeStartObject();
            json.writeStringField("key", IST.format(Instant.ofEpochSecond(0, beginNs)));
            number(json, "meanAbs", cell.mean());
            json.writeNumberField("n", cell.n());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        Json.number(json, value);
    }
}
