package io.icebreaker.tick;

/**
 * What is known about a trade, packed into the int of {@link Tick#tradeFlags()} (analytics 0.4, 1.2, 1.3).
 *
 * <pre>
 *  0..1  side + 1 (0 sell, 1 none, 2 buy)   2..4  rule   5..7  phase   8..12  quality bits
 * 15  baseline   16..25 confidence, permille   31  present
 * </pre>
 */
public final class TradeFlags {
    /** Quote rule; tick rule; tick rule on an unchanged price; no history; not a continuous trade. */
    public static final int RULE_Q = 0;

    public static final int RULE_T = 1;
    public static final int RULE_T0 = 2;
    public static final int RULE_N = 3;
    public static final int RULE_X = 4;

    public static final int PREOPEN = 0;
    public static final int CONTINUOUS = 1;
    public static final int AFTER_CLOSE = 2;
    public static final int AUCTION = 3;
    public static final int POST_CLOSE = 4;

    /** At least two trades merged; last quantity larger than the rise; a hole before the packet. */
    public static final int AGG = 1 << 8;

    public static final int SHORT = 1 << 9;
    public static final int GAP = 1 << 10;

    /** An index observation: a price without volume (analytics 1.4). */
    public static final int OBSERVATION = 1 << 11;

    /** Both sides took part: bought and sold follow from quantity and delta, nothing is neutral. */
    public static final int SPLIT = 1 << 12;

    private static final int NO_SIDE = 1;

    /** No trade: the day's volume is first seen here (analytics 1.1, rule 1; 2.6). */
    private static final int BASELINE = 1 << 15;

    private static final int PRESENT = 1 << 31;
    private static final int CONFIDENCE_SHIFT = 16;
    private static final int CONFIDENCE_MASK = 0x3ff;
    private static final int RULE_SHIFT = 2;
    private static final int PHASE_SHIFT = 5;
    private static final String[] RULES = {"Q", "T", "T0", "N", "X"};
    private static final String[] PHASES = {"PREOPEN", "", "AFTER_CLOSE", "AUCTION", "POST_CLOSE"};

    private TradeFlags() {}

    /** Packs a trade; side is +1, 0 or -1. */
    public static int of(int side, int rule, int phase, int quality) {
        return PRESENT | side + 1 | rule << RULE_SHIFT | phase << PHASE_SHIFT | quality;
    }

    /** A packet without a trade from which the day's volume is known, in a phase. */
    public static int baseline(int phase) {
        return BASELINE | phase << PHASE_SHIFT;
    }

    public static boolean isBaseline(int flags) {
        return !present(flags) && (flags & BASELINE) != 0;
    }

    /** Whether the packet brought a trade or an observation at all. */
    public static boolean present(int flags) {
        return flags < 0;
    }

    /** Whether the trade belongs into bars: phases continuous and after-close. */
    public static boolean inBars(int flags) {
        int phase = phase(flags);
        return present(flags) && (phase == CONTINUOUS || phase == AFTER_CLOSE);
    }

    /** Adds the expected right share of the trade's volume, permille 0..1000. */
    public static int withConfidence(int flags, int permille) {
        return flags & ~(CONFIDENCE_MASK << CONFIDENCE_SHIFT) | permille << CONFIDENCE_SHIFT;
    }

    /** Expected share of the trade's volume on its right side, permille; 0 where no side is given. */
    public static int confidence(int flags) {
        return flags >>> CONFIDENCE_SHIFT & CONFIDENCE_MASK;
    }

    /** +1 buyer-initiated, -1 seller-initiated, 0 unknown; of a SPLIT trade the larger part's. */
    public static int side(int flags) {
        return (flags & 3) - 1;
    }

    /**
     * Whether the trade is a buyer's, a seller's or both's. What each has follows from quantity and delta: to
     * branch on the side itself is wrong every other time.
     */
    public static boolean hasSide(int flags) {
        return (flags & (3 | SPLIT)) != NO_SIDE;
    }

    public static int rule(int flags) {
        return flags >> RULE_SHIFT & 7;
    }

    public static int phase(int flags) {
        return flags >> PHASE_SHIFT & 7;
    }

    public static String ruleName(int flags) {
        return RULES[rule(flags)];
    }

    /** Quality and phase as words joined by {@code |}; empty for a plain continuous trade. */
    public static String describe(int flags) {
        var words = new StringBuilder();
        append(words, (flags & AGG) != 0, "AGG");
        append(words, (flags & SHORT) != 0, "SHORT");
        append(words, (flags & GAP) != 0, "GAP");
        append(words, (flags & SPLIT) != 0, "SPLIT");
        append(words, phase(flags) != CONTINUOUS, PHASES[phase(flags)]);
        return words.toString();
    }

    private static void append(StringBuilder words, boolean holds, String word) {
        if (holds) {
            words.append(words.isEmpty() ? "" : "|").append(word);
        }
    }
}
