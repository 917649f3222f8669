package io.icebreaker.rule;

/**
 * A piece of a rule's text.
 *
 * @param kind what it is
 * @param text as written (a symbol without its quotes); of BAD why it is none
 * @param column where it begins, counted from 1
 */
record Token(TokenKind kind, String text, int column) {
    boolean is(TokenKind other) {
        return kind == other;
    }

    /** Whether it is a number of digits alone. */
    boolean isInt() {
        return kind == TokenKind.NUMBER && text.indexOf('.') < 0 && !text.endsWith("%");
    }

    /** For messages. */
    String shown() {
        return kind == TokenKind.END ? "the end" : "'" + text + "'";
    }
}
