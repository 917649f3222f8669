package io.icebreaker.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What fired, whether it arrived, what came of it; channels and their tests. Any HTTP thread. */
final class AlertsApi {
    private static final String PATH = "/api/alerts";
    private static final String CHANNELS = "/api/channels";
    private static final int USUAL = 200;
    private static final int MOST = 1_000;

    /** Half a year of fifty a day and what they held back; a look of a second. */
    private static final int MOST_CSV = 50_000;

    private static final int MOST_MINUTES = 1_440;

    private final Alerts alerts;

    AlertsApi(Alerts alerts) {
        this.alerts = alerts;
    }

    /** Adds the routes; {@code known} hears each path. */
    void route(RoutesConfig to, Set<String> known) {
        to.get(PATH, this::list);
        to.get(PATH + ".csv", this::csv);
        to.get(PATH + "/performance", ctx -> answer(ctx, alerts.performance()));
        to.post(PATH + "/mute", this::mute);
        to.get(CHANNELS, ctx -> answer(ctx, alerts.channels()));
        to.post(CHANNELS + "/{name}/test", this::test);
        known.addAll(
                List.of(
                        PATH,
                        PATH + ".csv",
                        PATH + "/performance",
                        PATH + "/mute",
                        CHANNELS,
                        CHANNELS + "/{name}/test"));
        to.exception(Alerts.Refused.class, AlertsApi::refuse);
    }

    private static void refuse(Alerts.Refused refused, Context ctx) {
        ctx.status(refused.status());
        answer(ctx, refused.tree());
    }

    static void answer(Context ctx, Object tree) {
        Api.answer(ctx, json -> BrokersApi.write(json, tree));
    }

    private void list(Context ctx) {
        int limit = new Params(ctx).limit(USUAL, MOST);
        List<Map<String, Object>> found = alerts.alerts(ask(ctx), limit + 1);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("alerts", found.subList(0, Math.min(limit, found.size())));
        tree.put("more", found.size() > limit);
        answer(ctx, tree);
    }

    private static Alerts.Ask ask(Context ctx) {
        var params = new Params(ctx);
        return new Alerts.Ask(
                ctx.queryParam("level"),
                ctx.queryParam("rule"),
                ctx.queryParam("instrument"),
                ctx.queryParam("status"),
                params.momentNs("fromMs", 0),
                params.momentNs("toMs", 0),
                params.whole("before", 0, Long.MAX_VALUE));
    }

    private void csv(Context ctx) {
        List<Map<String, Object>> found = alerts.alerts(ask(ctx), MOST_CSV);
        ctx.contentType("text/csv; charset=utf-8");
        ctx.header("Content-Disposition", "attachment; filename=\"alerts.csv\"");
        ctx.result(AlertsCsv.of(found));
    }

    private void mute(Context ctx) {
        Body body = Body.of(ctx, Set.of("minutes"), "{\"minutes\":15}, 0 ends it");
        long minutes = body.whole("minutes", -1);
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw body.wrong("minutes");
        }
        answer(ctx, alerts.mute((int) minutes));
    }

    private void test(Context ctx) {
        Body.of(ctx, Set.of(), "{}");
        answer(ctx, alerts.testChannel(ctx.pathParam("name")));
    }
}
