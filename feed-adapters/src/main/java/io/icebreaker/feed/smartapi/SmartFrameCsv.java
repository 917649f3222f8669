package io.icebreaker.feed.smartapi;

import static io.icebreaker.feed.smartapi.SmartLayout.*;

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
 * Captured SmartAPI frames for a table ({@code decode --broker smartapi}). Decodes with the very {@link
 * SmartDecoder} that is live, and knows every instrument. Sizes of the book are the wire's own 64 bits. All
 * levels of a depth packet stand in {@code bids} and {@code asks} as {@code price:qty:orders}, best first.
 * Cold; one run an object.
 */
public final class SmartFrameCsv implements FrameRows {
    private final SmartDecoder decoder = new SmartDecoder((segment, token) -> 0, 0);
    private int packetIndex = NO_PACKET;

    @Override
    public int decode(FrameLine line, ByteBuffer frame, TickSink sink) {
        if (!line.isText()) {
            packetIndex = frame.hasRemaining() ? 0 : NO_PACKET;
            return decoder.decode(frame, line.receiveTimeNs(), sink);
        }
        packetIndex = NO_PACKET;
        var text = SmartText.read(line.bytes());
        if (text.isEmpty()) {
            sink.reject(Reject.TEXT);
            return 0;
        }
        return text.get().isPong() ? HEARTBEAT : MESSAGE;
    }

    @Override
    public int packetIndex() {
        return packetIndex;
    }

    @Override
    public void describe(PacketCsv row, ByteBuffer frame, boolean isRefused) {
        int mode = frame.get(MODE);
        row.set("kind", modeName(mode));
        if (!isMode(mode) || frame.remaining() != length(mode)) {
            return;
        }
        int exchangeType = frame.get(EXCHANGE_TYPE);
        if (segmentCode(exchangeType) != 0) {
            row.set("segment", Segments.name(segmentCode(exchangeType)));
        }
        if (token(frame, 0) != 0) {
            row.set("token", token(frame, 0));
        }
        if (!isRefused) {
            describePacket(row, frame, mode, exchangeType);
        }
    }

    private static void describePacket(
            PacketCsv row, ByteBuffer frame, int mode, int exchangeType) {
        if (mode == DEPTH_MODE) {
            row.set("bids", levels(frame, DEEP_BIDS, exchangeType));
            row.set("asks", levels(frame, DEEP_ASKS, exchangeType));
            return;
        }
        row.set("seq", frame.getLong(SEQUENCE));
        if (mode == SNAP_MODE) {
            row.setPrice("upper_circuit", price(exchangeType, frame.getLong(UPPER_CIRCUIT)))
                    .setPrice("lower_circuit", price(exchangeType, frame.getLong(LOWER_CIRCUIT)))
                    .setPrice("week52_high", price(exchangeType, frame.getLong(WEEK52_HIGH)))
                    .setPrice("week52_low", price(exchangeType, frame.getLong(WEEK52_LOW)));
            setSizes(row, frame, BIDS, "bq");
            setSizes(row, frame, ASKS, "aq");
        }
    }

    private static void setSizes(PacketCsv row, ByteBuffer frame, int levels, String column) {
        for (int level = 0; level < LEVELS; level++) {
            long qty = frame.getLong(levels + level * LEVEL_LENGTH + LEVEL_QTY);
            if (qty != 0) {
                row.set(column + (level + 1), qty);
            }
        }
    }

    private static String levels(ByteBuffer frame, int from, int exchangeType) {
        var levels = new StringJoiner(" ");
        for (int level = 0; level < DEEP_LEVELS; level++) {
            int at = from + level * DEEP_LEVEL_LENGTH;
            int qty = frame.getInt(at + DEEP_LEVEL_QTY);
            if (qty != 0) {
                long price = price(exchangeType, frame.getInt(at + DEEP_LEVEL_PRICE));
                int orders = frame.getShort(at + DEEP_LEVEL_ORDERS) & 0xffff;
                levels.add(Prices.format(price) + ":" + qty + ":" + orders);
            }
        }
        return levels.toString();
    }
}
