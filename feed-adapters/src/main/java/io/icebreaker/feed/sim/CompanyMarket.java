package io.icebreaker.feed.sim;

import java.util.List;

/**
 * The invented companies of a simulated day, by rank.
 *
 * @param companies none for a market of the usual stocks
 * @param days what befalls each
 * @param prevCloses yesterday's closes, E4
 * @param baskets what the indices are made of, in the order of the underlyings
 */
record CompanyMarket(
        List<Company> companies,
        List<CompanyDay> days,
        long[] prevCloses,
        List<IndexBasket> baskets) {
    private static final CompanyMarket NONE =
            new CompanyMarket(List.of(), List.of(), new long[0], List.of());

    static CompanyMarket of(int count, Opening opening, SimRandom random) {
        if (count == 0) {
            return NONE;
        }
        List<Company> companies = Companies.of(count);
        long[] closes =
                companies.stream()
                        .mapToLong(it -> opening.closeOf(it.symbol(), it.price()))
                        .toArray();
        List<IndexBasket> baskets = IndexBasket.of(companies);
        boolean[] members = IndexBasket.members(baskets, count);
        boolean isFirst = opening.closes().isEmpty();
        return new CompanyMarket(
                companies,
                DayPlan.of(companies, closes, members, isFirst, random),
                closes,
                baskets);
    }

    boolean isEmpty() {
        return companies.isEmpty();
    }
}
