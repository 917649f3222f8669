package io.icebreaker.app.alert;

/** What became of an alert before any channel was asked. The first four are the rules' (analytics 9.5). */
public enum Fate {
    /** To be delivered. */
    FIRED,
    /** Too soon after the last of its rule and instrument. */
    SUPPRESSED_COOLDOWN,
    /** Beyond the session's cap. */
    SUPPRESSED_CAP,
    /** Outside the rule's hours. */
    SUPPRESSED_TIME,
    /** Beyond the cap a minute. */
    HELD_MINUTE,
    /** Within quiet hours, or muted. */
    HELD_QUIET,
    /** It fired so long ago that nobody wants to be called now: the engine found it while it recovered. */
    TOO_OLD;

    /** Whether its outcome counts: the rule found what it looks for, whoever heard of it. */
    boolean isJudged() {
        return this != SUPPRESSED_COOLDOWN && this != SUPPRESSED_TIME;
    }

    /** Whether a digest tells of it. */
    boolean isForDigest() {
        return this == SUPPRESSED_CAP || this == HELD_MINUTE || this == HELD_QUIET;
    }
}
