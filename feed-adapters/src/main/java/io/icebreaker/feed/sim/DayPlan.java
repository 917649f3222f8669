package io.icebreaker.feed.sim;

import io.icebreaker.feed.sim.CompanyDay.Kind;
import io.icebreaker.tick.Prices;
import java.util.ArrayList;
import java.util.List;

/**
 * What befalls each company on a day: by the day's seed, and so that each kind of day is some company's, as
 * far as there are enough of them. Members of indices neither split nor are they new.
 */
final class DayPlan {
    private static final double USUAL_GAP = 0.005;
    private static final double SECTOR_GAP = 0.004;
    private static final double OI_LEAN = 0.25;

    /** Of so many companies one. */
    private static final int A_GAP = 40;

    private static final int A_TREND = 30;
    private static final int A_BREAKOUT = 40;
    private static final int A_HEAVY = 30;

    /** Nobody splits a share that costs less. */
    private static final long LEAST_SPLIT = 400 * Prices.ONE;

    private static final int[] SPLITS = {2, 2, 5, 10};

    private final List<Company> companies;
    private final boolean[] isMember;
    private final SimRandom random;
    private final CompanyDay[] days;
    private final double[] sectorGap = new double[Sector.values().length];

    private DayPlan(List<Company> companies, boolean[] isMember, SimRandom random) {
        this.companies = companies;
        this.isMember = isMember;
        this.random = random;
        days = new CompanyDay[companies.size()];
        for (int sector = 0; sector < sectorGap.length; sector++) {
            sectorGap[sector] = SECTOR_GAP * random.gaussian();
        }
    }

    /**
     * By rank.
     *
     * @param prevCloses of the companies, E4
     * @param isMember whether a company is in an index
     * @param isFirst whether it may be a company's first day
     */
    static List<CompanyDay> of(
            List<Company> companies,
            long[] prevCloses,
            boolean[] isMember,
            boolean isFirst,
            SimRandom random) {
        var plan = new DayPlan(companies, isMember, random);
        plan.choose(prevCloses, isFirst);
        return List.of(plan.days);
    }

    private void choose(long[] prevCloses, boolean isFirst) {
        List<Integer> order = shuffled();
        int n = order.size();
        chooseSome(order, n / 400 + 1, Kind.SPLIT, prevCloses);
        if (isFirst) {
            chooseSome(order, n / 400 + 1, Kind.LISTING, prevCloses);
        }
        chooseSome(order, n / A_GAP + 1, Kind.GAP, prevCloses);
        chooseSome(order, n / A_TREND + 1, Kind.TREND, prevCloses);
        chooseSome(order, n / A_BREAKOUT + 1, Kind.BREAKOUT, prevCloses);
        chooseSome(order, n / A_HEAVY + 1, Kind.HEAVY, prevCloses);
        order.forEach(rank -> days[rank] = day(Kind.USUAL, rank));
    }

    private List<Integer> shuffled() {
        List<Integer> order = new ArrayList<>();
        for (int rank = 0; rank < companies.size(); rank++) {
            order.add(random.below(rank + 1), rank);
        }
        return order;
    }

    private void chooseSome(List<Integer> order, int wanted, Kind kind, long[] prevCloses) {
        int left = wanted;
        for (int i = order.size() - 1; i >= 0 && left > 0; i--) {
            int rank = order.get(i);
            boolean isFree = kind != Kind.SPLIT && kind != Kind.LISTING || !isMember[rank];
            if (isFree && (kind != Kind.SPLIT || prevCloses[rank] >= LEAST_SPLIT)) {
                days[rank] = day(kind, rank);
                order.remove(i);
                left--;
            }
        }
    }

    private CompanyDay day(Kind kind, int rank) {
        Company company = companies.get(rank);
        double opening =
                USUAL_GAP * random.gaussian()
                        + company.sectorBeta() * sectorGap[company.sector().ordinal()];
        double sign = random.chance(0.55) ? 1 : -1;
        double large = sign * random.between(0.025, 0.055);
        double busy = StrictMath.exp(0.25 * random.gaussian());
        double lean = OI_LEAN * (2 * random.unit() - 1);
        return switch (kind) {
            case USUAL -> new CompanyDay(kind, opening, 0, busy, 1, lean);
            case GAP -> new CompanyDay(kind, opening + large, 0, 2 * busy, 1, lean);
            case TREND -> new CompanyDay(kind, opening, 0.8 * large, 1.6 * busy, 1, OI_LEAN);
            case BREAKOUT ->
                    new CompanyDay(
                            kind, Math.abs(opening) / 2, Math.abs(large), 4 * busy, 1, OI_LEAN);
            case HEAVY -> new CompanyDay(kind, opening, large / 4, 3.5 * busy, 1, lean);
            case SPLIT ->
                    new CompanyDay(
                            kind, opening, 0, 2 * busy, SPLITS[random.below(SPLITS.length)], 0);
            case LISTING -> new CompanyDay(kind, random.between(0.28, 0.55), 0, 6 * busy, 1, 0);
        };
    }
}
