package io.icebreaker.feed.smartapi;

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
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SmartDecoderTest {
    private static final long RECEIVED_NS = 1_763_700_000_123_456_789L;
    private static final int FEED = 3;

    private final Instruments instruments = new Instruments(1 << 20);
    private final RecordingSink sink = new RecordingSink();
    private final SmartDecoder decoder = new SmartDecoder(this::resolve, FEED);

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

    /** Decodes a packet some of whose bytes are changed. */
    private List<Reject> refusalsOf(String sample, int at, String hex) {
        byte[] frame = SmartSamples.packet(sample);
        byte[] change = HexFormat.of().parseHex(hex);
        System.arraycopy(change, 0, frame, at, change.length);
        sink.clear();
        decode(frame);
        return sink.rejects();
    }

    private static String little(long value) {
        return HexFormat.of()
                .formatHex(
                        ByteBuffer.allocate(8)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(value)
                                .array());
    }

    private static String little(double value) {
        return little(Double.doubleToRawLongBits(value));
    }

    private Map<String, String> seen() {
        var last = sink.arrivals().get(0);
        return last.tick() == null
                ? Map.of("reject", last.reject().name())
                : TickColumns.of(last.tick(), instruments.get(last.tick().id()));
    }

    @Test
    void readsThePacketCapturedAtTheVenue() {
        assertEquals(1, decode(SmartSamples.packet("snapquote_captured_17758")));

        Tick tick = sink.ticks().get(0);
        assertEquals(
                new Instrument("NSE", 17_758, "NSE17758", InstrumentType.EQ, "", null, 0, 1, 500),
                instruments.get(tick.id()));
        assertEquals(RECEIVED_NS, tick.receiveTimeNs());
        assertEquals(FEED, tick.feed());
        assertEquals(1_728_696_324_621_000_000L, tick.exchangeTimeNs());
        assertEquals(1_728_642_580_000_000_000L, tick.lastTradeTimeNs());
        assertEquals(4_995_000, tick.ltp());
        assertEquals(527_842, tick.volume());
        assertEquals(0, tick.totalBuyQty());
        assertEquals(2_863, tick.totalSellQty());
        assertFalse(tick.has(TickFlags.HAS_OI), "a share has none, whatever the field says");
        assertEquals(0, tick.bidQty(0));
        assertEquals(4_995_000, tick.ask(0));
        assertEquals(2_863, tick.askQty(0));
        assertEquals(11, tick.askOrders(0));
        assertEquals(0, tick.askQty(1));
    }

    @Test
    void readsEverySampleToTheValuesStatedForIt() {
        for (var sample : SmartSamples.all().values()) {
            sink.clear();
            assertEquals(1, decode(sample.packet()), sample.name());
            assertEquals(SmartExpected.columns(sample.expected()), seen(), sample.name());
        }
    }

    @Test
    void readsCurrencyInItsOwnUnit() {
        decode(SmartSamples.packet("ltp_cds"));
        assertEquals("85.0125", seen().get("ltp"));
        assertEquals("CDS", seen().get("segment"));

        assertEquals(List.of(), refusalsOf("ltp_cds", 43, little(500)));
        assertEquals("0.0001", seen().get("ltp"), "half a unit of E4 goes up");
        assertEquals(List.of(), refusalsOf("ltp_cds", 43, little(Long.MAX_VALUE)));
        assertEquals(9_223_372_036_854_776L, sink.ticks().get(0).ltp());
        assertEquals(List.of(), refusalsOf("ltp_cds", 43, little(Long.MIN_VALUE)));
        assertEquals(-9_223_372_036_854_776L, sink.ticks().get(0).ltp());
    }

    @Test
    void readsZeroAndNegativePrices() {
        assertEquals(List.of(), refusalsOf("quote_infy_1", 43, little(-3_760)));
        assertEquals(-376_000, sink.ticks().get(0).ltp());
        assertEquals(List.of(), refusalsOf("quote_infy_1", 43, little(0)));
        assertTrue(sink.ticks().get(0).has(TickFlags.HAS_LTP));
        assertEquals(0, sink.ticks().get(0).ltp());
    }

    @Test
    void refusesWhatTheContractNamesInItsOrder() {
        assertEquals(0, decode(new byte[0]));
        assertEquals(List.of(Reject.TRUNCATED), sink.rejects());
        assertEquals(List.of(Reject.KIND), refusalsOf("quote_infy_1", 0, "00"));
        assertEquals(List.of(Reject.KIND), refusalsOf("quote_infy_1", 0, "70")); // p of pong
        assertEquals(List.of(Reject.LENGTH), refusalsOf("quote_infy_1", 0, "03"));
        assertEquals(List.of(Reject.LENGTH), refusalsOf("quote_infy_1", 0, "01ff"));
        for (String type : new String[] {"00", "06", "08", "0c", "0e", "7f", "ff", "80"}) {
            assertEquals(List.of(Reject.SEGMENT), refusalsOf("quote_infy_1", 1, type + "00"));
        }
        assertEquals(List.of(Reject.TOKEN), refusalsOf("quote_infy_1", 2, "00"));
        assertEquals(List.of(Reject.TOKEN), refusalsOf("quote_infy_1", 2, "3000"));
        assertEquals(List.of(Reject.TOKEN), refusalsOf("quote_infy_1", 2, "2d31"));
        assertEquals(List.of(Reject.TOKEN), refusalsOf("quote_infy_1", 2, "31323a"));
        assertEquals(List.of(Reject.TOKEN), refusalsOf("quote_infy_1", 2, "30".repeat(25)));
    }

    @Test
    void readsTokensUpToTheirFirstNul() {
        refusalsOf("quote_infy_1", 2, "3432393439363732393500ff37"); // 4294967295, junk behind
        assertEquals("4294967295", seen().get("token"));
        assertEquals(
                List.of(Reject.TOKEN), refusalsOf("quote_infy_1", 2, "3432393439363732393600"));
        refusalsOf("quote_infy_1", 2, "30303030303030303037" + "00");
        assertEquals("7", seen().get("token"));
        assertEquals(
                List.of(Reject.TOKEN),
                refusalsOf("quote_infy_1", 2, "3030303030303030303037" + "00"));
    }

    @Test
    void refusesNumbersThatCannotBe() {
        String quote = "quote_infy_1";
        assertEquals(List.of(Reject.NOT_FINITE), refusalsOf(quote, 75, little(Double.NaN)));
        assertEquals(
                List.of(Reject.NOT_FINITE),
                refusalsOf(quote, 67, little(-1) + little(1.0) + little(Double.NEGATIVE_INFINITY)),
                "before the negative volume");
        assertEquals(List.of(Reject.RANGE), refusalsOf(quote, 75, little(-1.0)));
        assertEquals(List.of(Reject.RANGE), refusalsOf(quote, 83, little(0x1p63)));
        assertEquals(List.of(Reject.RANGE), refusalsOf(quote, 51, little(-1)));
        assertEquals(List.of(Reject.RANGE), refusalsOf(quote, 67, little(Long.MIN_VALUE)));
        for (int price : new int[] {43, 59, 91, 99, 107, 115}) {
            assertEquals(
                    List.of(Reject.RANGE),
                    refusalsOf(quote, price, little(92_233_720_368_547_759L)));
            assertEquals(
                    List.of(Reject.RANGE),
                    refusalsOf(quote, price, little(-92_233_720_368_547_759L)));
            assertEquals(List.of(), refusalsOf(quote, price, little(92_233_720_368_547_758L)));
        }
        assertEquals(List.of(), refusalsOf(quote, 75, little(-0.0)));
        assertEquals(0, sink.ticks().get(0).totalBuyQty());
        assertEquals(List.of(), refusalsOf(quote, 75, little(99.9)));
        assertEquals(99, sink.ticks().get(0).totalBuyQty());
    }

    @Test
    void refusesBooksAndCircuitsThatCannotBe() {
        String snap = "snapquote_infy";
        assertEquals(List.of(Reject.RANGE), refusalsOf(snap, 149, little(-1)));
        assertEquals(List.of(Reject.RANGE), refusalsOf(snap, 157, little(Long.MAX_VALUE)));
        assertEquals(
                List.of(),
                refusalsOf(snap, 149, little(0) + little(Long.MAX_VALUE)),
                "the price of an empty level is not looked at");
        assertEquals(0, sink.ticks().get(0).bid(0));
        assertEquals(List.of(Reject.RANGE), refusalsOf(snap, 371, little(Long.MIN_VALUE)));
        assertEquals(List.of(Reject.RANGE), refusalsOf("depth20_infy", 43, "ffffffff"));
        assertEquals(List.of(Reject.RANGE), refusalsOf("depth20_infy", 433, "00000080"));
    }

    @Test
    void looksAtOpenInterestOfContractsOnly() {
        String snap = "snapquote_infy";
        assertEquals(List.of(), refusalsOf(snap, 131, little(-5) + little(Double.NaN)));
        assertFalse(sink.ticks().get(0).has(TickFlags.HAS_OI));
        byte[] future = SmartSamples.packet(snap);
        future[1] = 2;
        sink.clear();
        decode(future);
        assertTrue(sink.ticks().get(0).has(TickFlags.HAS_OI));
        future[138] = (byte) 0x80;
        sink.clear();
        decode(future);
        assertEquals(List.of(Reject.RANGE), sink.rejects());
    }

    @Test
    void takesLevelsByPositionWhateverTheirFlag() {
        refusalsOf("snapquote_infy", 147, "0000");
        var byPosition = seen();
        refusalsOf("snapquote_infy", 147, "0100");
        assertEquals(seen(), byPosition);
        assertTrue(byPosition.containsKey("bp1"));
    }

    @Test
    void saturatesABookSizeATickHasNoRoomFor() {
        assertEquals(List.of(), refusalsOf("snapquote_infy", 149, little(0x1_0000_0001L)));
        assertEquals(0xffff_ffffL, sink.ticks().get(0).bidQty(0));
    }

    @Test
    void leavesOutAbsurdTimes() {
        refusalsOf("snapquote_infy", 35, little(946_684_799_999L));
        assertFalse(sink.ticks().get(0).has(TickFlags.HAS_EXCHANGE_TIME));
        refusalsOf("snapquote_infy", 123, little(Long.MAX_VALUE));
        assertFalse(sink.ticks().get(0).has(TickFlags.HAS_LAST_TRADE_TIME));
        refusalsOf("snapquote_infy", 123, little(946_684_800));
        assertEquals(946_684_800_000_000_000L, sink.ticks().get(0).lastTradeTimeNs());
    }

    @Test
    void refusesAnInstrumentNobodyDefinedAfterAllElse() {
        var strict = new SmartDecoder(new Instruments(1)::id, FEED);
        byte[] bad = SmartSamples.packet("quote_infy_1");
        bad[74] = (byte) 0x80;
        strict.decode(ByteBuffer.wrap(SmartSamples.packet("quote_infy_1")), RECEIVED_NS, sink);
        strict.decode(ByteBuffer.wrap(bad), RECEIVED_NS, sink);

        assertEquals(List.of(Reject.UNKNOWN_INSTRUMENT, Reject.RANGE), sink.rejects());
    }

    @Test
    void readsOnlyBetweenPositionAndLimit() {
        byte[] frame = SmartSamples.packet("quote_infy_1");
        ByteBuffer window =
                ByteBuffer.allocate(frame.length + 20)
                        .position(7)
                        .put(frame)
                        .position(7)
                        .limit(7 + frame.length);

        assertEquals(1, decoder.decode(window, RECEIVED_NS, sink));
        assertEquals(19_611_500, sink.ticks().get(0).ltp());
        assertEquals(7, window.position());
    }

    @Test
    void agreesWithTheTwinOnEverySampleAndEveryTruncation() {
        for (var sample : SmartSamples.all().values()) {
            for (int length = 0; length <= sample.packet().length; length++) {
                compare(
                        sample.name() + " cut to " + length,
                        Arrays.copyOf(sample.packet(), length));
            }
        }
    }

    @Test
    void agreesWithTheTwinOnRandomAndMutatedFrames() {
        long seed = System.nanoTime();
        System.out.println("SmartDecoderTest seed " + seed);
        var random = new SplittableRandom(seed);
        var met = new EnumMap<Reject, Integer>(Reject.class);
        List<byte[]> samples = SmartSamples.packets();
        int ticks = 0;
        for (int i = 0; i < 100_000; i++) {
            compare("seed " + seed + " frame " + i, SmartRandomFrames.next(random, samples));
            ticks += sink.ticks().size();
            sink.rejects().forEach(reason -> met.merge(reason, 1, Integer::sum));
        }
        System.out.println("SmartDecoderTest ticks " + ticks + " refused " + met);
        assertTrue(ticks > 10_000, "good packets among them");
        assertEquals(7, met.size(), "every class of refusal among them: " + met);
    }

    private void compare(String what, byte[] frame) {
        sink.clear();
        int answer = decode(frame);

        Map<String, String> expected = SmartTwin.read(frame);
        if (!expected.equals(seen())) {
            assertEquals(expected, seen(), () -> what + ": " + HexFormat.of().formatHex(frame));
        }
        assertEquals(1, sink.arrivals().size(), what);
        assertEquals(sink.ticks().size(), answer, what);
    }
}
