package io.icebreaker.feed.sim;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Kite's order management as {@link KiteRestServer} needs it: takes, changes, cancels and fills orders
 * against the last snapshot. As the real one it takes every order it is sent: the same tag twice is two
 * orders. Guarded by the server's lock.
 */
final class KiteOrderDesk {
    private static final long FIRST_ID = 151_220_000_000_000L;
    private static final long CASH = 10_000_000 * Prices.ONE;

    /** What the desk will not do. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String type;

        Refused(String type, String message) {
            super(message);
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    /** One order; prices E4. */
    static final class Order {
        final String id;
        final int index;
        final Instrument instrument;
        final boolean isBuy;
        final Map<String, String> form;
        private final StopWatch stop = new StopWatch();
        String status = "OPEN";
        String message = "";
        long filled;
        long averagePrice;
        long timeNs;

        private Order(String id, int index, Instrument instrument, Map<String, String> form) {
            this.id = id;
            this.index = index;
            this.instrument = instrument;
            this.form = form;
            isBuy = form.get("transaction_type").equals("BUY");
        }

        long qty() {
            return Long.parseLong(form.get("quantity"));
        }

        long price() {
            return Prices.parse(form.getOrDefault("price", "0"));
        }

        private long trigger() {
            boolean isStop = form.get("order_type").startsWith("SL");
            return isStop ? Prices.parse(form.getOrDefault("trigger_price", "0")) : 0;
        }

        private boolean isLive(long ltp) {
            boolean isLive = stop.isLive(isBuy, trigger(), ltp);
            status = isLive ? "OPEN" : "TRIGGER PENDING";
            return isLive;
        }

        boolean isWorking() {
            return status.equals("OPEN") || status.equals("TRIGGER PENDING");
        }
    }

    private final MarketTap market;
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private long used;

    KiteOrderDesk(MarketTap market) {
        this.market = market;
    }

    Order place(Map<String, String> form) throws Refused {
        for (String name :
                List.of(
                        "exchange",
                        "tradingsymbol",
                        "transaction_type",
                        "quantity",
                        "product",
                        "order_type",
                        "validity")) {
            if (form.getOrDefault(name, "").isEmpty()) {
                throw new Refused("InputException", "Missing or empty field `" + name + "`");
            }
        }
        if (!form.get("quantity").matches("[1-9][0-9]{0,8}")) {
            throw new Refused("InputException", "Invalid `quantity`.");
        }
        int index = index(form.get("exchange"), form.get("tradingsymbol"));
        var id = Long.toString(FIRST_ID + orders.size());
        var order =
                new Order(id, index, market.instruments().get(index), new LinkedHashMap<>(form));
        checkTerms(order);
        order.timeNs = market.nowNs();
        orders.put(id, order);
        match(order);
        return order;
    }

    private int index(String exchange, String symbol) throws Refused {
        List<Instrument> all = market.instruments();
        for (int index = 0; index < all.size(); index++) {
            if (all.get(index).symbol().equals(symbol)
                    && all.get(index).segment().equals(exchange)) {
                return index;
            }
        }
        throw new Refused(
                "InputException",
                "The instrument you are placing an order for has either expired"
                        + " or does not exist.");
    }

    private void checkTerms(Order order) throws Refused {
        if (order.qty() % order.instrument.lotSize() != 0) {
            throw new Refused(
                    "InputException",
                    "Quantity should be in multiples of " + order.instrument.lotSize());
        }
        long price = reference(order);
        if (order.form.get("order_type").equals("LIMIT") && order.price() <= 0) {
            throw new Refused("InputException", "Invalid `price`.");
        }
        if (order.isBuy && Math.multiplyHigh(price, order.qty()) != 0
                || order.isBuy && price * order.qty() > CASH - used) {
            throw new Refused("MarginException", "Insufficient funds.");
        }
    }

    private long reference(Order order) {
        MarketSnapshot last = market.last(order.index);
        return order.price() > 0 ? order.price() : last == null ? 0 : last.tick().ltp();
    }

    Order modify(String id, Map<String, String> form) throws Refused {
        Order order = working(id);
        order.form.putAll(form);
        order.timeNs = market.nowNs();
        match(order);
        return order;
    }

    Order cancel(String id) throws Refused {
        Order order = working(id);
        order.status = "CANCELLED";
        order.timeNs = market.nowNs();
        return order;
    }

    private Order working(String id) throws Refused {
        Order order = orders.get(id);
        if (order == null || !order.isWorking()) {
            throw new Refused("OrderException", "Order cannot be found or is not open.");
        }
        return order;
    }

    /** All of it at the other side's best price, if that is good enough: the book behind is not looked at. */
    private void match(Order order) {
        MarketSnapshot last = market.last(order.index);
        Tick tick = last == null ? null : last.tick();
        long touch = tick == null ? 0 : order.isBuy ? tick.ask(0) : tick.bid(0);
        boolean isMarket = List.of("MARKET", "SL-M").contains(order.form.get("order_type"));
        boolean isGoodEnough =
                isMarket || (order.isBuy ? touch <= order.price() : touch >= order.price());
        boolean isLive = order.isLive(tick == null ? 0 : tick.ltp());
        if (isLive && touch > 0 && isGoodEnough) {
            order.status = "COMPLETE";
            order.filled = order.qty();
            order.averagePrice = touch;
            order.timeNs = market.nowNs();
            used += (order.isBuy ? 1 : -1) * touch * order.qty();
        }
    }

    /** Looks at the resting orders again, then lists all, oldest first. */
    List<Order> orders() {
        orders.values().stream().filter(Order::isWorking).forEach(this::match);
        return new ArrayList<>(orders.values());
    }

    long available() {
        return CASH - used;
    }

    long used() {
        return used;
    }
}
