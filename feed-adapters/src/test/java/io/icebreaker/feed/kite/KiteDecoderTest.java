package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.TickColumns;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Segments;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KiteDecoderTest {
    private static final long RECEIVED_NS = 1_763_700_000_123_456_789L;
    private static final int FEED = 3;

    private final Instruments instruments = new Instruments(1 << 20);
    private final RecordingSink sink = new RecordingSink();
    private final KiteDecoder decoder = new KiteDecoder(this::resolve, FEED);

    private int resolve(int segment, long token) {
        int known = instruments.id(segment, token);
        String name = Segments.name(segment);
        return known >= 0
                ? known
                : instruments.register(
                        new Instrument(
                                name, token, name + token, InstrumentType.EQ, "", null, 0, 1, 500));
    }

    private int decode(byte[] frame) {
        return decoder.decode(ByteBuffer.wrap(frame), RECEIVED_NS, sink);
    }

    private int decode(String hex) {
        return decode(HexFormat.of().parseHex(hex));
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
    void readsThePublishedFullPacket() {
        assertEquals(1, decode(KiteSamples.all().get("ticker_full")));

        Tick tick = sink.ticks().get(0);
        assertEquals(
                new Instrument("NSE", 1594, "NSE1594", InstrumentType.EQ, "", null, 0, 1, 500),
                instruments.get(tick.id()));
        assertEquals(RECEIVED_NS, tick.receiveTimeNs());
        assertEquals(FEED, tick.feed());
        assertEquals(15_737_000, tick.ltp());
        assertEquals(7, tick.lastQty());
        assertEquals(15_703_700, tick.atp());
        assertEquals(1_192_471, tick.volume());
        assertEquals(256_443, tick.totalBuyQty());
        assertEquals(363_009, tick.totalSellQty());
        assertEquals(15_691_500, tick.open());
        assertEquals(15_750_000, tick.high());
        assertEquals(15_610_500, tick.low());
        assertEquals(15_678_000, tick.prevClose());
        assertEquals(1_625_461_887_000_000_000L, tick.lastTradeTimeNs());
        assertEquals(1_625_461_887_000_000_000L, tick.exchangeTimeNs());
        assertTrue(tick.has(TickFlags.HAS_OI) && tick.oi() == 0);
        assertEquals(
                "5@1573.4(1) 140@1573(2) 2@1572.95(1) 219@1572.9(7) 50@1572.85(1)",
                book(seen().get(0), "b"));
        assertEquals(
                "172@1573.7(3) 44@1573.75(3) 302@1573.85(3) 141@1573.9(2) 724@1573.95(5)",
                book(seen().get(0), "a"));
    }

    private static String book(Map<String, String> row, String side) {
        var levels = new ArrayList<String>();
        for (int i = 1; row.containsKey(side + "q" + i); i++) {
            levels.add(
                    row.get(side + "q" + i)
                            + "@"
                            + row.get(side + "p" + i)
                            + "("
                            + row.get(side + "o" + i)
                            + ")");
        }
        return String.join(" ", levels);
    }

    @Test
    void readsThePublishedQuotePacketWithoutBookAndTimes() {
        decode(KiteSamples.all().get("ticker_quote"));

        assertEquals(
                "{atp=1570.33, high=1575, low=1561.05, ltp=1573.15, ltq=1, open=1569.15, prev_close=1567.8, segment=NSE,"
                        + " tbq=256511, token=1594, tsq=360503, volume=1175986}",
                seen().get(0).toString());
        assertFalse(sink.ticks().get(0).has(TickFlags.HAS_DEPTH));
    }

    @Test
    void readsTheThreePublishedFrames() {
        decode(KiteSamples.all().get("ltpMode"));
        decode(KiteSamples.all().get("quoteMode"));
        decode(KiteSamples.all().get("fullMode"));

        assertEquals("{ltp=392.95, segment=NSE, token=3456}", seen().get(0).toString());
        assertEquals("22261032", seen().get(1).get("volume"));
        assertEquals("1655375264000000000", seen().get(2).get("ltt_ns"));
        assertEquals("1655378328000000000", seen().get(2).get("exch_ns"));
        assertEquals("5617@392.95(30)", book(seen().get(2), "b"));
        assertEquals("", book(seen().get(2), "a"));
    }

    @Test
    void readsCurrencyInItsOwnUnits() {
        decode(KiteSamples.all().get("cds_quote_44"));
        decode(KiteSamples.all().get("bcd_ltp"));
        decode("0001000800000103000001f4");

        assertEquals("72.6125", seen().get(0).get("ltp"));
        assertEquals("72.601", seen().get(0).get("atp"));
        assertEquals("72.6125", seen().get(1).get("ltp"));
        assertEquals("0.0001", seen().get(2).get("ltp"), "half a unit of E4 goes up");
    }

    @Test
    void readsQuantitiesUnsignedAndPricesSigned() {
        decode(KiteSamples.all().get("unsigned_quantities"));
        decode(KiteSamples.all().get("negative_price_if_signed"));

        assertEquals(3_000_000_000L, sink.ticks().get(0).volume());
        assertEquals(40_000, sink.ticks().get(0).bidOrders(0));
        assertEquals(-205_000, sink.ticks().get(1).ltp());
    }

    @Test
    void tellsAHeartbeatByItsLengthWhateverItsValue() {
        assertEquals(KiteDecoder.HEARTBEAT, decode("00"));
        assertEquals(KiteDecoder.HEARTBEAT, decode("ff"));
        assertTrue(sink.arrivals().isEmpty());
    }

    @Test
    void keepsTheGoodPacketsOfADamagedFrame() {
        assertEquals(1, decode(KiteSamples.all().get("truncated_second_packet")));
        assertEquals(1, decode(KiteSamples.all().get("unknown_length_skipped")));

        assertEquals(List.of(Reject.TRUNCATED, Reject.LENGTH), sink.rejects());
        assertEquals(2, sink.ticks().size());
    }

    @Test
    void refusesWhatTheContractNames() {
        decode("");
        decode("0000ff");
        decode("0001000800063a0a00026683");
        decode("0001000800063a0000026683");
        decode("000100080000000100026683");
        decode("00010000");

        assertEquals(
                List.of(
                        Reject.TRUNCATED,
                        Reject.TRAILING,
                        Reject.SEGMENT,
                        Reject.SEGMENT,
                        Reject.TOKEN,
                        Reject.LENGTH),
                sink.rejects());
    }

    @Test
    void refusesAnInstrumentNobodyDefined() {
        var strict = new KiteDecoder(new Instruments(1)::id, FEED);

        assertEquals(
                0,
                strict.decode(
                        ByteBuffer.wrap(KiteSamples.all().get("ltp_equity")), RECEIVED_NS, sink));
        assertEquals(List.of(Reject.UNKNOWN_INSTRUMENT), sink.rejects());
    }

    @Test
    void readsOnlyBetweenPositionAndLimit() {
        byte[] frame = KiteSamples.all().get("ltp_equity");
        ByteBuffer window =
                ByteBuffer.allocate(frame.length + 20)
                        .position(7)
                        .put(frame)
                        .position(7)
                        .limit(7 + frame.length);

        assertEquals(1, decoder.decode(window, RECEIVED_NS, sink));
        assertEquals(15_731_500, sink.ticks().get(0).ltp());
        assertEquals(7, window.position());
    }

    @Test
    void saysWhichPacketIsInHand() {
        var places = new ArrayList<String>();
        var watching =
                new RecordingSink()
                        .watchedBy(
                                a ->
                                        places.add(
                                                decoder.packetIndex()
                                                        + ":"
                                                        + decoder.packetOffset()
                                                        + "+"
                                                        + decoder.packetLength()));
        decoder.decode(
                ByteBuffer.wrap(KiteSamples.all().get("mixed_three_packets")),
                RECEIVED_NS,
                watching);

        assertEquals(List.of("0:4+8", "1:14+28", "2:44+184"), places);
    }

    @Test
    void agreesWithTheTwinOnEverySampleAndEveryTruncation() {
        for (var sample : KiteSamples.all().entrySet()) {
            for (int length = 0; length <= sample.getValue().length; length++) {
                compare(
                        sample.getKey() + " cut to " + length,
                        Arrays.copyOf(sample.getValue(), length));
            }
        }
    }

    @Test
    void agreesWithTheTwinOnRandomAndMutatedFrames() {
        long seed = System.nanoTime();
        System.out.println("KiteDecoderTest seed " + seed);
        var random = new SplittableRandom(seed);
        List<byte[]> samples = List.copyOf(KiteSamples.all().values());
        for (int i = 0; i < 100_000; i++) {
            compare("seed " + seed + " frame " + i, RandomFrames.next(random, samples));
        }
    }

    private void compare(String what, byte[] frame) {
        sink.clear();
        int answer = decode(frame);

        List<Map<String, String>> seen = seen();
        if (!KiteTwin.read(frame).equals(seen)) {
            assertEquals(
                    KiteTwin.read(frame),
                    seen,
                    () -> what + ": " + HexFormat.of().formatHex(frame));
        }
        assertEquals(frame.length == 1 ? KiteDecoder.HEARTBEAT : sink.ticks().size(), answer, what);
    }
}
