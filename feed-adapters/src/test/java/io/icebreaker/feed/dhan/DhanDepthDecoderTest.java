package io.icebreaker.feed.dhan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.TickColumns;
import io.icebreaker.feed.dhan.DhanSamples.Sample;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Segments;
import io.icebreaker.tick.Tick;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DhanDepthDecoderTest {
    private final List<Instrument> instruments = new ArrayList<>();
    private final RecordingSink sink = new RecordingSink();
    private final DhanDepthDecoder twenty = DhanDepthDecoder.of20(this::resolve, 3);
    private final DhanDepthDecoder many = DhanDepthDecoder.of200(this::resolve, 3);

    private int resolve(int segment, long token) {
        String name = Segments.name(segment);
        instruments.add(
                new Instrument(name, token, name + token, InstrumentType.EQ, "", null, 0, 1, 500));
        return instruments.size() - 1;
    }

    private DhanDepthDecoder decoder(String endpoint) {
        return endpoint.equals("depth-20") ? twenty : many;
    }

    private int decode(DhanDepthDecoder decoder, byte[] frame) {
        return decoder.decode(ByteBuffer.wrap(frame), 7, sink);
    }

    @Test
    void readsEverySampleToTheValuesItWasBuiltFrom() {
        int rows = 0;
        for (String endpoint : List.of("depth-20", "depth-200")) {
            for (Sample sample : DhanSamples.of(endpoint)) {
                sink.clear();
                DhanDepthDecoder decoder = decoder(endpoint);
                decode(decoder, sample.bytes());
                if (sample.decoded().get("rows") instanceof List<?> built) {
                    rows += compare(built, decoder);
                }
            }
        }
        assertEquals(20 + 20 + 3 + 2, rows);
    }

    private static int compare(List<?> built, DhanDepthDecoder decoder) {
        DhanLevels levels = decoder.levels();
        assertEquals(built.size(), levels.count());
        for (int level = 0; level < levels.count(); level++) {
            var row = (Map<?, ?>) built.get(level);
            var price = new BigDecimal((String) row.get("price")).movePointRight(4);
            assertEquals(price.longValueExact(), levels.price(level));
            assertEquals(row.get("qty"), Long.toString(levels.qty(level)));
            assertEquals(row.get("orders"), Long.toString(levels.orders(level)));
        }
        return levels.count();
    }

    @Test
    void splitsAFrameBySidesAndKeepsTheReasonOfADisconnect() {
        byte[] both = DhanSamples.bytes("20-level bid+ask stacked in one frame");
        assertEquals(2, decode(twenty, both));
        assertEquals(16_504_000, sink.ticks().get(0).bid(0));
        assertEquals(0, sink.ticks().get(0).askQty(0));
        assertEquals(16_505_000, sink.ticks().get(1).ask(0));
        assertEquals(0, decode(twenty, DhanSamples.bytes("20-level disconnect 805")));
        assertEquals(805, twenty.disconnectReason());
        assertEquals(DhanDepthDecoder.HEARTBEAT, decode(twenty, packet(0, 1, 9, 0)));
    }

    @Test
    void sortsRowsAndDropsEmptyOnes() {
        byte[] asks = packet(51, 1, 9, 0, 101, 5, 100, 0, 100.05, 7, 101, 6, -3, 1);
        assertEquals(1, decode(twenty, asks));
        Tick tick = sink.ticks().get(0);
        assertEquals(
                "-3x1 100.05x7 101x5 101x6",
                row(tick, 0) + " " + row(tick, 1) + " " + row(tick, 2) + " " + row(tick, 3));
        assertEquals(0, tick.askQty(4));
    }

    private static String row(Tick tick, int level) {
        return Prices.format(tick.ask(level)) + "x" + tick.askQty(level);
    }

    /** Price and quantity alternate in {@code rows}. */
    private static byte[] packet(int code, int segment, long token, int field, double... rows) {
        int length = 12 + 8 * rows.length;
        ByteBuffer packet = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        packet.putShort((short) length).put((byte) code).put((byte) segment).putInt((int) token);
        packet.putInt(field);
        for (int i = 0; i < rows.length; i += 2) {
            packet.putDouble(rows[i]).putInt((int) rows[i + 1]).putInt(1);
        }
        return packet.array();
    }

    @Test
    void refusesWhatTheContractNames() {
        decode(twenty, new byte[0]);
        decode(twenty, Arrays.copyOf(packet(41, 1, 9, 0, 1, 1), 27));
        decode(twenty, HexFormat.of().parseHex("0b00290135050000000000000000"));
        decode(twenty, packet(42, 1, 9, 0));
        decode(twenty, packet(41, 1, 9, 0, new double[42]));
        decode(many, packet(41, 1, 9, 2, 1, 1));
        decode(many, packet(41, 1, 9, 201, new double[402]));
        decode(twenty, packet(41, 6, 9, 0, 1, 1));
        decode(twenty, packet(41, 1, 0, 0, 1, 1));
        decode(twenty, packet(41, 1, 9, 0, Double.NaN, 1));
        decode(twenty, packet(41, 1, 9, 0, 1e15, 1));
        assertEquals(
                List.of(
                        Reject.TRUNCATED,
                        Reject.TRUNCATED,
                        Reject.LENGTH,
                        Reject.KIND,
                        Reject.LENGTH,
                        Reject.LENGTH,
                        Reject.LENGTH,
                        Reject.SEGMENT,
                        Reject.TOKEN,
                        Reject.NOT_FINITE,
                        Reject.RANGE),
                sink.rejects());
        assertEquals(1, decode(twenty, packet(41, 1, 9, 0, Double.NaN, 0)));
    }

    @Test
    void agreesWithTheTwinOnRandomFrames() {
        long seed = System.nanoTime();
        System.out.println("DhanDepthDecoderTest seed " + seed);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] frame = frame(random);
            boolean isTwenty = random.nextBoolean();
            sink.clear();
            instruments.clear();
            decode(isTwenty ? twenty : many, frame);
            String what = "seed " + seed + " frame " + i;
            assertEquals(DhanDepthTwin.read(frame, isTwenty), seen(), what);
        }
    }

    private List<Map<String, String>> seen() {
        var rows = new ArrayList<Map<String, String>>();
        for (var arrival : sink.arrivals()) {
            rows.add(
                    arrival.tick() == null
                            ? Map.of("reject", arrival.reject().name())
                            : TickColumns.of(arrival.tick(), instruments.get(arrival.tick().id())));
        }
        return rows;
    }

    private static byte[] frame(SplittableRandom random) {
        var out = new ByteArrayOutputStream();
        for (int left = random.nextInt(4); left > 0; left--) {
            double[] rows = new double[2 * random.nextInt(random.nextInt(8) == 0 ? 220 : 21)];
            for (int i = 0; i < rows.length; i += 2) {
                rows[i] = price(random);
                rows[i + 1] = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 1_000_000);
            }
            int code =
                    random.nextInt(8) == 0 ? random.nextInt(256) : random.nextBoolean() ? 41 : 51;
            int field = random.nextInt(8) == 0 ? random.nextInt() : rows.length / 2;
            out.writeBytes(packet(code, random.nextInt(10), random.nextInt(20), field, rows));
        }
        byte[] frame = out.toByteArray();
        if (random.nextInt(3) == 0) {
            frame = Arrays.copyOf(frame, Math.max(0, frame.length + random.nextInt(-20, 5)));
        }
        if (random.nextInt(3) == 0 && frame.length > 0) {
            frame[random.nextInt(frame.length)] = (byte) random.nextInt();
        }
        return frame;
    }

    private static double price(SplittableRandom random) {
        return switch (random.nextInt(30)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> -1.05;
            default -> random.nextInt(20_000, 20_040) * 0.05;
        };
    }

    @Test
    void putsBothSidesTogetherForAnEngine() {
        var both = new DhanBothSides(twenty).into(sink);
        side(both, 41, 100, 1);
        assertEquals(List.of(), sink.ticks(), "half a book");
        side(both, 51, 101, 2);
        assertBook(1, 2, 1_000_000, 1_010_000);
        side(both, 51, 100, 3);
        assertEquals(1, sink.ticks().size(), "a new side beside an old one");
        side(both, 41, 99, 4);
        assertBook(2, 4, 990_000, 1_000_000);
        side(both, 41, 98, 5);
        side(both, 41, 97, 6);
        assertBook(3, 6, 970_000, 1_000_000);
        side(both, 41, 96, 7);
        assertBook(4, 7, 960_000, 1_000_000);
        assertEquals(4, both.published());
        both.forget();
        side(both, 41, 95, 8);
        assertEquals(4, sink.ticks().size());
    }

    private void side(DhanBothSides into, int code, int price, int receiveTimeNs) {
        instruments.clear();
        byte[] packet = packet(code, 1, 9, 0, price, 5);
        twenty.decode(ByteBuffer.wrap(packet), receiveTimeNs, into);
    }

    private void assertBook(int ticks, long receiveTimeNs, long bid, long ask) {
        assertEquals(ticks, sink.ticks().size());
        Tick last = sink.ticks().get(ticks - 1);
        assertEquals(receiveTimeNs, last.receiveTimeNs());
        assertEquals(bid, last.bid(0));
        assertEquals(ask, last.ask(0));
    }
}
