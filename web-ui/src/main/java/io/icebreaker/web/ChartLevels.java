package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.PivotWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.finding.SwingWords;
import io.icebreaker.pattern.FibonacciLevel;
import io.icebreaker.pattern.FibonacciLevel.Leg;
import io.icebreaker.pattern.PivotLevel;
import io.icebreaker.pattern.PivotSystem;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;

/** Levels of swings, Fibonacci levels, pivots (analytics 7.6), for REST and stream alike. Any thread. */
final class ChartLevels {
    private static final PivotLevel[] PIVOTS = PivotLevel.values();

    private final Board board;

    ChartLevels(Board board) {
        this.board = board;
    }

    /** {@code GET /api/levels}: of an instrument's bars of an interval. */
    void levels(Context ctx) {
        var params = new Params(ctx);
        int id = params.instrument(board);
        Interval interval = params.interval();
        var swings = new Copy();
        board.findings().read(Sheet.SWINGS, Sheet.key(id, interval), swings);
        var pivots = new Copy();
        board.findings().read(Sheet.PIVOTS, id, pivots);
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeNumberField("id", id);
                    json.writeStringField("interval", interval.label());
                    json.writeFieldName("swings");
                    swings(json, board, Sheet.key(id, interval), swings);
                    json.writeFieldName("pivots");
                    pivots(json, board, id, pivots);
                    ChartNote.of(id, board, json);
                    json.writeEndObject();
                });
    }

    /** Sheet SWINGS of an instrument's bars of an interval; null before the first bar. */
    static void swings(JsonGenerator json, Board board, int key, Copy copy) throws IOException {
        if (copy.length() == 0) {
            json.writeNull();
            return;
        }
        long[] words = copy.words();
        json.writeStartObject();
        json.writeNumberField("id", key / Interval.COUNT);
        json.writeStringField("interval", Interval.of(key % Interval.COUNT).label());
        json.writeNumberField("startMs", Json.ms(words[SwingWords.START_NS]));
        price(json, "resistance", words[SwingWords.RESISTANCE]);
        price(json, "support", words[SwingWords.SUPPORT]);
        fibonacci(json, words);
        int first = SwingWords.FIRST;
        int count = (int) words[SwingWords.RESISTANCES];
        prices(json, "resistances", words, first, count);
        prices(json, "supports", words, first + count, (int) words[SwingWords.SUPPORTS]);
        json.writeEndObject();
    }

    private static void fibonacci(JsonGenerator json, long[] words) throws IOException {
        long high = words[SwingWords.LEG_HIGH];
        long low = words[SwingWords.LEG_LOW];
        Leg leg = leg(words[SwingWords.LEG]);
        json.writeStringField("leg", leg.name());
        price(json, "legHigh", high);
        price(json, "legLow", low);
        json.writeArrayFieldStart("fibonacci");
        for (FibonacciLevel level : FibonacciLevel.values()) {
            if (leg != Leg.NONE) {
                json.writeStartArray();
                json.writeNumber(level.share());
                json.writeNumber(level.price(leg, high, low));
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    private static Leg leg(long word) {
        return word == 0 ? Leg.NONE : word > 0 ? Leg.UP : Leg.DOWN;
    }

    private static void price(JsonGenerator json, String name, long priceE4) throws IOException {
        json.writeFieldName(name);
        Json.number(json, priceE4 != SwingWords.NONE, priceE4);
    }

    private static void prices(JsonGenerator json, String name, long[] words, int from, int count)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = from; i < from + count; i++) {
            json.writeNumber(words[i]);
        }
        json.writeEndArray();
    }

    /** Sheet PIVOTS of an instrument; null without a session before. */
    static void pivots(JsonGenerator json, Board board, int id, Copy copy) throws IOException {
        if (copy.length() == 0) {
            json.writeNull();
            return;
        }
        long[] words = copy.words();
        boolean known = words[PivotWords.FOR_DAY] >= 0;
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("system", system(words).name());
        json.writeStringField("from", Levels.date(words[PivotWords.FROM_DAY]));
        json.writeStringField("for", known ? Levels.date(words[PivotWords.FOR_DAY]) : null);
        var levels = new double[PivotLevel.COUNT];
        for (PivotLevel level : PIVOTS) {
            levels[level.ordinal()] =
                    Double.longBitsToDouble(words[PivotWords.FIRST + level.ordinal()]);
        }
        pivots(json, "levels", levels);
        json.writeObjectFieldStart("families");
        for (PivotSystem system : PivotSystem.values()) {
            family(json, system, words, levels);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** What another system makes of the same session; nothing while it waits for an open. */
    private static void family(
            JsonGenerator json, PivotSystem system, long[] words, double[] levels)
            throws IOException {
        long open = words[PivotWords.OPEN];
        if (system == PivotSystem.WOODIE_OPEN && open == 0) {
            Arrays.fill(levels, Double.NaN);
        } else {
            system.levels(
                    words[PivotWords.HIGH],
                    words[PivotWords.LOW],
                    words[PivotWords.CLOSE],
                    open,
                    levels);
        }
        pivots(json, system.name(), levels);
    }

    private static void pivots(JsonGenerator json, String name, double[] levels)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (PivotLevel level : PIVOTS) {
            json.writeFieldName(level.name());
            Json.number(json, levels[level.ordinal()]);
        }
        json.writeEndObject();
    }

    private static PivotSystem system(long[] words) {
        return PivotSystem.values()[(int) words[PivotWords.SYSTEM]];
    }
}
