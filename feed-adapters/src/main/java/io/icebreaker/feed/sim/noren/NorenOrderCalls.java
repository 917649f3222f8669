package io.icebreaker.feed.sim.noren;

import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.feed.sim.noren.NorenOrders.Order;
import io.icebreaker.feed.sim.noren.NorenOrders.Refused;
import io.icebreaker.tick.Prices;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The calls about orders and money (feed-noren 6); what becomes of an order also goes out as {@code om}. */
final class NorenOrderCalls {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss dd-MM-yyyy")
                    .withZone(ZoneOffset.ofHoursMinutes(5, 30));

    private final NorenTokens tokens;
    private final MarketTap market;
    private final NorenOrders desk;
    private final Consumer<String> updates;

    NorenOrderCalls(NorenTokens tokens, MarketTap market, Consumer<String> updates) {
        this.tokens = tokens;
        this.market = market;
        this.updates = updates;
        desk = new NorenOrders(tokens, market);
    }

    String answer(String route, Map<String, String> asked) throws Refused {
        return switch (route) {
            case "PlaceOrder" -> changed(desk.place(asked), "norenordno");
            case "ModifyOrder" -> changed(desk.modify(asked), "result");
            case "CancelOrder" -> changed(desk.cancel(asked), "result");
            case "OrderBook" -> list(desk.all().stream().map(this::row).toList());
            case "TradeBook" ->
                    list(
                            desk.all().stream()
                                    .filter(order -> order.status().equals("COMPLETE"))
                                    .map(this::fill)
                                    .toList());
            case "Limits" ->
                    NorenJsonText.object(
                            "stat",
                            "Ok",
                            "cash",
                            NorenEncoder.plain(NorenOrders.CASH),
                            "payin",
                            "0",
                            "collateral",
                            "0",
                            "marginused",
                            "250.5");
            default -> throw new Refused("Invalid Input :  no such route");
        };
    }

    private String changed(Order order, String key) {
        Map<String, String> update = row(order);
        update.put("t", "om");
        update.put("reporttype", order.status().equals("COMPLETE") ? "Fill" : "New");
        updates.accept(NorenJsonText.object(update));
        return NorenJsonText.object("stat", "Ok", key, order.id(), "request_time", now());
    }

    private static String list(List<Map<String, String>> rows) {
        return rows.isEmpty()
                ? NorenRestServer.refusal("Error Occurred : 5 \"no data\"")
                : NorenJsonText.array(rows);
    }

    private Map<String, String> row(Order order) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("stat", "Ok");
        row.put("norenordno", order.id());
        for (String term :
                List.of(
                        "exch",
                        "tsym",
                        "qty",
                        "prc",
                        "trgprc",
                        "prd",
                        "trantype",
                        "prctyp",
                        "ret",
                        "remarks")) {
            row.put(term, order.term(term));
        }
        row.put("status", order.status());
        boolean isFilled = order.status().equals("COMPLETE");
        row.put("fillshares", isFilled ? order.term("qty") : "0");
        row.put("avgprc", Prices.format(order.fillPrice()));
        row.put("norentm", now());
        return row;
    }

    private Map<String, String> fill(Order order) {
        Map<String, String> row = row(order);
        row.put("flid", "F" + order.id());
        row.put("flqty", order.term("qty"));
        row.put("flprc", Prices.format(order.fillPrice()));
        row.put("fltm", now().replaceAll("(\\S+) (\\S+)", "$2 $1"));
        return row;
    }

    private String now() {
        return TIME.format(NorenEncoder.instant(market.nowNs()));
    }
}
