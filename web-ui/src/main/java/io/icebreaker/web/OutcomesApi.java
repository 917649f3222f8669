package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.Board;
import io.icebreaker.web.BtstOutcomes.Candidate;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** {@code GET /api/scans/btst/outcomes}; what earlier days give is kept. Any HTTP thread. */
final class OutcomesApi {
    /** Days listed; the hit rate is of all. */
    private static final int DAYS = 20;

    private static final String NOTE =
            "Scored at each day's official close, which the list frozen before it can differ from;"
                    + " before costs, and shares that are streamed today only.";

    private final Board board;
    private BtstOutcomes outcomes;
    private long definitions;

    OutcomesApi(Board board) {
        this.board = board;
    }

    private synchronized BtstOutcomes outcomes() {
        long now = board.definitions();
        if (outcomes == null || definitions != now) {
            outcomes = new BtstOutcomes(board);
            definitions = now;
        }
        return outcomes;
    }

    void answer(Context ctx) {
        Map<Long, List<Candidate>> days = outcomes().days();
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("days");
                    int left = DAYS;
                    for (Map.Entry<Long, List<Candidate>> day : days.entrySet()) {
                        if (left-- > 0) {
                            day(json, day.getKey(), day.getValue());
                        }
                    }
                    json.writeEndArray();
                    hits(json, days.values().stream().flatMap(List::stream).toList());
                    json.writeStringField("note", NOTE);
                    json.writeEndObject();
                });
    }

    private static void day(JsonGenerator json, long day, List<Candidate> rows) throws IOException {
        json.writeStartObject();
        json.writeStringField("date", LocalDate.ofEpochDay(day).toString());
        json.writeArrayFieldStart("rows");
        for (Candidate row : rows) {
            json.writeStartObject();
            json.writeNumberField("id", row.id());
            json.writeStringField("symbol", row.symbol());
            json.writeNumberField("score", row.tenths() / 10.0);
            json.writeNumberField("close", row.close());
            price(json, "nextOpen", row.nextOpen());
            price(json, "nextHigh", row.nextHigh());
            price(json, "nextClose", row.nextClose());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void price(JsonGenerator json, String name, long price) throws IOException {
        json.writeFieldName(name);
        Json.number(json, price > 0, price);
    }

    /** Of candidates whose next day is complete. */
    private static void hits(JsonGenerator json, List<Candidate> all) throws IOException {
        List<Candidate> over = all.stream().filter(one -> one.nextClose() > 0).toList();
        json.writeObjectFieldStart("hits");
        json.writeNumberField("n", over.size());
        json.writeNumberField("openUp", above(over, Candidate::nextOpen));
        json.writeNumberField("highUp", above(over, Candidate::nextHigh));
        json.writeNumberField("closeUp", above(over, Candidate::nextClose));
        json.writeEndObject();
    }

    private static long above(List<Candidate> rows, ToLongFunction<Candidate> next) {
        return rows.stream().filter(row -> next.applyAsLong(row) > row.close()).count();
    }
}
