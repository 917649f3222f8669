package io.icebreaker.feed;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Captured frames of any broker to a table, a row a packet in frame order, refused ones too; the engine
 * behind {@code decode}. Heartbeats and good text frames make no row. Cold; one run an object.
 */
public final class FrameCsv {
    /** The limit of the live sockets too. */
    private static final int MAX_FRAME_LENGTH = 1 << 20;

    private final FrameRows packets;
    private final PacketCsv table;
    private final RowSink rows = new RowSink();
    private final Map<Reject, Long> refused = new EnumMap<>(Reject.class);
    private final List<String> complaints = new ArrayList<>();
    private long frames;
    private long ticks;
    private long heartbeats;
    private long texts;
    private long malformed;

    private FrameLine line;
    private ByteBuffer frame;

    private FrameCsv(FrameRows packets, Writer out) {
        this.packets = packets;
        table = new PacketCsv(out);
    }

    /**
     * Decodes lines of {@code recv_ns b|t hex}. Blank lines are skipped, malformed ones counted and reported
     * by number; neither is a frame.
     *
     * @throws UncheckedIOException when the table cannot be written
     */
    public static DecodeResult run(FrameRows packets, Reader in, Writer out) throws IOException {
        return new FrameCsv(packets, out).readAll(new BufferedReader(in));
    }

    /** Decodes frames from elsewhere; {@code next} answers null behind the last one. */
    public static DecodeResult run(FrameRows packets, Supplier<FrameLine> next, Writer out)
            throws IOException {
        var csv = new FrameCsv(packets, out);
        for (FrameLine line = next.get(); line != null; line = next.get()) {
            csv.read(line);
        }
        return csv.result();
    }

    private DecodeResult readAll(BufferedReader in) throws IOException {
        long number = 0;
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            number++;
            if (!text.isBlank()) {
                readLine(text, number);
            }
        }
        return result();
    }

    private DecodeResult result() throws IOException {
        table.flush();
        return new DecodeResult(frames, ticks, refused, heartbeats, texts, malformed, complaints);
    }

    private void readLine(String text, long number) {
        FrameLine next;
        try {
            next = FrameLine.parse(text);
        } catch (IllegalArgumentException e) {
            malformed++;
            if (complaints.size() < DecodeResult.MAX_COMPLAINTS) {
                complaints.add("line " + number + ": " + e.getMessage());
            }
            return;
        }
        read(next);
    }

    private void read(FrameLine next) {
        line = next;
        frame = ByteBuffer.wrap(line.bytes());
        if (line.bytes().length > MAX_FRAME_LENGTH) {
            rows.endRefused(Reject.OVERSIZED);
        } else {
            int answer = packets.decode(line, frame, rows);
            heartbeats += answer == FrameRows.HEARTBEAT ? 1 : 0;
            texts += answer == FrameRows.MESSAGE ? 1 : 0;
        }
        frames++;
    }

    /** Writes the packet the decoder has in hand. */
    private final class RowSink implements TickSink {
        private final Tick slot = new Tick();

        @Override
        public Tick claim() {
            return slot.clear();
        }

        @Override
        public void publish() {
            ticks++;
            table.set(slot).set("frame", frames).set("packet", packets.packetIndex());
            packets.describe(table, frame, false);
            table.end();
        }

        @Override
        public void reject(Reject reason) {
            if (packets.packetIndex() != FrameRows.NO_PACKET) {
                table.set("packet", packets.packetIndex());
                if (reason != Reject.TRUNCATED) {
                    packets.describe(table, frame, true);
                }
            }
            endRefused(reason);
        }

        private void endRefused(Reject reason) {
            refused.merge(reason, 1L, Long::sum);
            table.set("recv_ns", line.receiveTimeNs())
                    .set("frame", frames)
                    .set("reject", reason.name())
                    .end();
        }
    }
}
