package io.icebreaker.app;

import io.icebreaker.bar.Interval;
import io.icebreaker.finding.AlertWords;
import io.icebreaker.rule.Level;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleBook;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.RuleText;
import io.icebreaker.web.AlertNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An alert as a row of the export: delivered or held back, with the values its rule looked at. */
final class AlertRow {
    static final String HEADER =
            "segment,token,time_ns,sequence,rule,rule_version,level,status,interval,price,inputs";

    private final Map<Long, Map<Integer, Rule>> rulesByFile = new HashMap<>();

    /** {@code texts}: the rule files that the journal holds. */
    AlertRow(List<RuleText> texts) {
        for (RuleText text : texts) {
            Map<Integer, Rule> rules = new HashMap<>();
            RuleBook.parse(text.json()).rules().forEach(it -> rules.put(it.place(), it));
            rulesByFile.put(text.hash(), rules);
        }
    }

    String[] of(long sequence, long[] words, int at, Instrument instrument) {
        Map<Integer, Rule> rules = rulesByFile.getOrDefault(words[at + AlertWords.RULES], Map.of());
        Rule rule = rules.get((int) words[at + AlertWords.PLACE]);
        long interval = words[at + AlertWords.INTERVAL];
        return new String[] {
            instrument.segment(),
            Long.toString(instrument.token()),
            Long.toString(words[at + AlertWords.TIME_NS]),
            Long.toString(sequence),
            rule == null ? "" : rule.name(),
            rule == null ? "" : rule.version(),
            Level.values()[(int) words[at + AlertWords.LEVEL]].name(),
            AlertWords.statusName(words[at + AlertWords.STATUS]),
            interval == AlertWords.ON_TICK ? "tick" : Interval.of((int) interval).label(),
            words[at + AlertWords.PRICE] == 0 ? "" : Prices.format(words[at + AlertWords.PRICE]),
            rule == null ? "" : inputs(words, at, rule)
        };
    }

    private static String inputs(long[] words, int at, Rule rule) {
        List<String> names = AlertNames.inputs(rule);
        var text = new StringBuilder();
        for (int i = 0; i < words[at + AlertWords.INPUTS]; i++) {
            double value = Double.longBitsToDouble(words[at + AlertWords.FIRST + i]);
            text.append(i == 0 ? "" : " ").append(names.get(i)).append('=');
            text.append(Doubles.text(value));
        }
        return text.toString();
    }
}
