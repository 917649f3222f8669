package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.FeedBoard;
import java.io.IOException;

/** What feeds gave to the instruments that several of them send, and how far two agree. */
final class ShareJson {
    private ShareJson() {}

    /** {@code [won, partly, shadowed, firsts, leadMs, disagreed]}; null for a feed that shares nothing. */
    static void row(JsonGenerator json, FeedBoard feeds, int feed) throws IOException {
        if (!feeds.isShared(feed)) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        json.writeNumber(feeds.share(feed, FeedBoard.WON));
        json.writeNumber(feeds.share(feed, FeedBoard.PARTLY));
        json.writeNumber(feeds.share(feed, FeedBoard.SHADOWED));
        json.writeNumber(feeds.share(feed, FeedBoard.FIRSTS));
        json.writeNumber(Json.ms(feeds.meanLeadNs(feed)));
        json.writeNumber(feeds.disagreed(feed));
        json.writeEndArray();
    }

    /** The same with names. */
    static void object(JsonGenerator json, FeedBoard feeds, int feed) throws IOException {
        if (!feeds.isShared(feed)) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberField("won", feeds.share(feed, FeedBoard.WON));
        json.writeNumberField("partly", feeds.share(feed, FeedBoard.PARTLY));
        json.writeNumberField("shadowed", feeds.share(feed, FeedBoard.SHADOWED));
        json.writeNumberField("firsts", feeds.share(feed, FeedBoard.FIRSTS));
        json.writeNumberField("leadMs", Json.ms(feeds.meanLeadNs(feed)));
        json.writeNumberField("disagreed", feeds.disagreed(feed));
        json.writeEndObject();
    }

    /** Every two feeds that told the same volume at least once, or were found apart. */
    static void pairs(JsonGenerator json, FeedBoard feeds) throws IOException {
        json.writeStartArray();
        for (int feed = 0; feed < FeedBoard.PAIRED; feed++) {
            for (int other = feed + 1; other < FeedBoard.PAIRED; other++) {
                long apart = feeds.pair(feed, other, FeedBoard.VOLUME_APART);
                if (feeds.pair(feed, other, FeedBoard.COMPARED) + apart > 0) {
                    pair(json, feeds, feed, other);
                }
            }
        }
        json.writeEndArray();
    }

    private static void pair(JsonGenerator json, FeedBoard feeds, int feed, int other)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("feed", feed);
        json.writeNumberField("other", other);
        json.writeNumberField("compared", feeds.pair(feed, other, FeedBoard.COMPARED));
        json.writeNumberField("ltpDiffers", feeds.pair(feed, other, FeedBoard.LTP_DIFFERS));
        json.writeNumberField("dayDiffers", feeds.pair(feed, other, FeedBoard.DAY_DIFFERS));
        json.writeNumberField("volumeApart", feeds.pair(feed, other, FeedBoard.VOLUME_APART));
        json.writeEndObject();
    }
}
