package io.icebreaker.rule;

import static io.icebreaker.rule.TokenKind.ABOVE;
import static io.icebreaker.rule.TokenKind.AND;
import static io.icebreaker.rule.TokenKind.BAR;
import static io.icebreaker.rule.TokenKind.BELOW;
import static io.icebreaker.rule.TokenKind.BETWEEN;
import static io.icebreaker.rule.TokenKind.COMMA;
import static io.icebreaker.rule.TokenKind.CROSSES;
import static io.icebreaker.rule.TokenKind.END;
import static io.icebreaker.rule.TokenKind.FUNCTION;
import static io.icebreaker.rule.TokenKind.MINUS;
import static io.icebreaker.rule.TokenKind.NOT;
import static io.icebreaker.rule.TokenKind.NUMBER;
import static io.icebreaker.rule.TokenKind.ON;
import static io.icebreaker.rule.TokenKind.OPEN;
import static io.icebreaker.rule.TokenKind.OR;
import static io.icebreaker.rule.TokenKind.OVER;
import static io.icebreaker.rule.TokenKind.PLUS;
import static io.icebreaker.rule.TokenKind.TICK;
import static io.icebreaker.rule.TokenKind.TIMES;
import static io.icebreaker.rule.TokenKind.TO;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a rule by descent, a method a production of the grammar (analytics 9.1). The first token that cannot
 * go on is the error. Cold; used once.
 */
final class RuleParser {
    private final TokenStream tokens;
    private int onColumn;
    private boolean onTick;

    private RuleParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /**
     * What a text says before anybody asked what it means.
     *
     * @param onColumn column of its ON, 0 without one
     */
    record Parsed(Node condition, boolean onTick, int onColumn) {}

    /**
     * Reads a text.
     *
     * @param mostDepth how deep parentheses may go
     * @throws RuleException with the first token that cannot go on
     */
    static Parsed parse(String text, int mostDepth) throws RuleException {
        var parser = new RuleParser(new TokenStream(text, mostDepth));
        Node condition = parser.rule();
        return new Parsed(condition, parser.onTick, parser.onColumn);
    }

    private Node rule() throws RuleException {
        Node condition = or();
        if (tokens.is(ON)) {
            onColumn = tokens.take().column();
            onTick = tokens.is(TICK);
            if (!tokens.is(TICK) && !tokens.is(BAR)) {
                throw tokens.unexpected("BAR or TICK");
            }
            tokens.take();
        }
        tokens.take(END, "an operator, AND, OR, ON or the end");
        return condition;
    }

    private Node or() throws RuleException {
        Node left = and();
        while (tokens.is(OR)) {
            tokens.take();
            left = new Logic(left, OR, and());
        }
        return left;
    }

    private Node and() throws RuleException {
        Node left = not();
        while (tokens.is(AND)) {
            tokens.take();
            left = new Logic(left, AND, not());
        }
        return left;
    }

    private Node not() throws RuleException {
        if (tokens.is(NOT)) {
            return new Not(tokens.take().column(), predicate());
        }
        return predicate();
    }

    private Node predicate() throws RuleException {
        Node left = expression();
        TokenKind kind = tokens.kind();
        switch (kind) {
            case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, UNEQUAL -> {
                tokens.take();
                return new Comparison(left, kind, expression());
            }
            case CROSSES -> {
                tokens.take();
                boolean oneWay = tokens.is(ABOVE) || tokens.is(BELOW);
                TokenKind way = oneWay ? tokens.take().kind() : CROSSES;
                return new Crossing(left, way, expression());
            }
            case BETWEEN -> {
                tokens.take();
                Node low = expression();
                tokens.take(TO, "an operator or ..");
                return new Between(left, low, expression());
            }
            default -> {
                return left;
            }
        }
    }

    private Node expression() throws RuleException {
        Node left = term();
        while (tokens.is(PLUS) || tokens.is(MINUS)) {
            TokenKind operator = tokens.take().kind();
            left = new Arithmetic(left, operator, term());
        }
        return left;
    }

    private Node term() throws RuleException {
        Node left = unary();
        while (tokens.is(TIMES) || tokens.is(OVER)) {
            TokenKind operator = tokens.take().kind();
            left = new Arithmetic(left, operator, unary());
        }
        return left;
    }

    private Node unary() throws RuleException {
        if (tokens.is(MINUS)) {
            return new Negative(tokens.take().column(), atom());
        }
        return atom();
    }

    private Node atom() throws RuleException {
        switch (tokens.kind()) {
            case NUMBER -> {
                return Literal.of(tokens.take());
            }
            case TRUE, FALSE -> {
                Token truth = tokens.take();
                return new Constant(truth.column(), truth.is(TokenKind.TRUE));
            }
            case OPEN -> {
                Token open = tokens.open();
                Node inner = or();
                tokens.close();
                return new Group(open.column(), inner);
            }
            case FUNCTION -> {
                return call();
            }
            case SYMBOL, NAME -> {
                return series();
            }
            default -> throw tokens.unexpected("a value");
        }
    }

    private Node call() throws RuleException {
        Token name = tokens.take(FUNCTION, "a function");
        tokens.open();
        List<Node> arguments = new ArrayList<>();
        arguments.add(or());
        while (tokens.is(COMMA)) {
            tokens.take();
            arguments.add(or());
        }
        tokens.close();
        return new Call(name, List.copyOf(arguments));
    }

    private Node series() throws RuleException {
        Token symbol = tokens.is(TokenKind.SYMBOL) ? tokens.take() : null;
        if (symbol != null) {
            tokens.take(TokenKind.COLON, ":");
        }
        Token name = tokens.take(TokenKind.NAME, "an identifier");
        Token period = null;
        if (tokens.is(OPEN)) {
            tokens.open();
            period = digits();
            tokens.close();
        }
        Token at = null;
        Token timeframe = null;
        if (tokens.is(TokenKind.AT)) {
            at = tokens.takeBeforeTimeframe();
            timeframe = tokens.take(TokenKind.TIMEFRAME, "a timeframe");
        }
        Token bracket = null;
        Token back = null;
        if (tokens.is(TokenKind.OPEN_BACK)) {
            bracket = tokens.take();
            back = digits();
            tokens.take(TokenKind.CLOSE_BACK, "]");
        }
        return new Series(symbol, name, period, at, timeframe, bracket, back);
    }

    private Token digits() throws RuleException {
        if (!tokens.current().isInt()) {
            throw tokens.unexpected("a whole number");
        }
        return tokens.take(NUMBER, "a whole number");
    }
}
