package io.icebreaker.rule;

import java.math.BigDecimal;
import java.util.List;

/**
 * A number as written, per cent already resolved.
 *
 * @param value exactly what the text says
 */
record Literal(int column, BigDecimal value) implements Node {
    /** Reads {@code 12}, {@code 0.5} or {@code 30%}. */
    static Literal of(Token token) {
        String text = token.text();
        if (!text.endsWith("%")) {
            return new Literal(token.column(), new BigDecimal(text));
        }
        var hundredfold = new BigDecimal(text.substring(0, text.length() - 1));
        return new Literal(token.column(), hundredfold.movePointLeft(2));
    }

    /** The double nearest to it; those are finite. */
    double nearest() {
        return Math.min(value.doubleValue(), Double.MAX_VALUE);
    }

    @Override
    public Type type() {
        return Type.NUMBER;
    }

    @Override
    public List<Node> parts() {
        return List.of();
    }

    @Override
    public void check() {
        // every number there is will do
    }

    @Override
    public void print(StringBuilder out) {
        out.append(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }

    @Override
    public void emit(Emitter out) {
        out.constant(nearest());
    }
}
