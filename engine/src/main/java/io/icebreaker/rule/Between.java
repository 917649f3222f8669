package io.icebreaker.rule;

import java.util.List;

/** A number within two others, both included. */
record Between(Node operand, Node low, Node high) implements Node {
    @Override
    public int column() {
        return operand.column();
    }

    @Override
    public Type type() {
        return Type.TRUTH;
    }

    @Override
    public List<Node> parts() {
        return List.of(operand, low, high);
    }

    @Override
    public void check() throws RuleException {
        Node.number(operand);
        Node.number(low);
        Node.number(high);
    }

    @Override
    public void print(StringBuilder out) {
        out.append('(');
        operand.print(out);
        out.append(" BETWEEN ");
        low.print(out);
        out.append(" .. ");
        high.print(out);
        out.append(')');
    }

    @Override
    public void emit(Emitter out) {
        operand.emit(out);
        low.emit(out);
        high.emit(out);
        out.judge(Ops.BETWEEN, 3);
    }
}
