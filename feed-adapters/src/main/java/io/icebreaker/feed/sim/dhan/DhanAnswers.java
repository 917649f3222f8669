package io.icebreaker.feed.sim.dhan;

import static io.icebreaker.feed.sim.dhan.DhanReplies.*;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Quotes and option chains as Dhan answers them (feed-dhan 10.1, 10.2). Used under the server's lock. */
final class DhanAnswers {
    private static final int MAX_QUOTES = 1_000;

    /** Dhan's index behind the names of derivatives. */
    private static final Map<Long, String> UNDERLYINGS = Map.of(13L, "NIFTY", 25L, "BANKNIFTY");

    private final DhanNumbers numbers;
    private final MarketTap market;

    DhanAnswers(DhanNumbers numbers, MarketTap market) {
        this.numbers = numbers;
        this.market = market;
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
}
