package io.icebreaker.feed;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table the {@code decode} command writes for every broker: the columns of ticks-csv in their order,
 * what some broker sends beside them, and where in the frames the packet stood. A cell nobody sets is empty.
 * Prices are shortest decimals, quantities units, times epoch ns UTC. Cold; one thread.
 */
public final class PacketCsv {
    private static final List<String> COLUMNS = columns();
    private static final Map<String, Integer> PLACES = places();

    private final CsvWriter out;
    private final String[] cells = new String[COLUMNS.size()];

    /** Writes the header. */
    public PacketCsv(Writer out) {
        this.out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        this.out.writeRecord(COLUMNS);
    }

    private static List<String> columns() {
        var names = new ArrayList<String>();
        names.addAll(
                List.of(
                        "recv_ns", "exch_ns", "ltt_ns", "segment", "token", "ltp", "ltq", "volume",
                        "oi", "atp"));
        names.addAll(List.of("tbq", "tsq", "open", "high", "low", "prev_close"));
        for (String side : List.of("b", "a")) {
            for (String field : List.of("p", "q", "o")) {
                for (int level = 1; level <= Tick.LEVELS; level++) {
                    names.add(side + field + level);
                }
            }
        }
        names.addAll(
                List.of(
                        "true_buy",
                        "true_sell",
                        "oi_day_high",
                        "oi_day_low",
                        "prev_oi",
                        "upper_circuit"));
        names.addAll(List.of("lower_circuit", "week52_high", "week52_low", "seq", "bids", "asks"));
        names.addAll(List.of("frame", "packet", "kind", "reject"));
        return List.copyOf(names);
    }

    private static Map<String, Integer> places() {
        var places = new HashMap<String, Integer>();
        for (String column : COLUMNS) {
            places.put(column, places.size());
        }
        return Map.copyOf(places);
    }

    public PacketCsv set(String column, String text) {
        cells[PLACES.get(column)] = text;
        return this;
    }

    public PacketCsv set(String column, long value) {
        return set(column, Long.toString(value));
    }

    /** Sets a price given in E4. */
    public PacketCsv setPrice(String column, long price) {
        return set(column, Prices.format(price));
    }

    /** Sets every column of ticks-csv the packet carried, except segment and token. */
    public PacketCsv set(Tick tick) {
        set("recv_ns", tick.receiveTimeNs());
        setIf(tick, TickFlags.HAS_EXCHANGE_TIME, "exch_ns", tick.exchangeTimeNs());
        setIf(tick, TickFlags.HAS_LAST_TRADE_TIME, "ltt_ns", tick.lastTradeTimeNs());
        setIf(tick, TickFlags.HAS_LAST_QTY, "ltq", tick.lastQty());
        setIf(tick, TickFlags.HAS_VOLUME, "volume", tick.volume());
        setIf(tick, TickFlags.HAS_OI, "oi", tick.oi());
        setIf(tick, TickFlags.HAS_TOTAL_BUY_QTY, "tbq", tick.totalBuyQty());
        setIf(tick, TickFlags.HAS_TOTAL_SELL_QTY, "tsq", tick.totalSellQty());
        setPriceIf(tick, TickFlags.HAS_LTP, "ltp", tick.ltp());
        setPriceIf(tick, TickFlags.HAS_ATP, "atp", tick.atp());
        setPriceIf(tick, TickFlags.HAS_OPEN, "open", tick.open());
        setPriceIf(tick, TickFlags.HAS_HIGH, "high", tick.high());
        setPriceIf(tick, TickFlags.HAS_LOW, "low", tick.low());
        setPriceIf(tick, TickFlags.HAS_PREV_CLOSE, "prev_close", tick.prevClose());
        if (tick.has(TickFlags.HAS_DEPTH)) {
            setBook(tick);
        }
        return this;
    }

    private void setBook(Tick tick) {
        for (int level = 0; level < Tick.LEVELS; level++) {
            if (tick.bidQty(level) != 0) {
                setLevel("b", level, tick.bid(level), tick.bidQty(level), tick.bidOrders(level));
            }
            if (tick.askQty(level) != 0) {
                setLevel("a", level, tick.ask(level), tick.askQty(level), tick.askOrders(level));
            }
        }
    }

    private void setLevel(String side, int level, long price, long qty, long orders) {
        int number = level + 1;
        setPrice(side + "p" + number, price)
                .set(side + "q" + number, qty)
                .set(side + "o" + number, orders);
    }

    private void setIf(Tick tick, int flag, String column, long value) {
        if (tick.has(flag)) {
            set(column, value);
        }
    }

    private void setPriceIf(Tick tick, int flag, String column, long price) {
        if (tick.has(flag)) {
            setPrice(column, price);
        }
    }

    /** Writes the row and empties it for the next. */
    public void end() {
        out.writeRecord(cells);
        Arrays.fill(cells, null);
    }

    /** Hands all rows to the writer; call it once, last. */
    public void flush() throws IOException {
        out.flush();
    }
}
