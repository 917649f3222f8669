package io.icebreaker.calendar;

/** Instruments that share their hours (analytics 0.4). */
public enum SessionGroup {
    /** Stocks without derivatives, and indices. */
    CASH,
    /** Stocks that have derivatives: a closing auction since August 2026. */
    CASH_WITH_DERIVATIVES,
    DERIVATIVES,
    /** MCX, whose evening follows the American clock. */
    COMMODITY,
    CURRENCY,
    /** Any other segment: 00:00-24:00 UTC, every day. */
    ALWAYS;

    /** The group of a segment's instruments; stocks with derivatives are told apart by {@link Sessions}. */
    public static SessionGroup of(String segment) {
        return switch (segment) {
            case "NSE", "BSE", "IDX" -> CASH;
            case "NFO", "BFO" -> DERIVATIVES;
            case "MCX" -> COMMODITY;
            case "CDS", "BCD" -> CURRENCY;
            default -> segment.startsWith("IDX") ? CASH : ALWAYS; // a broker's own index
        };
    }
}
