package io.icebreaker.stage.option;

/**
 * One side of a chain, calls or puts, by row. A leg that is missing has zeros. Prices E4 (0 for none), OI and
 * volume in units. Whoever owns the chain fills in the first part; {@link ChainPricing} the second.
 */
public final class Legs {
    /** The previous day's closing OI is not known. */
    public static final long UNKNOWN = -1;

    public final long[] oi;
    public final long[] prevOi; // UNKNOWN where it is
    public final long[] volume;
    public final long[] bid;
    public final long[] ask;
    public final long[] last;
    public final long[] lastAgeNs; // Long.MAX_VALUE where unknown

    /** Rupees by 6.1, NaN for none. */
    public final double[] price;

    /** Undiscounted price less intrinsic worth, NaN where 6.9 does not ask for it. */
    public final double[] timeValue;

    public final double[] iv;
    public final int[] ivFlag;
    public final double[] delta;
    public final double[] gamma;
    public final double[] vega;
    public final double[] theta;
    public final double[] rho;

    Legs(int capacity) {
        oi = new long[capacity];
        prevOi = new long[capacity];
        volume = new long[capacity];
        bid = new long[capacity];
        ask = new long[capacity];
        last = new long[capacity];
        lastAgeNs = new long[capacity];
        price = new double[capacity];
        timeValue = new double[capacity];
        iv = new double[capacity];
        ivFlag = new int[capacity];
        delta = new double[capacity];
        gamma = new double[capacity];
        vega = new double[capacity];
        theta = new double[capacity];
        rho = new double[capacity];
    }

    /** The leg as if it did not exist. Such a leg has no OI today and none before. */
    void clear(int row) {
        oi[row] = 0;
        prevOi[row] = 0;
        volume[row] = 0;
        bid[row] = 0;
        ask[row] = 0;
        last[row] = 0;
        lastAgeNs[row] = Long.MAX_VALUE;
        price[row] = Double.NaN;
        timeValue[row] = Double.NaN;
        unpriced(row);
        ivFlag[row] = IvFlag.NO_QUOTE;
    }

    void unpriced(int row) {
        iv[row] = Double.NaN;
        delta[row] = Double.NaN;
        gamma[row] = Double.NaN;
        vega[row] = Double.NaN;
        theta[row] = Double.NaN;
        rho[row] = Double.NaN;
    }

    /** Whether the leg's previous OI is known. */
    public boolean hasPrevOi(int row) {
        return prevOi[row] >= 0;
    }

    /** OI against the previous day's close, 0 when that is unknown. */
    public long oiChange(int row) {
        return prevOi[row] < 0 ? 0 : oi[row] - prevOi[row];
    }

    /** Whether the quote may stand for the option's price (6.1). */
    public boolean usable(int row, long tick) {
        return Quotes.usable(bid[row], ask[row], tick);
    }

    /** Mid of the quote, rupees. */
    double mid(int row) {
        return Quotes.mid(bid[row], ask[row]);
    }
}
