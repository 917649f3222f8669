package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.PatternWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FindingLog;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Patterns and swings that closed bars showed (analytics 7.5, 7.6), for REST and stream. Any thread. */
final class PatternsApi {
    private static final int USUAL = 200;
    private static final int MOST = 2_000;
    private static final int ANY = -1;

    private final Board board;

    PatternsApi(Board board) {
        this.board = board;
    }

    /** {@code GET /api/patterns}: newest first, of all instruments unless one is named. */
    void patterns(Context ctx) {
        var params = new Params(ctx);
        boolean all = ctx.queryParam("segment") == null && ctx.queryParam("token") == null;
        int id = all ? ANY : params.instrument(board);
        int interval = ctx.queryParam("interval") == null ? ANY : params.interval().ordinal();
        int limit = params.limit(USUAL, MOST);
        Deque<long[]> latest = latest(id, interval, limit);
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeArrayFieldStart("patterns");
                    for (Iterator<long[]> newest = latest.descendingIterator();
                            newest.hasNext(); ) {
                        write(json, newest.next());
                    }
                    json.writeEndArray();
                    if (all) {
                        ChartNote.ofAll(board, json);
                    } else {
                        ChartNote.of(id, board, json);
                    }
                    json.writeEndObject();
                });
    }

    private Deque<long[]> latest(int id, int interval, int limit) {
        Deque<long[]> latest = new ArrayDeque<>();
        FindingLog.Reader reader = board.findings().log(FindingType.PATTERN).reader(0);
        while (reader.next()) {
            boolean its = id == ANY || reader.word(PatternWords.ID) == id;
            if (its && (interval == ANY || reader.word(PatternWords.INTERVAL) == interval)) {
                latest.addLast(words(reader));
                if (latest.size() > limit) {
                    latest.removeFirst();
                }
            }
        }
        return latest;
    }

    /** A record with its sequence behind it. */
    private static long[] words(FindingLog.Reader record) {
        long[] words = new long[PatternWords.WORDS + 1];
        for (int i = 0; i < PatternWords.WORDS; i++) {
            words[i] = record.word(i);
        }
        words[PatternWords.WORDS] = record.sequence();
        return words;
    }

    /** One item of the log {@code patterns}. */
    static void pattern(JsonGenerator json, Board board, FindingLog.Reader record)
            throws IOException {
        write(json, words(record));
    }

    private static void write(JsonGenerator json, long[] words) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sequence", words[PatternWords.WORDS]);
        json.writeNumberField("id", words[PatternWords.ID]);
        json.writeStringField("interval", Interval.of((int) words[PatternWords.INTERVAL]).label());
        json.writeStringField("kind", PatternWords.name((int) words[PatternWords.KIND]));
        json.writeNumberField("value", words[PatternWords.VALUE]);
        json.writeNumberField("startMs", Json.ms(words[PatternWords.START_NS]));
        json.writeNumberField("endMs", Json.ms(words[PatternWords.END_NS]));
        json.writeFieldName("price");
        Json.number(json, Double.longBitsToDouble(words[PatternWords.PRICE]));
        json.writeFieldName("target");
        Json.number(json, Double.longBitsToDouble(words[PatternWords.TARGET]));
        json.writeArrayFieldStart("barsBack");
        for (int i = PatternWords.FIRST_BACK; i <= PatternWords.THIRD_BACK; i++) {
            if (words[i] > 0) {
                json.writeNumber(words[i]);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
