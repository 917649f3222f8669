package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.TradeTail;
import io.icebreaker.tick.TradeFlags;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * One instrument's inferred prints. A page that comes anew gets the latest; one that missed more than is kept
 * is told how many.
 */
final class TapeTopic extends Topic {
    /**
     * More prints than a screen shows, and 25 s of the 20 packets/s that the fastest feed sends of one
     * instrument.
     */
    static final int KEPT = 500;

    /** 25 s of frames: a page further behind has been evicted. */
    private static final int MARKS = 256;

    private final TradeTail.Reader reader;
    private final ArrayDeque<Print> prints = new ArrayDeque<>();
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private long count;
    private long missedByReader;
    private long changedAt;

    /** A trade and the frame that first shows it. */
    private record Print(long frame, long sequence, long timeNs, long price, long qty, int flags) {}

    /** How many prints there had been by the end of a frame. */
    private record Mark(long frame, long count) {}

    TapeTopic(TopicName name, TradeTail tail) {
        super(name);
        reader = tail.reader(Math.max(0, tail.count() - TradeTail.CAPACITY + 1));
    }

    @Override
    void refresh(long frame) {
        long before = count;
        while (reader.next()) {
            if (reader.word(TradeTail.ID) == name().id()) {
                add(frame);
            }
        }
        count += reader.missed() - missedByReader;
        missedByReader = reader.missed();
        if (count > before) {
            changedAt = frame;
            marks.addLast(new Mark(frame, count));
            if (marks.size() > MARKS) {
                marks.removeFirst();
            }
        }
    }

    private void add(long frame) {
        count++;
        prints.addLast(
                new Print(
                        frame,
                        reader.word(TradeTail.SEQUENCE),
                        reader.word(TradeTail.TIME_NS),
                        reader.word(TradeTail.PRICE),
                        reader.word(TradeTail.QTY),
                        (int) reader.word(TradeTail.FLAGS)));
        if (prints.size() > KEPT) {
            prints.removeFirst();
        }
    }

    @Override
    boolean changedSince(long seen) {
        return changedAt > seen;
    }

    @Override
    void write(JsonGenerator json, long seen) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", name().id());
        json.writeArrayFieldStart("trades");
        long written = 0;
        for (Print print : prints) {
            if (print.frame > seen) {
                write(json, print);
                written++;
            }
        }
        json.writeEndArray();
        json.writeNumberField(
                "missed",
                seen == 0 ? 0 : count - countAt(seen) - written); // who comes anew missed nothing
        json.writeEndObject();
    }

    private long countAt(long frame) {
        long at = 0;
        for (Mark mark : marks) {
            if (mark.frame <= frame) {
                at = mark.count;
            }
        }
        return at;
    }

    private static void write(JsonGenerator json, Print print) throws IOException {
        json.writeStartArray();
        json.writeNumber(print.sequence);
        json.writeNumber(Json.ms(print.timeNs));
        json.writeNumber(print.price);
        json.writeNumber(print.qty);
        json.writeNumber(TradeFlags.side(print.flags));
        json.writeNumber(TradeFlags.rule(print.flags));
        json.writeNumber(print.flags);
        json.writeEndArray();
    }
}
