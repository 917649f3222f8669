package io.icebreaker.rule;

import java.util.List;

/**
 * A function of numbers.
 *
 * @param name of the function
 */
record Call(Token name, List<Node> parts) implements Node {
    @Override
    public int column() {
        return name.column();
    }

    private Function function() {
        return Function.named(name.text());
    }

    @Override
    public Type type() {
        return Type.NUMBER;
    }

    @Override
    public void check() throws RuleException {
        if (!function().takes(parts.size())) {
            String takes = function().spelled() + " takes " + function().arity();
            throw new RuleException(column(), takes + ", not " + parts.size());
        }
        for (Node part : parts) {
            Node.number(part);
        }
    }

    @Override
    public void print(StringBuilder out) {
        out.append(function().spelled());
        String before = "(";
        for (Node part : parts) {
            out.append(before);
            part.print(out);
            before = ", ";
        }
        out.append(')');
    }

    @Override
    public void emit(Emitter out) {
        parts.get(0).emit(out);
        if (function() == Function.ABS) {
            out.unary(Ops.ABS);
        }
        for (Node part : parts.subList(1, parts.size())) {
            part.emit(out);
            out.binary(function() == Function.MIN ? Ops.MIN : Ops.MAX);
        }
    }
}
