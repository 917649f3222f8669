package io.icebreaker.feed.dhan;

import io.icebreaker.feed.FrameLine;
import io.icebreaker.feed.FrameRows;
import io.icebreaker.feed.PacketCsv;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Segments;
import io.icebreaker.tick.TickSink;
import java.nio.ByteBuffer;
import java.util.StringJoiner;

/**
 * Captured frames of Dhan's depth feeds for a table ({@code decode --broker dhan20}, {@code dhan200}): a
 * row a side, its best five levels in the columns, all of them in {@code bids} or {@code asks} as {@code
 * price:qty:orders}, best first. Cold; one run an object.
 */
public final class DhanDepthFrameCsv implements FrameRows {
    private final DhanDepthDecoder decoder;
    private boolean isText;

    private DhanDepthFrameCsv(DhanDepthDecoder decoder) {
        this.decoder = decoder;
    }

    public static DhanDepthFrameCsv of20() {
        return new DhanDepthFrameCsv(DhanDepthDecoder.of20((segment, token) -> 0, 0));
    }

    public static DhanDepthFrameCsv of200() {
        return new DhanDepthFrameCsv(DhanDepthDecoder.of200((segment, token) -> 0, 0));
    }

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
        boolean isSide =
                decoder.packetCode() == DhanDepthLayout.BID
                        || decoder.packetCode() == DhanDepthLayout.ASK;
        if (decoder.packetLength() == 0 || !isSide) {
            return;
        }
        int at = decoder.packetOffset();
        row.set("kind", decoder.isBid() ? "bids" : "asks");
        int segment = DhanSegments.code(frame.get(at + DhanDepthLayout.SEGMENT) & 0xff);
        if (segment != DhanSegments.UNKNOWN) {
            row.set("segment", Segments.name(segment));
        }
        row.set("token", Integer.toUnsignedLong(frame.getInt(at + DhanDepthLayout.SECURITY_ID)));
        if (!isRefused) {
            row.set(decoder.isBid() ? "bids" : "asks", levels(decoder.levels()));
        }
    }

    private static String levels(DhanLevels side) {
        var levels = new StringJoiner(" ");
        for (int level = 0; level < side.count(); level++) {
            levels.add(
                    Prices.format(side.price(level))
                            + ":"
                            + side.qty(level)
                            + ":"
                            + side.orders(level));
        }
        return levels.toString();
    }
}
