package io.icebreaker.rule;

/** A rule's tokens, one in hand; counts how deep its parentheses are. Cold; one thread. */
final class TokenStream {
    private final Lexer lexer;
    private final int mostDepth;
    private Token current;
    private int depth;

    TokenStream(String text, int mostDepth) {
        lexer = new Lexer(text);
        this.mostDepth = mostDepth;
        current = lexer.next();
    }

    Token current() {
        return current;
    }

    TokenKind kind() {
        return current.kind();
    }

    boolean is(TokenKind kind) {
        return current.is(kind);
    }

    /** Hands out the token in hand and steps to the next. */
    Token take() {
        Token taken = current;
        current = lexer.next();
        return taken;
    }

    /**
     * The same, if it is of that kind.
     *
     * @throws RuleException when it is not
     */
    Token take(TokenKind kind, String wanted) throws RuleException {
        if (!is(kind)) {
            throw unexpected(wanted);
        }
        return take();
    }

    /** Takes an {@code @}: what follows is read as a timeframe. */
    Token takeBeforeTimeframe() {
        Token taken = current;
        current = lexer.timeframe();
        return taken;
    }

    /**
     * Takes a parenthesis that opens.
     *
     * @throws RuleException when there is none, or it is one too deep
     */
    Token open() throws RuleException {
        if (is(TokenKind.OPEN) && depth == mostDepth) {
            throw new RuleException(
                    current.column(), "parentheses are at most " + mostDepth + " deep");
        }
        Token taken = take(TokenKind.OPEN, "(");
        depth++;
        return taken;
    }

    /**
     * Takes the one that closes it.
     *
     * @throws RuleException when there is none
     */
    void close() throws RuleException {
        take(TokenKind.CLOSE, "an operator or )");
        depth--;
    }

    /** What to throw about the token in hand. */
    RuleException unexpected(String wanted) {
        String why =
                is(TokenKind.BAD)
                        ? current.text()
                        : "found " + current.shown() + " where " + wanted + " is wanted";
        return new RuleException(current.column(), why);
    }
}
