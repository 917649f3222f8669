package io.icebreaker.feed;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.Map;
import java.util.TreeMap;

/** A tick as a map of column to text, for comparing with other readings of the same bytes. */
public final class TickColumns {
    private TickColumns() {}

    public static Map<String, String> of(Tick tick, Instrument instrument) {
        var row = new TreeMap<String, String>();
        row.put("segment", instrument.segment());
        row.put("token", Long.toString(instrument.token()));
        number(row, tick, TickFlags.HAS_EXCHANGE_TIME, "exch_ns", tick.exchangeTimeNs());
        number(row, tick, TickFlags.HAS_LAST_TRADE_TIME, "ltt_ns", tick.lastTradeTimeNs());
        number(row, tick, TickFlags.HAS_LAST_QTY, "ltq", tick.lastQty());
        number(row, tick, TickFlags.HAS_VOLUME, "volume", tick.volume());
        number(row, tick, TickFlags.HAS_OI, "oi", tick.oi());
        number(row, tick, TickFlags.HAS_TOTAL_BUY_QTY, "tbq", tick.totalBuyQty());
        number(row, tick, TickFlags.HAS_TOTAL_SELL_QTY, "tsq", tick.totalSellQty());
        price(row, tick, TickFlags.HAS_LTP, "ltp", tick.ltp());
        price(row, tick, TickFlags.HAS_ATP, "atp", tick.atp());
        price(row, tick, TickFlags.HAS_OPEN, "open", tick.open());
        price(row, tick, TickFlags.HAS_HIGH, "high", tick.high());
        price(row, tick, TickFlags.HAS_LOW, "low", tick.low());
        price(row, tick, TickFlags.HAS_PREV_CLOSE, "prev_close", tick.prevClose());
        for (int level = 0; level < Tick.LEVELS; level++) {
            level(row, "b", level, tick.bid(level), tick.bidQty(level), tick.bidOrders(level));
            level(row, "a", level, tick.ask(level), tick.askQty(level), tick.askOrders(level));
        }
        return row;
    }

    private static void number(
            Map<String, String> row, Tick tick, int flag, String column, long value) {
        if (tick.has(flag)) {
            row.put(column, Long.toString(value));
        }
    }

    private static void price(
            Map<String, String> row, Tick tick, int flag, String column, long value) {
        if (tick.has(flag)) {
            row.put(column, Prices.format(value));
        }
    }

    private static void level(
            Map<String, String> row, String side, int level, long price, long qty, long orders) {
        if (price != 0 || qty != 0 || orders != 0) {
            row.put(side + "p" + (level + 1), Prices.format(price));
            row.put(side + "q" + (level + 1), Long.toString(qty));
            row.put(side + "o" + (level + 1), Long.toString(orders));
        }
    }
}
