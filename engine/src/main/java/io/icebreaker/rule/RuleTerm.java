package io.icebreaker.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a rule as a form shows it: {@code AND rsi < 30}. What is in it is in canonical form.
 *
 * @param join AND or OR with the lines before it; null for the first
 * @param left what is looked at
 * @param op {@code <}, {@code CROSSES ABOVE}, {@code BETWEEN} and so on; null for a flag that stands alone
 * @param right what it is held against, {@code low .. high} for BETWEEN; null for a flag
 */
public record RuleTerm(String join, String left, String op, String right) {
    private static final String OR = "OR";
    private static final String AND = "AND";

    /**
     * The lines of a condition, or null when it is no flat list: when parentheses or NOT say more than lines
     * one below the other do.
     */
    static List<RuleTerm> of(Node condition) {
        List<RuleTerm> terms = new ArrayList<>();
        return alternatives(condition, terms) ? List.copyOf(terms) : null;
    }

    private static boolean alternatives(Node node, List<RuleTerm> into) {
        if (isLogic(node, TokenKind.OR)) {
            var or = (Logic) bare(node);
            return alternatives(or.left(), into) && all(or.right(), OR, into);
        }
        return all(node, null, into);
    }

    private static boolean all(Node node, String join, List<RuleTerm> into) {
        if (isLogic(node, TokenKind.AND)) {
            var and = (Logic) bare(node);
            return all(and.left(), join, into) && one(and.right(), AND, into);
        }
        return one(node, join, into);
    }

    private static boolean one(Node node, String join, List<RuleTerm> into) {
        Node bare = bare(node);
        if (bare instanceof Comparison it) {
            String op = it.operator().spelled();
            into.add(new RuleTerm(join, text(it.left()), op, text(it.right())));
        } else if (bare instanceof Crossing it) {
            String way = it.way() == TokenKind.CROSSES ? "" : " " + it.way().spelled();
            into.add(new RuleTerm(join, text(it.left()), "CROSSES" + way, text(it.right())));
        } else if (bare instanceof Between it) {
            String within = text(it.low()) + " .. " + text(it.high());
            into.add(new RuleTerm(join, text(it.operand()), "BETWEEN", within));
        } else if (bare.type() == Node.Type.FLAG) {
            into.add(new RuleTerm(join, text(bare), null, null));
        } else {
            return false;
        }
        return true;
    }

    private static boolean isLogic(Node node, TokenKind operator) {
        return bare(node) instanceof Logic logic && logic.operator() == operator;
    }

    private static Node bare(Node node) {
        Node bare = node;
        while (bare instanceof Group group) {
            bare = group.inner();
        }
        return bare;
    }

    private static String text(Node node) {
        var out = new StringBuilder();
        node.print(out);
        return out.toString();
    }
}
