package io.icebreaker.feed.sim;

/**
 * Where companies' shares ought to trade: each follows the market, its sector, what the day has in store for
 * it, and moves of its own. One thread; allocates nothing after construction.
 */
final class CompanyValues {
    private static final double YEAR_SECONDS = 252 * 375 * 60.0;

    private final CompanyMarket market;
    private final SimRandom random;
    private final double[] sectors = new double[Sector.values().length];
    private final double[] sectorVols = new double[sectors.length];
    private final double[] base;
    private final double[] own;
    private final double[] fair;

    CompanyValues(CompanyMarket market, SimRandom random) {
        this.market = market;
        this.random = random;
        int n = market.companies().size();
        base = new double[n];
        own = new double[n];
        fair = new double[n];
        for (Sector sector : Sector.values()) {
            sectorVols[sector.ordinal()] = sector.yearVol;
        }
        for (int rank = 0; rank < n; rank++) {
            CompanyDay day = market.days().get(rank);
            base[rank] =
                    market.prevCloses()[rank] / (double) day.split() * StrictMath.exp(day.gap());
        }
    }

    /** Moves the sectors on. */
    void moveSectors(double seconds, double liveliness) {
        double root = StrictMath.sqrt(seconds / YEAR_SECONDS) * liveliness;
        for (int sector = 0; sector < sectors.length; sector++) {
            sectors[sector] += sectorVols[sector] * root * random.gaussian();
        }
    }

    /**
     * Moves a company on and prices its share, E4, not rounded.
     *
     * @param factor where the market stands, logarithm
     * @param minute since the bell
     */
    double price(int rank, double factor, double seconds, double intensity, double minute) {
        Company company = market.companies().get(rank);
        own[rank] +=
                company.yearVol()
                        * StrictMath.sqrt(seconds * intensity / YEAR_SECONDS)
                        * random.gaussian();
        double move =
                company.beta() * factor
                        + company.sectorBeta() * sectors[company.sector().ordinal()]
                        + market.days().get(rank).driftAt(minute)
                        + own[rank];
        fair[rank] = base[rank] * StrictMath.exp(move);
        return fair[rank];
    }

    /** How an index made of them stands against its close before. */
    double indexRatio(int underlying) {
        IndexBasket basket = market.baskets().get(underlying);
        double ratio = 0;
        for (int member = 0; member < basket.size(); member++) {
            int rank = basket.rank(member);
            ratio += basket.weight(member) * fair[rank] / market.prevCloses()[rank];
        }
        return ratio;
    }
}
