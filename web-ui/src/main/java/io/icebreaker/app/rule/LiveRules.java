package io.icebreaker.app.rule;

import io.icebreaker.app.rule.RuleTree.Standing;
import io.icebreaker.publish.Board;
import io.icebreaker.rule.Condition;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleBook;
import io.icebreaker.rule.RuleProblem;
import io.icebreaker.rule.Slot;
import io.icebreaker.tick.Instrument;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps the engine's rules those of the file: what the file says goes on the ring when it differs from what
 * was put there last. A file that cannot be read changes nothing and is told once. Any thread.
 */
public final class LiveRules {
    private final RuleFiles files;
    private final Board board;
    private final Function<Rule, RuleProblem> needs;
    private final Consumer<String> ring;
    private final Consumer<String> told;
    private final RuleTests tests;
    private static final String NO_BARS_OF =
            "UNAVAILABLE: rules read bars of options only with indicator.options = true;"
                    + " a rule ON TICK may ask for ltp, oi or iv without them: ";

    private String current;
    private String trouble = "";

    /**
     * @param current the text that the journal holds already; null for none
     * @param needs what keeps the engine from watching a rule; null for nothing
     * @param ring puts a text on the ring
     * @param told hears in a line what is wrong with the file
     */
    public LiveRules(
            RuleFiles files,
            Board board,
            String current,
            Function<Rule, RuleProblem> needs,
            Consumer<String> ring,
            RuleTests tests,
            Consumer<String> told) {
        this.files = files;
        this.board = board;
        this.current = current;
        this.needs = needs;
        this.ring = ring;
        this.tests = tests;
        this.told = told;
    }

    RuleFiles files() {
        return files;
    }

    RuleTests tests() {
        return tests;
    }

    /** Looks at the file; takes it into use where it changed. */
    public synchronized void look() {
        try {
            String json = files.current().json();
            boolean isNews = current == null ? !json.equals("[]") : !json.equals(current);
            if (isNews) {
                RuleBook book = RuleBook.parse(json);
                ring.accept(json);
                current = json;
                book.problems().forEach(it -> told.accept(files.file() + ": " + it));
                book.rules().stream()
                        .map(needs)
                        .filter(it -> it != null)
                        .forEach(it -> told.accept(files.file() + ": " + it));
            }
            trouble = "";
        } catch (IOException | IllegalArgumentException e) {
            if (!trouble.equals(e.getMessage())) {
                trouble = String.valueOf(e.getMessage());
                told.accept(files.file() + ": " + trouble + "; the rules stay as they were");
            }
        }
    }

    /** What keeps the engine from watching a rule; null for nothing. */
    RuleProblem lackOf(Rule rule) {
        return needs.apply(rule);
    }

    /** How a sound rule stands. */
    Standing standing(Rule rule) {
        RuleProblem lack = needs.apply(rule);
        if (lack != null) {
            return Standing.refused(lack);
        }
        for (Condition.Use use : rule.condition().uses()) {
            if (use.symbol() != null && !isKnown(use.symbol())) {
                String what = "no instrument called '" + use.symbol() + "'";
                return new Standing("WAITING_FOR_SYMBOL", what, use.symbolColumn());
            }
        }
        for (String symbol : rule.symbols()) {
            if (!isKnown(symbol)) {
                return new Standing(
                        "WAITING_FOR_SYMBOL", "no instrument called '" + symbol + "'", 0);
            }
            if (readsBars(rule) && !board.findings().hasCharts(find(symbol).type())) {
                return new Standing("REFUSED", NO_BARS_OF + "'" + symbol + "'", 0);
            }
        }
        return Standing.ACTIVE;
    }

    private static boolean readsBars(Rule rule) {
        return !rule.condition().onTick()
                || rule.condition().uses().stream()
                        .anyMatch(use -> Slot.identifier(use.slot()).isOfBar());
    }

    private boolean isKnown(String symbol) {
        return find(symbol) != null;
    }

    private Instrument find(String symbol) {
        for (int id = 0; id < board.instrumentCount(); id++) {
            Instrument instrument = board.instrument(id);
            if (instrument != null && instrument.symbol().equals(symbol)) {
                return instrument;
            }
        }
        return null;
    }
}
