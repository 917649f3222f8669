package io.icebreaker.tick;

/**
 * Decimal text to E4 (rupees x 10,000) and back, digit by digit: no floating point touches money (analytics
 * 0.1).
 */
public final class Prices {
    public static final long ONE = 10_000;
    private static final int DECIMALS = 4;

    /** More digits than this before the point cannot fit E4 into a long. */
    private static final int MAX_WHOLE_DIGITS = 14;

    private Prices() {}

    /**
     * Parses {@code [-+]digits[.digits]} with at most four decimals.
     *
     * @throws NumberFormatException naming the text, when it is anything else
     */
    public static long parse(CharSequence text) {
        int at = 0;
        int end = text.length();
        boolean negative = end > 0 && text.charAt(0) == '-';
        if (negative || end > 0 && text.charAt(0) == '+') {
            at = 1;
        }
        int point = indexOfPoint(text, at);
        int decimals = Math.max(0, end - point - 1);
        if (point == at && decimals == 0 || point - at > MAX_WHOLE_DIGITS) {
            throw new NumberFormatException("not a price: '" + text + "'");
        }
        if (decimals > DECIMALS) {
            throw new NumberFormatException("more than 4 decimals: '" + text + "'");
        }
        long value = digits(text, at, point);
        value =
                value * ONE
                        + digits(text, Math.min(end, point + 1), end) * scale(DECIMALS - decimals);
        return negative ? -value : value;
    }

    private static int indexOfPoint(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '.') {
            at++;
        }
        return at;
    }

    private static long digits(CharSequence text, int from, int to) {
        long value = 0;
        for (int at = from; at < to; at++) {
            char digit = text.charAt(at);
            if (digit < '0' || digit > '9') {
                throw new NumberFormatException("not a price: '" + text + "'");
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }

    private static long scale(int decimals) {
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        return scale;
    }

    /** Appends the shortest decimal form: {@code 1405.5}, {@code -0.01}, {@code 24500}. */
    public static StringBuilder append(StringBuilder out, long price) {
        if (price < 0) {
            out.append('-');
        }
        long whole = Math.abs(price / ONE);
        long fraction = Math.abs(price % ONE);
        out.append(whole);
        if (fraction != 0) {
            out.append('.');
            for (long unit = ONE / 10; fraction != 0; unit /= 10) {
                out.append((char) ('0' + fraction / unit));
                fraction %= unit;
            }
        }
        return out;
    }

    public static String format(long price) {
        return append(new StringBuilder(), price).toString();
    }
}
