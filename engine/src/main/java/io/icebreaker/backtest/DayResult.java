package io.icebreaker.backtest;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one trading day brought: equity at its end less the day before's (analytics 10.5), rupees.
 *
 * @param date trading day id, IST
 * @param net with all costs
 * @param gross without
 * @param fills how many fills it had, the engine's own included
 */
public record DayResult(LocalDate date, BigDecimal net, BigDecimal gross, int fills) {}
