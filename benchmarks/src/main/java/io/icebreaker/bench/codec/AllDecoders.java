package io.icebreaker.bench.codec;

import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.dhan.DhanDecoder;
import io.icebreaker.feed.dhan.DhanDepthDecoder;
import io.icebreaker.feed.dhan.DhanLayout;
import io.icebreaker.feed.kite.KiteDecoder;
import io.icebreaker.feed.kite.KiteLayout;
import io.icebreaker.feed.noren.NorenDecoder;
import io.icebreaker.feed.smartapi.SmartDecoder;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import java.nio.ByteBuffer;

/**
 * The decoders of all brokers on one sink and one table of instruments, as one process has them: what the
 * compiler knows of a call is then what it knows in production. A hundred packets a call. One thread.
 */
final class AllDecoders {
    static final long RECEIVE_TIME_NS = 1_767_584_700_500_000_000L;

    private static final long SEED = 1;
    private static final int SLOTS = 1024;
    private static final long TICK_SIZE = 500;
    private static final double PAISE_TO_RUPEES = 0.01;

    private final ByteBuffer kiteFrame = KiteFrames.frame(KiteLayout.FULL_LENGTH, SEED);
    private final ByteBuffer dhanFrame = BrokerFrames.dhan(SEED);
    private final ByteBuffer depthFrame = BrokerFrames.dhanDepth(SEED);
    private final ByteBuffer[] smartFrames = BrokerFrames.smart(SEED);
    private final byte[][] norenTexts = BrokerFrames.noren(SEED);
    private final SlotSink sink = new SlotSink(SLOTS);
    private final double[] naive = new double[3 * BrokerFrames.DEPTH_ROWS];
    private final KiteDecoder kite;
    private final DhanDecoder dhan;
    private final DhanDepthDecoder depth;
    private final SmartDecoder smart;
    private final NorenDecoder noren;

    AllDecoders() {
        InstrumentResolver resolver = KiteFrames.instruments()::id;
        kite = new KiteDecoder(resolver, 0);
        dhan = new DhanDecoder(resolver, (segment, token) -> TICK_SIZE, 1);
        depth = DhanDepthDecoder.of20(resolver, 1);
        smart = SmartDecoder.inSequence(resolver, 2);
        noren = new NorenDecoder(resolver, 3);
    }

    int kite() {
        return kite.decode(kiteFrame, RECEIVE_TIME_NS, sink);
    }

    int dhan() {
        return dhan.decode(dhanFrame, RECEIVE_TIME_NS, sink);
    }

    int dhanDepth() {
        return depth.decode(depthFrame, RECEIVE_TIME_NS, sink);
    }

    int smart() {
        int published = 0;
        for (ByteBuffer frame : smartFrames) {
            published += smart.decode(frame, RECEIVE_TIME_NS, sink);
        }
        return published;
    }

    int noren() {
        int published = 0;
        for (byte[] text : norenTexts) {
            published += noren.decode(text, RECEIVE_TIME_NS, sink);
        }
        return published;
    }

    double dhanNaive() {
        for (int n = 0; n < BrokerFrames.PACKETS; n++) {
            NaiveReads.dhan(dhanFrame, n * DhanLayout.FULL_LENGTH, naive);
        }
        return naive[0];
    }

    double dhanDepthNaive() {
        for (int n = 0; n < BrokerFrames.PACKETS; n++) {
            NaiveReads.dhanDepth(depthFrame, n * BrokerFrames.DEPTH_LENGTH, naive);
        }
        return naive[0];
    }

    double smartNaive() {
        for (ByteBuffer frame : smartFrames) {
            NaiveReads.smart(frame, naive);
        }
        return naive[0];
    }

    /** Lets the compiler see every decoder at work before one of them is timed. */
    void warm(int rounds) {
        for (int round = 0; round < rounds; round++) {
            require(
                    "packets",
                    5 * BrokerFrames.PACKETS,
                    kite() + dhan() + dhanDepth() + smart() + noren());
        }
    }

