package io.icebreaker.feed.sim;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is listed on the simulated day: two indices, their futures, ten strikes of calls and puts each around
 * the money, and stocks: the usual ones or invented companies. Of the usual ones symbols and tokens are
 * those of the exchange, every price and quantity is invented.
 */
final class Listing {
    static final List<String> UNDERLYINGS = List.of("NIFTY", "BANKNIFTY");

    private static final List<String> INDICES = List.of("NIFTY 50", "NIFTY BANK");
    private static final long[] INDEX_TOKENS = {1001, 1016};
    private static final long[] SPOT = {24_486_00_00L, 52_317_00_00L};
    private static final long[] STRIKE_STEP = {50 * Prices.ONE, 100 * Prices.ONE};
    private static final long[] LOT_SIZE = {75, 35};
    private static final long TICK_SIZE = 500;
    private static final int STRIKES = 10;
    private static final long FIRST_DERIVATIVE_TOKEN = 45_001;
    private static final long FIRST_EXTRA_TOKEN = 30_001;
    private static final int FEW_STOCKS = 4;

    /** 16,384 strikes of two sides; ten years of months stay within Kite's 24 bits. */
    private static final long TOKENS_A_MONTH = 1 << 15;

    /** From here on shares with derivatives close at 15:15 and derivatives at 15:40 (analytics 0.4). */
    private static final LocalDate CLOSING_AUCTION_SINCE = LocalDate.of(2026, 8, 3);

    static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("d MMM yy", Locale.ENGLISH);

    private record Stock(String symbol, int token, int rupees) {}

    private static final List<Stock> STOCKS =
            List.of(
                    new Stock("RELIANCE", 2885, 1412),
                    new Stock("HDFCBANK", 1333, 986),
                    new Stock("ICICIBANK", 4963, 1378),
                    new Stock("INFY", 1594, 1524),
                    new Stock("TCS", 11536, 3087),
                    new Stock("SBIN", 3045, 962),
                    new Stock("ITC", 1660, 404),
                    new Stock("LT", 11483, 3986),
                    new Stock("AXISBANK", 5900, 1262),
                    new Stock("KOTAKBANK", 1922, 2095),
                    new Stock("BHARTIARTL", 10604, 2104),
                    new Stock("HINDUNILVR", 1394, 2431),
                    new Stock("MARUTI", 10999, 15_840),
                    new Stock("SUNPHARMA", 3351, 1762),
                    new Stock("TATASTEEL", 3499, 172),
                    new Stock("TITAN", 3506, 3842),
                    new Stock("WIPRO", 3787, 244),
                    new Stock("BAJFINANCE", 317, 1016),
                    new Stock("NTPC", 11630, 326),
                    new Stock("ASIANPAINT", 236, 2876));

    private final LocalDate day;
    private final Opening opening;
    private final boolean hasClosingAuction;
    private final List<Contract> contracts = new ArrayList<>();

    private Listing(LocalDate day, Opening opening) {
        this.day = day;
        this.opening = opening;
        hasClosingAuction = !day.isBefore(CLOSING_AUCTION_SINCE);
    }

    /** All contracts of a day: indices first, then futures, options, stocks. */
    static List<Contract> of(
            LocalDate day, CompanyMarket companies, int extraStocks, Opening opening) {
        var listing = new Listing(day, opening);
        listing.addIndices();
        listing.addDerivatives();
        if (companies.isEmpty()) {
            listing.addStocks();
        } else {
            listing.addCompanies(companies);
        }
        listing.addExtraStocks(extraStocks);
        return List.copyOf(listing.contracts);
    }

    /** The place of the largest company's share; -1 where there are no companies. */
    static int firstShare(List<Contract> contracts) {
        for (int i = 0; i < contracts.size(); i++) {
            if (contracts.get(i).isShare()) {
                return i;
            }
        }
        return -1;
    }

    /** Shares by rank, then futures of the largest. */
    private void addCompanies(CompanyMarket market) {
        var listing = new CompanyListing(day, stockMinutes(), derivativeMinutes());
        int first = contracts.size();
        for (int rank = 0; rank < market.companies().size(); rank++) {
            contracts.add(listing.share(market, rank));
        }
        for (int rank = 0; rank < CompanyListing.futures(market); rank++) {
            contracts.add(listing.future(contracts.get(first + rank), first + rank, opening));
        }
    }

    /** The last Tuesday of the month, or of the next month when that has passed. */
    static LocalDate expiry(LocalDate day) {
        LocalDate last = day.with(TemporalAdjusters.lastInMonth(DayOfWeek.TUESDAY));
        return day.isAfter(last)
                ? day.plusMonths(1).with(TemporalAdjusters.lastInMonth(DayOfWeek.TUESDAY))
                : last;
    }

