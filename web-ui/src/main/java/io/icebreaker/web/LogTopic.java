package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FindingLog;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * Every record of a log since a page last heard; a page that comes anew gets the latest. One that missed more
 * than is kept is told how many. Encoder thread only.
 */
final class LogTopic extends Topic {
    /** More than a screen lists, and a page that is further behind fetches by REST. */
    static final int KEPT = 500;

    private final Board board;
    private final FindingLog.Reader reader;
    private final Panels.RecordWriter writer;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long changedAt;
    private long forgottenAt;

    /** A record's JSON and the frame that first shows it. */
    private record Entry(long frame, byte[] json) {}

    LogTopic(TopicName name, Board board, FindingLog log, Panels.RecordWriter writer) {
        super(name);
        this.board = board;
        this.writer = writer;
        reader = log.reader(Math.max(0, log.count() - KEPT));
    }

    @Override
    void refresh(long frame) {
        while (reader.next()) {
            entries.addLast(
                    new Entry(frame, Json.bytes(json -> writer.write(json, board, reader))));
            changedAt = frame;
            if (entries.size() > KEPT) {
                forgottenAt = entries.removeFirst().frame;
            }
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
        json.writeBooleanField("reload", seen > 0 && forgottenAt > seen);
        json.writeArrayFieldStart("items");
        for (Entry entry : entries) {
            if (entry.frame > seen) {
                json.writeRawValue(new String(entry.json, java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
