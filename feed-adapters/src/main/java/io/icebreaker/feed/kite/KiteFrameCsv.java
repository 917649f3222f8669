package io.icebreaker.feed.kite;

import io.icebreaker.feed.DecodeResult;
import io.icebreaker.feed.FrameLine;
import io.icebreaker.feed.PacketCsv;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Segments;
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
 * Captured Kite frames to a table, a row a packet in frame order, refused ones too; the engine behind {@code
 * decode --broker kite}. Heartbeats and good text frames make no row. Decodes with the very {@link
 * KiteDecoder} that is live, and knows every instrument. Cold; one run an object.
 */
public final class KiteFrameCsv {
    /** The limit of the live socket too: 3,000 full packets are 558,002 bytes. */
    private static final int MAX_FRAME_LENGTH = 1 << 20;

    private final PacketCsv table;
    private final RowSink rows = new RowSink();
    private final KiteDecoder decoder = new KiteDecoder((segment, token) -> 0, 0);
    private final Map<Reject, Long> refused = new EnumMap<>(Reject.class);
    private final List<String> complaints = new ArrayList<>();
    private long frames;
    private long ticks;
    private long heartbeats;
    private long texts;
    private long malformed;

    private FrameLine line;
    private ByteBuffer frame;

    private KiteFrameCsv(Writer out) {
        table = new PacketCsv(out);
    }

    /**
     * Decodes lines of {@code recv_ns b|t hex}. Blank lines are skipped, malformed ones counted and reported
     * by number; neither is a frame.
     *
     * @throws UncheckedIOException when the table cannot be written
     */
    public static DecodeResult run(Reader in, Writer out) throws IOException {
        return new KiteFrameCsv(out).readAll(new BufferedReader(in));
    }

    /** Decodes frames from elsewhere; {@code next} answers null behind the last one. */
    public static DecodeResult run(Supplier<FrameLine> next, Writer out) throws IOException {
        var csv = new KiteFrameCsv(out);
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
        decodeFrame();
        frames++;
    }

    private void decodeFrame() {
        if (line.bytes().length > MAX_FRAME_LENGTH) {
            refuseFrame(Reject.OVERSIZED);
        } else if (line.isText()) {
            decodeText();
        } else if (decoder.decode(frame, line.receiveTimeNs(), rows) == KiteDecoder.HEARTBEAT) {
            heartbeats++;
        }
    }

    private void decodeText() {
        if (KiteText.read(line.bytes()).isPresent()) {
            texts++;
        } else {
            refuseFrame(Reject.TEXT);
        }
    }

    private void refuseFrame(Reject reason) {
        refused.merge(reason, 1L, Long::sum);
        table.set("recv_ns", line.receiveTimeNs())
                .set("frame", frames)
                .set("reject", reason.name())
                .end();
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
            table.set(slot);
            if (decoder.packetLength() == KiteLayout.FULL_LENGTH) {
                table.set("oi_day_high", uint32(KiteLayout.OI_DAY_HIGH))
                        .set("oi_day_low", uint32(KiteLayout.OI_DAY_LOW));
            }
            endPacket();
        }

        @Override
        public void reject(Reject reason) {
            if (decoder.packetIndex() == KiteDecoder.NO_PACKET) {
                refuseFrame(reason);
                return;
            }
            refused.merge(reason, 1L, Long::sum);
            table.set("recv_ns", line.receiveTimeNs()).set("reject", reason.name());
            if (reason == Reject.TRUNCATED) {
                table.set("frame", frames).set("packet", decoder.packetIndex()).end();
            } else {
                endPacket();
            }
        }

        private void endPacket() {
            String kind = KiteLayout.kindName(decoder.packetLength());
            if (!kind.isEmpty()) {
                setInstrument(frame.getInt(decoder.packetOffset() + KiteLayout.TOKEN));
            }
            table.set("frame", frames).set("packet", decoder.packetIndex()).set("kind", kind).end();
        }

        private void setInstrument(int token) {
            int segment = KiteLayout.segment(token);
            if (segment >= KiteLayout.FIRST_SEGMENT && segment <= KiteLayout.LAST_SEGMENT) {
                table.set("segment", Segments.name(segment));
            }
            table.set("token", KiteLayout.exchangeToken(token));
        }

        private long uint32(int field) {
            return Integer.toUnsignedLong(frame.getInt(decoder.packetOffset() + field));
        }
    }
}
