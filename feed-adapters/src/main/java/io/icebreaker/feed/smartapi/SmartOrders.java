package io.icebreaker.feed.smartapi;

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

/** Orders in SmartAPI's words (feed-smartapi 7.6), all of them texts. */
final class SmartOrders {
    private SmartOrders() {}

    static Map<String, String> body(OrderRequest order) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("variety", variety(order.type()));
        body.put("tradingsymbol", order.instrument().symbol());
        body.put("symboltoken", Long.toString(order.instrument().token()));
        body.put("transactiontype", order.side().name());
        body.put("exchange", order.instrument().segment());
        body.put("producttype", product(order.product()));
        terms(
                body,
                order.type(),
                order.qty(),
                order.price(),
                order.trigger(),
                order.validity().name());
        body.put("squareoff", "0");
        body.put("stoploss", "0");
        body.put("ordertag", order.tag());
        return body;
    }

    /** What SmartAPI wants told again of an order. */
    record Row(Map<String, String> fields) {
        private static final String[] KEPT = {
            "tradingsymbol", "symboltoken", "exchange", "producttype"
        };

        static Row of(Json inBook) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("variety", inBook.get("variety").text());
            for (String kept : KEPT) {
                fields.put(kept, inBook.get(kept).text());
            }
            return new Row(fields);
        }

        /** @param body as it was sent to place the order */
        static Row of(Map<String, String> body) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("variety", body.get("variety"));
            for (String kept : KEPT) {
                fields.put(kept, body.get(kept));
            }
            return new Row(fields);
        }

        Map<String, String> cancel(String orderId) {
            Map<String, String> body = new LinkedHashMap<>();
            body.put("variety", fields.get("variety"));
            body.put("orderid", orderId);
            return body;
        }
    }

    /** @param row the order as it was placed or as the book has it: SmartAPI wants all of it again */
    static Map<String, String> body(String orderId, Row row, OrderChange change) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("variety", variety(change.type()));
        body.put("orderid", orderId);
        for (String kept : Row.KEPT) {
            body.put(kept, row.fields.get(kept));
        }
        terms(
                body,
                change.type(),
                change.qty(),
                change.price(),
                change.trigger(),
                change.validity().name());
        return body;
    }

    private static void terms(
            Map<String, String> body,
            Type type,
            long qty,
            long price,
            long trigger,
            String validity) {
        body.put("ordertype", typeWord(type));
        body.put("duration", validity);
        body.put("quantity", Long.toString(qty));
        body.put("price", Prices.format(price));
        body.put("triggerprice", Prices.format(trigger));
    }

    static String variety(Type type) {
        return type == Type.SL || type == Type.SL_M ? "STOPLOSS" : "NORMAL";
    }

    private static String typeWord(Type type) {
        return switch (type) {
            case MARKET -> "MARKET";
            case LIMIT -> "LIMIT";
            case SL -> "STOPLOSS_LIMIT";
            case SL_M -> "STOPLOSS_MARKET";
        };
    }

    private static String product(Product product) {
        return switch (product) {
            case INTRADAY -> "INTRADAY";
            case DELIVERY -> "DELIVERY";
            case NORMAL -> "CARRYFORWARD";
        };
    }

    static OrderState state(Json row) {
        long filled = row.get("filledshares").whole(0);
        String word = SmartJson.either(row, "status", "orderstatus").text();
        String said = row.get("text").text();
        Status status = status(word, filled);
        return new OrderState(
                row.get("orderid").text(),
                row.get("ordertag").text(),
                segment(row),
                row.get("tradingsymbol").text(),
                side(row),
                type(row.get("ordertype").text()),
                row.get("quantity").whole(0),
                filled,
                row.get("price").price(),
                row.get("triggerprice").price(),
                row.get("averageprice").price(),
                status,
                SmartTimes.stamp(row.get("updatetime").text()),
                said.isEmpty() && status == Status.OTHER ? word : said);
    }

    static OrderFill fill(Json row, long nowNs) {
        return new OrderFill(
                row.get("fillid").text(),
                row.get("orderid").text(),
                segment(row),
                row.get("tradingsymbol").text(),
                side(row),
                row.get("fillprice").price(),
                row.get("fillsize").whole(0),
                SmartTimes.timeOfDay(row.get("filltime").text(), nowNs));
    }

    private static String segment(Json row) {
        String exchange = row.get("exchange").text();
        return SmartLayout.exchangeType(exchange) == 0 ? exchange : SmartLayout.segment(exchange);
    }

    private static Side side(Json row) {
        return row.get("transactiontype").text().equals("SELL") ? Side.SELL : Side.BUY;
    }

    private static Type type(String word) {
        return switch (word) {
            case "LIMIT" -> Type.LIMIT;
            case "STOPLOSS_LIMIT" -> Type.SL;
            case "STOPLOSS_MARKET" -> Type.SL_M;
            default -> Type.MARKET;
        };
    }

    private static Status status(String word, long filled) {
        return switch (word) {
            case "complete" -> Status.FILLED;
            case "cancelled" -> Status.CANCELLED;
            case "rejected" -> Status.REJECTED;
            case "put order req received",
                    "validation pending",
                    "open pending",
                    "after market order req received" ->
                    Status.PENDING;
            case "open",
                    "modified",
                    "trigger pending",
                    "modify pending",
                    "modify validation pending",
                    "cancel pending" ->
                    filled > 0 ? Status.PARTLY_FILLED : Status.OPEN;
            default -> Status.OTHER;
        };
    }
}
