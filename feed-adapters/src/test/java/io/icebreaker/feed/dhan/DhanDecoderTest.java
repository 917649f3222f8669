package io.icebreaker.feed.dhan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.TickColumns;
import io.icebreaker.feed.dhan.DhanSamples.Sample;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Segments;
import io.icebreaker.tick.TickFlags;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DhanDecoderTest {
    private static final long RECEIVED_NS = 1_781_065_201_123_456_789L;
    private static final int FEED = 3;
    private static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry("ltp", "ltp"),
                    Map.entry("ltq", "ltq"),
                    Map.entry("atp", "atp"),
                    Map.entry("volume", "volume"),
                    Map.entry("totalSellQty", "tsq"),
                    Map.entry("totalBuyQty", "tbq"),
                    Map.entry("open", "open"),
                    Map.entry("close", "prev_close"),
                    Map.entry("high", "high"),
                    Map.entry("low", "low"),
                    Map.entry("oi", "oi"),
                    Map.entry("openInterest", "oi"),
                    Map.entry("prevClose", "prev_close"));

    private final List<Instrument> instruments = new ArrayList<>();
    private final Map<Long, Integer> ids = new HashMap<>();
    private final RecordingSink sink = new RecordingSink();
    private final DhanDecoder decoder = new DhanDecoder(this::resolve, (s, t) -> tick(t), FEED);
    private final DhanTwin twin = new DhanTwin(DhanDecoderTest::tick);

    private static long tick(long token) {
        return new long[] {500, 100, 25, 0, 1_000}[(int) (token % 5)];
    }

    private int resolve(int segment, long token) {
        long key = (long) segment << 32 | token;
        return ids.computeIfAbsent(key, k -> define(Segments.name(segment), token));
    }

    private int define(String segment, long token) {
        instruments.add(
                new Instrument(
                        segment, token, segment + token, InstrumentType.EQ, "", null, 0, 1, 500));
        return instruments.size() - 1;
    }

    private int decode(byte[] frame) {
        return decoder.decode(ByteBuffer.wrap(frame), RECEIVED_NS, sink);
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

    @Test
    void readsEverySampleToTheValuesItWasBuiltFrom() {
        int compared = 0;
        for (Sample sample : DhanSamples.of("live-feed")) {
            sink.clear();
            decode(sample.bytes());
            if (sample.decoded().containsKey("ltp") || sample.decoded().containsKey("oi")) {
                compare(sample, seen().get(0));
                compared++;
            }
        }
        assertEquals(8, compared);
    }

    private static void compare(Sample sample, Map<String, String> row) {
        Map<String, Object> said = sample.decoded();
        assertEquals(said.get("securityId"), row.get("token"), sample.name());
        said.forEach(
                (name, value) -> {
                    if (COLUMNS.containsKey(name)) {
                        BigDecimal read = new BigDecimal(row.get(COLUMNS.get(name)));
                        BigDecimal built = new BigDecimal((String) value);
                        assertEquals(0, built.compareTo(read), sample.name() + " " + name);
                    }
                });
        if (said.containsKey("lttUtcEpoch")) {
            assertEquals(said.get("lttUtcEpoch") + "000000000", row.get("ltt_ns"), sample.name());
        }
        assertFalse(row.containsKey("exch_ns"));
        if (said.get("depth") instanceof List<?> levels) {
            for (int level = 1; level <= 5; level++) {
                compareLevel((Map<?, ?>) levels.get(level - 1), row, level);
            }
        }
    }

    private static void compareLevel(Map<?, ?> built, Map<String, String> row, int level) {
        for (String side : List.of("bid", "ask")) {
            for (String part : List.of("Price", "Qty", "Orders")) {
                String column = side.charAt(0) + part.substring(0, 1).toLowerCase() + level;
                String read = row.get(column);
                if (built.get(side + "Qty").equals("0")) {
                    assertEquals(null, read);
                } else {
                    var value = new BigDecimal((String) built.get(side + part));
                    assertEquals(0, value.compareTo(new BigDecimal(read)), column);
                }
            }
        }
    }

    @Test
    void givesOpenInterestAndPreviousCloseRowsOfTheirOwn() {
        decode(DhanSamples.bytes("oi above 2^31 (tests unsigned read)"));
        decode(DhanSamples.bytes("prev-close SENSEX index"));
        decode(DhanSamples.bytes("prev-close NIFTY index"));

        assertEquals(
                List.of(
                        Map.of("segment", "NFO", "token", "47317", "oi", "3000000001"),
                        Map.of("segment", "IDX", "token", "51", "prev_close", "74807.97"),
                        Map.of("segment", "IDX", "token", "13", "prev_close", "23297.6")),
                seen());
        assertEquals(FEED, sink.ticks().get(0).feed());
        assertEquals(RECEIVED_NS, sink.ticks().get(0).receiveTimeNs());
    }

    @Test
    void readsSeveralPacketsOfAFrame() {
        assertEquals(3, decode(DhanSamples.bytes("three packets in one frame (quote, oi, full)")));
        assertFalse(sink.ticks().get(0).has(TickFlags.HAS_DEPTH));
        assertTrue(sink.ticks().get(2).has(TickFlags.HAS_DEPTH));

        sink.clear();
        assertEquals(1, decode(DhanSamples.bytes("truncated frame")));
        assertEquals(List.of(Reject.TRUNCATED), sink.rejects());
    }

    @Test
    void saysNothingOfHeartbeatsAndKeepsTheReasonOfADisconnect() {
        assertEquals(DhanDecoder.HEARTBEAT, decode(DhanSamples.bytes("code 0 heartbeat/ack")));
        assertEquals(
                DhanDecoder.HEARTBEAT, decode(DhanSamples.bytes("market status (header only)")));
        assertEquals(0, decode(DhanSamples.bytes("disconnect 807 token expired")));
        assertEquals(807, decoder.disconnectReason());
        assertEquals(0, decode(DhanSamples.bytes("disconnect 805")));
        assertEquals(805, decoder.disconnectReason());
        decode(DhanSamples.bytes("ticker NIFTY index"));
        assertEquals(0, decoder.disconnectReason());
        assertEquals(1, sink.arrivals().size());
    }

    @Test
    void findsThePriceThatBecameAFloat() {
        long token = 5; // a tick of 0.05
        assertEquals("80123.45", ltp(1, token, 80_123.45f));
        assertEquals("131072.05", ltp(1, token, 131_072.05f));
        assertEquals("151000.55", ltp(1, token, 151_000.55f));
        assertEquals("1048576.15", ltp(1, token, 1_048_576.125f));
        assertEquals(0, decoder.offTick());
        assertEquals("100.01", ltp(1, token, 100.01f));
        assertEquals(1, decoder.offTick());
        assertEquals("83.2525", ltp(3, 7, 83.2525f));
        assertEquals("83.2513", ltp(3, 7, 83.2513f));
        assertEquals("23378.6", ltp(0, token, 23_378.6f));
        assertEquals("23378.61", ltp(0, token, 23_378.61f));
        assertEquals("-0.01", ltp(1, 8, -0.01f));
        assertEquals("0", ltp(1, 8, -0f));
    }

    private String ltp(int segment, long token, float price) {
        sink.clear();
        ByteBuffer ticker = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        ticker.put((byte) 2).putShort((short) 16).put((byte) segment).putInt((int) token);
        decode(ticker.putFloat(price).putInt(0).array());
        assertEquals(0, sink.rejects().size());
        return Prices.format(sink.ticks().get(0).ltp());
    }

    @Test
    void takesThePacketsLengthFromItsKind() {
        byte[] packet = DhanSamples.bytes("oi NIFTY future");
        packet[1] = 99;
        assertEquals(1, decode(packet));
        assertEquals(1, decoder.wrongLengths());
    }

    @Test
    void refusesWhatTheContractNames() {
        HexFormat hex = HexFormat.of();
        decode(hex.parseHex(""));
        decode(hex.parseHex("02100001"));
        decode(hex.parseHex("0210000106000000"));
        decode(hex.parseHex("0007000100000000"));
        decode(hex.parseHex("0109000100000000"));
        decode(hex.parseHex("0909000100000000"));
        decode(hex.parseHex("0908000100000000" + "050c00013505000001000000"));
        decode(hex.parseHex("050c00063505000001000000"));
        decode(hex.parseHex("050c00010000000001000000"));
        decode(hex.parseHex("02100001350500000000c07f00000000"));
        decode(hex.parseHex("02100001350500000000807f00000000"));
        decode(hex.parseHex("0210000135050000ffff7f7f00000000"));

        assertEquals(
                List.of(
                        Reject.TRUNCATED,
                        Reject.TRUNCATED,
                        Reject.TRUNCATED,
                        Reject.LENGTH,
                        Reject.LENGTH,
                        Reject.KIND,
                        Reject.KIND,
                        Reject.SEGMENT,
                        Reject.TOKEN,
                        Reject.NOT_FINITE,
                        Reject.NOT_FINITE,
                        Reject.RANGE),
                sink.rejects());
        assertEquals(1, sink.ticks().size());
    }

    @Test
    void refusesNotANumberInAnEmptyLevelButNoPriceOutOfRangeThere() {
        byte[] full = DhanSamples.bytes("full equity with a one-sided book");
        ByteBuffer packet = ByteBuffer.wrap(full).order(ByteOrder.LITTLE_ENDIAN);
        packet.putFloat(62 + 4 * 20 + 16, Float.MAX_VALUE);
        assertEquals(1, decode(full));
        packet.putFloat(62 + 4 * 20 + 16, Float.NaN);
        assertEquals(0, decode(full));
        assertEquals(List.of(Reject.NOT_FINITE), sink.rejects());
    }

    @Test
    void refusesAnInstrumentNobodyDefined() {
        var strict = new DhanDecoder(new Instruments(1)::id, TickSizes.NONE, FEED);
        byte[] frame = DhanSamples.bytes("ticker HDFCBANK equity");
        assertEquals(0, strict.decode(ByteBuffer.wrap(frame), RECEIVED_NS, sink));
        assertEquals(List.of(Reject.UNKNOWN_INSTRUMENT), sink.rejects());
    }

    @Test
    void readsOnlyBetweenPositionAndLimit() {
        byte[] frame = DhanSamples.bytes("ticker HDFCBANK equity");
        ByteBuffer window = ByteBuffer.allocate(frame.length + 20).position(7).put(frame);
        window.position(7).limit(7 + frame.length);
        assertEquals(1, decoder.decode(window, RECEIVED_NS, sink));
        assertEquals(7, window.position());
        assertEquals(16_504_500, sink.ticks().get(0).ltp());
    }

    @Test
    void agreesWithTheTwinOnEverySampleAndEveryTruncation() {
        for (Sample sample : DhanSamples.of("live-feed")) {
            for (int length = 0; length <= sample.bytes().length; length++) {
                compare(sample.name() + " cut to " + length, Arrays.copyOf(sample.bytes(), length));
            }
        }
    }

    @Test
    void agreesWithTheTwinOnRandomAndMutatedFrames() {
        long seed = System.nanoTime();
        System.out.println("DhanDecoderTest seed " + seed);
        var random = new SplittableRandom(seed);
        var samples = DhanSamples.of("live-feed").stream().map(Sample::bytes).toList();
        for (int i = 0; i < 30_000; i++) {
            compare("seed " + seed + " frame " + i, DhanRandomFrames.next(random, samples));
        }
    }

    private void compare(String what, byte[] frame) {
        sink.clear();
        int answer = decode(frame);
        List<Map<String, String>> seen = seen();
        List<Map<String, String>> read = twin.read(frame);
        if (!read.equals(seen)) {
            assertEquals(read, seen, () -> what + ": " + HexFormat.of().formatHex(frame));
        }
        assertEquals(Math.max(0, answer), sink.ticks().size(), what);
    }

    /** Many packets of every kind in one frame. */
    @Test
    void readsAFrameOfTwentyPackets() {
        var frame = new ByteArrayOutputStream();
        for (int i = 0; i < 20; i++) {
            frame.writeBytes(DhanSamples.bytes("full NIFTY option"));
            frame.writeBytes(DhanSamples.bytes("code 0 heartbeat/ack"));
        }
        assertEquals(20, decode(frame.toByteArray()));
        assertEquals(39, decoder.packetIndex());
    }
}
