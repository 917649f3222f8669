package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.web.Orders.NotSent;
import io.icebreaker.web.Orders.Row;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;

/**
 * Real orders over HTTP: listed for all to see, placed only where an account is armed, with the header no
 * other site can send and a typed confirmation. Any HTTP thread.
 */
final class OrdersApi {
    private static final String PATH = "/api/orders";
    private static final String PLACE =
            "{\"key\":TEXT,\"instrument\":\"NFO:SYMBOL\",\"side\":\"BUY\" or \"SELL\",\"qty\":n,"
                    + "\"type\":\"MARKET\", \"LIMIT\", \"SL\" or \"SL_M\",\"price\":E4,\"trigger\":E4,"
                    + "\"product\":\"INTRADAY\", \"DELIVERY\" or \"NORMAL\",\"validity\":\"DAY\" or"
                    + " \"IOC\",\"confirm\":TEXT}";
    private static final String CHANGE =
            "{\"number\":n,\"qty\":n,\"price\":E4,\"trigger\":E4,\"confirm\":TEXT}";
    private static final String CANCEL = "{\"number\":n}";

    private final Orders orders;

    OrdersApi(Orders orders) {
        this.orders = orders;
    }

    /** Adds the routes; {@code known} hears each path. */
    void route(RoutesConfig to, Set<String> known) {
        to.get(PATH, this::list);
        to.post(PATH, this::place);
        to.post(PATH + "/change", this::change);
        to.post(PATH + "/cancel", this::cancel);
        known.addAll(Set.of(PATH, PATH + "/change", PATH + "/cancel"));
    }

    private void list(Context ctx) {
        Api.answer(
                ctx,
                json -> {
                    json.writeStartObject();
                    json.writeStringField("armed", Hello.textOrNull(orders.account()));
                    caps(json);
                    json.writeStringField("problem", Hello.textOrNull(orders.problem()));
                    json.writeNumberField("elsewhere", orders.elsewhere());
                    json.writeArrayFieldStart("orders");
                    for (Row row : orders.orders()) {
                        row(json, row);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private void caps(JsonGenerator json) throws IOException {
        Orders.Caps caps = orders.caps();
        Orders.Day day = orders.day();
        json.writeObjectFieldStart("caps");
        json.writeNumberField("orderQty", caps.orderQty());
        json.writeNumberField("orderValue", caps.orderValue());
        json.writeNumberField("dayOrders", caps.dayOrders());
        json.writeNumberField("dayQty", caps.dayQty());
        json.writeNumberField("dayValue", caps.dayValue());
        json.writeEndObject();
        json.writeObjectFieldStart("day");
        json.writeNumberField("orders", day.orders());
        json.writeNumberField("qty", day.qty());
        json.writeNumberField("value", day.value());
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        json.writeNumberField("number", row.number());
        json.writeNumberField("timeMs", Json.ms(row.timeNs()));
        json.writeStringField("key", row.key());
        json.writeStringField("segment", row.segment());
        json.writeStringField("symbol", row.symbol());
        json.writeStringField("side", row.side());
        json.writeNumberField("qty", row.qty());
        json.writeStringField("type", row.type());
        json.writeNumberField("price", row.price());
        json.writeNumberField("trigger", row.trigger());
        json.writeStringField("product", row.product());
        json.writeStringField("validity", row.validity());
        json.writeStringField("state", row.state());
        json.writeStringField("orderId", row.orderId());
        json.writeStringField("brokerState", row.brokerState());
        json.writeNumberField("filledQty", row.filledQty());
        json.writeNumberField("averagePrice", row.averagePrice());
        json.writeBooleanField("working", row.isWorking());
        json.writeStringField("text", row.text());
        json.writeEndObject();
    }

    private interface Deed {
        Row run() throws NotSent;
    }

    private static void answer(Context ctx, Deed deed) {
        try {
            Row row = deed.run();
            Api.answer(ctx, json -> row(json, row));
        } catch (NotSent e) {
            throw e.refusal();
        }
    }

    private void place(Context ctx) {
        Set<String> names =
                Set.of(
                        "key",
                        "instrument",
                        "side",
                        "qty",
                        "type",
                        "price",
                        "trigger",
                        "product",
                        "validity",
                        "confirm");
        Body body = Body.of(ctx, names, PLACE);
        var ask =
                new Orders.Ask(
                        body.text("key", ""),
                        body.text("instrument", ""),
                        body.text("side", ""),
                        body.whole("qty", 0),
                        body.text("type", "LIMIT"),
                        body.whole("price", 0),
                        body.whole("trigger", 0),
                        body.text("product", "INTRADAY"),
                        body.text("validity", "DAY"),
                        body.text("confirm", ""));
        answer(ctx, () -> orders.place(ask));
    }

    private void change(Context ctx) {
        Set<String> names = Set.of("number", "qty", "price", "trigger", "confirm");
        Body body = Body.of(ctx, names, CHANGE);
        var change =
                new Orders.Change(
                        body.whole("number", 0),
                        body.whole("qty", 0),
                        body.whole("price", 0),
                        body.whole("trigger", 0),
                        body.text("confirm", ""));
        answer(ctx, () -> orders.change(change));
    }

    private void cancel(Context ctx) {
        Body body = Body.of(ctx, Set.of("number"), CANCEL);
        answer(ctx, () -> orders.cancel(body.whole("number", 0)));
    }
}
