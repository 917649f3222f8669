package io.icebreaker.bench;

import com.zerodhatech.models.Depth;
import io.icebreaker.feed.kite.KiteDecoder;
import io.icebreaker.feed.kite.KiteLayout;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Our decoder beside the broker's own Java SDK on the same frames of 100 packets; one operation is one
 * packet. Ours includes finding the instrument and clearing the slot; the SDK's makes its objects. Both
 * must agree.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(KiteFrames.PACKETS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class KiteDecodeBenchmark {
    private static final long SEED = 1;
    private static final long RECEIVE_TIME_NS = 1_767_584_700_500_000_000L;
    private static final int SLOTS = 1024;

    @Param({"8", "44", "184"})
    int packetLength;

    private ByteBuffer frame;
    private byte[] bytes;
    private KiteDecoder decoder;
    private OfficialKite official;
    private SlotSink sink;

    @Setup
    public void prepare() {
        frame = KiteFrames.frame(packetLength, SEED);
        bytes = frame.array();
        decoder = new KiteDecoder(instruments()::id, 0);
        official = new OfficialKite();
        sink = new SlotSink(SLOTS);
        assertEqual();
    }

    private static Instruments instruments() {
        var instruments = new Instruments(KiteFrames.PACKETS);
        List<Instrument> all = new ArrayList<>();
        for (int n = 0; n < KiteFrames.PACKETS; n++) {
            int token = KiteFrames.exchangeToken(n);
            all.add(
                    new Instrument(
                            "NSE", token, "S" + token, InstrumentType.EQ, "", null, 0, 1, 500));
        }
        instruments.registerAll(all);
        return instruments;
    }

    @Benchmark
    public int ours() {
        return decoder.decode(frame, RECEIVE_TIME_NS, sink);
    }

    @Benchmark
    public Object officialSdk() {
        return official.decode(bytes);
    }

    private void assertEqual() {
        int published = decoder.decode(frame, RECEIVE_TIME_NS, sink);
        List<com.zerodhatech.models.Tick> theirs = official.decode(bytes);
        check("packets", published, theirs.size());
        check("rejected", sink.rejected(), 0);
        for (int n = 0; n < published; n++) {
            assertEqual(n, sink.slot(n), theirs.get(n));
        }
        sink.reset();
    }

    private void assertEqual(int n, Tick ours, com.zerodhatech.models.Tick theirs) {
        long token =
                KiteLayout.instrumentToken(KiteFrames.SEGMENT_NSE, KiteFrames.exchangeToken(n));
        check("id", ours.id(), n);
        check("token", token, theirs.getInstrumentToken());
        checkPrice("ltp", ours.ltp(), theirs.getLastTradedPrice());
        if (packetLength >= KiteLayout.QUOTE_LENGTH) {
            check("lastQty", ours.lastQty(), (long) theirs.getLastTradedQuantity());
            check("volume", ours.volume(), theirs.getVolumeTradedToday());
            check("totalBuyQty", ours.totalBuyQty(), (long) theirs.getTotalBuyQuantity());
            check("totalSellQty", ours.totalSellQty(), (long) theirs.getTotalSellQuantity());
            checkPrice("atp", ours.atp(), theirs.getAverageTradePrice());
            checkPrice("open", ours.open(), theirs.getOpenPrice());
            checkPrice("high", ours.high(), theirs.getHighPrice());
            checkPrice("low", ours.low(), theirs.getLowPrice());
            checkPrice("prevClose", ours.prevClose(), theirs.getClosePrice());
        }
        if (packetLength == KiteLayout.FULL_LENGTH) {
            check("oi", ours.oi(), (long) theirs.getOi());
            checkTime("lastTradeTime", ours.lastTradeTimeNs(), theirs.getLastTradedTime());
            checkTime("exchangeTime", ours.exchangeTimeNs(), theirs.getTickTimestamp());
            assertDepthEqual(ours, theirs);
        }
    }

    private static void assertDepthEqual(Tick ours, com.zerodhatech.models.Tick theirs) {
        for (int level = 0; level < KiteLayout.LEVELS; level++) {
            Depth bid = theirs.getMarketDepth().get("buy").get(level);
            checkPrice("bid", ours.bid(level), bid.getPrice());
            check("bidQty", ours.bidQty(level), bid.getQuantity());
            check("bidOrders", ours.bidOrders(level), bid.getOrders());
            Depth ask = theirs.getMarketDepth().get("sell").get(level);
            checkPrice("ask", ours.ask(level), ask.getPrice());
            check("askQty", ours.askQty(level), ask.getQuantity());
            check("askOrders", ours.askOrders(level), ask.getOrders());
        }
    }

    private static void checkPrice(String field, long ours, double theirs) {
        check(field, ours, Math.round(theirs * Prices.ONE));
    }

    private static void checkTime(String field, long oursNs, Date theirs) {
        check(field, TimeUnit.NANOSECONDS.toMillis(oursNs), theirs.getTime());
    }

    private static void check(String field, long ours, long theirs) {
        if (ours != theirs) {
            throw new AssertionError(field + ": ours " + ours + ", theirs " + theirs);
        }
    }
}
