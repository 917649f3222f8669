package io.icebreaker.feed.sim;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.time.LocalDate;
import java.util.Locale;

/**
 * How companies' shares and their futures trade: the larger, the busier and the tighter, and the more often
 * a feed speaks of it. 500 shares give some 180 packets a second at the usual pace.
 */
final class CompanyListing {
    private static final long FIRST_SHARE_TOKEN = 200_001;

    /** Beyond the tokens of index derivatives; a month's futures apart from another's. */
    private static final long FIRST_FUTURE_TOKEN = 8_000_000;

    private static final long TOKENS_A_MONTH = 1_000;

    /** Of shares without a future, which have no closing auction. */
    private static final int CASH_MINUTES = 375;

    private static final int MOST_FUTURES = 30;
    private static final double CONTRACT_RUPEES = 750_000;
    private static final double CARRY = 1.003;

    /** What trades for one order message, in sizes of an order: measured over a day of 500 shares. */
    private static final double TRADED_AN_ORDER = 0.097;

    /** Integral of the day's curve, seconds. */
    private static final double USUAL_SECONDS = 21_300;

    /** By rank. A quote is old after five seconds, so none is spoken of less often. */
    private enum Tier {
        LIQUID(50, 8, 1.5, 1_000),
        MIDDLE(200, 3, 3, 2_000),
        SMALL(Integer.MAX_VALUE, 1.2, 6, 3_800);

        final int below;
        final double ordersPerSecond;
        final double halfSpreadBps;
        final int snapshotMs;

        Tier(int below, double ordersPerSecond, double halfSpreadBps, int snapshotMs) {
            this.below = below;
            this.ordersPerSecond = ordersPerSecond;
            this.halfSpreadBps = halfSpreadBps;
            this.snapshotMs = snapshotMs;
        }

        static Tier of(int rank) {
            return rank < LIQUID.below ? LIQUID : rank < MIDDLE.below ? MIDDLE : SMALL;
        }
    }

    private final LocalDate day;
    private final int shareMinutes;
    private final int futureMinutes;

    CompanyListing(LocalDate day, int shareMinutes, int futureMinutes) {
        this.day = day;
        this.shareMinutes = shareMinutes;
        this.futureMinutes = futureMinutes;
    }

    /** How many of the largest have a future. */
    static int futures(CompanyMarket market) {
        return Math.min(MOST_FUTURES, market.companies().size() / 8);
    }

    Contract share(CompanyMarket market, int rank) {
        Company company = market.companies().get(rank);
        CompanyDay today = market.days().get(rank);
        var instrument =
                new Instrument(
                        "NSE",
                        FIRST_SHARE_TOKEN + rank,
                        company.symbol(),
                        InstrumentType.EQ,
                        "",
                        null,
                        0,
                        1,
                        company.tickSize());
        Tier tier = Tier.of(rank);
        double halfSpread = halfSpread(market.prevCloses()[rank], company, tier.halfSpreadBps);
        double orders = tier.ordersPerSecond * USUAL_SECONDS * TRADED_AN_ORDER;
        return new Contract(
                instrument,
                -1,
                market.prevCloses()[rank],
                tier.ordersPerSecond,
                halfSpread,
                Math.max(4, 3 * halfSpread),
                company.dayVolume() * today.busy() * today.split() / orders,
                tier.snapshotMs,
                company.beta(),
                rank < futures(market) ? shareMinutes : CASH_MINUTES,
                company,
                today,
                -1);
    }

    /** Ticks, so that the book reaches well beyond it. */
    private static double halfSpread(long price, Company company, double bps) {
        return Math.max(1, Math.min(30, price * bps / 10_000 / company.tickSize()));
    }

    /** The future of a share that stands at {@code spot} in the list. */
    Contract future(Contract share, int spot, Opening opening) {
        Company company = share.company();
        LocalDate expiry = Listing.expiry(day);
        String symbol =
                company.symbol()
                        + " "
                        + expiry.format(Listing.EXPIRY).toUpperCase(Locale.ENGLISH)
                        + " FUT";
        double rupees = company.price() / (double) Prices.ONE;
        long month = expiry.getYear() % 10 * 12L + expiry.getMonthValue();
        var instrument =
                new Instrument(
                        "NFO",
                        FIRST_FUTURE_TOKEN + month * TOKENS_A_MONTH + company.rank(),
                        symbol,
                        InstrumentType.FUT,
                        company.symbol(),
                        expiry,
                        0,
                        Math.max(25, Math.round(CONTRACT_RUPEES / rupees / 25) * 25),
                        company.tickSize());
        long tick = company.tickSize();
        long usual = Math.round(share.prevClose() * CARRY / tick) * tick;
        return new Contract(
                instrument,
                -1,
                opening.closeOf(symbol, usual),
                3,
                halfSpread(share.prevClose(), company, 2),
                12,
                0.8,
                1_000,
                company.beta(),
                futureMinutes,
                company,
                share.today(),
                spot);
    }
}
