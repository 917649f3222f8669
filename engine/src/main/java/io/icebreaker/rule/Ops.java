package io.icebreaker.rule;

/**
 * The instructions of a program: words in a flat {@code int[]}, in postfix order, each followed by its
 * operands. Numbers and truths have a stack each.
 */
final class Ops {
    /** Pushes a constant: its index. */
    static final int CONSTANT = 0;

    /** Pushes a value: slot, index of the symbol or {@link #OWN}, interval or {@link #OWN}, bars back. */
    static final int VALUE = 1;

    static final int VALUE_OPERANDS = 4;

    static final int NEGATE = 2;
    static final int ADD = 3;
    static final int SUBTRACT = 4;
    static final int MULTIPLY = 5;
    static final int DIVIDE = 6;
    static final int ABS = 7;
    static final int MIN = 8;
    static final int MAX = 9;

    /** Two numbers to a truth. */
    static final int LESS = 10;

    static final int AT_MOST = 11;
    static final int GREATER = 12;
    static final int AT_LEAST = 13;
    static final int EQUAL = 14;
    static final int UNEQUAL = 15;

    /** Two numbers to a truth, beside what they were: number of the crossing in its program. */
    static final int CROSSES = 16;

    static final int CROSSES_ABOVE = 17;
    static final int CROSSES_BELOW = 18;

    /** Three numbers to a truth. */
    static final int BETWEEN = 19;

    /** A number to a truth: not 0. */
    static final int FLAG = 20;

    /** Pushes a truth: which. */
    static final int TRUTH = 21;

    static final int AND = 22;
    static final int OR = 23;
    static final int NOT = 24;

    /** The rule's own instrument, its own timeframe. */
    static final int OWN = -1;

    /** Words that an instruction takes with its operands. */
    static int length(int op) {
        return switch (op) {
            case VALUE -> 1 + VALUE_OPERANDS;
            case CONSTANT, TRUTH, CROSSES, CROSSES_ABOVE, CROSSES_BELOW -> 2;
            default -> 1;
        };
    }

    private Ops() {}
}
