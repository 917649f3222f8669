package io.icebreaker.stage.option;

import io.icebreaker.bar.Elementary;

/**
 * The forward of one chain and where it came from (analytics 6.7): the future's mid, put-call parity, or the
 * spot carried on. Keeps its last value, which anchors parity where there is no spot. One owner a chain; no
 * garbage.
 */
public final class Forward {
    public static final int NONE = 0;
    public static final int FUTURE = 1;
    public static final int PARITY = 2;
    public static final int SPOT = 3;

    private static final String[] NAMES = {"", "FUTURE", "PARITY", "SPOT"};
    static final long FUTURE_MAX_AGE_NS = 5_000_000_000L;
    private static final int STRIKES = 3;

    private final double[] parity = new double[STRIKES];
    private final int[] nearest = new int[STRIKES];

    private double value = Double.NaN;
    private double lastValue = Double.NaN;
    private int from = NONE;
    private long futureBid;
    private long futureAsk;
    private long futureAgeNs = Long.MAX_VALUE;

    /**
     * The future of the same expiry (MCX: the option's underlying); stays until set again.
     *
     * @param bid E4, 0 for none
     * @param ask E4, 0 for none
     * @param ageNs age of the quote, {@link Long#MAX_VALUE} for no future
     */
    public void future(long bid, long ask, long ageNs) {
        futureBid = bid;
        futureAsk = ask;
        futureAgeNs = ageNs;
    }

    /**
     * Works it out.
     *
     * @param spot rupees, NaN when unknown
     * @param years time to expiry; when it is over, the spot is the forward; NaN gives none
     * @param rate continuous, a year
     * @return rupees, NaN when there is no way to it
     */
    public double compute(ChainArrays chain, double spot, double years, double rate) {
        value = Double.NaN;
        from = NONE;
        if (years > 0) {
            live(chain, spot, Elementary.exp(rate * years));
        } else if (years <= 0) {
            take(spot, SPOT);
        }
        if (from != NONE) {
            lastValue = value;
        }
        return value;
    }

    private void live(ChainArrays chain, double spot, double growth) {
        if (futureBid > 0 && futureBid < futureAsk && futureAgeNs <= FUTURE_MAX_AGE_NS) {
            take(Quotes.mid(futureBid, futureAsk), FUTURE);
            return;
        }
        take(parity(chain, Double.isNaN(spot) ? lastValue : spot, growth), PARITY);
        if (from == NONE) {
            take(spot * growth, SPOT);
        }
    }

    private void take(double found, int source) {
        if (!Double.isNaN(found)) {
            value = found;
            from = source;
        }
    }

    /** Median over the three usable strikes nearest the anchor. */
    private double parity(ChainArrays chain, double knownAnchor, double growth) {
        double anchor = Double.isNaN(knownAnchor) ? tightest(chain) : knownAnchor;
        int found = 0;
        for (int row = 0; row < chain.count; row++) {
            if (isUsable(chain, row)) {
                found = insert(chain, row, anchor, found);
            }
        }
        for (int i = 0; i < found; i++) {
            int row = nearest[i];
            parity[i] = chain.rupees(row) + growth * callLessPut(chain, row);
        }
        return switch (found) {
            case 0 -> Double.NaN;
            case 1 -> parity[0];
            case 2 -> (parity[0] + parity[1]) / 2;
            default -> median(parity[0], parity[1], parity[2]);
        };
    }

    /** Keeps the nearest rows in order; rows come in ascending order, so that a tie leaves the lower one. */
    private int insert(ChainArrays chain, int row, double anchor, int found) {
        double away = Math.abs(chain.rupees(row) - anchor);
        int at = found;
        while (at > 0 && away < Math.abs(chain.rupees(nearest[at - 1]) - anchor)) {
            at--;
        }
        if (at == STRIKES) {
            return found;
        }
        int count = Math.min(found + 1, STRIKES);
        for (int i = count - 1; i > at; i--) {
            nearest[i] = nearest[i - 1];
        }
        nearest[at] = row;
        return count;
    }

    /** The strike whose call and put are worth most alike, NaN without a usable one. */
    private static double tightest(ChainArrays chain) {
        double least = Double.POSITIVE_INFINITY;
        double strike = Double.NaN;
        for (int row = 0; row < chain.count; row++) {
            double apart = isUsable(chain, row) ? Math.abs(callLessPut(chain, row)) : Double.NaN;
            if (apart < least) {
                least = apart;
                strike = chain.rupees(row);
            }
        }
        return strike;
    }

    private static boolean isUsable(ChainArrays chain, int row) {
        return !chain.stale[row]
                && chain.ce.usable(row, chain.tick)
                && chain.pe.usable(row, chain.tick);
    }

    /** C - P of the mids, rupees: the sums are exact, one division rounds. */
    private static double callLessPut(ChainArrays chain, int row) {
        long calls = chain.ce.bid[row] + chain.ce.ask[row];
        long puts = chain.pe.bid[row] + chain.pe.ask[row];
        return (calls - puts) / (2 * Quotes.E4);
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /** Rupees, NaN for none. */
    public double value() {
        return value;
    }

    /** One of the constants. */
    public int from() {
        return from;
    }

    /** Forgets the last value: another day, another chain. */
    public void reset() {
        value = Double.NaN;
        lastValue = Double.NaN;
        from = NONE;
    }

    /** Empty for {@link #NONE}. */
    public static String name(int from) {
        return NAMES[from];
    }
}
