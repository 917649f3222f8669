package io.icebreaker.stage.option;

/**
 * Fills a chain's prices, implied volatilities and Greeks (analytics 6.1, 6.8, 6.9). One owner; no garbage.
 */
public final class ChainPricing {
    private final ImpliedVolatility solver = new ImpliedVolatility();
    private final Greeks greeks = new Greeks();

    /**
     * All legs, at one forward (rupees, NaN for none) and time to expiry. Volatility is a smooth curve over
     * the strikes: the search for a strike's call and put begins where the two strikes before point to.
     */
    public void compute(ChainArrays chain, double forward, double years, double rate) {
        double before = Double.NaN;
        double last = Double.NaN;
        for (int row = 0; row < chain.count; row++) {
            double ahead = 2 * last - before;
            double likely = ahead > 0 ? ahead : last;
            double call = leg(chain, true, row, forward, years, rate, likely);
            boolean isNear = solver.iterations() == 1; // the put's search reads what the call's did
            double put = leg(chain, false, row, forward, years, rate, isNear ? likely : call);
            before = last;
            last = call > 0 ? call : put;
        }
    }

    /** One leg: an option's own packet. */
    public void leg(
            ChainArrays chain, boolean call, int row, double forward, double years, double rate) {
        leg(chain, call, row, forward, years, rate, Double.NaN);
    }

    /** Its sigma·√T, NaN when there is none. */
    private double leg(
            ChainArrays chain,
            boolean call,
            int row,
            double forward,
            double years,
            double rate,
            double likely) {
        Legs legs = chain.legs(call);
        double price =
                Quotes.price(
                        legs.bid[row],
                        legs.ask[row],
                        legs.last[row],
                        legs.lastAgeNs[row],
                        chain.tick);
        double strike = chain.rupees(row);
        if (years <= 0) {
            price = Black76.intrinsic(call, forward, strike);
        }
        legs.price[row] = price;
        legs.ivFlag[row] = solver.solve(call, price, forward, strike, years, rate, likely);
        legs.timeValue[row] = solver.timeValue();
        legs.unpriced(row);
        if (solver.flag() == IvFlag.NONE) {
            greeks.compute(call, price, solver, forward, strike, years, rate);
            legs.iv[row] = solver.sigma();
            legs.delta[row] = greeks.delta();
            legs.gamma[row] = greeks.gamma();
            legs.vega[row] = greeks.vega();
            legs.theta[row] = greeks.theta();
            legs.rho[row] = greeks.rho();
            return solver.s();
        }
        return Double.NaN;
    }
}
