package io.icebreaker.rule;

import io.icebreaker.bar.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects a program's words and how deep its stacks become. Cold; used once. */
final class Emitter {
    private static final int FIRST_ROOM = 64;

    private final boolean onTick;
    private final Interval timeframe;
    private final List<String> symbols = new ArrayList<>();
    private int[] code = new int[FIRST_ROOM];
    private int length;
    private double[] constants = new double[FIRST_ROOM];
    private int constantCount;
    private int crossings;
    private int numbers;
    private int mostNumbers;
    private int truths;
    private int mostTruths;

    /**
     * Starts empty.
     *
     * @param onTick whether bars in hand are those that form
     * @param timeframe the rule's
     */
    Emitter(boolean onTick, Interval timeframe) {
        this.onTick = onTick;
        this.timeframe = timeframe;
    }

    /** Compiles a condition: whatever it is, it leaves a truth. */
    void condition(Node node) {
        node.emit(this);
        if (node.type() == Node.Type.FLAG) {
            judge(Ops.FLAG, 1);
        }
    }

    void constant(double value) {
        if (constantCount == constants.length) {
            constants = Arrays.copyOf(constants, 2 * constantCount);
        }
        constants[constantCount] = value;
        add(Ops.CONSTANT);
        add(constantCount++);
        pushNumber();
    }

    /** On a tick another timeframe is one bar further back: only its closed bars count. */
    void value(Series series) {
        Interval interval = series.interval();
        boolean other = interval != null && interval != timeframe;
        add(Ops.VALUE);
        add(series.slot());
        add(symbol(series.symbol()));
        add(other ? interval.ordinal() : Ops.OWN);
        add(series.barsBack() + (other && onTick ? 1 : 0));
        pushNumber();
    }

    private int symbol(Token symbol) {
        if (symbol == null) {
            return Ops.OWN;
        }
        if (!symbols.contains(symbol.text())) {
            symbols.add(symbol.text());
        }
        return symbols.indexOf(symbol.text());
    }

    void unary(int op) {
        add(op);
    }

    void binary(int op) {
        add(op);
        numbers--;
    }

    /** Takes so many numbers, leaves a truth. */
    void judge(int op, int taken) {
        add(op);
        numbers -= taken;
        pushTruth();
    }

    void crossing(int op) {
        judge(op, 2);
        add(crossings++);
    }

    void truth(int truth) {
        add(Ops.TRUTH);
        add(truth);
        pushTruth();
    }

    void both(int op) {
        add(op);
        truths--;
    }

    void not() {
        add(Ops.NOT);
    }

    private void pushNumber() {
        mostNumbers = Math.max(mostNumbers, ++numbers);
    }

    private void pushTruth() {
        mostTruths = Math.max(mostTruths, ++truths);
    }

    private void add(int word) {
        if (length == code.length) {
            code = Arrays.copyOf(code, 2 * length);
        }
        code[length++] = word;
    }

    RuleProgram program() {
        return new RuleProgram(
                Arrays.copyOf(code, length),
                Arrays.copyOf(constants, constantCount),
                List.copyOf(symbols),
                crossings,
                mostNumbers,
                mostTruths);
    }
}
