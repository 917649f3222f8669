package io.icebreaker.bench.codec;

import io.icebreaker.feed.kite.KiteLayout;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Kite frames of one kind of packet: with plausible content from a seed, or a packet that the broker captured
 * and published, under the numbers of a hundred instruments.
 *
 * <p>Sources of the captured ones: zerodha/kiteconnectjs, test (ltp); zerodha/gokiteconnect, ticker (quote,
 * full); both MIT.
 */
final class KiteFrames {
    static final int PACKETS = 100;
    static final int SEGMENT_NSE = 1;

    private static final int FIRST_TOKEN = 1_000;
    private static final int TIME_S = 1_767_584_700;

    private static final String CAPTURED_LTP = "AA2AAQAAmX8=";
    private static final String CAPTURED_QUOTE =
            "AAY6AQACZoMAAAABAAJlaQAR8bIAA+n/AAWANwACZPMAAmc8AAJhyQACZGw=";
    private static final String CAPTURED_FULL =
            "AAY6AQACZroAAAAHAAJlbQASMhcAA+m7AAWKAQACZPMAAmc8AAJhyQACZGxg4pR/AAAAAAAA"
                    + "AAAAAAAAYOKUfwAAAAUAAmacAAEAAAAAAIwAAmZ0AAIAAAAAAAIAAmZvAAEAAAAAANsA"
                    + "AmZqAAcAAAAAADIAAmZlAAEAAAAAAKwAAma6AAMAAAAAACwAAma/AAMAAAAAAS4AAmbJ"
                    + "AAMAAAAAAI0AAmbOAAIAAAAAAtQAAmbTAAUAAA==";

    private KiteFrames() {}

    /** The number Kite streams a frame's n-th instrument under. */
    static long instrumentToken(int n) {
        return KiteLayout.instrumentToken(SEGMENT_NSE, exchangeToken(n));
    }

    /** The instruments of a frame, each under its place as its id. */
    static Instruments instruments() {
        var instruments = new Instruments(PACKETS);
        List<Instrument> all = new ArrayList<>();
        for (int n = 0; n < PACKETS; n++) {
            int token = exchangeToken(n);
            String symbol = "S" + token;
            all.add(new Instrument("NSE", token, symbol, InstrumentType.EQ, "", null, 0, 1, 500));
        }
        instruments.registerAll(all);
        return instruments;
    }

    /** A frame of {@link #PACKETS} captured packets of {@code length} bytes, ready to be read. */
    static ByteBuffer captured(int length) {
        String text =
                switch (length) {
                    case KiteLayout.LTP_LENGTH -> CAPTURED_LTP;
                    case KiteLayout.QUOTE_LENGTH -> CAPTURED_QUOTE;
                    default -> CAPTURED_FULL;
                };
        byte[] packet = Base64.getDecoder().decode(text);
        ByteBuffer frame = empty(packet.length);
        for (int n = 0; n < PACKETS; n++) {
            frame.putShort((short) packet.length).putInt((int) instrumentToken(n));
            frame.put(packet, Integer.BYTES, packet.length - Integer.BYTES);
        }
        return frame.flip();
    }

    private static ByteBuffer empty(int length) {
        int size = KiteLayout.HEADER_LENGTH + PACKETS * (KiteLayout.PACKET_HEADER_LENGTH + length);
        return ByteBuffer.allocate(size).order(ByteOrder.BIG_ENDIAN).putShort((short) PACKETS);
    }

    /** The exchange's number of a frame's n-th instrument. */
    static int exchangeToken(int n) {
        return FIRST_TOKEN + n;
    }

    /** A frame of {@link #PACKETS} packets of {@code length} bytes, ready to be read. */
    static ByteBuffer frame(int length, long seed) {
        var random = new Random(seed);
        ByteBuffer frame = empty(length);
        for (int n = 0; n < PACKETS; n++) {
            frame.putShort((short) length);
            int body = frame.position();
            packet(frame, n, length, random);
            frame.position(body + length);
        }
        return frame.flip();
    }

    private static void packet(ByteBuffer frame, int n, int length, Random random) {
        int price = 100_000 + 5 * random.nextInt(1_000);
        frame.putInt((int) instrumentToken(n)).putInt(price);
        if (length >= KiteLayout.QUOTE_LENGTH) {
            frame.putInt(1 + random.nextInt(500)).putInt(price - 5).putInt(1_000_000 + n);
            frame.putInt(random.nextInt(100_000)).putInt(random.nextInt(100_000));
            frame.putInt(price - 50).putInt(price + 100).putInt(price - 100).putInt(price - 20);
        }
        if (length == KiteLayout.FULL_LENGTH) {
            frame.putInt(TIME_S - 1)
                    .putInt(random.nextInt(100_000))
                    .putInt(100_000)
                    .putInt(0)
                    .putInt(TIME_S);
            for (int level = 0; level < 2 * KiteLayout.LEVELS; level++) {
                int away =
                        level < KiteLayout.LEVELS
                                ? -5 * level
                                : 5 * (level - KiteLayout.LEVELS + 1);
                frame.putInt(1 + random.nextInt(2_000))
                        .putInt(price + away)
                        .putShort((short) (1 + level));
                frame.putShort((short) 0);
            }
        }
    }
}
