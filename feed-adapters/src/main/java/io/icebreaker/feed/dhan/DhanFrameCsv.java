package io.icebreaker.feed.dhan;

import io.icebreaker.feed.FrameLine;
import io.icebreaker.feed.FrameRows;
import io.icebreaker.feed.PacketCsv;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Segments;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Captured frames of Dhan's live feed for a table ({@code decode --broker dhan}). Decodes with the very
 * {@link DhanDecoder} that is live, and knows every instrument; of those that are defined the tick size
 * too, without which prices are rounded to paise. Cold; one run an object.
 */
public final class DhanFrameCsv implements FrameRows {
    private final DhanTickTable tickSizes = new DhanTickTable();
    private final DhanDecoder decoder = new DhanDecoder((segment, token) -> 0, tickSizes, 0);
    private boolean isText;

    @Override
    public void define(List<Instrument> instruments) {
        tickSizes.define(instruments);
    }

    /** The feed is binary; a text frame is a wrong opcode whatever it says (feed-dhan 5.5). */
    @Override
    public int decode(FrameLine line, ByteBuffer frame, TickSink sink) {
        isText = line.isText();
        if (isText) {
            sink.reject(Reject.OPCODE);
            return 0;
        }
        return decoder.decode(frame, line.receiveTimeNs(), sink);
    }

    @Override
    public int packetIndex() {
        return isText ? NO_PACKET : decoder.packetIndex();
    }

    @Override
    public void describe(PacketCsv row, ByteBuffer frame, boolean isRefused) {
        String kind = DhanLayout.kindName(decoder.packetCode());
        if (decoder.packetLength() == 0 || kind.isEmpty()) {
            return;
        }
        int at = decoder.packetOffset();
        row.set("kind", kind);
        int segment = DhanSegments.code(frame.get(at + DhanLayout.SEGMENT) & 0xff);
        if (segment != DhanSegments.UNKNOWN) {
            row.set("segment", Segments.name(segment));
        }
        row.set("token", uint32(frame, at + DhanLayout.SECURITY_ID));
        if (!isRefused && decoder.packetCode() == DhanLayout.FULL) {
            row.set("oi_day_high", uint32(frame, at + DhanLayout.OI_DAY_HIGH));
            row.set("oi_day_low", uint32(frame, at + DhanLayout.OI_DAY_LOW));
        } else if (!isRefused && decoder.packetCode() == DhanLayout.PREVIOUS_CLOSE) {
            row.set("prev_oi", uint32(frame, at + DhanLayout.PREV_OI));
        }
    }

    private static long uint32(ByteBuffer frame, int at) {
        return Integer.toUnsignedLong(frame.getInt(at));
    }
}
