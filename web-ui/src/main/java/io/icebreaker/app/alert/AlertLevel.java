package io.icebreaker.app.alert;

/** How much an alert matters (analytics 9.6). */
public enum AlertLevel {
    /** Price moves, crossovers. */
    INFO,
    /** Strong signals, patterns. */
    WARNING,
    /** High-confidence set-ups: no cap and no quiet hour holds them back. */
    CRITICAL
}