    /** Throws where a decoder and the plain reads of the same bytes differ, or a packet is refused. */
    void requireEqual() {
        ByteBuffer one = dhanFrame.duplicate();
        for (int n = 0; n < BrokerFrames.PACKETS; n++) {
            one.limit((n + 1) * DhanLayout.FULL_LENGTH).position(n * DhanLayout.FULL_LENGTH);
            Tick tick = decoded(dhan.decode(one, RECEIVE_TIME_NS, sink));
            NaiveReads.dhan(dhanFrame, n * DhanLayout.FULL_LENGTH, naive);
            requireEqual("Dhan", tick, 1);
            tick = decoded(smart.decode(smartFrames[n], RECEIVE_TIME_NS, sink));
            NaiveReads.smart(smartFrames[n], naive);
            requireEqual("SmartAPI", tick, PAISE_TO_RUPEES);
            requireSide(n);
            requireNoren(n, decoded(noren.decode(norenTexts[n], RECEIVE_TIME_NS, sink)));
        }
        require("refused packets", 0, sink.rejected());
    }

    private Tick decoded(int published) {
        require("packets", 1, published);
        return sink.last();
    }

    private void requireEqual(String broker, Tick tick, double rupees) {
        long[] prices = {
            tick.ltp(), tick.atp(), tick.open(), tick.high(), tick.low(), tick.prevClose()
        };
        for (int n = 0; n < prices.length; n++) {
            require(broker + " price " + n, e4(naive[n] * rupees), prices[n]);
        }
        require(broker + " lastQty", (long) naive[6], tick.lastQty());
        require(broker + " volume", (long) naive[7], tick.volume());
        require(broker + " totalBuyQty", (long) naive[8], tick.totalBuyQty());
        require(broker + " totalSellQty", (long) naive[9], tick.totalSellQty());
        require(broker + " oi", (long) naive[10], tick.oi());
        for (int level = 0; level < Tick.LEVELS; level++) {
            int at = NaiveReads.HEAD + 6 * level;
            require(broker + " bid", e4(naive[at] * rupees), tick.bid(level));
            require(broker + " ask", e4(naive[at + 1] * rupees), tick.ask(level));
            require(broker + " bidQty", (long) naive[at + 2], tick.bidQty(level));
            require(broker + " askQty", (long) naive[at + 3], tick.askQty(level));
            require(broker + " bidOrders", (long) naive[at + 4], tick.bidOrders(level));
            require(broker + " askOrders", (long) naive[at + 5], tick.askOrders(level));
        }
    }

    private void requireSide(int n) {
        int from = n * BrokerFrames.DEPTH_LENGTH;
        ByteBuffer one =
                depthFrame.duplicate().limit(from + BrokerFrames.DEPTH_LENGTH).position(from);
        Tick tick = decoded(depth.decode(one, RECEIVE_TIME_NS, sink));
        NaiveReads.dhanDepth(depthFrame, from, naive);
        boolean isBid = n % 2 == 0;
        for (int level = 0; level < Tick.LEVELS; level++) {
            long price = isBid ? tick.bid(level) : tick.ask(level);
            long qty = isBid ? tick.bidQty(level) : tick.askQty(level);
            require("Dhan's depth price", Math.round(naive[3 * level] * Prices.ONE), price);
            require("Dhan's depth qty", (long) naive[3 * level + 1], qty);
        }
    }

    /** A text's prices hang together as they were written: see {@link BrokerFrames#noren}. */
    private static void requireNoren(int n, Tick tick) {
        long paisa = Prices.ONE / 100;
        require("Noren's id", n, tick.id());
        require("Noren's volume", 1_000_000 + n, tick.volume());
        require("Noren's prevClose", tick.ltp() - 150 * paisa, tick.prevClose());
        require("Noren's last bid", tick.ltp() - 20 * paisa, tick.bid(Tick.LEVELS - 1));
        require("Noren's last ask", tick.ltp() + 25 * paisa, tick.ask(Tick.LEVELS - 1));
        require("Noren's last askOrders", Tick.LEVELS + 1, tick.askOrders(Tick.LEVELS - 1));
    }

    /** All prices here are of whole paise. */
    private static long e4(double rupees) {
        return Math.round(rupees * 100) * (Prices.ONE / 100);
    }

    private static void require(String what, long expected, long found) {
        if (expected != found) {
            throw new AssertionError(what + ": expected " + expected + ", was " + found);
        }
    }
}
