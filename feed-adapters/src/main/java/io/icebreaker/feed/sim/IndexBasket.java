package io.icebreaker.feed.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * The companies an index is made of and their weights, which are their shares in the basket's market
 * capitalisation at usual prices, whatever the day.
 */
final class IndexBasket {
    private static final int NIFTY_MEMBERS = 50;
    private static final int BANK_MEMBERS = 12;

    private final int[] ranks;
    private final double[] weights;

    private IndexBasket(List<Company> members) {
        ranks = members.stream().mapToInt(Company::rank).toArray();
        double all = members.stream().mapToDouble(Company::capRupees).sum();
        weights = members.stream().mapToDouble(it -> it.capRupees() / all).toArray();
    }

    /** Of the underlyings, in their order: the largest companies, and the largest banks. */
    static List<IndexBasket> of(List<Company> companies) {
        int most = Math.min(NIFTY_MEMBERS, companies.size() / 2);
        List<Company> banks = new ArrayList<>();
        for (Company company : companies) {
            if (company.sector() == Sector.BANKS && banks.size() < BANK_MEMBERS) {
                banks.add(company);
            }
        }
        return List.of(new IndexBasket(companies.subList(0, most)), new IndexBasket(banks));
    }

    /** By rank, whether a company is in any of the baskets. */
    static boolean[] members(List<IndexBasket> baskets, int companies) {
        var members = new boolean[companies];
        for (IndexBasket basket : baskets) {
            for (int rank : basket.ranks) {
                members[rank] = true;
            }
        }
        return members;
    }

    int size() {
        return ranks.length;
    }

    int rank(int member) {
        return ranks[member];
    }

    double weight(int member) {
        return weights[member];
    }
}
