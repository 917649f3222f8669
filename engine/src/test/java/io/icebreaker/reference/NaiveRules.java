package io.icebreaker.reference;

/**
 * What can be set about trades (analytics 1.2, 1.3).
 *
 * @param model how sides are inferred
 * @param quoteMaxAgeMs oldest quote that judges
 * @param gapMs silence before a GAP trade
 */
public record NaiveRules(String model, long quoteMaxAgeMs, long gapMs) {
    public static final NaiveRules USUAL = new NaiveRules("LEE_READY_SNAP", 5_000, 5_000);
}
