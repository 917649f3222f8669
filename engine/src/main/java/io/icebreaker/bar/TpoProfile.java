package io.icebreaker.bar;

import java.util.Arrays;

/**
 * A session's time-price opportunities (analytics 3.12): which rows the price visited in each bracket of half
 * an hour, the initial balance, and what is read from both. Fed with bars that do not cross a bracket's edge
 * (minutes), in any order, of one session.
 *
 * <p>Prices E4, times ns UTC. A row is named by its lower edge. One thread; the rows are built when read.
 */
public final class TpoProfile {
    /** Letters A to Z, then a to z; a day of half hours has 48 brackets, beyond 52 they begin again. */
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long DAY_NS = 1_440 * MINUTE_NS;
    private static final long IST_NS = 330 * MINUTE_NS;
    private static final long E4 = 10_000;

    private final FootprintRules rules;
    private final long openNs;
    private final long[] lows;
    private final long[] highs;
    private long ibHigh = Long.MIN_VALUE;
    private long ibLow = Long.MAX_VALUE;
    private long laterHigh = Long.MIN_VALUE;
    private long laterLow = Long.MAX_VALUE;

    public TpoProfile(FootprintRules rules, long openNs, long closeNs) {
        this.rules = rules;
        this.openNs = openNs;
        int brackets =
                (int) Math.floorDiv(closeNs - openNs - 1, rules.tpoMinutes() * MINUTE_NS) + 1;
        lows = new long[brackets];
        highs = new long[brackets];
        Arrays.fill(lows, Long.MAX_VALUE);
        Arrays.fill(highs, Long.MIN_VALUE);
    }

    /** Prices from low to high were seen in a bar that began at {@code startNs}. */
    public void add(long startNs, long low, long high) {
        int bracket =
                (int)
                        Math.min(
                                lows.length - 1,
                                (startNs - openNs) / (rules.tpoMinutes() * MINUTE_NS));
        lows[bracket] = Math.min(lows[bracket], low);
        highs[bracket] = Math.max(highs[bracket], high);
        if (startNs < openNs + rules.ibMinutes() * MINUTE_NS) {
            ibHigh = Math.max(ibHigh, high);
            ibLow = Math.min(ibLow, low);
        } else {
            laterHigh = Math.max(laterHigh, high);
            laterLow = Math.min(laterLow, low);
        }
    }

    /** Brackets the session has, whether anything traded in them or not. */
    public int brackets() {
        return lows.length;
    }

    /** The name of a bracket. */
    public static char letter(int bracket) {
        return LETTERS.charAt(bracket % LETTERS.length());
    }

    /** Whether anything was seen in a bracket. */
    public boolean has(int bracket) {
        return lows[bracket] <= highs[bracket];
    }

    public boolean isEmpty() {
        return high() < low();
    }

    public long high() {
        return Math.max(ibHigh, laterHigh);
    }

    public long low() {
        return Math.min(ibLow, laterLow);
    }

    /** Whether anything was seen in the first hour; without, its high and low mean nothing. */
    public boolean hasInitialBalance() {
        return ibLow <= ibHigh;
    }

    public long ibHigh() {
        return ibHigh;
    }

    public long ibLow() {
        return ibLow;
    }

    /** Whether a later price exceeded the initial balance. */
    public boolean isExtendedUp() {
        return hasInitialBalance() && laterHigh > ibHigh;
    }

    public boolean isExtendedDown() {
        return hasInitialBalance() && laterLow < ibLow;
    }

    /** Rows from low to high at a row height; needs a price. */
    public Letters read(long rowHeight) {
        return new Letters(rowHeight);
    }

    /**
     * The row height of 3.12: some points for the two great index families, else a fortieth of the previous
     * day's range in ticks, half up; a tick when that range is unknown.
     *
     * @param greatIndex an index NIFTY or BANKNIFTY, or its future
     * @param previousRange high less low of the previous session, -1 unknown
     */
    public static long rowHeight(
            FootprintRules rules, boolean greatIndex, long previousRange, long tickSize) {
        if (greatIndex) {
            return rules.tpoPoints() * E4;
        }
        long ticks =
                previousRange < 0
                        ? 1
                        : Math.floorDiv(2 * previousRange + 40 * tickSize, 80 * tickSize);
        return Math.max(1, ticks) * tickSize;
    }

    /** The IST date of an instant as an epoch day: the trading day of a session's open (0.4). */
    public static long day(long timeNs) {
        return Math.floorDiv(timeNs + IST_NS, DAY_NS);
    }

    /** Counts and letters by row. */
    public final class Letters {
        private final long rowHeight;
        private final long firstRow;
        private final long[] rows;
        private final int count;
        private final int poc;
        private final long area;

        private Letters(long rowHeight) {
            this.rowHeight = rowHeight;
            firstRow = Math.floorDiv(low(), rowHeight);
            count = (int) (Math.floorDiv(high(), rowHeight) - firstRow + 1);
            rows = new long[count * Rows.WORDS];
            for (int row = 0; row < count; row++) {
                for (int bracket = 0; bracket < lows.length; bracket++) {
                    rows[row * Rows.WORDS + Rows.NEUTRAL] += has(row, bracket) ? 1 : 0;
                }
            }
            poc = Rows.poc(rows, 0, count);
            area = Rows.valueArea(rows, 0, count, poc, rules);
        }

        /** Whether a bracket's letter stands in a row. */
        public boolean has(int row, int bracket) {
            long k = firstRow + row;
            return TpoProfile.this.has(bracket)
                    && Math.floorDiv(lows[bracket], rowHeight) <= k
                    && k <= Math.floorDiv(highs[bracket], rowHeight);
        }

        public int rows() {
            return count;
        }

        public long label(int row) {
            return (firstRow + row) * rowHeight;
        }

        /** Letters in a row. */
        public int count(int row) {
            return (int) rows[row * Rows.WORDS + Rows.NEUTRAL];
        }

        public long poc() {
            return label(poc);
        }

        public long vah() {
            return label(Rows.high(area));
        }

        public long val() {
            return label(Rows.low(area));
        }

        /** One letter, and neither the highest nor the lowest row. */
        public boolean isSingle(int row) {
            return count(row) == 1 && row > 0 && row < count - 1;
        }

        /** At least two letters at the extreme: nobody was turned away there. */
        public boolean isPoorHigh() {
            return count(count - 1) >= 2;
        }

        public boolean isPoorLow() {
            return count(0) >= 2;
        }
    }
}
