package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The broker wizard's routes. Bodies hold secrets: they are read, handed on and forgotten, in no log and no
 * answer. Any HTTP thread.
 */
final class BrokersApi {
    private static final String PATH = "/api/brokers";
    private static final String ACCOUNT = PATH + "/{feed}";
    private static final int MAX_FIELDS = 32;

    /** 3,000 own symbols of 20 letters. */
    private static final int MAX_UNIVERSE = 60_000;

    private final BrokerDesk desk;

    BrokersApi(BrokerDesk desk) {
        this.desk = desk;
    }

    /** Adds the routes; {@code known} hears each path. */
    void route(RoutesConfig to, Set<String> known) {
        to.get(PATH, ctx -> answer(ctx, desk.state()));
        to.get(ACCOUNT + "/page", this::page);
        to.get(ACCOUNT + "/test", ctx -> answer(ctx, desk.test(feed(ctx))));
        to.get(ACCOUNT + "/universe", ctx -> answer(ctx, desk.choices(feed(ctx))));
        to.post(ACCOUNT + "/keys", ctx -> answer(ctx, desk.keys(feed(ctx), fields(ctx))));
        to.post(ACCOUNT + "/login", ctx -> answer(ctx, desk.logIn(feed(ctx), fields(ctx))));
        to.post(ACCOUNT + "/test", this::startTest);
        to.post(ACCOUNT + "/universe", this::universe);
        known.add(PATH);
        for (String step : List.of("keys", "login", "page", "test", "universe")) {
            known.add(ACCOUNT + "/" + step);
        }
        to.exception(BrokerDesk.Refused.class, BrokersApi::refuse);
    }

    private static String feed(Context ctx) {
        return ctx.pathParam("feed");
    }

    /** Sends the browser on; the address holds the API key, so no answer of ours shows it. */
    private void page(Context ctx) {
        ctx.redirect(desk.loginPage(feed(ctx)).toString());
    }

    private static Map<String, String> fields(Context ctx) {
        Map<String, String> fields =
                Body.texts(
                        ctx, "{\"apiKey\":TEXT, ...}: texts by the names of the broker's fields");
        if (fields.size() > MAX_FIELDS) {
            throw new Refusal(400, "too many fields", "body", "at most " + MAX_FIELDS);
        }
        return fields;
    }

    private void startTest(Context ctx) {
        Body.of(ctx, Set.of(), "{}");
        answer(ctx, desk.startTest(feed(ctx)));
    }

    private void universe(Context ctx) {
        String form =
                "{\"words\":\"a choice or EXCHANGE:SYMBOL a line\",\"save\":\"yes\" or \"no\"}";
        Body body = Body.ofLong(ctx, Set.of("words", "save"), MAX_UNIVERSE, form);
        List<String> lines =
                body.text("words", null)
                        .lines()
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .toList();
        answer(ctx, desk.universe(feed(ctx), lines, body.text("save", "no").equals("yes")));
    }

    private static void refuse(BrokerDesk.Refused refused, Context ctx) {
        ctx.status(422);
        Map<String, Object> tree = new TreeMap<>();
        tree.put("error", refused.getMessage());
        tree.put("field", refused.field());
        tree.put("code", refused.code());
        tree.put("hint", refused.hint());
        answer(ctx, tree);
    }

    private static void answer(Context ctx, Object tree) {
        Api.answer(ctx, json -> write(json, tree));
    }

    static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey().toString());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> list) {
            json.writeStartArray();
            for (Object each : list) {
                write(json, each);
            }
            json.writeEndArray();
        } else {
            json.writeObject(value); // text, number, truth, null
        }
    }
}
