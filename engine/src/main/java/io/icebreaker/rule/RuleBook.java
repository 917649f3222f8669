package io.icebreaker.rule;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a file, and what is wrong with the others of it (analytics 9.6). A bad rule never disables
 * another. Immutable; cold.
 *
 * @param rules in the file's order
 * @param problems one a rule that is left out
 */
public record RuleBook(List<Rule> rules, List<RuleProblem> problems) {
    /** Four times what a bar's close was measured with on 500 instruments (benchmarks, RuleRun). */
    public static final int MAX_RULES = 2_000;

    /** 2,000 rules of the longest text and many symbols. */
    private static final long MAX_BYTES = 16 << 20;

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read or is too long
     * @throws IllegalArgumentException with line and column, when it is no JSON array
     */
    public static RuleBook read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + ": a rule file has at most " + MAX_BYTES + " bytes");
        }
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": not text in UTF-8", e);
        }
    }

    /**
     * Reads a file's text.
     *
     * @throws IllegalArgumentException with line and column, when it is no JSON array
     */
    public static RuleBook parse(String json) {
        List<Rule> rules = new ArrayList<>();
        List<RuleProblem> problems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int place = 0;
        for (RuleJson.Entry entry : RuleJson.entries(json)) {
            place++;
            try {
                Rule rule = RuleFields.rule(entry, place);
                if (!names.add(rule.name())) {
                    throw new RuleFields.Refused("name", 0, "an earlier rule is called so");
                }
                if (rules.size() == MAX_RULES) {
                    throw new RuleFields.Refused("", 0, "there are " + MAX_RULES + " before it");
                }
                rules.add(rule);
            } catch (RuleFields.Refused e) {
                problems.add(problem(entry, place, e));
            }
        }
        return new RuleBook(List.copyOf(rules), List.copyOf(problems));
    }

    /**
     * What a file's text says of each rule, sound or not: keys in their order, values as JSON has them; empty
     * for an element that is no object.
     *
     * @throws IllegalArgumentException with line and column, when it is no JSON array
     */
    public static List<Map<String, Object>> written(String json) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (RuleJson.Entry entry : RuleJson.entries(json)) {
            Map<String, Object> keys = new LinkedHashMap<>();
            entry.cells().forEach((key, cell) -> keys.put(key, RuleJson.plain(cell.value())));
            all.add(keys);
        }
        return all;
    }

    private static RuleProblem problem(RuleJson.Entry entry, int place, RuleFields.Refused why) {
        RuleJson.Cell cell = entry.cells().get(why.key());
        RuleJson.Cell name = entry.cells().get("name");
        return new RuleProblem(
                cell == null ? entry.line() : cell.line(),
                place,
                name != null && name.value() instanceof String text ? text : "",
                why.key(),
                why.column(),
                why.getMessage());
    }
}
