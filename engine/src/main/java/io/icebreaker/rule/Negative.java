package io.icebreaker.rule;

import java.util.List;

/** A number with its sign turned. */
record Negative(int column, Node operand) implements Node {
    @Override
    public Type type() {
        return Type.NUMBER;
    }

    @Override
    public List<Node> parts() {
        return List.of(operand);
    }

    @Override
    public void check() throws RuleException {
        Node.number(operand);
    }

    @Override
    public void print(StringBuilder out) {
        out.append("(-");
        operand.print(out);
        out.append(')');
    }

    @Override
    public void emit(Emitter out) {
        operand.emit(out);
        out.unary(Ops.NEGATE);
    }
}
