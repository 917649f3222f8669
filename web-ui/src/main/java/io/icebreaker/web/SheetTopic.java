package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import java.io.IOException;

/** The latest state of one key of a sheet. Encoder thread only. */
final class SheetTopic extends Topic {
    private final Board board;
    private final int sheet;
    private final Panels.SheetWriter writer;
    private final Copy copy = new Copy();
    private long version;
    private long changedAt;

    SheetTopic(TopicName name, Board board, int sheet, Panels.SheetWriter writer) {
        super(name);
        this.board = board;
        this.sheet = sheet;
        this.writer = writer;
    }

    @Override
    void refresh(long frame) {
        long now = board.findings().version(sheet, name().id());
        if (now != version) {
            board.findings().read(sheet, name().id(), copy);
            version = copy.version();
            changedAt = frame;
        }
    }

    @Override
    boolean changedSince(long seen) {
        return changedAt > seen;
    }

    @Override
    void write(JsonGenerator json, long seen) throws IOException {
        json.writeStartObject();
        json.writeStringField("topic", name().text());
        json.writeNumberField("sequence", copy.stamp());
        json.writeFieldName("value");
        writer.write(json, board, name().id(), copy);
        json.writeEndObject();
    }
}
