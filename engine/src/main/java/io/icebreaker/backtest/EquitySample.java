package io.icebreaker.backtest;

import java.math.BigDecimal;

/**
 * The account at one moment (analytics 10.5).
 *
 * @param timeNs a whole minute, or the session's close for the sample at the end of a day; ns UTC
 * @param equity net cash of the fills and open positions at their exit price, rupees; 0 at the start
 * @param gross the same without costs
 * @param notional sum of |position| x exit price, rupees
 * @param open whether anything was held
 * @param dayEnd whether it is a day's last, after the engine's closings and the rounding of taxes
 */
public record EquitySample(
        long timeNs,
        BigDecimal equity,
        BigDecimal gross,
        BigDecimal notional,
        boolean open,
        boolean dayEnd) {}
