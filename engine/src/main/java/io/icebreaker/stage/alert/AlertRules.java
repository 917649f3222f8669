package io.icebreaker.stage.alert;

import io.icebreaker.rule.AlertCap;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleBook;
import io.icebreaker.rule.RuleKernel;
import io.icebreaker.rule.SymbolTable;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.RuleText;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules in use: taken from CONFIG events where these pass, linked again when instruments were defined. A
 * text that is no rule file leaves the rules as they were. Cold, on the compute lane.
 */
final class AlertRules {
    /** Texts of a day that alerts refer to; a reload each six minutes of a session. */
    private static final int MOST_TEXTS = 64;

    private final Counters counters;
    private final transient AlertNeeds needs;
    private final ClosedBars bars;
    private final RuleParts parts = new RuleParts();
    private final SymbolTable symbols = new SymbolTable();
    private final RuleKernel kernel;
    private List<RuleText> texts = List.of();
    private boolean isLinked = true;
    private long hash;
    private boolean anyOnTick;

    AlertRules(Counters counters, AlertNeeds needs, ClosedBars bars, AlertCap cap) {
        this.counters = counters;
        this.needs = needs;
        this.bars = bars;
        kernel = new RuleKernel(cap);
    }

    /** An instrument is defined; rules hear of it with the next event that evaluates. */
    void define(int id, Instrument instrument) {
        symbols.define(id, instrument.segment(), instrument.symbol());
        isLinked = false;
    }

    /** Takes up a part of a text. */
    void onPart(Tick event) {
        String text = parts.take(event);
        if (text == null) {
            return;
        }
        RuleBook book;
        try {
            book = RuleBook.parse(text);
        } catch (IllegalArgumentException e) {
            counters.increment(Counter.RULES_REFUSED);
            return; // whoever put it on the ring has read it first
        }
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : book.rules()) {
            if (needs.lackOf(rule) == null) {
                rules.add(rule);
            }
        }
        int refused = book.rules().size() - rules.size() + book.problems().size();
        counters.add(Counter.RULES_REFUSED, refused);
        counters.increment(Counter.RULE_LOADS);
        remember(text);
        bars.load(rules);
        kernel.load(rules, symbols);
        isLinked = true;
        anyOnTick = false;
        for (Rule rule : rules) {
            anyOnTick |= rule.condition().onTick();
        }
    }

    private void remember(String text) {
        hash = RuleParts.hash(text);
        List<RuleText> more = new ArrayList<>(texts);
        more.removeIf(it -> it.hash() == hash);
        more.add(new RuleText(hash, text));
        texts = List.copyOf(more.subList(Math.max(0, more.size() - MOST_TEXTS), more.size()));
    }

    /** Before an evaluation. */
    RuleKernel kernel() {
        if (!isLinked) {
            isLinked = true;
            kernel.link(symbols);
        }
        return kernel;
    }

    boolean isEmpty() {
        return kernel.size() == 0;
    }

    boolean anyOnTick() {
        return anyOnTick;
    }

    /** Of the text in use. */
    long hash() {
        return hash;
    }

    /** All texts of the day that alerts may refer to, the one in use last. */
    List<RuleText> texts() {
        return texts;
    }
}
