package io.icebreaker.bar;

/**
 * Which event bars: {@code 100t} trades, {@code 500v} units of volume, {@code 10r} ticks of range (analytics
 * 2.3, 2.4). Immutable.
 *
 * @param kind what fills a bar
 * @param size how much of it, at least 1
 */
public record EventSpec(Kind kind, long size) {
    /** What fills a bar. */
    public enum Kind {
        TRADES('t'),
        VOLUME('v'),
        RANGE('r');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    /** 10^12 units: more than any market trades in a day. */
    private static final int MAX_DIGITS = 12;

    private static final int LETTER_BITS = 8;
    private static final Kind[] KINDS = Kind.values();

    public EventSpec {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, was " + size);
        }
    }

    /** Reads {@code 100t} and its kin; null for anything else. */
    public static EventSpec parse(String text) {
        int digits = text == null ? 0 : text.length() - 1;
        if (digits < 1 || digits > MAX_DIGITS) {
            return null;
        }
        Kind kind = kind(text.charAt(digits));
        long size = 0;
        for (int i = 0; i < digits; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return null;
            }
            size = 10 * size + digit - '0';
        }
        return kind == null || size < 1 ? null : new EventSpec(kind, size);
    }

    /** The spec that {@link #code} packed; null for the ordinal of a time interval. */
    public static EventSpec of(long code) {
        Kind kind = kind((char) (code & (1 << LETTER_BITS) - 1));
        return kind == null ? null : new EventSpec(kind, code >> LETTER_BITS);
    }

    /**
     * What stands in {@link Bar#INTERVAL}: the size, then eight bits of the letter; never the ordinal of an
     * {@link Interval}.
     */
    public long code() {
        return size << LETTER_BITS | kind.letter;
    }

    public String label() {
        return Long.toString(size) + kind.letter;
    }

    private static Kind kind(char letter) {
        for (Kind kind : KINDS) {
            if (kind.letter == letter) {
                return kind;
            }
        }
        return null;
    }
}
