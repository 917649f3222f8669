package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.Quote;
import java.io.IOException;
import java.util.Arrays;

/** One instrument's book: five levels a side and the totals. A level that is not there is not listed. */
final class DepthTopic extends Topic {
    private final Board board;
    private final Copy copy = new Copy();
    private long[] shown = new long[Quote.WORDS];
    private long version;
    private long changedAt;

    DepthTopic(TopicName name, Board board) {
        super(name);
        this.board = board;
    }

    @Override
    void refresh(long frame) {
        int id = name().id();
        if (board.quoteVersion(id) == version) {
            return;
        }
        board.readQuote(id, copy);
        version = copy.version();
        if (changedAt == 0 || !sameBook(copy.words(), shown)) {
            changedAt = frame;
        }
        shown = Arrays.copyOf(copy.words(), Quote.WORDS);
    }

    private static boolean sameBook(long[] a, long[] b) {
        return Arrays.equals(a, Quote.BIDS, Quote.WORDS, b, Quote.BIDS, Quote.WORDS)
                && a[Quote.TOTAL_BUY_QTY] == b[Quote.TOTAL_BUY_QTY]
                && a[Quote.TOTAL_SELL_QTY] == b[Quote.TOTAL_SELL_QTY]
                && a[Quote.PRESENT] == b[Quote.PRESENT];
    }

    @Override
    boolean changedSince(long seen) {
        return changedAt > seen;
    }

    @Override
    void write(JsonGenerator json, long seen) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", name().id());
        side(json, "bids", Quote.BIDS);
        side(json, "asks", Quote.ASKS);
        json.writeFieldName("totalBuyQty");
        Json.number(json, Quote.has(shown, Quote.TOTAL_BUY_QTY), shown[Quote.TOTAL_BUY_QTY]);
        json.writeFieldName("totalSellQty");
        Json.number(json, Quote.has(shown, Quote.TOTAL_SELL_QTY), shown[Quote.TOTAL_SELL_QTY]);
        json.writeEndObject();
    }

    private void side(JsonGenerator json, String key, int from) throws IOException {
        int to = from == Quote.BIDS ? Quote.ASKS : Quote.WORDS;
        json.writeArrayFieldStart(key);
        for (int at = from; at < to; at += Quote.LEVEL_WORDS) {
            if (shown[at + 1] > 0) {
                json.writeArray(shown, at, Quote.LEVEL_WORDS);
            }
        }
        json.writeEndArray();
    }
}
