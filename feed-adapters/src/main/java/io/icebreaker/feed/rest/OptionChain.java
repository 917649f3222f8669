package io.icebreaker.feed.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The strikes of one expiry that are nearest to the market.
 *
 * @param spot the underlying's price, E4; 0 when the broker gave none
 * @param listed strikes that are listed: more than {@code rows} has when some were left out
 * @param rows strikes ascending
 */
public record OptionChain(LocalDate expiry, long spot, int listed, List<OptionRow> rows) {
    /** The most that {@link BrokerRest#chain} is asked for: the widest index chains have some 250. */
    public static final int MAX_STRIKES = 400;

    public boolean isCut() {
        return rows.size() < listed;
    }

    /** The same with at most so many strikes. */
    public OptionChain nearest(int most) {
        return new OptionChain(expiry, spot, listed, nearest(rows, OptionRow::strike, spot, most));
    }

    /**
     * Of what is sorted by strike, the part nearest to the spot; the middle when there is no spot.
     *
     * @param spot E4, 0 for none
     * @param most at least 1
     */
    public static <T> List<T> nearest(
            List<T> ascending, ToLongFunction<T> strike, long spot, int most) {
        if (ascending.isEmpty()) {
            return List.of();
        }
        long middle = strike.applyAsLong(ascending.get(ascending.size() / 2));
        long around = spot > 0 ? spot : middle;
        int from = 0;
        int to = ascending.size();
        while (to - from > most) {
            long below = around - strike.applyAsLong(ascending.get(from));
            long above = strike.applyAsLong(ascending.get(to - 1)) - around;
            if (below > above) {
                from++;
            } else {
                to--;
            }
        }
        return List.copyOf(ascending.subList(from, to));
    }
}
