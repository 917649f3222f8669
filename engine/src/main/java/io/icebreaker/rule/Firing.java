package io.icebreaker.rule;

/** What became of an evaluation (analytics 9.5). */
public enum Firing {
    /** The condition did not just become true. */
    NONE,
    /** It did: an alert goes out. */
    FIRED,
    /** It did, outside the hours the rule delivers in. */
    SUPPRESSED_TIME,
    /** It did, too soon after the last delivery for this instrument. */
    SUPPRESSED_COOLDOWN,
    /** It did, but this trading day has had its alerts. */
    SUPPRESSED_CAP;

    /** How many there are. */
    public static final int COUNT = values().length;
}
