package io.icebreaker.app;

import io.icebreaker.feed.FrameSink;
import io.icebreaker.journal.FrameJournal;

/** Where feeds leave the frames of their sockets: each kept with its broker's number and its sort. */
final class FrameCapture {
    private final FrameJournal journal;

    /** @param journal null to keep nothing */
    FrameCapture(FrameJournal journal) {
        this.journal = journal;
    }

    /** How a captured frame says what it is: the sort of frame, and above it the broker's number. */
    static int kind(int broker, byte sort) {
        return broker << Byte.SIZE | sort;
    }

    static int broker(int kind) {
        return kind >> Byte.SIZE;
    }

    static byte sort(int kind) {
        return (byte) kind;
    }

    /** For a feed of the broker of that number. */
    FrameSink of(int broker) {
        return journal == null
                ? FrameSink.NONE
                : (feed, sort, receiveTimeNs, monotonicNs, frame) ->
                        journal.append(feed, kind(broker, sort), receiveTimeNs, monotonicNs, frame);
    }
}
