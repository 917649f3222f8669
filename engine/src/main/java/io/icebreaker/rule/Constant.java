package io.icebreaker.rule;

import java.util.List;

/** TRUE or FALSE. */
record Constant(int column, boolean truth) implements Node {
    @Override
    public Type type() {
        return Type.TRUTH;
    }

    @Override
    public List<Node> parts() {
        return List.of();
    }

    @Override
    public void check() {
        // nothing can be wrong with either
    }

    @Override
    public void print(StringBuilder out) {
        out.append(Truth.name(Truth.of(truth)));
    }

    @Override
    public void emit(Emitter out) {
        out.truth(Truth.of(truth));
    }
}
