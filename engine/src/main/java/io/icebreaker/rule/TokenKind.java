package io.icebreaker.rule;

import java.util.Locale;

/** What a piece of a rule's text is (analytics 9.1). */
enum TokenKind {
    END("the end"),
    /** Cannot be a token at all; its text says why. */
    BAD("nothing"),
    NUMBER("a number"),
    SYMBOL("a symbol"),
    NAME("a name"),
    TIMEFRAME("a timeframe"),
    FUNCTION("a function"),
    AND("AND"),
    OR("OR"),
    NOT("NOT"),
    ON("ON"),
    BAR("BAR"),
    TICK("TICK"),
    CROSSES("CROSSES"),
    ABOVE("ABOVE"),
    BELOW("BELOW"),
    BETWEEN("BETWEEN"),
    TRUE("TRUE"),
    FALSE("FALSE"),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    EQUAL("=="),
    UNEQUAL("!="),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    OVER("/"),
    OPEN("("),
    CLOSE(")"),
    OPEN_BACK("["),
    CLOSE_BACK("]"),
    COMMA(","),
    COLON(":"),
    AT("@"),
    TO("..");

    private static final TokenKind[] ALL = values();

    private final String spelled;

    TokenKind(String spelled) {
        this.spelled = spelled;
    }

    /** As a rule spells it, or in words. */
    String spelled() {
        return spelled;
    }

    /** What a run of letters, digits and underlines is that begins with a letter. */
    static TokenKind ofWord(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        for (int kind = AND.ordinal(); kind <= FALSE.ordinal(); kind++) {
            if (ALL[kind].spelled.equals(upper)) {
                return ALL[kind];
            }
        }
        return Function.named(word) == null ? NAME : FUNCTION;
    }
}
