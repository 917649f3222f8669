package io.icebreaker.rule;

/** Two numbers and {@code + - * /} between them. */
record Arithmetic(Node left, TokenKind operator, Node right) implements Binary {
    @Override
    public Type type() {
        return Type.NUMBER;
    }

    @Override
    public void print(StringBuilder out) {
        Node.printBetween(out, left, operator.spelled(), right);
    }

    @Override
    public void emit(Emitter out) {
        left.emit(out);
        right.emit(out);
        out.binary(
                switch (operator) {
                    case PLUS -> Ops.ADD;
                    case MINUS -> Ops.SUBTRACT;
                    case TIMES -> Ops.MULTIPLY;
                    case OVER -> Ops.DIVIDE;
                    default -> throw new IllegalStateException("no arithmetic: " + operator);
                });
    }
}
