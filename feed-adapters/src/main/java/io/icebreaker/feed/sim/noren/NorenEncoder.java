package io.icebreaker.feed.sim.noren;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Snapshots to Noren's keys, from the table of feed-noren 3.2: prices with two decimals, four in currencies,
 * halves up; times in whole seconds. What a snapshot does not have is left out.
 */
final class NorenEncoder {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.ofHoursMinutes(5, 30));
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String NEVER = "05:30:00";

    private final BrokerInstrument instrument;
    private final int decimals;

    NorenEncoder(BrokerInstrument instrument) {
        this.instrument = instrument;
        decimals = instrument.segment().equals("CDS") || instrument.segment().equals("BCD") ? 4 : 2;
    }

    /** What only an acknowledgement says. */
    Map<String, String> names() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("ts", instrument.symbol());
        keys.put("pp", Integer.toString(decimals));
        keys.put("ls", Long.toString(instrument.instrument().lotSize()));
        keys.put("ti", price(instrument.instrument().tickSize()));
        return keys;
    }

    /**
     * All values of a snapshot.
     *
     * @param lagNs how far behind the feed time is
     */
    Map<String, String> values(MarketSnapshot snapshot, boolean isDepth, long lagNs) {
        Map<String, String> keys = new LinkedHashMap<>();
        Tick tick = snapshot.tick();
        putPrices(keys, tick);
        if (instrument.instrument().type() != InstrumentType.IDX) {
            putQuantities(keys, tick, isDepth);
            for (int level = 0; level < (isDepth ? Tick.LEVELS : 1); level++) {
                putLevel(keys, tick, level, isDepth);
            }
        }
        if (tick.has(TickFlags.HAS_EXCHANGE_TIME)) {
            long seconds = Math.floorDiv(tick.exchangeTimeNs() - lagNs, SECOND_NS);
            keys.put("ft", Long.toString(seconds));
        }
        return keys;
    }

    private void putPrices(Map<String, String> keys, Tick tick) {
        putPrice(keys, tick, TickFlags.HAS_LTP, "lp", tick.ltp());
        if (tick.has(TickFlags.HAS_LTP) && tick.prevClose() != 0) {
            keys.put("pc", percent(tick.ltp() - tick.prevClose(), tick.prevClose()));
        }
        putPrice(keys, tick, TickFlags.HAS_OPEN, "o", tick.open());
        putPrice(keys, tick, TickFlags.HAS_HIGH, "h", tick.high());
        putPrice(keys, tick, TickFlags.HAS_LOW, "l", tick.low());
        putPrice(keys, tick, TickFlags.HAS_PREV_CLOSE, "c", tick.prevClose());
    }

    private void putQuantities(Map<String, String> keys, Tick tick, boolean isDepth) {
        putPrice(keys, tick, TickFlags.HAS_ATP, "ap", tick.atp());
        putNumber(keys, tick, TickFlags.HAS_VOLUME, "v", tick.volume());
        if (instrument.instrument().type() != InstrumentType.EQ) { // shares have none here
            putNumber(keys, tick, TickFlags.HAS_OI, "oi", tick.oi());
        }
        if (isDepth) {
            putNumber(keys, tick, TickFlags.HAS_LAST_QTY, "ltq", tick.lastQty());
            boolean hasTraded = tick.has(TickFlags.HAS_LAST_TRADE_TIME);
            keys.put("ltt", hasTraded ? CLOCK.format(instant(tick.lastTradeTimeNs())) : NEVER);
            putNumber(keys, tick, TickFlags.HAS_TOTAL_BUY_QTY, "tbq", tick.totalBuyQty());
            putNumber(keys, tick, TickFlags.HAS_TOTAL_SELL_QTY, "tsq", tick.totalSellQty());
        }
    }

    private void putLevel(Map<String, String> keys, Tick tick, int level, boolean isDepth) {
        if (!tick.has(TickFlags.HAS_DEPTH)) {
            return;
        }
        int number = level + 1;
        keys.put("bp" + number, price(tick.bid(level)));
        keys.put("bq" + number, Long.toString(tick.bidQty(level)));
        keys.put("sp" + number, price(tick.ask(level)));
        keys.put("sq" + number, Long.toString(tick.askQty(level)));
        if (isDepth) {
            keys.put("bo" + number, Long.toString(tick.bidOrders(level)));
            keys.put("so" + number, Long.toString(tick.askOrders(level)));
        }
    }

    private void putPrice(Map<String, String> keys, Tick tick, int flag, String key, long price) {
        if (tick.has(flag)) {
            keys.put(key, price(price));
        }
    }

    private static void putNumber(
            Map<String, String> keys, Tick tick, int flag, String key, long number) {
        if (tick.has(flag)) {
            keys.put(key, Long.toString(number));
        }
    }

    private String price(long price) {
        return BigDecimal.valueOf(price, 4)
                .add(halfUp())
                .setScale(decimals, RoundingMode.FLOOR)
                .toPlainString();
    }

    /** Half a unit of the last decimal: with FLOOR, halves go up, as Kite's wire has them. */
    private BigDecimal halfUp() {
        return BigDecimal.valueOf(5, decimals + 1);
    }

    private static String percent(long part, long whole) {
        return BigDecimal.valueOf(part * 100)
                .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    static Instant instant(long ns) {
        return Instant.ofEpochSecond(0, ns);
    }

    /** A price as REST answers write it. */
    static String plain(long price) {
        return Prices.format(price);
    }
}