    private void addIndices() {
        for (int u = 0; u < INDICES.size(); u++) {
            var index =
                    new Instrument(
                            "IDX",
                            INDEX_TOKENS[u],
                            INDICES.get(u),
                            InstrumentType.IDX,
                            "",
                            null,
                            0,
                            1,
                            TICK_SIZE);
            contracts.add(new Contract(index, u, spot(u), 0, 0, 0, 0, 1_000, 0, 375));
        }
    }

    private long spot(int u) {
        return opening.closeOf(INDICES.get(u), SPOT[u]);
    }

    private void addDerivatives() {
        for (int u = 0; u < UNDERLYINGS.size(); u++) {
            var future = derivative(u, InstrumentType.FUT, u, 0);
            contracts.add(
                    new Contract(
                            future,
                            u,
                            opening.closeOf(future.symbol(), spot(u) + 40 * Prices.ONE),
                            60,
                            12 + 8 * u,
                            14,
                            3,
                            250,
                            0,
                            derivativeMinutes()));
        }
        int strikes = opening.isFew() ? 1 : STRIKES;
        int place = UNDERLYINGS.size();
        for (int u = 0; u < UNDERLYINGS.size(); u++) {
            long lowest =
                    spot(u) / STRIKE_STEP[u] * STRIKE_STEP[u] - (strikes - 1) / 2 * STRIKE_STEP[u];
            for (int i = 0; i < strikes; i++) {
                long strike = lowest + i * STRIKE_STEP[u];
                addOption(derivative(place++, InstrumentType.CE, u, strike), u);
                addOption(derivative(place++, InstrumentType.PE, u, strike), u);
            }
        }
    }

    /**
     * Of a single day: the place in its list. Of days that follow each other: the same contract has the same
     * number on each, as on an exchange: month, underlying, strike and side in one.
     */
    private long token(int place, InstrumentType type, int u, long strike) {
        if (!opening.isCarried()) {
            return FIRST_DERIVATIVE_TOKEN + place;
        }
        LocalDate expiry = expiry(day);
        long month = expiry.getYear() % 10 * 12L + expiry.getMonthValue();
        long side = type == InstrumentType.PE ? 1 : 0;
        return (month * 2 + u) * TOKENS_A_MONTH + strike / STRIKE_STEP[u] * 2 + side;
    }

    private Instrument derivative(int place, InstrumentType type, int u, long strike) {
        LocalDate expiry = expiry(day);
        String name = UNDERLYINGS.get(u) + " " + expiry.format(EXPIRY).toUpperCase(Locale.ENGLISH);
        String symbol =
                strike == 0
                        ? name + " FUT"
                        : String.format(
                                Locale.ENGLISH, "%s %,d %s", name, strike / Prices.ONE, type);
        return new Instrument(
                "NFO",
                token(place, type, u, strike),
                symbol,
                type,
                UNDERLYINGS.get(u),
                expiry,
                strike,
                LOT_SIZE[u],
                TICK_SIZE);
    }

    /** Most orders come at the money, fewer two strikes away. */
    private void addOption(Instrument option, int u) {
        double steps = Math.abs(option.strike() - spot(u)) / (double) STRIKE_STEP[u];
        double orders = 8 + 27 / (1 + steps * steps / 4);
        int snapshotMs = steps < 2 ? 333 : 500;
        contracts.add(
                new Contract(option, u, 0, orders, 3, 6, 4, snapshotMs, 0, derivativeMinutes()));
    }

    private int stockMinutes() {
        return hasClosingAuction ? 360 : 375;
    }

    private int derivativeMinutes() {
        return hasClosingAuction ? 385 : 375;
    }

    private void addStocks() {
        for (Stock stock : opening.isFew() ? STOCKS.subList(0, FEW_STOCKS) : STOCKS) {
            addStock(stock.symbol(), stock.token(), stock.rupees(), 30);
        }
    }

    private void addExtraStocks(int count) {
        for (int i = 0; i < count; i++) {
            addStock(
                    String.format(Locale.ENGLISH, "SIM%05d", i + 1),
                    FIRST_EXTRA_TOKEN + i,
                    80 + i * 37 % 3_000,
                    8);
        }
    }

    private void addStock(String symbol, long token, int rupees, double ordersPerSecond) {
        var stock =
                new Instrument("NSE", token, symbol, InstrumentType.EQ, "", null, 0, 1, TICK_SIZE);
        double halfSpread = Math.max(1, rupees / 1_500.0);
        double beta = 0.6 + token % 9 / 10.0;
        double shares = Math.max(5, 90_000.0 / rupees);
        contracts.add(
                new Contract(
                        stock,
                        -1,
                        opening.closeOf(symbol, rupees * Prices.ONE),
                        ordersPerSecond,
                        halfSpread,
                        8,
                        shares,
                        500,
                        beta,
                        stockMinutes()));
    }
}
