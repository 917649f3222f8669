package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.Quote;
import java.io.IOException;

/** The quotes of all instruments: which field of which changed in which frame. */
final class QuotesTopic extends Topic {
    private final Board board;
    private final Copy copy = new Copy();
    private Entry[] entries = new Entry[0];
    private long changedAt;
    private long newestReceiveNs;

    /** What pages know of one instrument. */
    private static final class Entry {
        private final long[] values = new long[Quote.FIELDS];
        private final long[] changedAt = new long[Quote.FIELDS];
        private long present;
        private long version;
        private long lastChangeAt;
    }

    QuotesTopic(TopicName name, Board board) {
        super(name);
        this.board = board;
    }

    /** Receive time of the newest packet among all quotes, 0 without any. */
    long newestReceiveNs() {
        return newestReceiveNs;
    }

    @Override
    void refresh(long frame) {
        grow(board.instrumentCount());
        for (int id = 0; id < entries.length; id++) {
            if (board.quoteVersion(id) != entries[id].version) {
                board.readQuote(id, copy);
                update(entries[id], frame);
            }
        }
    }

    private void grow(int count) {
        if (count > entries.length) {
            var larger = new Entry[count];
            System.arraycopy(entries, 0, larger, 0, entries.length);
            for (int id = entries.length; id < count; id++) {
                larger[id] = new Entry();
            }
            entries = larger;
        }
    }

    private void update(Entry entry, long frame) {
        long[] words = copy.words();
        entry.version = copy.version();
        newestReceiveNs = Math.max(newestReceiveNs, words[Quote.RECEIVE_TIME_NS]);
        long appearedOrGone = entry.present ^ words[Quote.PRESENT];
        for (int field = 0; field < Quote.FIELDS; field++) {
            if (entry.values[field] != words[field] || (appearedOrGone >>> field & 1) != 0) {
                entry.values[field] = words[field];
                entry.changedAt[field] = frame;
                entry.lastChangeAt = frame;
                changedAt = frame;
            }
        }
        entry.present = words[Quote.PRESENT];
    }

    @Override
    boolean changedSince(long seen) {
        return changedAt > seen;
    }

    @Override
    void write(JsonGenerator json, long seen) throws IOException {
        json.writeStartArray();
        for (int id = 0; id < entries.length; id++) {
            if (entries[id].lastChangeAt > seen) {
                write(json, id, entries[id], seen);
            }
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, int id, Entry entry, long seen)
            throws IOException {
        int mask = 0;
        for (int field = 0; field < Quote.FIELDS; field++) {
            mask |= entry.changedAt[field] > seen ? 1 << field : 0;
        }
        json.writeStartArray();
        json.writeNumber(id);
        json.writeNumber(mask);
        for (int field = 0; field < Quote.FIELDS; field++) {
            if ((mask >>> field & 1) != 0) {
                long value = entry.values[field];
                Json.number(
                        json,
                        (entry.present >>> field & 1) != 0,
                        field == Quote.LAST_TICK_NS ? Json.ms(value) : value);
            }
        }
        json.writeEndArray();
    }
}
