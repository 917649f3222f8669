package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Something pages watch. Remembers in which frame what changed, so that any page can be told all it missed;
 * what several pages missed alike is encoded once. Encoder thread only.
 */
abstract class Topic {
    private final TopicName name;
    private final List<Bytes> buffers = new ArrayList<>();
    private final List<Long> encodedSince =
            new ArrayList<>(); // buffers.get(i) holds what changed since encodedSince.get(i)
    private int subscribers;

    Topic(TopicName name) {
        this.name = name;
    }

    TopicName name() {
        return name;
    }

    /** Looks at the board; what is new there is of this frame. */
    final void look(long frame) {
        encodedSince.clear();
        refresh(frame);
    }

    abstract void refresh(long frame);

    /** Whether anything changed after frame {@code seen}; 0 is before everything. */
    abstract boolean changedSince(long seen);

    /** Writes all that changed after frame {@code seen}, as one JSON value. */
    abstract void write(JsonGenerator json, long seen) throws IOException;

    /** What {@link #write} writes, encoded at most once between two looks. */
    final Bytes encoded(long seen) {
        int known = encodedSince.indexOf(seen);
        if (known >= 0) {
            return buffers.get(known);
        }
        encodedSince.add(seen);
        if (buffers.size() < encodedSince.size()) {
            buffers.add(new Bytes());
        }
        Bytes bytes = buffers.get(encodedSince.size() - 1);
        bytes.clear();
        Json.append(bytes, json -> write(json, seen));
        return bytes;
    }

    void subscribe() {
        subscribers++;
    }

    /** True when nobody watches any more. */
    boolean unsubscribe() {
        return --subscribers == 0;
    }
}
