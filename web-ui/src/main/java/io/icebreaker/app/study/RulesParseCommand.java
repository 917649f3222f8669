package io.icebreaker.app.study;

import io.icebreaker.app.Exit;
import io.icebreaker.app.OutputOptions;
import io.icebreaker.rule.Condition;
import io.icebreaker.rule.RuleException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code icebreaker rules parse}: is it a rule, and what does it say. */
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        description = {
            "Print a rule's canonical form, everything spelled out; its SHA-256 is the rule's",
            "version (--json tells it).",
            "What is no rule: error COLUMN MESSAGE, columns from 1, and exit code 1.",
            "Whether symbols exist is not asked here."
        })
final class RulesParseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RULE", description = "The rule's text, quoted for the shell.")
    private String text;

    @Mixin private OutputOptions out;

    /** A rule may begin with a minus. */
    @Spec
    void takeMinusAsText(CommandSpec spec) {
        spec.parser()
                .unmatchedOptionsArePositionalParams(true)
                .posixClusteredShortOptionsAllowed(false);
    }

    @Override
    public Integer call() {
        Condition condition;
        try {
            condition = Condition.parse(text);
        } catch (RuleException e) {
            return refuse(e);
        }
        if (out.json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("canonical", condition.canonical());
            result.put("version", condition.version());
            result.put("onTick", condition.onTick());
            out.print(result);
        } else {
            System.out.println(condition.canonical());
        }
        return Exit.OK;
    }

    private int refuse(RuleException e) {
        if (out.json) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("error", e.getMessage());
            result.put("column", e.column());
            out.print(result);
        } else {
            System.out.println("error " + e.column() + " " + e.getMessage());
        }
        return Exit.FOUND_WRONG;
    }
}
