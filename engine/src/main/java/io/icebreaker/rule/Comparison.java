package io.icebreaker.rule;

/** Two numbers compared by {@code < <= > >= == !=}. */
record Comparison(Node left, TokenKind operator, Node right) implements Binary {
    @Override
    public void print(StringBuilder out) {
        Node.printBetween(out, left, operator.spelled(), right);
    }

    @Override
    public void emit(Emitter out) {
        left.emit(out);
        right.emit(out);
        out.judge(
                switch (operator) {
                    case LESS -> Ops.LESS;
                    case AT_MOST -> Ops.AT_MOST;
                    case GREATER -> Ops.GREATER;
                    case AT_LEAST -> Ops.AT_LEAST;
                    case EQUAL -> Ops.EQUAL;
                    case UNEQUAL -> Ops.UNEQUAL;
                    default -> throw new IllegalStateException("no comparison: " + operator);
                },
                2);
    }
}
