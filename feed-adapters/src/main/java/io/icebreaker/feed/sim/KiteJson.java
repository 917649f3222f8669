package io.icebreaker.feed.sim;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.feed.sim.KiteOrderDesk.Order;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.util.List;

/** Kite's words for quotes, orders, trades and instruments, as its samples have them. */
final class KiteJson {
    private static final int LEVELS = 5;

    private KiteJson() {}

    static void quote(JsonGenerator json, long token, Tick tick) throws IOException {
        json.writeStartObject();
        json.writeNumberField("instrument_token", token);
        json.writeStringField("timestamp", KiteRestServer.time(tick.receiveTimeNs()));
        json.writeNullField("last_trade_time");
        price(json, "last_price", tick.ltp());
        json.writeNumberField("last_quantity", tick.lastQty());
        json.writeNumberField("volume", tick.volume());
        price(json, "average_price", tick.atp());
        json.writeNumberField("oi", tick.oi());
        json.writeObjectFieldStart("ohlc");
        price(json, "open", tick.open());
        price(json, "high", tick.high());
        price(json, "low", tick.low());
        price(json, "close", tick.prevClose());
        json.writeEndObject();
        json.writeObjectFieldStart("depth");
        levels(json, "buy", tick, true);
        levels(json, "sell", tick, false);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void levels(JsonGenerator json, String side, Tick tick, boolean isBid)
            throws IOException {
        json.writeArrayFieldStart(side);
        for (int level = 0; level < LEVELS; level++) {
            json.writeStartObject();
            price(json, "price", isBid ? tick.bid(level) : tick.ask(level));
            json.writeNumberField("quantity", isBid ? tick.bidQty(level) : tick.askQty(level));
            json.writeNumberField("orders", 1);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void order(JsonGenerator json, long token, Order order) throws IOException {
        json.writeStartObject();
        json.writeStringField("order_id", order.id);
        json.writeStringField("status", order.status);
        json.writeStringField("status_message", order.message.isEmpty() ? null : order.message);
        json.writeStringField("order_timestamp", KiteRestServer.time(order.timeNs));
        json.writeStringField("exchange_update_timestamp", KiteRestServer.time(order.timeNs));
        json.writeStringField("variety", "regular");
        json.writeNumberField("instrument_token", token);
        for (String name :
                List.of(
                        "exchange",
                        "tradingsymbol",
                        "order_type",
                        "transaction_type",
                        "validity",
                        "product",
                        "tag")) {
            json.writeStringField(name, order.form.get(name));
        }
        json.writeNumberField("quantity", order.qty());
        price(json, "price", order.price());
        price(json, "trigger_price", Prices.parse(order.form.getOrDefault("trigger_price", "0")));
        price(json, "average_price", order.averagePrice);
        json.writeNumberField("filled_quantity", order.filled);
        json.writeEndObject();
    }

    static void trade(JsonGenerator json, long token, Order order) throws IOException {
        json.writeStartObject();
        json.writeStringField("trade_id", "T" + order.id);
        json.writeStringField("order_id", order.id);
        json.writeStringField("exchange", order.form.get("exchange"));
        json.writeStringField("tradingsymbol", order.form.get("tradingsymbol"));
        json.writeNumberField("instrument_token", token);
        json.writeStringField("transaction_type", order.form.get("transaction_type"));
        price(json, "average_price", order.averagePrice);
        json.writeNumberField("quantity", order.filled);
        json.writeStringField("fill_timestamp", KiteRestServer.time(order.timeNs));
        json.writeEndObject();
    }

    private static void price(JsonGenerator json, String name, long price) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Prices.format(price));
    }

    static String dump(List<Instrument> instruments, KiteTokens tokens) {
        var csv =
                new StringBuilder(
                        "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,"
                                + "tick_size,lot_size,instrument_type,segment,exchange\r\n");
        for (int index = 0; index < instruments.size(); index++) {
            Instrument it = tokens.onWire().get(index);
            boolean isIndex = it.type() == InstrumentType.IDX;
            String exchange = isIndex ? "NSE" : it.segment();
            String kind = it.type().isOption() ? "-OPT" : "-FUT";
            String segment = isIndex ? "INDICES" : it.expiry() == null ? exchange : exchange + kind;
            csv.append(tokens.instrumentToken(index)).append(',');
            csv.append(it.token()).append(',').append(quoted(it.symbol())).append(',');
            csv.append(it.underlying()).append(",0,");
            csv.append(it.expiry() == null ? "" : it.expiry()).append(',');
            csv.append(Prices.format(it.strike())).append(',');
            csv.append(Prices.format(it.tickSize())).append(',').append(it.lotSize()).append(',');
            csv.append(isIndex ? "EQ" : it.type()).append(',').append(segment).append(',');
            csv.append(exchange).append("\r\n");
        }
        return csv.toString();
    }

    private static String quoted(String cell) {
        return cell.indexOf(',') < 0 ? cell : '"' + cell + '"';
    }
}
