package io.icebreaker.stage.iceberg;

/**
 * What one book says (analytics 4.3): pure functions of its words, laid out as {@link Books} has them. NaN
 * where there is no answer. Prices E4, sizes units.
 */
final class BookMeasures {
    private static final double E4 = 10000.0;

    private BookMeasures() {}

    /** Whether both sides are there and the bid is not below the ask. */
    static boolean isCrossedOrLocked(long[] book, int at) {
        return book[at + Books.ASKS] != 0 && book[at + Books.BIDS] >= book[at + Books.ASKS];
    }

    /** (B - A) / (B + A): within -1..1, NaN when both are 0. */
    static double imbalance(long bid, long ask) {
        return bid + ask == 0 ? Double.NaN : (double) (bid - ask) / (double) (bid + ask);
    }

    /** Imbalance of the sizes at the best level. */
    static double obi1(long[] book, int at) {
        return isCrossedOrLocked(book, at)
                ? Double.NaN
                : imbalance(book[at + Books.BIDS + 1], book[at + Books.ASKS + 1]);
    }

    /** Imbalance of the sizes of five levels. */
    static double obi5(long[] book, int at) {
        return isCrossedOrLocked(book, at)
                ? Double.NaN
                : imbalance(sum(book, at + Books.BIDS), sum(book, at + Books.ASKS));
    }

    private static long sum(long[] book, int from) {
        return book[from + 1] + book[from + 3] + book[from + 5] + book[from + 7] + book[from + 9];
    }

    /** The same with weights 1.0, 0.8, 0.6, 0.4, 0.2, best level first. */
    static double obi5Weighted(long[] book, int at) {
        if (isCrossedOrLocked(book, at)) {
            return Double.NaN;
        }
        double bid = weighted(book, at + Books.BIDS);
        double ask = weighted(book, at + Books.ASKS);
        return bid + ask == 0 ? Double.NaN : (bid - ask) / (bid + ask);
    }

    private static double weighted(long[] book, int from) {
        return 1.0 * book[from + 1]
                + 0.8 * book[from + 3]
                + 0.6 * book[from + 5]
                + 0.4 * book[from + 7]
                + 0.2 * book[from + 9];
    }

    /** Each best price weighted with the other side's size, in rupees; NaN unless both are there. */
    static double microprice(long[] book, int at) {
        long bid = book[at + Books.BIDS];
        long bidQty = book[at + Books.BIDS + 1];
        long ask = book[at + Books.ASKS];
        long askQty = book[at + Books.ASKS + 1];
        return bid == 0 || ask == 0
                ? Double.NaN
                : (double) (ask * bidQty + bid * askQty) / (double) (bidQty + askQty) / E4;
    }

    /** Ask less bid in ticks, negative when crossed; NaN unless both are there. */
    static double spreadTicks(long[] book, int at, long tickSize) {
        long bid = book[at + Books.BIDS];
        long ask = book[at + Books.ASKS];
        return bid == 0 || ask == 0 ? Double.NaN : (double) (ask - bid) / (double) tickSize;
    }
}
