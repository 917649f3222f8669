package io.icebreaker.rule;

import java.util.List;

/** Parentheses: they keep the type of what they hold, and are where it begins. */
record Group(int column, Node inner) implements Node {
    @Override
    public Type type() {
        return inner.type();
    }

    @Override
    public List<Node> parts() {
        return List.of(inner);
    }

    @Override
    public void check() throws RuleException {
        inner.check();
    }

    @Override
    public void print(StringBuilder out) {
        inner.print(out);
    }

    @Override
    public void emit(Emitter out) {
        inner.emit(out);
    }
}
