package io.icebreaker.app.study;

import io.icebreaker.app.Exit;
import io.icebreaker.app.OutputOptions;
import io.icebreaker.rule.Condition;
import io.icebreaker.rule.RuleException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code icebreaker rules parse}: is it a rule, and what does it say. */
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        customSynopsis = "icebreaker rules parse [-h] [--json] [--quiet] [-V] RULE",
        description = {
            "Print a rule's canonical form, everything spelled out; its SHA-256 is the",
            "rule's version, which --json tells. What is no rule: error COLUMN MESSAGE,",
            "columns from 1, and exit code 1. Whether symbols exist is not asked here."
        })
final class RulesParseCommand implements Callable<Integer> {
    /** Whatever is no option of ours: a rule may begin with a minus. */
    @Unmatched private List<String> texts = new ArrayList<>();

    @Mixin private OutputOptions out;

    @Spec private CommandSpec spec;

    /** {@code -high < 3} is not {@code -h} and more. */
    @Spec
    void takeNoClusters(CommandSpec own) {
        own.parser().posixClusteredShortOptionsAllowed(false);
    }

    @Override
    public Integer call() {
        if (texts.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "one RULE is wanted, quoted for the shell; there are " + texts.size());
        }
        Condition condition;
        try {
            condition = Condition.parse(texts.get(0));
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
