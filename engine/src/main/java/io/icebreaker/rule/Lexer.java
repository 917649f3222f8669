package io.icebreaker.rule;

import io.icebreaker.bar.Interval;

/**
 * Cuts a rule's text into tokens, the longest that fits, one when asked for it: what is wrong further on does
 * not matter before the parser gets there (analytics 9.1). Cold; one thread.
 */
final class Lexer {
    private static final String[] PAIRS = {"<=", ">=", "==", "!=", "&&", "||", ".."};
    private static final TokenKind[] PAIR_KINDS = {
        TokenKind.AT_MOST,
        TokenKind.AT_LEAST,
        TokenKind.EQUAL,
        TokenKind.UNEQUAL,
        TokenKind.AND,
        TokenKind.OR,
        TokenKind.TO
    };

    private static final String SINGLES = "<>+-*/()[],:@!";
    private static final TokenKind[] SINGLE_KINDS = {
        TokenKind.LESS,
        TokenKind.GREATER,
        TokenKind.PLUS,
        TokenKind.MINUS,
        TokenKind.TIMES,
        TokenKind.OVER,
        TokenKind.OPEN,
        TokenKind.CLOSE,
        TokenKind.OPEN_BACK,
        TokenKind.CLOSE_BACK,
        TokenKind.COMMA,
        TokenKind.COLON,
        TokenKind.AT,
        TokenKind.NOT
    };

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /** The next token; at the end END, however often asked. */
    Token next() {
        skipBlanks();
        if (at == text.length()) {
            return new Token(TokenKind.END, "", at + 1);
        }
        char c = text.charAt(at);
        if (c == '"') {
            return quoted();
        }
        return isWord(c) ? word() : operator();
    }

    /** What follows an {@code @}: the run of letters and digits, whatever they spell elsewhere. */
    Token timeframe() {
        skipBlanks();
        int end = at;
        while (end < text.length() && isWord(text.charAt(end)) && text.charAt(end) != '_') {
            end++;
        }
        if (end == at) {
            return next();
        }
        String run = text.substring(at, end);
        boolean isOne = Interval.named(run) != null;
        return isOne
                ? take(TokenKind.TIMEFRAME, end)
                : bad("no timeframe: '" + run + "'; " + String.join(" ", Interval.labels()));
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private Token word() {
        int symbolEnd = symbolEnd();
        if (isAt(symbolEnd, ':')) {
            return take(TokenKind.SYMBOL, symbolEnd);
        }
        char first = text.charAt(at);
        if (isDigit(first)) {
            return take(TokenKind.NUMBER, numberEnd());
        }
        if (first == '_') {
            return bad("a name begins with a letter");
        }
        int end = wordEnd(at);
        return take(TokenKind.ofWord(text.substring(at, end)), end);
    }

    /** Words joined by single {@code -} or {@code &}. */
    private int symbolEnd() {
        int end = wordEnd(at);
        while (end + 1 < text.length()
                && (text.charAt(end) == '-' || text.charAt(end) == '&')
                && isWord(text.charAt(end + 1))) {
            end = wordEnd(end + 1);
        }
        return end;
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int numberEnd() {
        int end = digitsEnd(at);
        if (isAt(end, '.') && digitsEnd(end + 1) > end + 1) {
            end = digitsEnd(end + 1);
        }
        return isAt(end, '%') ? end + 1 : end;
    }

    private int digitsEnd(int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private Token quoted() {
        int end = at + 1;
        while (end < text.length() && isPrintable(text.charAt(end)) && text.charAt(end) != '"') {
            end++;
        }
        if (!isAt(end, '"')) {
            return bad("quoted text that is not closed");
        }
        if (end == at + 1) {
            return bad("quoted text without a character");
        }
        if (!isAt(end + 1, ':')) {
            return bad("quoted text is a symbol: ':' must follow at once");
        }
        var token = new Token(TokenKind.SYMBOL, text.substring(at + 1, end), at + 1);
        at = end + 1;
        return token;
    }

    private Token operator() {
        for (int pair = 0; pair < PAIRS.length; pair++) {
            if (text.startsWith(PAIRS[pair], at)) {
                return take(PAIR_KINDS[pair], at + 2);
            }
        }
        char c = text.charAt(at);
        int single = SINGLES.indexOf(c);
        if (single >= 0) {
            return take(SINGLE_KINDS[single], at + 1);
        }
        return bad(
                isPrintable(c)
                        ? "no part of a rule: '" + c + "'" + hint(c)
                        : "no character of a rule: code " + text.codePointAt(at));
    }

    private static String hint(char c) {
        return switch (c) {
            case '=' -> "; equal is ==";
            case '&' -> "; AND or &&";
            case '|' -> "; OR or ||";
            case '.' -> "; a number has digits on both sides of its point";
            case '%' -> "; per cent follows a number at once";
            default -> "";
        };
    }

    private Token take(TokenKind kind, int end) {
        var token = new Token(kind, text.substring(at, end), at + 1);
        at = end;
        return token;
    }

    private Token bad(String why) {
        return new Token(TokenKind.BAD, why, at + 1);
    }

    private boolean isAt(int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    private static boolean isPrintable(char c) {
        return c >= ' ' && c <= '~';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }
}
