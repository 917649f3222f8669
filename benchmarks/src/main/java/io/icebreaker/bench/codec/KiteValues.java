package io.icebreaker.bench.codec;

import com.zerodhatech.models.Depth;
import io.icebreaker.feed.kite.KiteDecoder;
import io.icebreaker.feed.kite.KiteLayout;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What packets say, as numbers in one order whoever decoded them: prices E4, times in epoch seconds. So that
 * the outputs of decoders with different classes, and in different processes, can be held against each other.
 */
final class KiteValues {
    private static final List<String> QUOTE =
            List.of(
                    "lastQty",
                    "volume",
                    "totalBuyQty",
                    "totalSellQty",
                    "atp",
                    "open",
                    "high",
                    "low",
                    "prevClose");
    private static final List<String> FULL = List.of("oi", "lastTradeTimeS", "exchangeTimeS");
    private static final int SLOTS = 1024;

    private KiteValues() {}

    /** By our decoder; every packet must come out. */
    static List<long[]> ours(ByteBuffer frame, int length) {
        var sink = new SlotSink(SLOTS);
        int published = new KiteDecoder(KiteFrames.instruments()::id, 0).decode(frame, 0, sink);
        require("packets", KiteFrames.PACKETS, published);
        require("refused packets", 0, sink.rejected());
        List<long[]> values = new ArrayList<>();
        for (int n = 0; n < published; n++) {
            values.add(of(sink.slot(n), length));
        }
        return values;
    }

    private static long[] of(Tick tick, int length) {
        var values = new Values(KiteFrames.instrumentToken(tick.id()), tick.ltp());
        if (length >= KiteLayout.QUOTE_LENGTH) {
            values.add(tick.lastQty(), tick.volume(), tick.totalBuyQty(), tick.totalSellQty());
            values.add(tick.atp(), tick.open(), tick.high(), tick.low(), tick.prevClose());
        }
        if (length == KiteLayout.FULL_LENGTH) {
            values.add(tick.oi(), seconds(tick.lastTradeTimeNs()), seconds(tick.exchangeTimeNs()));
            for (int level = 0; level < KiteLayout.LEVELS; level++) {
                values.add(tick.bid(level), tick.bidQty(level), tick.bidOrders(level));
                values.add(tick.ask(level), tick.askQty(level), tick.askOrders(level));
            }
        }
        return values.all();
    }

    private static long seconds(long timeNs) {
        return TimeUnit.NANOSECONDS.toSeconds(timeNs);
    }

    /** By the broker's Java SDK. */
    static List<long[]> official(List<com.zerodhatech.models.Tick> ticks, int length) {
        return ticks.stream().map(tick -> of(tick, length)).toList();
    }

    private static long[] of(com.zerodhatech.models.Tick tick, int length) {
        var values = new Values(tick.getInstrumentToken(), price(tick.getLastTradedPrice()));
        if (length >= KiteLayout.QUOTE_LENGTH) {
            values.add((long) tick.getLastTradedQuantity(), tick.getVolumeTradedToday());
            values.add((long) tick.getTotalBuyQuantity(), (long) tick.getTotalSellQuantity());
            values.add(price(tick.getAverageTradePrice()), price(tick.getOpenPrice()));
            values.add(price(tick.getHighPrice()), price(tick.getLowPrice()));
            values.add(price(tick.getClosePrice()));
        }
        if (length == KiteLayout.FULL_LENGTH) {
            values.add((long) tick.getOi(), seconds(tick.getLastTradedTime()));
            values.add(seconds(tick.getTickTimestamp()));
            addDepth(values, tick.getMarketDepth());
        }
        return values.all();
    }

    private static void addDepth(Values values, Map<String, ArrayList<Depth>> depth) {
        for (int level = 0; level < KiteLayout.LEVELS; level++) {
            for (String side : List.of("buy", "sell")) {
                Depth at = depth.get(side).get(level);
                values.add(price(at.getPrice()), at.getQuantity(), at.getOrders());
            }
        }
    }

    private static long seconds(Date time) {
        return TimeUnit.MILLISECONDS.toSeconds(time.getTime());
    }

    private static long price(double rupees) {
        return Math.round(rupees * Prices.ONE);
    }

    /** Throws with packet and field at the first difference. */
    static void requireEqual(String peer, List<long[]> ours, List<long[]> theirs) {
        require(peer + ": packets", theirs.size(), ours.size());
        for (int n = 0; n < ours.size(); n++) {
            String packet = peer + ": packet " + n + ", ";
            require(packet + "fields", theirs.get(n).length, ours.get(n).length);
            for (int field = 0; field < ours.get(n).length; field++) {
                require(packet + name(field), theirs.get(n)[field], ours.get(n)[field]);
            }
        }
    }

    private static String name(int field) {
        if (field < 2) {
            return field == 0 ? "token" : "ltp";
        }
        int place = field - 2;
        if (place < QUOTE.size()) {
            return QUOTE.get(place);
        }
        place -= QUOTE.size();
        return place < FULL.size() ? FULL.get(place) : "depth value " + (place - FULL.size());
    }

    private static void require(String what, long expected, long found) {
        if (expected != found) {
            throw new AssertionError(what + ": expected " + expected + ", ours is " + found);
        }
    }

    /** Numbers of one packet as they are gathered. */
    private static final class Values {
        private final List<Long> numbers = new ArrayList<>();

        Values(long token, long ltp) {
            add(token, ltp);
        }

        void add(long... more) {
            for (long number : more) {
                numbers.add(number);
            }
        }

        long[] all() {
            return numbers.stream().mapToLong(Long::longValue).toArray();
        }
    }
}
