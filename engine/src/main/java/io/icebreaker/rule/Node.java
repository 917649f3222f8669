package io.icebreaker.rule;

import java.util.List;

/**
 * A piece of a rule's tree (analytics 9.1). Each knows where it begins, what it is, how the canonical form
 * writes it and what it compiles to. Immutable; cold.
 */
sealed interface Node
        permits Literal, Series, Call, Negative, Group, Constant, Between, Not, Binary {

    /** A number, a truth, or a number that may stand as a predicate. */
    enum Type {
        NUMBER,
        TRUTH,
        FLAG
    }

    /** Column of its first token. */
    int column();

    /** What it is, once {@link #check} has passed. */
    Type type();

    /** What it is made of, in reading order. */
    List<Node> parts();

    /**
     * Finds the first thing wrong with it, in reading order, each operand whole and its type before the next.
     *
     * @throws RuleException with that
     */
    void check() throws RuleException;

    /** Appends its canonical form. */
    void print(StringBuilder out);

    /** Compiles it: leaves one number (a FLAG too) or one truth on its stack. */
    void emit(Emitter out);

    /** Checks an operand that must be a number. */
    static void number(Node operand) throws RuleException {
        operand.check();
        if (operand.type() == Type.TRUTH) {
            throw new RuleException(operand.column(), "a number is wanted here, not a condition");
        }
    }

    /** Checks an operand that must be a condition. */
    static void truth(Node operand) throws RuleException {
        operand.check();
        if (operand.type() == Type.NUMBER) {
            throw new RuleException(operand.column(), "a condition is wanted here, not a number");
        }
    }

    /** Appends operands and the operator between them, in parentheses. */
    static void printBetween(StringBuilder out, Node left, String operator, Node right) {
        out.append('(');
        left.print(out);
        out.append(' ').append(operator).append(' ');
        right.print(out);
        out.append(')');
    }
}
