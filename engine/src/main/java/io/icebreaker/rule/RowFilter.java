package io.icebreaker.rule;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * A condition on the columns of a table's row, in the language of rules (analytics 9.1): no bars back, no
 * other timeframe or symbol, no crossing, since a row is one moment of one instrument. One owner; cold.
 */
public final class RowFilter {
    private static final String OF_A_ROW = "a filter looks at one row: ";

    private final RuleState state;
    private final RuleMachine machine = new RuleMachine();

    private RowFilter(Condition condition) {
        state = new RuleState(Rule.of("filter", condition));
        machine.makeRoom(state.program);
    }

    /**
     * Reads what a person wrote.
     *
     * @param hasColumn whether rows have a column for a slot
     * @throws RuleException with the first thing wrong and its column
     */
    public static RowFilter parse(String text, IntPredicate hasColumn) throws RuleException {
        Condition condition = Condition.parse(text);
        for (Condition.Use use : condition.uses()) {
            check(use, hasColumn);
        }
        if (condition.crossingColumn() > 0) {
            throw new RuleException(condition.crossingColumn(), OF_A_ROW + "nothing crosses there");
        }
        if (condition.onTick()) {
            throw new RuleException(condition.onColumn(), OF_A_ROW + "no ON TICK");
        }
        return new RowFilter(condition);
    }

    private static void check(Condition.Use use, IntPredicate hasColumn) throws RuleException {
        if (use.symbol() != null) {
            throw new RuleException(use.symbolColumn(), OF_A_ROW + "no other symbol");
        }
        if (!hasColumn.test(use.slot())) {
            throw new RuleException(
                    use.column(), "no column here: '" + Slot.spelled(use.slot()) + "'");
        }
        if (use.interval() != null) {
            throw new RuleException(use.timeframeColumn(), OF_A_ROW + "no other timeframe");
        }
        if (use.back() > 0) {
            throw new RuleException(use.column(), OF_A_ROW + "no bars back");
        }
    }

    /** Whether it is TRUE of a row; what is unknown is not. */
    public boolean matches(IntToDoubleFunction valueOfSlot) {
        return machine.run(state, 0, (slot, id, interval, back) -> valueOfSlot.applyAsDouble(slot))
                == Truth.TRUE;
    }
}
