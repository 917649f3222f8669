package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.tick.Prices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders of the simulated account (feed-smartapi 7.6): filled whole against the best of the other side once
 * they cross it, looked at with each call. Any thread.
 */
final class SmartOrders {
    private static final long FIRST_ID = 260_101_000_000_001L;
    private static final long CASH = 10_00_000 * Prices.ONE;
    private static final int MAX_TAG = 20;

    private static final class Order {
        private long id;
        private SmartBody asked;
        private String type;
        private int index;
        private long qty;
        private long price;
        private long trigger;
        private String status = "open";
        private String text = "";
        private long fillPrice;
        private long timeNs;

        private boolean isBuy() {
            return asked.text("transactiontype").equals("BUY");
        }

        private boolean isWorking() {
            return status.equals("open") || status.equals("trigger pending");
        }
    }

    private final SmartStream stream;
    private final Map<Long, Order> orders = new LinkedHashMap<>();

    SmartOrders(SmartStream stream) {
        this.stream = stream;
    }

    synchronized SimReply place(SmartBody body) {
        int index = stream.tokens().index(body.text("exchange"), body.text("symboltoken"));
        if (index < 0 || stream.tokens().isIndex(index)) {
            return SmartText.bad("AB1009", "Symbol Not Found");
        }
        if (!stream.tokens().at(index).symbol().equals(body.text("tradingsymbol"))) {
            return SmartText.bad("AB1018", "Failed to get symbol details");
        }
        if (body.text("ordertag").length() > MAX_TAG) {
            return SmartText.bad("AB4008", "ordertag length should be less than 20 characters");
        }
        if (!body.text("variety").matches("NORMAL|STOPLOSS|ROBO")) {
            return SmartText.bad("AB1008", "Invalid Order Variety");
        }
        var order = new Order();
        order.id = FIRST_ID + orders.size();
        order.asked = body;
        order.index = index;
        take(order, body);
        orders.put(order.id, order);
        match(order);
        return SmartText.good(ids(order, body.text("tradingsymbol")));
    }

    private void take(Order order, SmartBody body) {
        order.type = body.text("ordertype");
        order.qty = Long.parseLong(body.text("quantity"));
        order.price = price(body.text("price"));
        order.trigger = price(body.text("triggerprice"));
        order.status = order.type.startsWith("STOPLOSS") ? "trigger pending" : "open";
        order.timeNs = stream.nowNs();
    }

    private static long price(String text) {
        return text.isEmpty() ? 0 : Prices.parse(text);
    }

    private static String ids(Order order, String script) {
        return SmartText.object(
                Map.of(
                        "script",
                        script,
                        "orderid",
                        Long.toString(order.id),
                        "uniqueorderid",
                        "unique-" + order.id));
    }

    synchronized SimReply modify(SmartBody body) {
        Order order = working(body);
        if (order == null) {
            return SmartText.bad("AB1013", "Order not found");
        }
        take(order, body);
        match(order);
        return SmartText.good(ids(order, order.asked.text("tradingsymbol")));
    }

    synchronized SimReply cancel(SmartBody body) {
        Order order = working(body);
        if (order == null) {
            return SmartText.bad("AB1013", "Order not found");
        }
        order.status = "cancelled";
        order.timeNs = stream.nowNs();
        return SmartText.good(ids(order, order.asked.text("tradingsymbol")));
    }

    private Order working(SmartBody body) {
        String id = body.text("orderid");
        Order order = id.matches("\\d{1,18}") ? orders.get(Long.parseLong(id)) : null;
        if (order != null) {
            match(order);
        }
        return order != null && order.isWorking() ? order : null;
    }

    /** Fills what the market has reached. */
    private void match(Order order) {
        if (order.isWorking()) {
            stream.withLatest(
                    order.index,
                    snapshot -> {
                        match(order, snapshot);
                        return null;
                    });
        }
    }

    private void match(Order order, MarketSnapshot snapshot) {
        if (snapshot == null) {
            return;
        }
        long best = order.isBuy() ? snapshot.tick().ask(0) : snapshot.tick().bid(0);
        long there = order.isBuy() ? snapshot.tick().askQty(0) : snapshot.tick().bidQty(0);
        if (order.status.equals("trigger pending")) {
            long ltp = snapshot.tick().ltp();
            if (order.isBuy() ? ltp < order.trigger : ltp > order.trigger) {
                return;
            }
            order.status = "open";
        }
        boolean isMarket = order.price == 0;
        boolean crosses = order.isBuy() ? best <= order.price : best >= order.price;
        if (there > 0 && (isMarket || crosses)) {
            order.status = "complete";
            order.fillPrice = best;
            order.timeNs = stream.nowNs();
        }
    }

    synchronized SimReply book() {
        List<String> rows = new ArrayList<>();
        for (Order order : orders.values()) {
            match(order);
            rows.add(SmartText.object(row(order)));
        }
        return rows.isEmpty() ? SmartText.good("null") : SmartText.good(SmartText.array(rows));
    }

    /** Numbers here, texts there: as the real book mixes them. */
    private static Map<String, Object> row(Order order) {
        boolean isFilled = order.status.equals("complete");
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("variety", order.asked.text("variety"));
        row.put("ordertype", order.type);
        row.put("producttype", order.asked.text("producttype"));
        row.put("duration", order.asked.text("duration"));
        row.put("price", SmartText.rupees(order.price));
        row.put("triggerprice", SmartText.rupees(order.trigger));
        row.put("quantity", Long.toString(order.qty));
        row.put("tradingsymbol", order.asked.text("tradingsymbol"));
        row.put("transactiontype", order.asked.text("transactiontype"));
        row.put("exchange", order.asked.text("exchange"));
        row.put("symboltoken", order.asked.text("symboltoken"));
        row.put("averageprice", SmartText.rupees(order.fillPrice));
        row.put("filledshares", isFilled ? Long.toString(order.qty) : "0");
        row.put("unfilledshares", isFilled ? 0L : order.qty);
        row.put("orderid", Long.toString(order.id));
        row.put("text", order.text);
        row.put("status", order.status);
        row.put("orderstatus", order.status);
        row.put("updatetime", SmartText.stamp(order.timeNs));
        row.put("ordertag", order.asked.text("ordertag"));
        row.put("uniqueorderid", "unique-" + order.id);
        return row;
    }

    synchronized SimReply trades() {
        List<String> rows = new ArrayList<>();
        for (Order order : orders.values()) {
            match(order);
            if (order.status.equals("complete")) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("exchange", order.asked.text("exchange"));
                row.put("tradingsymbol", order.asked.text("tradingsymbol"));
                row.put("transactiontype", order.asked.text("transactiontype"));
                row.put("fillprice", SmartText.rupees(order.fillPrice));
                row.put("fillsize", Long.toString(order.qty));
                row.put("orderid", Long.toString(order.id));
                row.put("fillid", Long.toString(order.id % 1_000_000));
                row.put("filltime", SmartText.stamp(order.timeNs).substring(12));
                rows.add(SmartText.object(row));
            }
        }
        return rows.isEmpty() ? SmartText.good("null") : SmartText.good(SmartText.array(rows));
    }

    synchronized SimReply margins() {
        long used = 0;
        for (Order order : orders.values()) {
            long price = order.fillPrice > 0 ? order.fillPrice : order.price;
            used += order.status.equals("cancelled") ? 0 : price * order.qty;
        }
        return SmartText.good(
                SmartText.object(
                        Map.of(
                                "net",
                                Prices.format(CASH - used),
                                "availablecash",
                                Prices.format(CASH),
                                "utiliseddebits",
                                Prices.format(used))));
    }
}
