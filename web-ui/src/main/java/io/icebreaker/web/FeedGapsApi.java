package io.icebreaker.web;

import io.icebreaker.finding.FeedGapWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FindingLog;
import io.javalin.http.Context;

/** {@code /api/feed-gaps}: when feeds were away, and what was traded meanwhile; the oldest first. */
final class FeedGapsApi {
    private final Board board;

    FeedGapsApi(Board board) {
        this.board = board;
    }

    void gaps(Context ctx) {
        FindingLog log = board.findings().log(FindingType.FEED_GAP);
        long sequence = board.sequence(); // first: the gaps are at least this new
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeNumberField("sequence", sequence);
                    json.writeArrayFieldStart("gaps");
                    FindingLog.Reader gap = log.reader(0);
                    while (gap.next()) {
                        int feed = (int) gap.word(FeedGapWords.FEED);
                        json.writeStartObject();
                        json.writeStringField("feed", board.feeds().name(feed));
                        json.writeNumberField("fromMs", Json.ms(gap.word(FeedGapWords.FROM_NS)));
                        json.writeNumberField("toMs", Json.ms(gap.word(FeedGapWords.TO_NS)));
                        json.writeNumberField("instruments", gap.word(FeedGapWords.INSTRUMENTS));
                        json.writeNumberField("traded", gap.word(FeedGapWords.TRADED));
                        json.writeNumberField("missedQty", gap.word(FeedGapWords.QTY));
                        json.writeNumberField("missedRupees", gap.word(FeedGapWords.RUPEES));
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }
}
