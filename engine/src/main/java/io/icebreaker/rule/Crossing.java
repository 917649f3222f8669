package io.icebreaker.rule;

/**
 * Two numbers of which the one crosses the other (analytics 9.3).
 *
 * @param way ABOVE, BELOW, or CROSSES for either
 */
record Crossing(Node left, TokenKind way, Node right) implements Binary {
    @Override
    public void print(StringBuilder out) {
        String way = this.way == TokenKind.CROSSES ? "" : " " + this.way.spelled();
        Node.printBetween(out, left, "CROSSES" + way, right);
    }

    @Override
    public void emit(Emitter out) {
        left.emit(out);
        right.emit(out);
        out.crossing(
                switch (way) {
                    case ABOVE -> Ops.CROSSES_ABOVE;
                    case BELOW -> Ops.CROSSES_BELOW;
                    default -> Ops.CROSSES;
                });
    }
}
