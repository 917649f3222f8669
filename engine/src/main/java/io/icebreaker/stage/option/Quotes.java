package io.icebreaker.stage.option;

/** What a quote is worth (analytics 6.1). Prices E4, 0 for none. Static, any thread, no garbage. */
public final class Quotes {
    /** Rupees of an E4 price. */
    static final double E4 = 10_000.0;

    private static final long LAST_MAX_AGE_NS = 60_000_000_000L;
    private static final long SPREAD_TICKS = 2;

    private Quotes() {}

    /** Whether the spread is at most two ticks of the option, or 10 % of the mid. */
    public static boolean usable(long bid, long ask, long tick) {
        return bid > 0
                && bid < ask
                && (ask - bid <= SPREAD_TICKS * tick || 20 * (ask - bid) <= bid + ask);
    }

    /** Rupees: the sum is exact, so that one division rounds. */
    public static double mid(long bid, long ask) {
        return (bid + ask) / (2 * E4);
    }

    /**
     * The price that an option's volatility is taken from, rupees: mid of a usable quote, else the last price
     * of a trade not older than a minute, else NaN.
     *
     * @param lastAgeNs age of the last trade, {@link Long#MAX_VALUE} when unknown
     */
    public static double price(long bid, long ask, long last, long lastAgeNs, long tick) {
        if (usable(bid, ask, tick)) {
            return mid(bid, ask);
        }
        return last > 0 && lastAgeNs <= LAST_MAX_AGE_NS ? last / E4 : Double.NaN;
    }
}
