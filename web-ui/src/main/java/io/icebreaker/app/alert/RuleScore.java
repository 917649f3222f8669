package io.icebreaker.app.alert;

/**
 * What prices did after a rule's alerts: as if a unit had been bought at each (sold, where the alert's side
 * is down), without costs.
 *
 * @param minutes after the alert
 * @param alerts with a price then
 * @param wins those whose price had gone the alert's way; unchanged is no win
 * @param meanPct mean move the alert's way, per cent
 * @param sumE4 the moves added up, E4 rupees a unit
 */
public record RuleScore(
        String rule, int minutes, long alerts, long wins, double meanPct, long sumE4) {
    /** Share of wins, 0..1. */
    public double winRate() {
        return (double) wins / alerts;
    }
}
