package io.icebreaker.feed.dhan;

import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.OrderChange;
import io.icebreaker.feed.rest.OrderFill;
import io.icebreaker.feed.rest.OrderRequest;
import io.icebreaker.feed.rest.OrderRequest.Side;
import io.icebreaker.feed.rest.OrderRequest.Type;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.OrderState.Status;

/**
 * Orders in Dhan's words (feed-dhan 10.4). The correlation id is our tag. A market order may rest: the
 * exchange turns it into a protected limit.
 */
final class DhanOrders {
    private DhanOrders() {}

    static String place(String clientId, OrderRequest order) {
        return new DhanBody()
                .text("dhanClientId", clientId)
                .text("correlationId", order.tag())
                .text("transactionType", order.side().name())
                .text("exchangeSegment", order.instrument().segment())
                .text("productType", product(order.product()))
                .text("orderType", type(order.type()))
                .text("validity", order.validity().name())
                .text("securityId", Long.toString(order.instrument().token()))
                .number("quantity", order.qty())
                .number("disclosedQuantity", 0)
                .price("price", order.price())
                .price("triggerPrice", order.trigger())
                .flag("afterMarketOrder", false)
                .end();
    }

    /** The quantity is the whole one, not what remains. */
    static String modify(String clientId, String orderId, OrderChange change) {
        return new DhanBody()
                .text("dhanClientId", clientId)
                .text("orderId", orderId)
                .text("orderType", type(change.type()))
                .text("legName", "")
                .number("quantity", change.qty())
                .price("price", change.price())
                .number("disclosedQuantity", 0)
                .price("triggerPrice", change.trigger())
                .text("validity", change.validity().name())
                .end();
    }

    private static String product(OrderRequest.Product product) {
        return switch (product) {
            case INTRADAY -> "INTRADAY";
            case DELIVERY -> "CNC";
            case NORMAL -> "MARGIN";
        };
    }

    private static String type(Type type) {
        return switch (type) {
            case MARKET -> "MARKET";
            case LIMIT -> "LIMIT";
            case SL -> "STOP_LOSS";
            case SL_M -> "STOP_LOSS_MARKET";
        };
    }

    private static Type type(String word) {
        return switch (word) {
            case "LIMIT" -> Type.LIMIT;
            case "STOP_LOSS" -> Type.SL;
            case "STOP_LOSS_MARKET" -> Type.SL_M;
            default -> Type.MARKET;
        };
    }

    static OrderState state(Json row) {
        String word = row.get("orderStatus").text();
        long qty = row.get("quantity").whole(0);
        long filled = filled(row, qty);
        Status status = status(word, filled);
        String said = row.get("omsErrorDescription").text();
        long updatedNs = DhanTimes.parse(row.get("updateTime").text());
        return new OrderState(
                row.get("orderId").text(),
                row.get("correlationId").text(),
                segment(row),
                row.get("tradingSymbol").text(),
                side(row),
                type(row.get("orderType").text()),
                qty,
                filled,
                row.get("price").price(),
                row.get("triggerPrice").price(),
                row.get("averageTradedPrice").price(),
                status,
                updatedNs != 0 ? updatedNs : DhanTimes.parse(row.get("createTime").text()),
                status == Status.OTHER ? word + " " + said : said);
    }

    private static long filled(Json row, long qty) {
        long filled = row.get("filledQty").whole(-1);
        return filled >= 0 ? filled : Math.max(0, qty - row.get("remainingQuantity").whole(qty));
    }

    private static Status status(String word, long filled) {
        return switch (word) {
            case "TRANSIT" -> Status.PENDING;
            case "PENDING" -> filled > 0 ? Status.PARTLY_FILLED : Status.OPEN;
            case "PART_TRADED" -> Status.PARTLY_FILLED;
            case "TRADED" -> Status.FILLED;
            case "CANCELLED" -> Status.CANCELLED;
            case "REJECTED" -> Status.REJECTED;
            case "EXPIRED" -> Status.EXPIRED;
            default -> Status.OTHER;
        };
    }

    static OrderFill fill(Json row) {
        long tradedNs = DhanTimes.parse(row.get("exchangeTime").text());
        return new OrderFill(
                row.get("exchangeTradeId").text(),
                row.get("orderId").text(),
                segment(row),
                row.get("tradingSymbol").text(),
                side(row),
                row.get("tradedPrice").price(),
                row.get("tradedQuantity").whole(0),
                tradedNs != 0 ? tradedNs : DhanTimes.parse(row.get("createTime").text()));
    }

    private static Side side(Json row) {
        return row.get("transactionType").text().equals("SELL") ? Side.SELL : Side.BUY;
    }

    private static String segment(Json row) {
        String word = row.get("exchangeSegment").text();
        String ours = DhanSegments.ours(word);
        return ours.isEmpty() ? word : ours;
    }
}
