package io.icebreaker.feed.sim.dhan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.feed.sim.MarketTap.Minute;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.dhan.DhanOrderDesk.Order;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Bodies of Dhan's answers (feed-dhan 10). Used under the server's lock. */
final class DhanAnswers {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final DateTimeFormatter SLASHES =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final DateTimeFormatter DASHES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int MAX_QUOTES = 1_000;

    /** Dhan's index behind the names of derivatives. */
    private static final Map<Long, String> UNDERLYINGS = Map.of(13L, "NIFTY", 25L, "BANKNIFTY");

    /** Writes into an object. */
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private final DhanNumbers numbers;
    private final MarketTap market;

    DhanAnswers(DhanNumbers numbers, MarketTap market) {
        this.numbers = numbers;
        this.market = market;
    }

    private static SimReply object(Fields fields) throws IOException {
        var out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        return SimReply.json(out.toString());
    }

    private static SimReply list(List<Order> orders, boolean isOnlyFilled, OrderRow row)
            throws IOException {
        var out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartArray();
            for (Order order : orders) {
                if (order.isFilled() || !isOnlyFilled) {
                    json.writeStartObject();
                    row.write(json, order);
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        }
        return SimReply.json(out.toString());
    }

    /** Writes one order. */
    private interface OrderRow {
        void write(JsonGenerator json, Order order) throws IOException;
    }

    private static void price(JsonGenerator json, String name, long price) throws IOException {
        json.writeNumberField(name, decimal(price));
    }

    private static BigDecimal decimal(long price) {
        return BigDecimal.valueOf(price, 4);
    }

    private static String time(long ns, DateTimeFormatter how) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(ns, NS_PER_SECOND), 0, IST).format(how);
    }

    // ---- quotes

    SimReply quotes(Json body) throws IOException {
        int asked = body.fields().values().stream().mapToInt(ids -> ids.elements().size()).sum();
        if (asked > MAX_QUOTES) {
            return DhanRestServer.badInput();
        }
        return object(
                json -> {
                    json.writeObjectFieldStart("data");
                    for (Map.Entry<String, Json> segment : body.fields().entrySet()) {
                        if (DhanNumbers.octet(segment.getKey()) >= 0) {
                            json.writeObjectFieldStart(segment.getKey());
                            for (Json id : segment.getValue().elements()) {
                                quote(json, segment.getKey(), id.text());
                            }
                            json.writeEndObject();
                        }
                    }
                    json.writeEndObject();
                    json.writeStringField("status", "success");
                });
    }

    private void quote(JsonGenerator json, String segment, String id) throws IOException {
        int index = numbers.index(segment, id);
        MarketSnapshot last = index < 0 ? null : market.last(index);
        if (last == null) {
            return;
        }
        Tick tick = last.tick();
        json.writeObjectFieldStart(id);
        price(json, "average_price", tick.atp());
        json.writeNumberField("buy_quantity", tick.totalBuyQty());
        json.writeNumberField("sell_quantity", tick.totalSellQty());
        json.writeObjectFieldStart("depth");
        levels(json, "buy", tick, true);
        levels(json, "sell", tick, false);
        json.writeEndObject();
        price(json, "last_price", tick.ltp());
        json.writeNumberField("last_quantity", tick.lastQty());
        json.writeStringField(
                "last_trade_time",
                tick.has(TickFlags.HAS_LAST_TRADE_TIME)
                        ? time(tick.lastTradeTimeNs(), SLASHES)
                        : "01/01/1980 00:00:00");
        price(json, "lower_circuit_limit", tick.prevClose() * 9 / 10);
        price(json, "upper_circuit_limit", tick.prevClose() * 11 / 10);
        price(json, "net_change", tick.ltp() - tick.prevClose());
        json.writeObjectFieldStart("ohlc");
        price(json, "open", tick.open());
        price(json, "close", tick.prevClose());
        price(json, "high", tick.high());
        price(json, "low", tick.low());
        json.writeEndObject();
        json.writeNumberField("oi", tick.oi());
        json.writeNumberField("oi_day_high", last.oiDayHigh());
        json.writeNumberField("oi_day_low", last.oiDayLow());
        json.writeNumberField("volume", tick.volume());
        json.writeEndObject();
    }

    private static void levels(JsonGenerator json, String name, Tick tick, boolean isBid)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int level = 0; level < Tick.LEVELS; level++) {
            json.writeStartObject();
            json.writeNumberField("quantity", isBid ? tick.bidQty(level) : tick.askQty(level));
            json.writeNumberField("orders", isBid ? tick.bidOrders(level) : tick.askOrders(level));
            price(json, "price", isBid ? tick.bid(level) : tick.ask(level));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    // ---- chains

    SimReply expiries(Json body) throws IOException {
        var dates = new TreeSet<LocalDate>();
        String underlying = UNDERLYINGS.getOrDefault(body.get("UnderlyingScrip").whole(0), "");
        for (BrokerInstrument one : numbers.instruments()) {
            Instrument instrument = one.instrument();
            if (instrument.type().isOption() && instrument.underlying().equals(underlying)) {
                dates.add(instrument.expiry());
            }
        }
        return object(
                json -> {
                    json.writeArrayFieldStart("data");
                    for (LocalDate date : dates) {
                        json.writeString(date.toString());
                    }
                    json.writeEndArray();
                    json.writeStringField("status", "success");
                });
    }

    /** For an expiry there is none of: a success without a body. */
    SimReply chain(Json body) throws IOException {
        String underlying = UNDERLYINGS.getOrDefault(body.get("UnderlyingScrip").whole(0), "");
        var strikes = new TreeMap<Long, int[]>();
        for (int index = 0; index < numbers.instruments().size(); index++) {
            Instrument it = numbers.at(index).instrument();
            boolean isOne =
                    it.type().isOption()
                            && it.underlying().equals(underlying)
                            && it.expiry().toString().equals(body.get("Expiry").text());
            if (isOne) {
                int side = it.type() == InstrumentType.CE ? 0 : 1;
                strikes.computeIfAbsent(it.strike(), s -> new int[] {-1, -1})[side] = index;
            }
        }
        if (strikes.isEmpty()) {
            return new SimReply(200, Map.of(), new byte[0]);
        }
        int spot = numbers.index("IDX_I", body.get("UnderlyingScrip").text());
        return object(
                json -> {
                    json.writeObjectFieldStart("data");
                    price(json, "last_price", market.latest(spot).tick().ltp());
                    json.writeObjectFieldStart("oc");
                    for (Map.Entry<Long, int[]> strike : strikes.entrySet()) {
                        json.writeObjectFieldStart(decimal(strike.getKey()).setScale(6).toString());
                        leg(json, "ce", strike.getValue()[0]);
                        leg(json, "pe", strike.getValue()[1]);
                        json.writeEndObject();
                    }
                    json.writeEndObject();
                    json.writeEndObject();
                    json.writeStringField("status", "success");
                });
    }

    private void leg(JsonGenerator json, String name, int index) throws IOException {
        MarketSnapshot last = index < 0 ? null : market.latest(index);
        if (last == null) {
            return;
        }
        Tick tick = last.tick();
        json.writeObjectFieldStart(name);
        json.writeNumberField("security_id", numbers.at(index).token());
        json.writeNumberField("implied_volatility", 0);
        price(json, "last_price", tick.ltp());
        json.writeNumberField("oi", tick.oi());
        json.writeNumberField("previous_oi", last.oiDayLow());
        price(json, "previous_close_price", tick.prevClose());
        json.writeNumberField("volume", tick.volume());
        price(json, "top_bid_price", tick.bid(0));
        json.writeNumberField("top_bid_quantity", tick.bidQty(0));
        price(json, "top_ask_price", tick.ask(0));
        json.writeNumberField("top_ask_quantity", tick.askQty(0));
        json.writeEndObject();
    }

    // ---- charts

    /** Only bars of a minute are made. */
    SimReply minutes(Json body) throws IOException {
        int index =
                numbers.index(body.get("exchangeSegment").text(), body.get("securityId").text());
        if (index < 0 || !body.get("interval").text().equals("1")) {
            return DhanRestServer.badInput();
        }
        try {
            long fromNs = epochNs(body.get("fromDate").text(), false);
            long toNs = epochNs(body.get("toDate").text(), true);
            return columns(market.minutes(index, fromNs, toNs));
        } catch (DateTimeException e) {
            return DhanRestServer.badInput();
        }
    }

    private static long epochNs(String text, boolean isEnd) {
        LocalDateTime wall =
                text.length() > 10
                        ? LocalDateTime.parse(text, DASHES)
                        : LocalDate.parse(text).plusDays(isEnd ? 1 : 0).atStartOfDay();
        return wall.toEpochSecond(IST) * NS_PER_SECOND;
    }

    /** The day so far, as one bar of its midnight. */
    SimReply days(Json body) throws IOException {
        int index =
                numbers.index(body.get("exchangeSegment").text(), body.get("securityId").text());
        if (index < 0) {
            return DhanRestServer.badInput();
        }
        List<Minute> all = market.minutes(index, 0, Long.MAX_VALUE);
        if (all.isEmpty()) {
            return columns(List.of());
        }
        long open = all.get(0).open();
        long close = all.get(all.size() - 1).close();
        long high = all.stream().mapToLong(Minute::high).max().orElse(open);
        long low = all.stream().mapToLong(Minute::low).min().orElse(open);
        long volume = all.stream().mapToLong(Minute::volume).sum();
        String day = time(all.get(0).startNs(), DASHES).substring(0, 10);
        return columns(List.of(new Minute(epochNs(day, false), open, high, low, close, volume, 0)));
    }

    private static SimReply columns(List<Minute> bars) throws IOException {
        return object(
                json -> {
                    column(json, "open", bars, bar -> decimal(bar.open()));
                    column(json, "high", bars, bar -> decimal(bar.high()));
                    column(json, "low", bars, bar -> decimal(bar.low()));
                    column(json, "close", bars, bar -> decimal(bar.close()));
                    column(json, "volume", bars, bar -> BigDecimal.valueOf(bar.volume()));
                    column(
                            json,
                            "timestamp",
                            bars,
                            bar -> BigDecimal.valueOf(bar.startNs() / NS_PER_SECOND));
                    column(json, "open_interest", bars, bar -> BigDecimal.valueOf(bar.oi()));
                });
    }

    /** One number of a bar. */
    private interface Part {
        BigDecimal of(Minute bar);
    }

    /** Numbers as Dhan writes them: all with a point, large ones in scientific form. */
    private static void column(JsonGenerator json, String name, List<Minute> bars, Part part)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Minute bar : bars) {
            json.writeNumber(part.of(bar).doubleValue());
        }
        json.writeEndArray();
    }

    // ---- the account

    SimReply funds() throws IOException {
        return object(
                json -> {
                    json.writeNumberField("availabelBalance", 1_000_000.0);
                    json.writeNumberField("utilizedAmount", 0.0);
                });
    }

    SimReply book(List<Order> orders) throws IOException {
        return list(
                orders,
                false,
                (json, order) -> {
                    words(json, order);
                    json.writeStringField("orderStatus", order.status);
                    json.writeNumberField("quantity", order.qty);
                    json.writeNumberField("filledQty", order.isFilled() ? order.qty : 0);
                    price(json, "price", order.price);
                    price(json, "triggerPrice", order.trigger);
                    price(json, "averageTradedPrice", order.averagePrice);
                    json.writeStringField("updateTime", time(order.timeNs, DASHES));
                });
    }

    SimReply trades(List<Order> orders) throws IOException {
        return list(
                orders,
                true,
                (json, order) -> {
                    words(json, order);
                    json.writeStringField("exchangeTradeId", "T" + order.id);
                    json.writeNumberField("tradedQuantity", order.qty);
                    price(json, "tradedPrice", order.averagePrice);
                    json.writeStringField("exchangeTime", time(order.timeNs, DASHES));
                });
    }

    private static void words(JsonGenerator json, Order order) throws IOException {
        json.writeStringField("orderId", order.id);
        json.writeStringField("tradingSymbol", order.instrument.symbol());
        for (Map.Entry<String, String> word : order.words.entrySet()) {
            json.writeStringField(word.getKey(), word.getValue());
        }
    }

    // ---- the master

    /** The detailed scrip master of what is streamed. */
    String master() {
        return DhanMaster.csv(numbers.instruments());
    }
}
