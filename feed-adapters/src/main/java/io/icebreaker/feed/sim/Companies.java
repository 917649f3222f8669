package io.icebreaker.feed.sim;

import io.icebreaker.tick.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Invented companies by size, the same at every call: what differs from day to day, and by seed, is what
 * happens to them. Sizes fall with rank as on an exchange.
 */
final class Companies {
    /** 128 names a sector; banks are an eighth of all. */
    static final int MOST = 1_000;

    /** Fewer have no sectors to speak of. */
    static final int LEAST = 24;

    /** As many sessions as are told of a company; the older ones are older than that. */
    static final int OLD = 800;

    private static final long LISTING = 0x5EC7_0125L;

    private static final String[] STEMS = {
        "ZEL", "QOR", "VYN", "KRO", "MUV", "DRY", "BEX", "TAZ", "FYL", "OSK", "GWI", "LOX", "HUZ",
        "PEV", "JYN", "RUX"
    };
    private static final String[] ENDINGS = {"", "IX", "ON", "UM", "EK", "OVA", "IL", "AQ"};

    /** Twelve lakh crore, as the largest have; the 500th is left with some 15,000 crore. */
    private static final double LARGEST_RUPEES = 1.2e13;

    private static final double FALL = 0.7;
    private static final double USUAL_RUPEES = 620;
    private static final double YOUNG = 0.04;

    /** Companies in indices, larger than this, have been listed for long. */
    private static final int SETTLED = 100;

    /** Prices E4 up to which a tick of {@link #TICKS} holds, NSE circular of 2025. */
    private static final long[] BANDS = {250_0000L, 1_000_0000L, 5_000_0000L, 10_000_0000L};

    private static final long[] TICKS = {100, 500, 1_000, 5_000, 10_000};

    private Companies() {}

    static List<Company> of(int count) {
        List<Company> companies = new ArrayList<>();
        Map<Sector, Integer> named = new TreeMap<>();
        var random = new SimRandom(LISTING);
        for (int rank = 0; rank < count; rank++) {
            Sector sector = Sector.of(rank);
            int number = named.merge(sector, 1, Integer::sum) - 1;
            companies.add(company(rank, sector, number, random.split(rank + 1L)));
        }
        return List.copyOf(companies);
    }

    private static Company company(int rank, Sector sector, int number, SimRandom random) {
        double rupees = USUAL_RUPEES * StrictMath.exp(random.gaussian());
        rupees = Math.max(28, Math.min(19_000, rupees));
        long tickSize = tickSize(Math.round(rupees * Prices.ONE));
        long price = Math.round(rupees * Prices.ONE / tickSize) * tickSize;
        double cap = LARGEST_RUPEES / StrictMath.pow(rank + 1, FALL) * random.between(0.85, 1.15);
        double turnover = cap * random.between(0.001, 0.003);
        double small = Math.min(1, rank / 400.0);
        return new Company(
                rank,
                symbol(sector, number),
                sector,
                price,
                tickSize,
                Math.round(cap),
                Math.max(20_000, turnover / rupees),
                Math.max(0.3, sector.beta + 0.15 * random.gaussian()),
                random.between(0.8, 1.2),
                0.16 + 0.12 * random.unit() + 0.10 * small,
                rank >= SETTLED && random.chance(YOUNG) ? 5 + random.below(240) : OLD);
    }

    private static String symbol(Sector sector, int number) {
        return STEMS[number % STEMS.length] + ENDINGS[number / STEMS.length] + sector.suffix;
    }

    private static long tickSize(long price) {
        int band = 0;
        while (band < BANDS.length && price > BANDS[band]) {
            band++;
        }
        return TICKS[band];
    }
}
