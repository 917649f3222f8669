package io.icebreaker.feed.kite;

import io.icebreaker.feed.DecodeResult;
import io.icebreaker.feed.FrameCsv;
import io.icebreaker.feed.FrameLine;
import io.icebreaker.feed.FrameRows;
import io.icebreaker.feed.PacketCsv;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Segments;
import io.icebreaker.tick.TickSink;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;

/**
 * Captured Kite frames for a table ({@code decode --broker kite}). Decodes with the very {@link KiteDecoder}
 * that is live, and knows every instrument. Cold; one run an object.
 */
public final class KiteFrameCsv implements FrameRows {
    private final KiteDecoder decoder = new KiteDecoder((segment, token) -> 0, 0);

    /** Decodes lines of {@code recv_ns b|t hex}, see {@link FrameCsv#run(FrameRows, Reader, Writer)}. */
    public static DecodeResult run(Reader in, Writer out) throws IOException {
        return FrameCsv.run(new KiteFrameCsv(), in, out);
    }

    @Override
    public int decode(FrameLine line, ByteBuffer frame, TickSink sink) {
        if (!line.isText()) {
            return decoder.decode(frame, line.receiveTimeNs(), sink);
        }
        if (KiteText.read(line.bytes()).isPresent()) {
            return MESSAGE;
        }
        decoder.noPacket();
        sink.reject(Reject.TEXT);
        return 0;
    }

    @Override
    public int packetIndex() {
        return decoder.packetIndex();
    }

    @Override
    public void describe(PacketCsv row, ByteBuffer frame, boolean isRefused) {
        String kind = KiteLayout.kindName(decoder.packetLength());
        if (!kind.isEmpty()) {
            setInstrument(row, frame.getInt(decoder.packetOffset() + KiteLayout.TOKEN));
        }
        row.set("kind", kind);
        if (!isRefused && decoder.packetLength() == KiteLayout.FULL_LENGTH) {
            row.set("oi_day_high", uint32(frame, KiteLayout.OI_DAY_HIGH))
                    .set("oi_day_low", uint32(frame, KiteLayout.OI_DAY_LOW));
        }
    }

    private static void setInstrument(PacketCsv row, int token) {
        int segment = KiteLayout.segment(token);
        if (segment >= KiteLayout.FIRST_SEGMENT && segment <= KiteLayout.LAST_SEGMENT) {
            row.set("segment", Segments.name(segment));
        }
        row.set("token", KiteLayout.exchangeToken(token));
    }

    private long uint32(ByteBuffer frame, int field) {
        return Integer.toUnsignedLong(frame.getInt(decoder.packetOffset() + field));
    }
}
