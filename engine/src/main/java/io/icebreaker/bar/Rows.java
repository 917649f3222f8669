package io.icebreaker.bar;

/**
 * Reading a footprint: rows of {@link #WORDS} longs in a {@code long[]}, lowest price first, none left out
 * between low and high (analytics 3.1). Static, allocation-free; {@code at} is the first word of the lowest
 * row.
 */
public final class Rows {
    /** Sold into the bid; bought at the ask; side unknown; packets. */
    public static final int BID = 0;

    public static final int ASK = 1;
    public static final int NEUTRAL = 2;
    public static final int TRADES = 3;
    public static final int WORDS = 4;

    /** What {@link #poc} answers without volume. */
    public static final int NONE = -1;

    private Rows() {}

    /** Sets POC, VAH and VAL of a bar from the rows behind it, by the usual rules (3.3, 3.4). */
    public static void summarize(long[] words, int bar) {
        summarize(words, bar, FootprintRules.USUAL);
    }

    /** Sets POC, VAH and VAL of a bar from the rows behind it (3.3, 3.4). */
    public static void summarize(long[] words, int bar, FootprintRules rules) {
        int rows = (int) words[bar + Bar.ROWS];
        int at = bar + Bar.WORDS;
        int poc = poc(words, at, rows);
        if (poc == NONE) {
            words[bar + Bar.FLAGS] &= ~Bar.HAS_POC;
            return;
        }
        long area = valueArea(words, at, rows, poc, rules);
        words[bar + Bar.POC] = label(words, bar, poc);
        words[bar + Bar.VAL] = label(words, bar, low(area));
        words[bar + Bar.VAH] = label(words, bar, high(area));
        words[bar + Bar.FLAGS] |= Bar.HAS_POC;
    }

    /** A row's label: its lower edge, E4. */
    public static long label(long[] words, int bar, int row) {
        return (words[bar + Bar.FIRST_ROW] + row) * words[bar + Bar.ROW_HEIGHT];
    }

    public static long total(long[] words, int at, int row) {
        int cell = at + row * WORDS;
        return words[cell + BID] + words[cell + ASK] + words[cell + NEUTRAL];
    }

    public static long sum(long[] words, int at, int rows) {
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += total(words, at, row);
        }
        return sum;
    }

    /**
     * The row with the greatest volume; ties: nearest the middle, then the lower (3.3). {@link #NONE}
     * without volume.
     */
    public static int poc(long[] words, int at, int rows) {
        int best = NONE;
        long most = 0;
        for (int row = 0; row < rows; row++) {
            long total = total(words, at, row);
            if (total > most || total == most && best != NONE && nearerMiddle(row, best, rows)) {
                best = row;
                most = total;
            }
        }
        return best;
    }

    private static boolean nearerMiddle(int row, int than, int rows) {
        return Math.abs(2 * row - (rows - 1)) < Math.abs(2 * than - (rows - 1));
    }

    /** The value area by the usual rules. */
    public static long valueArea(long[] words, int at, int rows, int poc) {
        return valueArea(words, at, rows, poc, FootprintRules.USUAL);
    }

    /**
     * The value area around {@code poc}, growing by pairs of rows or, as VA_ONE_ROW, row by row (3.4): lowest
     * row in the low half of the result, highest in the high half; see {@link #low(long)} and
     * {@link #high(long)}.
     */
    public static long valueArea(long[] words, int at, int rows, int poc, FootprintRules rules) {
        long target = rules.vaPermille() * sum(words, at, rows);
        int step = rules.vaRows();
        int low = poc;
        int high = poc;
        long inside = total(words, at, poc);
        int above = Math.min(step, rows - 1 - high);
        int below = Math.min(step, low);
        long up = sum(words, at + (high + 1) * WORDS, above);
        long down = sum(words, at + (low - below) * WORDS, below);
        while (1000 * inside < target && (low > 0 || high < rows - 1)) {
            if (below == 0 || above > 0 && up >= down) {
                high += above;
                inside += up;
                above = Math.min(step, rows - 1 - high);
                up = sum(words, at + (high + 1) * WORDS, above);
            } else {
                low -= below;
                inside += down;
                below = Math.min(step, low);
                down = sum(words, at + (low - below) * WORDS, below);
            }
        }
        return (long) high << Integer.SIZE | low;
    }

    public static int low(long valueArea) {
        return (int) valueArea;
    }

    public static int high(long valueArea) {
        return (int) (valueArea >>> Integer.SIZE);
    }

    /** A buy imbalance at the usual 300 percent (3.5). */
    public static boolean buyImbalance(long[] words, int at, int row, long minQty) {
        return buyImbalance(words, at, row, minQty, FootprintRules.USUAL.imbalancePct());
    }

    /**
     * Buyers lifted so many percent of what sellers hit one row lower, and enough of it; the lowest row has
     * no neighbour (3.5).
     */
    public static boolean buyImbalance(long[] words, int at, int row, long minQty, int percent) {
        long ask = words[at + row * WORDS + ASK];
        return row > 0
                && ask >= minQty
                && 100 * ask >= percent * words[at + (row - 1) * WORDS + BID];
    }

    /** A sell imbalance at the usual 300 percent. */
    public static boolean sellImbalance(long[] words, int at, int rows, int row, long minQty) {
        return sellImbalance(words, at, rows, row, minQty, FootprintRules.USUAL.imbalancePct());
    }

    /** The mirror: sellers against the buyers one row higher; the highest row has no neighbour. */
    public static boolean sellImbalance(
            long[] words, int at, int rows, int row, long minQty, int percent) {
        long bid = words[at + row * WORDS + BID];
        return row < rows - 1
                && bid >= minQty
                && 100 * bid >= percent * words[at + (row + 1) * WORDS + ASK];
    }

    /** Least quantity of an imbalance: one lot; for a stock 1 % of the bar's volume, at least 1 (3.5). */
    public static long minImbalanceQty(boolean stock, long lotSize, long barVolume) {
        return stock ? Math.max(1, -Math.floorDiv(-barVolume, 100)) : lotSize;
    }
}
