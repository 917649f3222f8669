package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.icebreaker.bar.Interval;
import io.icebreaker.rule.Condition;
import io.icebreaker.rule.RuleException;
import io.icebreaker.rule.RuleTerm;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Alert rules: what is in use, saving, parsing as one types, trying on a recorded day. Any HTTP thread. */
final class RulesApi {
    private static final String PATH = "/api/rules";
    private static final String TEST = PATH + "/test";
    private static final String VERSION = PATH + "/versions/{version}";
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?(\\d{1,9})\"?");
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Alerts alerts;

    RulesApi(Alerts alerts) {
        this.alerts = alerts;
    }

    /** Adds the routes; {@code known} hears each path. */
    void route(RoutesConfig to, Set<String> known) {
        to.get(PATH, ctx -> answerRules(ctx, alerts.rules()));
        to.put(PATH, this::save);
        to.get(VERSION, ctx -> AlertsApi.answer(ctx, alerts.rules(version(ctx))));
        to.post(PATH + "/parse", RulesApi::parse);
        to.get(TEST, ctx -> AlertsApi.answer(ctx, alerts.test()));
        to.post(TEST, this::startTest);
        to.delete(TEST, this::stopTest);
        known.addAll(List.of(PATH, PATH + "/parse", TEST, VERSION));
    }

    private static void answerRules(Context ctx, Map<String, Object> rules) {
        ctx.header("ETag", "\"" + rules.get("version") + "\"");
        AlertsApi.answer(ctx, rules);
    }

    private static long version(Context ctx) {
        Matcher digits = TAG.matcher(ctx.pathParam("version"));
        if (!digits.matches()) {
            throw new Refusal(404, "no such version", "version", "GET /api/rules lists those kept");
        }
        return Long.parseLong(digits.group(1));
    }

    private void save(Context ctx) {
        String match = ctx.header("If-Match");
        Matcher tag = TAG.matcher(match == null ? "" : match);
        if (!tag.matches()) {
            throw new Refusal(
                    412,
                    "which version was changed is not said",
                    "If-Match",
                    "send the ETag of GET /api/rules");
        }
        String json = new String(ctx.bodyAsBytes(), StandardCharsets.UTF_8);
        answerRules(ctx, alerts.save(Long.parseLong(tag.group(1)), json));
    }

    private static void parse(Context ctx) {
        String form = "{\"condition\":TEXT,\"timeframe\":\"1m\"}";
        Body body = Body.of(ctx, Set.of("condition", "timeframe"), form);
        String text = body.text("condition", null);
        String timeframe = body.text("timeframe", Interval.M1.label());
        Map<String, Object> tree = new LinkedHashMap<>();
        try {
            if (Interval.named(timeframe) == null) {
                throw new Refusal(422, "no timeframe: " + timeframe, "timeframe", "1m, 5m, 1d ...");
            }
            Condition condition = Condition.parse(text);
            tree.put("canonical", condition.canonical());
            tree.put("version", condition.version());
            tree.put("onTick", condition.onTick());
            tree.put("terms", terms(condition));
        } catch (RuleException e) {
            ctx.status(422);
            tree.put("error", e.getMessage());
            tree.put("column", e.column());
        }
        AlertsApi.answer(ctx, tree);
    }

    private static List<Map<String, Object>> terms(Condition condition) {
        List<RuleTerm> terms = condition.terms();
        return terms == null ? null : terms.stream().map(RulesApi::term).toList();
    }

    private static Map<String, Object> term(RuleTerm term) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("join", term.join());
        tree.put("left", term.left());
        tree.put("op", term.op());
        tree.put("right", term.right());
        return tree;
    }

    private void startTest(Context ctx) {
        String rule = null;
        String journal = null;
        try (JsonParser json = FACTORY.createParser(ctx.bodyAsBytes())) {
            boolean isGood = json.nextToken() == JsonToken.START_OBJECT;
            while (isGood && json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("rule") && value == JsonToken.START_OBJECT) {
                    rule = copy(json);
                } else if (name.equals("journal") && value == JsonToken.VALUE_STRING) {
                    journal = json.getText();
                } else {
                    isGood = false;
                }
            }
        } catch (IOException e) {
            rule = null; // malformed: refused below
        }
        if (rule == null || journal == null) {
            throw new Refusal(
                    400,
                    "not what is asked here",
                    "body",
                    "the body is {\"rule\":RULE,\"journal\":\"a day of GET /api/replay\"}");
        }
        AlertsApi.answer(ctx, alerts.startTest(rule, journal));
    }

    private static String copy(JsonParser json) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.copyCurrentStructure(json);
        }
        return text.toString();
    }

    private void stopTest(Context ctx) {
        alerts.stopTest();
        ctx.status(204);
    }
}
