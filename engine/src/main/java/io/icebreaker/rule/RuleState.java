package io.icebreaker.rule;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule in use: its program, and by instrument whether it is for it, whom its symbols mean, what its
 * crossings' sides were, how long it has been true, when it last delivered. One owner.
 */
final class RuleState {
    private static final int NOT_YET = -1;
    private static final long NEVER = Long.MIN_VALUE;

    final Rule rule;
    final RuleProgram program;
    final int interval;

    /** Sides of crossings, from {@link #keptAt} on for an instrument. */
    double[] kept = {};

    /** Whether every symbol it names is known. */
    boolean isLinked;

    private boolean[] applies = {};
    private int[] symbolIds = {};
    private int[] row = {};
    private long[] deliveredNs = {};

    RuleState(Rule rule) {
        this.rule = rule;
        program = rule.condition().compile(rule.timeframe());
        interval = rule.timeframe().ordinal();
    }

    /** Goes on where a rule that says the same was. Cold. */
    void goOnFrom(RuleState older) {
        kept = older.kept;
        row = older.row;
        deliveredNs = older.deliveredNs;
    }

    /** Makes room for all instruments there are and looks its symbols up. Cold. */
    void link(SymbolTable symbols) {
        int count = symbols.count();
        Set<String> only = new TreeSet<>(rule.symbols());
        isLinked = program.symbols().stream().allMatch(symbols::isKnown);
        makeRoom(count);
        applies = new boolean[count];
        symbolIds = new int[count * program.symbols().size()];
        for (int id = 0; id < count; id++) {
            if (symbols.isDefined(id)) {
                boolean wanted = only.isEmpty() || only.contains(symbols.symbol(id));
                applies[id] = isLinked && wanted;
                for (int k = 0; k < program.symbols().size(); k++) {
                    symbolIds[id * program.symbols().size() + k] =
                            symbols.find(program.symbols().get(k), id);
                }
            }
        }
    }

    private void makeRoom(int count) {
        int from = row.length;
        if (count > from) {
            row = Arrays.copyOf(row, count);
            Arrays.fill(row, from, count, NOT_YET);
            deliveredNs = Arrays.copyOf(deliveredNs, count);
            Arrays.fill(deliveredNs, from, count, NEVER);
            kept = Arrays.copyOf(kept, keptAt(count));
            Arrays.fill(kept, keptAt(from), keptAt(count), Double.NaN);
        }
    }

    boolean appliesTo(int instrument) {
        return instrument < applies.length && applies[instrument];
    }

    int keptAt(int instrument) {
        return instrument * program.keptLength();
    }

    int symbolId(int instrument, int symbol) {
        return symbolIds[instrument * program.symbols().size() + symbol];
    }

    /**
     * Takes up an evaluation; true when the rule became true with it: the last of as many TRUE in a row as
     * it wants, the very first evaluation not among them.
     */
    boolean becomesTrue(int instrument, int truth) {
        int before = row[instrument];
        if (truth != Truth.TRUE) {
            row[instrument] = 0;
            return false;
        }
        if (before == NOT_YET || before == rule.forCount()) {
            row[instrument] = rule.forCount();
            return false;
        }
        row[instrument] = before + 1;
        return before + 1 == rule.forCount();
    }

    boolean coolsDown(int instrument, long timeNs) {
        long last = deliveredNs[instrument];
        return last != NEVER && timeNs - last < rule.cooldownNs();
    }

    void delivered(int instrument, long timeNs) {
        deliveredNs[instrument] = timeNs;
    }
}
