package io.icebreaker.app.rule;

import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleProblem;
import io.icebreaker.web.Alerts;
import java.util.Map;
import java.util.function.Function;

/** A rule tried on a recorded day. */
public final class RuleTests {
    Map<String, Object> start(String json, String journal, Function<Rule, RuleProblem> needs) {
        throw new Alerts.Refused(409, "not there yet", "rule", "icebreaker rules run tries a rule");
    }

    Map<String, Object> tree() {
        return Map.of("state", "NONE");
    }

    void stop() {
        // none runs
    }
}
