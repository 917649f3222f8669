package io.icebreaker.feed.sim.noren;

import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.feed.sim.StopWatch;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order desk of a simulated house: takes, changes, cancels, and fills an order whole at the other side's
 * best price when that is good enough. The same order twice is two orders. Guarded by the REST server's lock.
 */
final class NorenOrders {
    private static final long FIRST_ID = 26_090_300_000_001L;
    static final long CASH = 10_000_000 * Prices.ONE;

    /** What the desk will not do, in the house's words. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** One order; prices E4. */
    static final class Order {
        private final String id;
        private final int index;
        private final Map<String, String> terms;
        private final StopWatch stop = new StopWatch();
        private String status = "OPEN";
        private long fillPrice;

        private Order(String id, int index, Map<String, String> terms) {
            this.id = id;
            this.index = index;
            this.terms = terms;
        }

        String id() {
            return id;
        }

        String status() {
            return status;
        }

        String term(String name) {
            return terms.getOrDefault(name, "");
        }

        long fillPrice() {
            return fillPrice;
        }

        long qty() {
            return Long.parseLong(term("qty"));
        }

        private boolean isBuy() {
            return term("trantype").equals("B");
        }

        private boolean isLive(long ltp) {
            boolean isStop = term("prctyp").startsWith("SL") && !term("trgprc").isEmpty();
            long trigger = isStop ? Prices.parse(term("trgprc")) : 0;
            boolean isLive = stop.isLive(isBuy(), trigger, ltp);
            status = isLive ? "OPEN" : "TRIGGER_PENDING";
            return isLive;
        }

        private boolean isWorking() {
            return status.equals("OPEN") || status.equals("TRIGGER_PENDING");
        }
    }

    private final NorenTokens tokens;
    private final MarketTap market;
    private final Map<String, Order> orders = new LinkedHashMap<>();

    NorenOrders(NorenTokens tokens, MarketTap market) {
        this.tokens = tokens;
        this.market = market;
    }

    Order place(Map<String, String> terms) throws Refused {
        for (String name :
                List.of("exch", "tsym", "qty", "prc", "prd", "trantype", "prctyp", "ret")) {
            require(
                    !terms.getOrDefault(name, "").isEmpty(),
                    "Invalid Input :  " + name + " is missing");
        }
        int index = tokens.index(terms.get("exch"), terms.get("tsym"));
        require(index >= 0, "Invalid Input :  Trading symbol invalid");
        require(terms.get("qty").matches("[1-9][0-9]{0,8}"), "Invalid Input :  qty");
        var order =
                new Order(
                        Long.toString(FIRST_ID + orders.size()), index, new LinkedHashMap<>(terms));
        long lot = tokens.get(index).instrument().lotSize();
        require(order.qty() % lot == 0, "Invalid Input :  qty is no multiple of " + lot);
        orders.put(order.id(), order);
        match(order);
        return order;
    }

    private static void require(boolean holds, String otherwise) throws Refused {
        if (!holds) {
            throw new Refused(otherwise);
        }
    }

    Order modify(Map<String, String> terms) throws Refused {
        Order order = working(terms);
        order.terms.putAll(terms);
        match(order);
        return order;
    }

    Order cancel(Map<String, String> terms) throws Refused {
        Order order = working(terms);
        order.status = "CANCELED";
        return order;
    }

    private Order working(Map<String, String> terms) throws Refused {
        Order order = orders.get(terms.getOrDefault("norenordno", ""));
        require(order != null && order.isWorking(), "Rejected : ORA:Order not found");
        return order;
    }

    private void match(Order order) {
        MarketSnapshot last = market.last(order.index);
        Tick tick = last == null ? null : last.tick();
        boolean isBuy = order.isBuy();
        long touch = tick == null ? 0 : isBuy ? tick.ask(0) : tick.bid(0);
        long limit = Prices.parse(order.term("prc"));
        boolean isMarket = order.term("prctyp").endsWith("MKT");
        boolean isGoodEnough = isMarket || (isBuy ? touch <= limit : touch >= limit);
        if (order.isLive(tick == null ? 0 : tick.ltp()) && touch > 0 && isGoodEnough) {
            order.status = "COMPLETE";
            order.fillPrice = touch;
        }
    }

    /** Looks at the resting orders again, then lists all, newest first, as the real desk does. */
    List<Order> all() {
        orders.values().stream().filter(Order::isWorking).forEach(this::match);
        var newestFirst = new ArrayList<>(orders.values());
        java.util.Collections.reverse(newestFirst);
        return newestFirst;
    }
}
