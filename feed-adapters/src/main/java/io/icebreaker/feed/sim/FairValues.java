package io.icebreaker.feed.sim;

import io.icebreaker.tick.InstrumentType;
import java.util.List;

/**
 * Where each instrument ought to trade. One market factor moves everything (with spells of drift, and
 * livelier while the market is busy); banks and each stock add moves of their own; where there are companies
 * the indices are baskets of their shares. Options are Black-76 around a smile whose level breathes against
 * the market. Calls and puts come from one formula, so parity holds between them to the last digit before
 * rounding to ticks.
 */
final class FairValues {
    private static final double YEAR_SECONDS = 252 * 375 * 60.0;
    private static final double MARKET_VOL = 0.13;
    private static final double BANK_VOL = 0.08;
    private static final double STOCK_VOL = 0.20;
    private static final double DRIFT_PER_MINUTE = 0.00018;
    private static final double DRIFT_MINUTES = 9;
    private static final double RATE = 0.065;
    private static final double YEAR_NS = 365 * 86_400e9;
    private static final double SHORTEST_YEARS = 1 / (365 * 24.0);
    private static final double[] ATM_IV = {0.125, 0.145};
    private static final double SKEW = -0.08;
    private static final double CURVATURE = 0.05;

    /** Their generator's part. */
    private static final long COMPANIES = 1;

    private final List<Contract> contracts;
    private final long expiryNs;
    private final SimRandom random;
    private final double[] fair;
    private final double[] stock;
    private final double[] base;
    private final double[] spot = new double[Listing.UNDERLYINGS.size()];
    private final double[] future = new double[spot.length];
    private final double[] iv = ATM_IV.clone();
    private final CompanyValues companies;
    private final long openNs;
    private double market;
    private double bank;
    private double driftPerSecond;
    private double driftLeftSeconds;

    FairValues(
            List<Contract> contracts,
            CompanyMarket companyMarket,
            long openNs,
            long expiryNs,
            SimRandom random) {
        this.contracts = contracts;
        this.openNs = openNs;
        companies =
                companyMarket.isEmpty()
                        ? null
                        : new CompanyValues(companyMarket, random.split(COMPANIES));
        this.expiryNs = expiryNs;
        this.random = random;
        fair = new double[contracts.size()];
        stock = new double[contracts.size()];
        base = new double[contracts.size()];
        market = 0.003 * random.gaussian();
        for (int i = 0; i < base.length; i++) {
            base[i] = contracts.get(i).prevClose() * (1 + 0.002 * random.gaussian());
            if (contracts.get(i).isShare()) {
                companies.price(contracts.get(i).company().rank(), market, 0, 1, 0);
            }
        }
    }

    /**
     * Moves the factors on and prices everything whose turn it is, at a time epoch ns.
     *
     * @param step number of the step, 0 for the bell: everything's turn
     */
    void step(long step, long nowNs, double seconds, double intensity) {
        moveFactors(seconds, StrictMath.sqrt(intensity));
        double years = Math.max(SHORTEST_YEARS, (expiryNs - nowNs) / YEAR_NS);
        double minute = (nowNs - openNs) / (double) DayCurve.MINUTE_NS;
        priceUnderlyings(years);
        for (int i = 0; i < fair.length; i++) {
            Contract contract = contracts.get(i);
            if (step == 0 || isTurn(contract, i, step)) {
                double passed = seconds * contract.everySteps();
                fair[i] = price(contract, i, years, passed, intensity, minute);
            }
        }
    }

    /** Whether a contract that does not live through every step lives through this one. */
    static boolean isTurn(Contract contract, int index, long step) {
        return (step + index) % contract.everySteps() == 0;
    }

    private void moveFactors(double seconds, double liveliness) {
        driftLeftSeconds -= seconds;
        if (driftLeftSeconds <= 0) {
            driftLeftSeconds = random.exponential(DRIFT_MINUTES * 60);
            driftPerSecond = DRIFT_PER_MINUTE / 60 * random.gaussian();
        }
        double root = StrictMath.sqrt(seconds / YEAR_SECONDS) * liveliness;
        double move = MARKET_VOL * root * random.gaussian() + driftPerSecond * seconds;
        market += move;
        bank += BANK_VOL * root * random.gaussian() - bank * seconds / 7_200;
        if (companies != null) {
            companies.moveSectors(seconds, liveliness);
        }
        for (int u = 0; u < iv.length; u++) {
            double pull = (ATM_IV[u] - iv[u]) * seconds / 1_800;
            iv[u] =
                    Math.max(
                            0.05,
                            iv[u]
                                    + pull
                                    - 0.6 * move
                                    + 0.15 * root * ATM_IV[u] * random.gaussian());
        }
    }

    private void priceUnderlyings(double years) {
        spot[0] = base[0] * StrictMath.exp(market);
        spot[1] = base[1] * StrictMath.exp(1.1 * market + bank);
        for (int u = 0; u < spot.length; u++) {
            if (companies != null) {
                spot[u] = contracts.get(u).prevClose() * companies.indexRatio(u);
            }
            future[u] = spot[u] * StrictMath.exp(RATE * years);
        }
    }

    private double price(
            Contract contract,
            int index,
            double years,
            double seconds,
            double intensity,
            double minute) {
        if (contract.isShare()) {
            int rank = contract.company().rank();
            return companies.price(rank, market, seconds, intensity, minute);
        }
        if (contract.spot() >= 0) {
            return fair[contract.spot()] * StrictMath.exp(RATE * years);
        }
        return switch (contract.instrument().type()) {
            case IDX -> spot[contract.underlying()];
            case FUT -> future[contract.underlying()];
            case CE, PE -> option(contract, years);
            case EQ -> {
                stock[index] +=
                        STOCK_VOL
                                * StrictMath.sqrt(seconds * intensity / YEAR_SECONDS)
                                * random.gaussian();
                yield base[index] * StrictMath.exp(contract.beta() * market + stock[index]);
            }
        };
    }

    private double option(Contract contract, double years) {
        double forward = future[contract.underlying()];
        double strike = contract.instrument().strike();
        double root = StrictMath.sqrt(years);
        double atm = iv[contract.underlying()];
        double x = Math.max(-3, Math.min(3, StrictMath.log(strike / forward) / (atm * root)));
        double smile = atm * (1 + SKEW * x + CURVATURE * x * x);
        double call = Black76.call(forward, strike, smile * root);
        boolean isCall = contract.instrument().type() == InstrumentType.CE;
        return StrictMath.exp(-RATE * years) * (isCall ? call : call - forward + strike);
    }

    /** Fair value in E4, not rounded. */
    double fair(int index) {
        return fair[index];
    }
}
