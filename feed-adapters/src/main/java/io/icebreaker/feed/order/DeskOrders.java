package io.icebreaker.feed.order;

import io.icebreaker.feed.order.DeskOrder.State;
import io.icebreaker.feed.rest.OrderRequest.Product;
import io.icebreaker.feed.rest.OrderRequest.Side;
import io.icebreaker.feed.rest.OrderRequest.Type;
import io.icebreaker.feed.rest.OrderRequest.Validity;
import io.icebreaker.feed.rest.OrderState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The orders of a day as its log makes them: entries written and entries found again after a restart go the
 * same way. Not thread-safe: the desk's lock guards it.
 */
final class DeskOrders {
    /** A change on its way: what the order was worth before, and what it becomes. */
    private record Change(
            long order, DeskOrder before, long qty, long price, long trigger, long value) {}

    private final Map<Long, DeskOrder> byNumber = new LinkedHashMap<>();
    private final Map<String, Long> byKey = new HashMap<>();
    private final Map<String, String> terms = new HashMap<>();
    private final Map<Long, Change> changes = new HashMap<>();

    /** Cancels on their way: their entry's number and the order's. */
    private final Map<Long, Long> cancels = new HashMap<>();

    private long lastNumber;

    long nextNumber() {
        return lastNumber + 1;
    }

    DeskOrder get(long number) {
        return byNumber.get(number);
    }

    DeskOrder byKey(String key) {
        return byNumber.get(byKey.getOrDefault(key, -1L));
    }

    /** What was ordered under a key. */
    String terms(String key) {
        return terms.get(key);
    }

    boolean hasTag(String tag) {
        return byNumber.values().stream().anyMatch(order -> order.tag().equals(tag));
    }

    List<DeskOrder> all() {
        return new ArrayList<>(byNumber.values());
    }

    OrderCaps.DayTotals totals(DeskOrder except) {
        int orders = 0;
        long qty = 0;
        long value = 0;
        for (DeskOrder order : byNumber.values()) {
            if (order.counts() && (except == null || order.number() != except.number())) {
                orders++;
                qty += order.qty();
                value += order.value();
            }
        }
        return new OrderCaps.DayTotals(orders, qty, value);
    }

    /** Takes an entry in, written just now or long ago. */
    void apply(Entry entry) {
        lastNumber = Math.max(lastNumber, entry.number("n"));
        switch (entry.text("do")) {
            case Entry.PLACE -> place(entry);
            case Entry.MODIFY -> modify(entry);
            case Entry.CANCEL -> cancels.put(entry.number("n"), entry.number("of"));
            case Entry.OUTCOME -> outcome(entry);
            default -> {}
        }
    }

    private void place(Entry entry) {
        var order =
                new DeskOrder(
                        entry.number("n"),
                        entry.number("at"),
                        entry.text("key"),
                        entry.text("tag"),
                        entry.text("segment"),
                        entry.text("symbol"),
                        entry.word(Side.class, "side"),
                        entry.number("qty"),
                        entry.word(Type.class, "type"),
                        entry.number("price"),
                        entry.number("trigger"),
                        entry.word(Product.class, "product"),
                        entry.word(Validity.class, "validity"),
                        entry.number("value"),
                        State.SENDING,
                        "",
                        "",
                        null);
        byNumber.put(order.number(), order);
        byKey.put(order.key(), order.number());
        terms.put(order.key(), entry.text("terms"));
    }

    /** Until the answer comes the order counts for the larger of what it was and what it becomes. */
    private void modify(Entry entry) {
        DeskOrder order = byNumber.get(entry.number("of"));
        long qty = entry.number("qty");
        long value = entry.number("value");
        changes.put(
                entry.number("n"),
                new Change(
                        order.number(),
                        order,
                        qty,
                        entry.number("price"),
                        entry.number("trigger"),
                        value));
        replace(
                order.terms(
                        Math.max(qty, order.qty()),
                        order.price(),
                        order.trigger(),
                        Math.max(value, order.value())));
    }

    /** Of an order itself, or of a change or cancel: then it is told of the order that was meant. */
    private void outcome(Entry entry) {
        long of = entry.number("of");
        State state = entry.word(State.class, "state");
        String text = entry.text("text");
        Change change = changes.remove(of);
        Long cancelled = cancels.remove(of);
        if (change != null) {
            changed(change, state, text);
        } else if (cancelled != null) {
            replace(get(cancelled).told(said("cancel", state, text)));
        } else if (get(of) != null) {
            replace(get(of).as(state, entry.text("id"), text));
        }
    }

    /** A change that nobody answered may have come through: the larger of both goes on counting. */
    private void changed(Change change, State state, String text) {
        DeskOrder order = get(change.order).told(said("change", state, text));
        DeskOrder before = change.before;
        replace(
                switch (state) {
                    case ACCEPTED ->
                            order.terms(change.qty, change.price, change.trigger, change.value);
                    case REFUSED ->
                            order.terms(
                                    before.qty(), before.price(), before.trigger(), before.value());
                    default -> order;
                });
    }

    private static String said(String what, State state, String text) {
        return switch (state) {
            case ACCEPTED -> text;
            case REFUSED -> what + " refused: " + text;
            default -> what + " unanswered: " + text;
        };
    }

    /** Those whose answer never came, before this start or now. */
    void doubt(String why) {
        for (DeskOrder order : all()) {
            if (order.state() == State.SENDING) {
                replace(order.as(State.UNKNOWN, "", why));
            }
        }
        changes.values().forEach(change -> changed(change, State.UNKNOWN, why));
        cancels.values().forEach(of -> replace(get(of).told(said("cancel", State.UNKNOWN, why))));
        changes.clear();
        cancels.clear();
    }

    /** How the broker's book shows one of ours. */
    void seen(DeskOrder order, OrderState inBook) {
        replace(get(order.number()).seen(inBook));
    }

    private void replace(DeskOrder order) {
        byNumber.put(order.number(), order);
    }
}
