package io.icebreaker.tick;

/** Segment names and the small numbers that stand for them; 1..9 are also Kite's segment bytes. */
public final class Segments {
    private static final String[] KNOWN = {
        "", "NSE", "NFO", "CDS", "BSE", "BFO", "BCD", "MCX", "MCXSX", "IDX", "NCX"
    };

    /** First code given to a segment that only a recording knows. */
    public static final int FIRST_OTHER = KNOWN.length;

    /** The small number of a known one, 0 for any other. */
    public static int knownCode(String name) {
        for (int code = 1; code < KNOWN.length; code++) {
            if (KNOWN[code].equals(name)) {
                return code;
            }
        }
        return 0;
    }

    /** Name of a known code. */
    public static String name(int code) {
        return KNOWN[code];
    }

    /** Whether the text can name a segment: 1 to 15 upper-case letters or digits, the first a letter. */
    public static boolean isName(String text) {
        return text != null && text.matches("[A-Z][A-Z0-9]{0,14}");
    }

    private Segments() {}
}
