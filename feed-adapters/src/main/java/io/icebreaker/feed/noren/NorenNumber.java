package io.icebreaker.feed.noren;

/**
 * Reads one number of a message (feed-noren 3.5); a text outside the grammar is no number, never an
 * exception. After a method answered true the number is in {@link #value}. One thread; allocates nothing.
 */
final class NorenNumber {
    private static final int MAX_WHOLE_DIGITS = 15;
    private static final int MAX_DECIMALS = 9;
    private static final int KEPT_DECIMALS = 4;
    private static final int MAX_QTY_DIGITS = 19;
    private static final int MAX_TOKEN_DIGITS = 10;
    private static final long MAX_TOKEN = 0xffff_ffffL;

    /** A longer text is no number of ours, except zeros behind a quantity's point. */
    private static final int DIGITS_OF_LONG = 19;

    private long value;

    long value() {
        return value;
    }

    /** {@code -?} 1 to 15 digits, optional point and 1 to 9 digits; E4, halves away from zero. */
    boolean price(char[] text, int from, int length) {
        int end = from + length;
        boolean isNegative = length > 0 && text[from] == '-';
        int at = isNegative ? from + 1 : from;
        int point = endOfDigits(text, at, end);
        int decimals = end - point - 1;
        boolean hasPoint = point < end && text[point] == '.';
        if (point == at || point - at > MAX_WHOLE_DIGITS || point < end && !hasPoint) {
            return false;
        }
        if (hasPoint
                && (decimals < 1
                        || decimals > MAX_DECIMALS
                        || endOfDigits(text, point + 1, end) < end)) {
            return false;
        }
        return signed(isNegative, magnitude(text, at, point, end));
    }

    /** At most 19 digits and a half: below 2^64, so unsigned. */
    private static long magnitude(char[] text, int from, int point, int end) {
        long magnitude = digits(text, from, point);
        for (int decimal = 1; decimal <= KEPT_DECIMALS; decimal++) {
            int at = point + decimal;
            magnitude = magnitude * 10 + (at < end ? text[at] - '0' : 0);
        }
        int next = point + KEPT_DECIMALS + 1;
        return next < end && text[next] >= '5' ? magnitude + 1 : magnitude;
    }

    private boolean signed(boolean isNegative, long magnitude) {
        if (magnitude < 0 && !(isNegative && magnitude == Long.MIN_VALUE)) {
            return false;
        }
        value = isNegative ? -magnitude : magnitude;
        return true;
    }

    /** 1 to 19 digits, optional point and zeros; at most 2^63 - 1. */
    boolean qty(char[] text, int from, int length) {
        int end = from + length;
        int point = endOfDigits(text, from, end);
        if (point == from || point - from > MAX_QTY_DIGITS || !isZeros(text, point, end)) {
            return false;
        }
        value = digits(text, from, point); // 19 digits are below 2^64: too large shows as negative
        return value >= 0;
    }

    /** Nothing, or a point and zeros. */
    private static boolean isZeros(char[] text, int point, int end) {
        if (point == end) {
            return true;
        }
        if (text[point] != '.' || point + 1 == end) {
            return false;
        }
        for (int at = point + 1; at < end; at++) {
            if (text[at] != '0') {
                return false;
            }
        }
        return true;
    }

    /** 1 to 10 digits, not 0 and not above 2^32 - 1. */
    boolean token(char[] text, int from, int length) {
        if (length < 1
                || length > MAX_TOKEN_DIGITS
                || endOfDigits(text, from, from + length) < from + length) {
            return false;
        }
        value = digits(text, from, from + length);
        return value > 0 && value <= MAX_TOKEN;
    }

    static int endOfDigits(char[] text, int from, int end) {
        int at = from;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at;
    }

    /** Of at most {@value #DIGITS_OF_LONG} digits; unsigned. */
    static long digits(char[] text, int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + text[at] - '0';
        }
        return number;
    }
}
