package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.AbsorptionWords;
import io.icebreaker.finding.BookWords;
import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.IcebergWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.FindingLog;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Iceberg-like levels, touches that hold, and what the displayed book says (analytics 4.1, 4.3 to 4.5), for
 * REST and stream alike. Any thread.
 */
final class IcebergsApi {
    private static final int USUAL = 200;
    private static final int MOST = 1_000;
    private static final double MS_PER_SECOND = 1_000.0;
    private static final int ANY = -1;

    private final Board board;

    IcebergsApi(Board board) {
        this.board = board;
    }

    /** {@code GET /api/icebergs}: newest first; of one instrument with the episodes open on it. */
    void icebergs(Context ctx) {
        var params = new Params(ctx);
        boolean all = ctx.queryParam("segment") == null && ctx.queryParam("token") == null;
        int id = all ? ANY : params.instrument(board);
        int limit = params.limit(USUAL, MOST);
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    events(json, "events", FindingType.ICEBERG, id, limit);
                    events(json, "absorptions", FindingType.ABSORPTION, id, limit);
                    if (!all) {
                        var copy = new Copy();
                        board.findings().read(Sheet.BOOK, id, copy);
                        episodes(json, copy);
                    }
                    json.writeEndObject();
                });
    }

    private void events(JsonGenerator json, String name, int type, int id, int limit)
            throws IOException {
        FindingLog.Reader reader = board.findings().log(type).reader(0);
        Deque<long[]> latest = new ArrayDeque<>();
        while (reader.next()) {
            if (id == ANY || reader.word(IcebergWords.ID) == id) {
                latest.addLast(words(reader));
                if (latest.size() > limit) {
                    latest.removeFirst();
                }
            }
        }
        json.writeArrayFieldStart(name);
        for (Iterator<long[]> newest = latest.descendingIterator(); newest.hasNext(); ) {
            long[] words = newest.next();
            if (type == FindingType.ICEBERG) {
                iceberg(json, words);
            } else {
                absorption(json, words);
            }
        }
        json.writeEndArray();
    }

    /** A record with its sequence behind it. */
    private static long[] words(FindingLog.Reader record) {
        long[] words = new long[record.length() + 1];
        for (int i = 0; i < record.length(); i++) {
            words[i] = record.word(i);
        }
        words[record.length()] = record.sequence();
        return words;
    }

    // ---- writers, for the stream too

    static void iceberg(JsonGenerator json, Board board, FindingLog.Reader record)
            throws IOException {
        iceberg(json, words(record));
    }

    static void absorption(JsonGenerator json, Board board, FindingLog.Reader record)
            throws IOException {
        absorption(json, words(record));
    }

    private static void iceberg(JsonGenerator json, long[] words) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sequence", words[IcebergWords.WORDS]);
        json.writeNumberField("id", words[IcebergWords.ID]);
        json.writeNumberField("timeMs", Json.ms(words[IcebergWords.TIME_NS]));
        episode(json, words, IcebergWords.EPISODE);
        json.writeEndObject();
    }

    private static void absorption(JsonGenerator json, long[] words) throws IOException {
        json.writeStartObject();
        json.writeNumberField("sequence", words[AbsorptionWords.WORDS]);
        json.writeNumberField("id", words[AbsorptionWords.ID]);
        json.writeNumberField("timeMs", Json.ms(words[AbsorptionWords.TIME_NS]));
        json.writeStringField("side", side(words[AbsorptionWords.SIDE]));
        json.writeNumberField("price", words[AbsorptionWords.PRICE]);
        number(json, "multiple", words[AbsorptionWords.MULTIPLE]);
        json.writeNumberField("heldS", words[AbsorptionWords.HELD_MS] / MS_PER_SECOND);
        json.writeEndObject();
    }

    private static void episode(JsonGenerator json, long[] words, int at) throws IOException {
        json.writeStringField("side", side(words[at + EpisodeWords.SIDE]));
        json.writeNumberField("price", words[at + EpisodeWords.PRICE]);
        json.writeNumberField("ratio", EpisodeWords.ratio(words, at));
        json.writeNumberField("refills", words[at + EpisodeWords.REFILLS]);
        json.writeNumberField("hidden", words[at + EpisodeWords.HIDDEN]);
        json.writeNumberField("traded", words[at + EpisodeWords.TRADED]);
        json.writeNumberField("peak", words[at + EpisodeWords.PEAK]);
        json.writeNumberField("hiddenShare", EpisodeWords.hiddenShare(words, at));
        json.writeNumberField("confidence", EpisodeWords.confidence(words, at));
    }

    private static String side(long side) {
        return side == EpisodeWords.BID ? "BID" : "ASK";
    }

    /** Sheet BOOK of an instrument. */
    static void book(JsonGenerator json, Board board, int id, Copy copy) throws IOException {
        if (copy.length() == 0) {
            json.writeNull();
            return;
        }
        long[] words = copy.words();
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeNumberField("timeMs", Json.ms(words[BookWords.TIME_NS]));
        number(json, "obi1", words[BookWords.OBI_1]);
        number(json, "obi5", words[BookWords.OBI_5]);
        number(json, "obi5w", words[BookWords.OBI_5_WEIGHTED]);
        number(json, "obiT", words[BookWords.OBI_T]);
        number(json, "microprice", words[BookWords.MICROPRICE]);
        number(json, "spreadTicks", words[BookWords.SPREAD_TICKS]);
        json.writeNumberField("ofi", words[BookWords.OFI]);
        number(json, "ofiNorm", words[BookWords.OFI_NORM]);
        json.writeNumberField("ofiSession", words[BookWords.OFI_SESSION]);
        episodes(json, copy);
        json.writeArrayFieldStart("touch");
        touch(json, "BID", words, BookWords.BID_TOUCH);
        touch(json, "ASK", words, BookWords.ASK_TOUCH);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void episodes(JsonGenerator json, Copy copy) throws IOException {
        long[] words = copy.words();
        long count = copy.length() == 0 ? 0 : words[BookWords.EPISODES];
        json.writeArrayFieldStart("episodes");
        for (int n = 0; n < count; n++) {
            int at = BookWords.HEAD + n * EpisodeWords.WORDS;
            json.writeStartObject();
            json.writeNumberField("id", words[BookWords.ID]);
            episode(json, words, at);
            json.writeNumberField("openMs", Json.ms(words[at + EpisodeWords.OPEN_NS]));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void touch(JsonGenerator json, String side, long[] words, int at)
            throws IOException {
        if (words[at + BookWords.TOUCH_PRICE] != 0) {
            json.writeStartObject();
            json.writeStringField("side", side);
            json.writeNumberField("price", words[at + BookWords.TOUCH_PRICE]);
            number(json, "multiple", words[at + BookWords.TOUCH_MULTIPLE]);
            json.writeNumberField("heldS", words[at + BookWords.TOUCH_HELD_MS] / MS_PER_SECOND);
            json.writeEndObject();
        }
    }

    private static void number(JsonGenerator json, String name, long bits) throws IOException {
        json.writeFieldName(name);
        Json.number(json, Double.longBitsToDouble(bits));
    }
}
