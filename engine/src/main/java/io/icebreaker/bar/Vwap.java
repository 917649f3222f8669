package io.icebreaker.bar;

/**
 * A volume-weighted average price and its standard deviation as trades come in (analytics 2.5, 2.6): exact
 * sums for the average, the recurrence of West (Communications of the ACM 22(9), 1979) for the deviation.
 *
 * <p>The day's average, one anchored anywhere and one estimated from candles are the same arithmetic. In
 * rupees, NaN without volume. One owner; allocates nothing.
 */
public final class Vwap {
    private static final double RUPEE = 10000.0;

    /** Sums of price x quantity, E4, and of thirds of it, which only candles leave; of quantity. */
    private long sumPq;

    private long sumThirds;
    private long sumQ;

    /** West's W, mu and S. */
    private double weight;

    private double mean;
    private double squares;
    private boolean partial;
    private boolean estimated;

    public void clear() {
        sumPq = 0;
        sumThirds = 0;
        sumQ = 0;
        weight = 0;
        mean = 0;
        squares = 0;
        partial = false;
        estimated = false;
    }

    /**
     * Starts mid-session from the broker's average of the day's volume so far (2.6): the deviation of that
     * past is unknown, so sigma is understated from here on. Without an average (0) nothing is known.
     */
    public void seed(long atp, long volume) {
        clear();
        partial = true;
        if (atp > 0) {
            sumPq = atp * volume;
            sumQ = volume;
            weight = volume;
            mean = atp / RUPEE;
        }
    }

    public void trade(long price, long qty) {
        sumPq += price * qty;
        add(price / RUPEE, qty);
    }

    /** Takes up a whole bar where its trades are gone, at (H + L + C) / 3: ESTIMATED. */
    public void candle(long[] bar, int at) {
        long qty = Bar.volume(bar, at);
        if (qty == 0) {
            return;
        }
        long thrice = bar[at + Bar.HIGH] + bar[at + Bar.LOW] + bar[at + Bar.CLOSE];
        sumPq += Math.floorDiv(thrice, 3) * qty;
        sumThirds += Math.floorMod(thrice, 3) * qty;
        add(thrice / (3 * RUPEE), qty);
        estimated = true;
    }

    private void add(double x, long qty) {
        sumQ += qty;
        weight += qty;
        double d = x - mean;
        mean += d * qty / weight;
        squares += qty * d * (x - mean);
    }

    /** Says that what came before the first trade is not known. */
    public void markPartial() {
        partial = true;
    }

    public boolean isPartial() {
        return partial;
    }

    /** Whether a candle stands for its trades anywhere in it. */
    public boolean isEstimated() {
        return estimated;
    }

    public double vwap() {
        if (sumQ == 0) {
            return Double.NaN;
        }
        return sumThirds == 0
                ? ((double) sumPq / (double) sumQ) / RUPEE
                : ((double) (3 * sumPq + sumThirds) / (double) (3 * sumQ)) / RUPEE;
    }

    public double sigma() {
        return sumQ == 0 ? Double.NaN : Math.sqrt(squares / weight);
    }
}
