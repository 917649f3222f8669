package io.icebreaker.rule;

import java.util.List;

/** Two operands and what stands between them; numbers, unless it says otherwise. */
sealed interface Binary extends Node permits Arithmetic, Comparison, Crossing, Logic {
    Node left();

    Node right();

    @Override
    default int column() {
        return left().column();
    }

    @Override
    default Type type() {
        return Type.TRUTH;
    }

    @Override
    default List<Node> parts() {
        return List.of(left(), right());
    }

    @Override
    default void check() throws RuleException {
        Node.number(left());
        Node.number(right());
    }
}
