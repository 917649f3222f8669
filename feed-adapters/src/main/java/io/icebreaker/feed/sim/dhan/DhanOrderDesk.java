package io.icebreaker.feed.sim.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.feed.sim.StopWatch;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Dhan's orders: taken, changed, cancelled, and filled whole against the last snapshot's best price. As the
 * real one it takes every order it is sent: the same correlation id twice is two orders. Used under the
 * server's lock.
 */
final class DhanOrderDesk {
    private static final long FIRST_ID = 112_111_182_198L;

    /** One order; prices E4. */
    static final class Order {
        final String id;
        final BrokerInstrument instrument;
        final int index;
        final Map<String, String> words = new LinkedHashMap<>();
        private final StopWatch stop = new StopWatch();
        String status = "PENDING";
        long qty;
        long price;
        long trigger;
        long averagePrice;
        long timeNs;

        private Order(String id, int index, BrokerInstrument instrument) {
            this.id = id;
            this.index = index;
            this.instrument = instrument;
        }

        boolean isBuy() {
            return words.get("transactionType").equals("BUY");
        }

        boolean isFilled() {
            return status.equals("TRADED");
        }
    }

    private final DhanNumbers numbers;
    private final MarketTap market;
    private final Map<String, Order> orders = new LinkedHashMap<>();

    DhanOrderDesk(DhanNumbers numbers, MarketTap market) {
        this.numbers = numbers;
        this.market = market;
    }

    /** The order, or null for a body that lacks or misspells something. */
    Order place(Json body) {
        int index =
                numbers.index(body.get("exchangeSegment").text(), body.get("securityId").text());
        if (index < 0) {
            return null;
        }
        var order = new Order(Long.toString(FIRST_ID + orders.size()), index, numbers.at(index));
        for (String name :
                List.of(
                        "correlationId",
                        "transactionType",
                        "exchangeSegment",
                        "productType",
                        "orderType",
                        "validity",
                        "securityId")) {
            order.words.put(name, body.get(name).text());
        }
        boolean isSideKnown = List.of("BUY", "SELL").contains(body.get("transactionType").text());
        if (!isSideKnown || !isGood(order, body)) {
            return null;
        }
        orders.put(order.id, order);
        match(order);
        return order;
    }

    private boolean isGood(Order order, Json body) {
        long qty = body.get("quantity").whole(0);
        long price = body.get("price").price();
        boolean needsPrice = order.words.get("orderType").equals("LIMIT");
        if (qty < 1
                || qty % order.instrument.instrument().lotSize() != 0
                || needsPrice && price <= 0) {
            return false;
        }
        order.qty = qty;
        order.price = price;
        order.trigger = body.get("triggerPrice").price();
        order.timeNs = market.nowNs();
        return true;
    }

    /** The order, or null when there is none that can still be changed. */
    Order modify(String id, Json body) {
        Order order = working(id);
        if (order == null || !isGood(order, body)) {
            return null;
        }
        order.words.put("orderType", body.get("orderType").text());
        match(order);
        return order;
    }

    Order cancel(String id) {
        Order order = working(id);
        if (order != null) {
            order.status = "CANCELLED";
            order.timeNs = market.nowNs();
        }
        return order;
    }

    private Order working(String id) {
        Order order = orders.get(id);
        return order != null && order.status.equals("PENDING") ? order : null;
    }

    private void match(Order order) {
        MarketSnapshot last = market.last(order.index);
        Tick tick = last == null ? null : last.tick();
        long touch = tick == null ? 0 : order.isBuy() ? tick.ask(0) : tick.bid(0);
        boolean isMarket = order.words.get("orderType").endsWith("MARKET");
        boolean isGoodEnough =
                isMarket || (order.isBuy() ? touch <= order.price : touch >= order.price);
        long trigger = order.words.get("orderType").startsWith("STOP") ? order.trigger : 0;
        boolean isLive = order.stop.isLive(order.isBuy(), trigger, tick == null ? 0 : tick.ltp());
        if (isLive && touch > 0 && isGoodEnough) {
            order.status = "TRADED";
            order.averagePrice = touch;
            order.timeNs = market.nowNs();
        }
    }

    /** Looks at resting orders again, then lists all, oldest first. */
    List<Order> orders() {
        orders.values().stream().filter(o -> o.status.equals("PENDING")).forEach(this::match);
        return new ArrayList<>(orders.values());
    }
}
