package io.icebreaker.web;

import io.icebreaker.finding.AlertWords;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.FindingLog;
import io.icebreaker.rule.Condition;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleBook;
import io.icebreaker.rule.Slot;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.RuleText;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whom and what an alert on the board means: its rule by the file it fired under, its inputs by the rule. Any
 * thread, one at a time.
 */
public final class AlertNames {
    /** Files whose rules are kept read. */
    private static final int MOST_FILES = 64;

    private final WeakReference<Board> board;
    private final Map<Long, Map<Integer, Rule>> rulesByFile = new TreeMap<>();

    public AlertNames(Board board) {
        this.board = new WeakReference<>(board);
    }

    /** The rule of the record in the reader's hand; null when its file is not on the board. */
    public synchronized Rule rule(FindingLog.Reader alert) {
        long hash = alert.word(AlertWords.RULES);
        Map<Integer, Rule> rules = rulesByFile.get(hash);
        if (rules == null) {
            rules = read(hash);
        }
        return rules.get((int) alert.word(AlertWords.PLACE));
    }

    private Map<Integer, Rule> read(long hash) {
        Map<Integer, Rule> rules = new TreeMap<>();
        Board shown = board.get();
        for (RuleText text : shown == null ? List.<RuleText>of() : shown.rules()) {
            if (text.hash() == hash) {
                RuleBook.parse(text.json()).rules().forEach(it -> rules.put(it.place(), it));
                if (rulesByFile.size() == MOST_FILES) {
                    rulesByFile.clear();
                }
                rulesByFile.put(hash, rules);
            }
        }
        return rules;
    }

    /** What a rule's inputs are called, in their order: {@code rsi}, {@code INFY:close@5m[1]}. */
    public static List<String> inputs(Rule rule) {
        List<String> names = new ArrayList<>();
        for (Condition.Use use : rule.condition().uses()) {
            names.add(
                    (use.symbol() == null ? "" : use.symbol() + ":")
                            + Slot.spelled(use.slot())
                            + (use.interval() == null ? "" : "@" + use.interval().label())
                            + (use.back() == 0 ? "" : "[" + use.back() + "]"));
        }
        return names;
    }

    /** What alerts call an instrument. */
    public static String of(Instrument instrument) {
        return instrument.segment() + ":" + instrument.symbol();
    }

    /** The id of an instrument by that name, -1 when it is not on the board. */
    public static int id(Board board, String name) {
        for (int id = 0; id < board.instrumentCount(); id++) {
            Instrument instrument = board.instrument(id);
            if (instrument != null && of(instrument).equals(name)) {
                return id;
            }
        }
        return -1;
    }
}
