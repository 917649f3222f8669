package io.icebreaker.rule;

/** Two conditions and AND or OR between them. */
record Logic(Node left, TokenKind operator, Node right) implements Binary {
    @Override
    public void check() throws RuleException {
        Node.truth(left);
        Node.truth(right);
    }

    @Override
    public void print(StringBuilder out) {
        Node.printBetween(out, left, operator.spelled(), right);
    }

    @Override
    public void emit(Emitter out) {
        out.condition(left);
        out.condition(right);
        out.both(operator == TokenKind.AND ? Ops.AND : Ops.OR);
    }
}
