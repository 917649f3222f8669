package io.icebreaker.stage.option;

/**
 * The volatility that NSE's web chain displays, for comparing only (analytics 6.7): Black-Scholes on the spot
 * index with 10 %, whole calendar days but at least one, and the last traded price. One owner; no garbage.
 */
public final class NseDisplay {
    private static final double RATE = 0.10;
    private static final double DAYS_A_YEAR = 365;

    private final ImpliedVolatility solver = new ImpliedVolatility();

    /**
     * A fraction a year, NaN when there is none.
     *
     * @param last rupees
     * @param spot rupees
     * @param calendarDays from the chain's date to expiry
     */
    public double iv(boolean call, double last, double spot, double strike, long calendarDays) {
        double years = Math.max(1, calendarDays) / DAYS_A_YEAR;
        solver.solve(call, last, spot * StrictMath.exp(RATE * years), strike, years, RATE);
        return solver.sigma();
    }
}
