package io.icebreaker.rule;

/** How much an alert matters (analytics 9.6). */
public enum Level {
    /** Price moves, crossovers. */
    INFO("LOW"),
    /** Strong signals, patterns. */
    WARNING("MEDIUM"),
    /** Set-ups of high confidence: no cap holds them back. */
    CRITICAL("HIGH");

    private final String priority;

    Level(String priority) {
        this.priority = priority;
    }

    /** What a rule file calls it. */
    public String priority() {
        return priority;
    }

    /** By what a rule file calls it; null when it calls nothing so. */
    static Level ofPriority(String priority) {
        for (Level level : values()) {
            if (level.priority.equals(priority)) {
                return level;
            }
        }
        return null;
    }
}
