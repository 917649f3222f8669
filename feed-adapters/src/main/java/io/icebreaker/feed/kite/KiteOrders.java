package io.icebreaker.feed.kite;

import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.OrderChange;
import io.icebreaker.feed.rest.OrderFill;
import io.icebreaker.feed.rest.OrderRequest;
import io.icebreaker.feed.rest.OrderRequest.Product;
import io.icebreaker.feed.rest.OrderRequest.Side;
import io.icebreaker.feed.rest.OrderRequest.Type;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.OrderState.Status;
import io.icebreaker.tick.Prices;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders in Kite's words and back (feed-kite 7.7). */
final class KiteOrders {
    private KiteOrders() {}

    static Map<String, String> form(OrderRequest order) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("exchange", order.instrument().segment());
        form.put("tradingsymbol", order.instrument().symbol());
        form.put("transaction_type", order.side().name());
        form.put("product", product(order.product()));
        addTerms(
                form,
                order.qty(),
                order.type(),
                order.price(),
                order.trigger(),
                order.validity().name());
        form.put("tag", order.tag());
        return form;
    }

    static Map<String, String> form(OrderChange change) {
        Map<String, String> form = new LinkedHashMap<>();
        addTerms(
                form,
                change.qty(),
                change.type(),
                change.price(),
                change.trigger(),
                change.validity().name());
        return form;
    }

    private static void addTerms(
            Map<String, String> form,
            long qty,
            Type type,
            long price,
            long trigger,
            String validity) {
        form.put("quantity", Long.toString(qty));
        form.put("order_type", type == Type.SL_M ? "SL-M" : type.name());
        if (price > 0) {
            form.put("price", Prices.format(price));
        } else {
            form.put(
                    "market_protection", "-1"); // the exchange's own bounds, instead of none at all
        }
        if (trigger > 0) {
            form.put("trigger_price", Prices.format(trigger));
        }
        form.put("validity", validity);
    }

    private static String product(Product product) {
        return switch (product) {
            case INTRADAY -> "MIS";
            case DELIVERY -> "CNC";
            case NORMAL -> "NRML";
        };
    }

    static OrderState state(Json row) {
        long filled = row.get("filled_quantity").whole(0);
        String status = row.get("status").text();
        String said = row.get("status_message").text();
        Status known = status(status, filled);
        return new OrderState(
                row.get("order_id").text(),
                row.get("tag").text(),
                row.get("exchange").text(),
                row.get("tradingsymbol").text(),
                side(row),
                type(row.get("order_type").text()),
                row.get("quantity").whole(0),
                filled,
                row.get("price").price(),
                row.get("trigger_price").price(),
                row.get("average_price").price(),
                known,
                time(row),
                said.isEmpty() && known == Status.OTHER ? status : said);
    }

    private static long time(Json row) {
        long updated = KiteTimes.plain(row.get("exchange_update_timestamp").text());
        return updated != 0 ? updated : KiteTimes.plain(row.get("order_timestamp").text());
    }

    static OrderFill fill(Json row) {
        return new OrderFill(
                row.get("trade_id").text(),
                row.get("order_id").text(),
                row.get("exchange").text(),
                row.get("tradingsymbol").text(),
                side(row),
                row.get("average_price").price(),
                row.get("quantity").whole(0),
                KiteTimes.plain(row.get("fill_timestamp").text()));
    }

    private static Side side(Json row) {
        return row.get("transaction_type").text().equals("SELL") ? Side.SELL : Side.BUY;
    }

    private static Type type(String word) {
        return switch (word) {
            case "LIMIT" -> Type.LIMIT;
            case "SL" -> Type.SL;
            case "SL-M" -> Type.SL_M;
            default -> Type.MARKET;
        };
    }

    private static Status status(String word, long filled) {
        return switch (word) {
            case "COMPLETE" -> Status.FILLED;
            case "CANCELLED", "CANCELLED AMO" -> Status.CANCELLED;
            case "REJECTED" -> Status.REJECTED;
            case "PUT ORDER REQ RECEIVED",
                    "VALIDATION PENDING",
                    "OPEN PENDING",
                    "AMO REQ RECEIVED" ->
                    Status.PENDING;
            case "OPEN",
                    "UPDATE",
                    "TRIGGER PENDING",
                    "MODIFIED",
                    "MODIFY VALIDATION PENDING",
                    "MODIFY PENDING",
                    "CANCEL PENDING" ->
                    filled > 0 ? Status.PARTLY_FILLED : Status.OPEN;
            default -> Status.OTHER;
        };
    }
}
