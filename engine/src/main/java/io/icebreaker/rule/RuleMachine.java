package io.icebreaker.rule;

/**
 * Runs programs: one stack of numbers, one of truths, no branch skipped, so that crossings see every
 * evaluation (analytics 9.3, 9.4).
 *
 * <p><b>Threading.</b> One owner. Allocates only in {@link #makeRoom}.
 */
final class RuleMachine {
    /** What {@code ==} on doubles lets differ: this times the greater magnitude, at least this. */
    private static final double TOLERANCE = 1e-9;

    private double[] numbers = new double[0];
    private int[] truths = new int[0];

    /** Stacks deep enough for a program. Cold; before it is run. */
    void makeRoom(RuleProgram program) {
        if (program.mostNumbers > numbers.length) {
            numbers = new double[program.mostNumbers];
        }
        if (program.mostTruths > truths.length) {
            truths = new int[program.mostTruths];
        }
    }

    /** Evaluates a rule's condition for an instrument; the answer is as {@link Truth} numbers it. */
    int run(RuleState rule, int instrument, SlotSource source) {
        int[] code = rule.program.code;
        int n = 0;
        int t = 0;
        int at = 0;
        while (at < code.length) {
            int op = code[at++];
            switch (op) {
                case Ops.CONSTANT -> numbers[n++] = rule.program.constants[code[at++]];
                case Ops.VALUE -> {
                    numbers[n++] = value(rule, instrument, source, at);
                    at += Ops.VALUE_OPERANDS;
                }
                case Ops.NEGATE -> numbers[n - 1] = -numbers[n - 1];
                case Ops.ABS -> numbers[n - 1] = Math.abs(numbers[n - 1]);
                case Ops.FLAG -> truths[t++] = flag(numbers[--n]);
                case Ops.TRUTH -> truths[t++] = code[at++];
                case Ops.NOT -> truths[t - 1] = -truths[t - 1];
                case Ops.AND -> truths[--t - 1] = Math.min(truths[t - 1], truths[t]);
                case Ops.OR -> truths[--t - 1] = Math.max(truths[t - 1], truths[t]);
                case Ops.BETWEEN -> {
                    n -= 3;
                    truths[t++] = between(numbers[n], numbers[n + 1], numbers[n + 2]);
                }
                case Ops.CROSSES, Ops.CROSSES_ABOVE, Ops.CROSSES_BELOW -> {
                    n -= 2;
                    int kept = rule.keptAt(instrument) + RuleProgram.SIDES * code[at++];
                    truths[t++] = crosses(op, rule.kept, kept, numbers[n], numbers[n + 1]);
                }
                case Ops.LESS, Ops.AT_MOST, Ops.GREATER, Ops.AT_LEAST, Ops.EQUAL, Ops.UNEQUAL -> {
                    n -= 2;
                    truths[t++] = compare(op, numbers[n], numbers[n + 1]);
                }
                default -> numbers[--n - 1] = arithmetic(op, numbers[n - 1], numbers[n]);
            }
        }
        return truths[0];
    }

    /** The values a program asks for, in their order, as many as there is room for. */
    int inputs(RuleState rule, int instrument, SlotSource source, double[] out) {
        int[] code = rule.program.code;
        int count = 0;
        for (int at = 0; at < code.length && count < out.length; at += Ops.length(code[at])) {
            if (code[at] == Ops.VALUE) {
                out[count++] = value(rule, instrument, source, at + 1);
            }
        }
        return count;
    }

    private static double value(RuleState rule, int instrument, SlotSource source, int at) {
        int[] code = rule.program.code;
        int symbol = code[at + 1];
        int id = symbol == Ops.OWN ? instrument : rule.symbolId(instrument, symbol);
        int interval = code[at + 2] == Ops.OWN ? rule.interval : code[at + 2];
        return id < 0 ? Double.NaN : source.value(code[at], id, interval, code[at + 3]);
    }

    private static int flag(double value) {
        return Double.isNaN(value) ? Truth.UNKNOWN : Truth.of(value != 0);
    }

    private static int between(double value, double low, double high) {
        return Math.min(compare(Ops.AT_LEAST, value, low), compare(Ops.AT_MOST, value, high));
    }

    private static double arithmetic(int op, double a, double b) {
        double result =
                switch (op) {
                    case Ops.ADD -> a + b;
                    case Ops.SUBTRACT -> a - b;
                    case Ops.MULTIPLY -> a * b;
                    case Ops.DIVIDE -> a / b;
                    case Ops.MIN -> Math.min(a, b);
                    case Ops.MAX -> Math.max(a, b);
                    default -> throw new IllegalStateException("no instruction: " + op);
                };
        return Double.isFinite(result) ? result : Double.NaN;
    }

    private static int compare(int op, double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Truth.UNKNOWN;
        }
        return Truth.of(
                switch (op) {
                    case Ops.LESS -> a < b;
                    case Ops.AT_MOST -> a <= b;
                    case Ops.GREATER -> a > b;
                    case Ops.AT_LEAST -> a >= b;
                    case Ops.EQUAL -> equal(a, b);
                    default -> !equal(a, b);
                });
    }

    private static boolean equal(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
    }

    /** Judges the step from the sides kept to those in hand, and keeps the latter. */
    private static int crosses(int op, double[] kept, int at, double left, double right) {
        double leftBefore = kept[at];
        double rightBefore = kept[at + 1];
        kept[at] = left;
        kept[at + 1] = right;
        boolean missing = Double.isNaN(leftBefore) || Double.isNaN(rightBefore);
        if (missing || Double.isNaN(left) || Double.isNaN(right)) {
            return Truth.UNKNOWN;
        }
        boolean above = leftBefore <= rightBefore && left > right;
        boolean below = leftBefore >= rightBefore && left < right;
        return Truth.of(
                switch (op) {
                    case Ops.CROSSES_ABOVE -> above;
                    case Ops.CROSSES_BELOW -> below;
                    default -> above || below;
                });
    }
}
