package io.icebreaker.feed.sim;

import java.util.List;

/**
 * How companies' closes came to be what they are: moves of market and sectors that all share, trends of some
 * months, surprises; from yesterday back. A split of those days is not adjusted for, as a broker's history is
 * not. The same seed has the same past. Cold; one thread.
 */
final class CompanyPast {
    private static final double YEAR_DAYS = 252;
    private static final double MARKET_VOL = 0.13;
    private static final int TREND_DAYS = 120;
    private static final double TREND_A_DAY = 0.000_7;
    private static final double SURPRISE = 0.02;
    private static final double SURPRISE_SIZE = 2.5;

    /** One that breaks out today has been no higher for so long. */
    private static final int RANGE_DAYS = 55;

    private static final double SPLITS = 0.04;
    private static final int[] RATIOS = {2, 5, 10};

    private final CompanyMarket market;
    private final SimRandom random;
    private final int days;
    private final double[] marketMoves;
    private final double[][] sectorMoves = new double[Sector.values().length][];

    CompanyPast(CompanyMarket market, SimRandom random, int days) {
        this.market = market;
        this.random = random;
        this.days = days;
        marketMoves = moves(random.split(0), MARKET_VOL);
        for (Sector sector : Sector.values()) {
            sectorMoves[sector.ordinal()] =
                    moves(random.split(-1L - sector.ordinal()), sector.yearVol);
        }
    }

    private double[] moves(SimRandom own, double yearVol) {
        var moves = new double[days];
        for (int age = 0; age < days; age++) {
            moves[age] = yearVol / StrictMath.sqrt(YEAR_DAYS) * own.gaussian();
        }
        return moves;
    }

    /** Sessions that a company has been through before today. */
    int sessions(int rank) {
        boolean isNew = market.days().get(rank).kind() == CompanyDay.Kind.LISTING;
        return isNew ? 0 : Math.min(days, market.companies().get(rank).listedDays());
    }

    /**
     * Logarithms of its closes against yesterday's by age, 0 for yesterday, as if it had never split; a place
     * more than there are days.
     */
    double[] levels(int rank) {
        Company company = market.companies().get(rank);
        SimRandom own = random.split(3L * rank + 1);
        var levels = new double[days + 1];
        double trend = 0;
        for (int age = 0; age < days; age++) {
            if (age % TREND_DAYS == 0) {
                trend = TREND_A_DAY * own.gaussian();
            }
            double size = own.chance(SURPRISE) ? SURPRISE_SIZE : 1;
            double move =
                    trend
                            + company.beta() * marketMoves[age]
                            + company.sectorBeta() * sectorMoves[company.sector().ordinal()][age]
                            + size
                                    * company.yearVol()
                                    / StrictMath.sqrt(YEAR_DAYS)
                                    * own.gaussian();
            levels[age + 1] = levels[age] - move;
        }
        if (market.days().get(rank).kind() == CompanyDay.Kind.BREAKOUT) {
            keepBelow(levels);
        }
        return levels;
    }

    /** Bends the last weeks below yesterday's close. */
    private static void keepBelow(double[] levels) {
        int range = Math.min(RANGE_DAYS, levels.length - 1);
        double shift = -Math.abs(levels[range]) - levels[range];
        for (int age = 0; age < levels.length; age++) {
            levels[age] = age <= range ? -Math.abs(levels[age]) : levels[age] + shift;
        }
    }

    /** Old shares per new one at an age: more than 1 before a split. */
    int[] units(int rank) {
        SimRandom own = random.split(3L * rank + 2);
        var units = new int[days + 1];
        boolean isSplit = own.chance(SPLITS);
        int since = 20 + own.below(Math.max(1, days - 20));
        int ratio = RATIOS[own.below(RATIOS.length)];
        for (int age = 0; age <= days; age++) {
            units[age] = isSplit && age > since ? ratio : 1;
        }
        return units;
    }

    /** For what a day's bar shows beside its close. */
    SimRandom shapes(int rank) {
        return random.split(3L * rank + 3);
    }

    /** An index's levels: a basket of its members' shares. */
    double[] levels(IndexBasket basket) {
        var sums = new double[days + 1];
        for (int member = 0; member < basket.size(); member++) {
            double[] levels = levels(basket.rank(member));
            for (int age = 0; age <= days; age++) {
                sums[age] += basket.weight(member) * StrictMath.exp(levels[age]);
            }
        }
        for (int age = 0; age <= days; age++) {
            sums[age] = StrictMath.log(sums[age]);
        }
        return sums;
    }

    /** Of the indices. */
    List<IndexBasket> baskets() {
        return market.baskets();
    }

    Company company(int rank) {
        return market.companies().get(rank);
    }
}
