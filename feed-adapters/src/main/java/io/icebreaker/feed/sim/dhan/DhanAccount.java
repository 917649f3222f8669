package io.icebreaker.feed.sim.dhan;

import static io.icebreaker.feed.sim.dhan.DhanReplies.*;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.dhan.DhanOrderDesk.Order;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Funds, orders and trades as Dhan answers them (feed-dhan 10.4). */
final class DhanAccount {
    private DhanAccount() {}

    static SimReply funds() throws IOException {
        return object(
                json -> {
                    json.writeNumberField("availabelBalance", 1_000_000.0);
                    json.writeNumberField("utilizedAmount", 0.0);
                });
    }

    static SimReply book(List<Order> orders) throws IOException {
        return list(
                orders,
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

    static SimReply trades(List<Order> orders) throws IOException {
        return list(
                orders.stream().filter(Order::isFilled).toList(),
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
}
