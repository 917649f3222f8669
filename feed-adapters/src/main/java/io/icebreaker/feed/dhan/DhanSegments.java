package io.icebreaker.feed.dhan;

import io.icebreaker.tick.Segments;
import java.util.List;

/**
 * Dhan's segments: a word in JSON, a byte on the wire, and what the engine calls them (feed-dhan 2 and 5.5).
 * Any thread.
 */
public final class DhanSegments {
    /** What {@link #code(int)} answers for a byte outside the table. */
    public static final int UNKNOWN = 0;

    public static final String INDEX = "IDX_I";

    /** Place in the list is the byte; 6 is unused. */
    private static final List<String> WORDS =
            List.of(
                    INDEX,
                    "NSE_EQ",
                    "NSE_FNO",
                    "NSE_CURRENCY",
                    "BSE_EQ",
                    "MCX_COMM",
                    "",
                    "BSE_CURRENCY",
                    "BSE_FNO");

    private static final String[] OURS = {
        "IDX", "NSE", "NFO", "CDS", "BSE", "MCX", "", "BCD", "BFO"
    };
    private static final int[] CODES = new int[OURS.length];

    static {
        for (int octet = 0; octet < OURS.length; octet++) {
            CODES[octet] = Segments.knownCode(OURS[octet]);
        }
    }

    private DhanSegments() {}

    /** The engine's segment code behind a byte of the wire, or {@link #UNKNOWN}. */
    public static int code(int octet) {
        return octet < CODES.length ? CODES[octet] : UNKNOWN;
    }

    /** The engine's segment code of Dhan's word, or {@link #UNKNOWN}: what ids are looked up by. */
    public static int code(String word) {
        int octet = word.isEmpty() ? -1 : WORDS.indexOf(word);
        return octet < 0 ? UNKNOWN : CODES[octet];
    }

    /** The byte of Dhan's word, or -1. */
    public static int octet(String word) {
        return word.isEmpty() ? -1 : WORDS.indexOf(word);
    }

    /** Dhan's word for a segment of the engine; empty for one it does not have. */
    public static String word(String segment) {
        for (int octet = 0; octet < OURS.length; octet++) {
            if (!segment.isEmpty() && OURS[octet].equals(segment)) {
                return WORDS.get(octet);
            }
        }
        return "";
    }

    /** The engine's word for one of Dhan's; empty for an unknown one. */
    public static String ours(String word) {
        int octet = octet(word);
        return octet < 0 ? "" : OURS[octet];
    }
}
