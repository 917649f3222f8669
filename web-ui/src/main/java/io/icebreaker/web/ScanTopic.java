package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import java.io.IOException;

/** The hits of a scan whenever the market's sheet is new: once a second of its time. Encoder thread only. */
final class ScanTopic extends Topic {
    private final Board board;
    private final ScanKinds kinds;
    private long version;
    private long changedAt;

    ScanTopic(TopicName name, Board board, ScanKinds kinds) {
        super(name);
        this.board = board;
        this.kinds = kinds;
    }

    @Override
    void refresh(long frame) {
        long now = board.findings().version(Sheet.MARKET, 0);
        if (now != version) {
            version = now;
            changedAt = frame;
        }
    }

    @Override
    boolean changedSince(long seen) {
        return changedAt > seen;
    }

    @Override
    void write(JsonGenerator json, long seen) throws IOException {
        long startedNs = System.nanoTime();
        var query = new ScanQuery(board);
        json.writeStartObject();
        json.writeStringField("topic", name().text());
        json.writeNumberField("sequence", query.sequence());
        json.writeFieldName("value");
        ScanKind kind = kinds.named(name().rest());
        if (kind == null) {
            json.writeNull(); // of a jar that is not there any more
        } else {
            ScanJson.scan(json, kind, query, row -> true, ScansApi.MOST, startedNs);
        }
        json.writeEndObject();
    }
}
