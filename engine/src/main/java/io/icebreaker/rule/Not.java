package io.icebreaker.rule;

import java.util.List;

/** A condition turned round. */
record Not(int column, Node operand) implements Node {
    @Override
    public Type type() {
        return Type.TRUTH;
    }

    @Override
    public List<Node> parts() {
        return List.of(operand);
    }

    @Override
    public void check() throws RuleException {
        Node.truth(operand);
    }

    @Override
    public void print(StringBuilder out) {
        out.append("(NOT ");
        operand.print(out);
        out.append(')');
    }

    @Override
    public void emit(Emitter out) {
        out.condition(operand);
        out.not();
    }
}
