package io.icebreaker.rule;

import java.util.List;

/**
 * A rule's condition as a flat program over numeric slots (analytics 9.6); {@link RuleMachine} runs it. What
 * the two sides of its crossings were is kept outside, by rule and instrument. Immutable.
 */
final class RuleProgram {
    /** Sides a crossing keeps. */
    static final int SIDES = 2;

    final int[] code;
    final double[] constants;
    final int mostNumbers;
    final int mostTruths;

    private final List<String> symbols;
    private final int crossings;

    RuleProgram(
            int[] code,
            double[] constants,
            List<String> symbols,
            int crossings,
            int mostNumbers,
            int mostTruths) {
        this.code = code;
        this.constants = constants;
        this.symbols = symbols;
        this.crossings = crossings;
        this.mostNumbers = mostNumbers;
        this.mostTruths = mostTruths;
    }

    /** Symbols of other instruments in it, in order of their first use. */
    List<String> symbols() {
        return symbols;
    }

    /** Doubles that are kept from one evaluation to the next, NaN before the first. */
    int keptLength() {
        return SIDES * crossings;
    }

    /** Words of the program: what an evaluation costs grows with it. */
    int length() {
        return code.length;
    }
}
