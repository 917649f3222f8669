package io.icebreaker.feed.noren;

import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.OrderChange;
import io.icebreaker.feed.rest.OrderFill;
import io.icebreaker.feed.rest.OrderRequest;
import io.icebreaker.feed.rest.OrderRequest.Side;
import io.icebreaker.feed.rest.OrderRequest.Type;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.OrderState.Status;
import io.icebreaker.tick.Prices;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Orders in Noren's words and back (feed-noren 3.4 and 6). What is not given is left out, never null. */
final class NorenOrders {
    private NorenOrders() {}

    static Map<String, String> place(OrderRequest order, String account) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("actid", account);
        data.put("exch", order.instrument().segment());
        data.put("tsym", NorenCalls.encoded(order.instrument().symbol()));
        data.put("trantype", order.side() == Side.BUY ? "B" : "S");
        data.put("prd", product(order.product()));
        data.put("dscqty", "0");
        putTerms(data, order.qty(), order.type(), order.price(), order.trigger());
        data.put("ret", order.validity().name());
        data.put("remarks", order.tag());
        return data;
    }

    /** What the house wants told again of an order. */
    record Contract(String exchange, String symbol) {
        static Contract of(OrderState inBook) {
            return new Contract(inBook.segment(), inBook.symbol());
        }
    }

    static Map<String, String> modify(String id, Contract was, OrderChange change) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("norenordno", id);
        data.put("exch", was.exchange());
        data.put("tsym", NorenCalls.encoded(was.symbol()));
        putTerms(data, change.qty(), change.type(), change.price(), change.trigger());
        data.put("ret", change.validity().name());
        return data;
    }

    private static void putTerms(
            Map<String, String> data, long qty, Type type, long price, long trigger) {
        data.put("qty", Long.toString(qty));
        data.put("prctyp", type(type));
        data.put("prc", Prices.format(price));
        if (trigger > 0) {
            data.put("trgprc", Prices.format(trigger));
        }
    }

    private static String product(OrderRequest.Product product) {
        return switch (product) {
            case INTRADAY -> "I";
            case DELIVERY -> "C";
            case NORMAL -> "M";
        };
    }

    private static String type(Type type) {
        return switch (type) {
            case MARKET -> "MKT";
            case LIMIT -> "LMT";
            case SL -> "SL-LMT";
            case SL_M -> "SL-MKT";
        };
    }

    static OrderState state(Json row) {
        long filled = row.get("fillshares").whole(0);
        String word = row.get("status").text();
        Status status = status(word.toUpperCase(Locale.ROOT), filled);
        String said = row.get("rejreason").text().strip();
        return new OrderState(
                row.get("norenordno").text(),
                row.get("remarks").text(),
                row.get("exch").text(),
                row.get("tsym").text(),
                side(row),
                type(row.get("prctyp").text()),
                row.get("qty").whole(0),
                filled,
                row.get("prc").price(),
                row.get("trgprc").price(),
                row.get("avgprc").price(),
                status,
                time(row),
                said.isEmpty() && status == Status.OTHER ? word : said);
    }

    /** The exchange's time when there is one, else the house's. */
    private static long time(Json row) {
        long exchange = NorenStamps.ns(row.get("exch_tm").text());
        return exchange != 0 ? exchange : NorenStamps.ns(row.get("norentm").text());
    }

    static OrderFill fill(Json row) {
        return new OrderFill(
                row.get("flid").text(),
                row.get("norenordno").text(),
                row.get("exch").text(),
                row.get("tsym").text(),
                side(row),
                row.get("flprc").price(),
                row.get("flqty").whole(0),
                NorenStamps.ns(row.get("fltm").text()));
    }

    private static Side side(Json row) {
        return row.get("trantype").text().equals("S") ? Side.SELL : Side.BUY;
    }

    private static Type type(String word) {
        return switch (word) {
            case "LMT" -> Type.LIMIT;
            case "SL-LMT" -> Type.SL;
            case "SL-MKT" -> Type.SL_M;
            default -> Type.MARKET;
        };
    }

    /** A fill comes on partial fills, too: final only when the order says COMPLETE. */
    private static Status status(String word, long filled) {
        return switch (word) {
            case "COMPLETE" -> Status.FILLED;
            case "CANCELED", "CANCELLED" -> Status.CANCELLED;
            case "REJECTED", "INVALID_STATUS_TYPE" -> Status.REJECTED;
            case "PENDING" -> Status.PENDING;
            case "OPEN", "TRIGGER_PENDING", "NEW", "REPLACED" ->
                    filled > 0 ? Status.PARTLY_FILLED : Status.OPEN;
            default -> Status.OTHER;
        };
    }
}
