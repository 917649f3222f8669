package io.icebreaker.rule;

/**
 * How many alerts a trading day delivers, over all rules and technical signals (analytics 8.2, 9.5). One
 * owner; allocates nothing.
 */
public final class AlertCap {
    /** MAX_ALERTS_PER_SESSION: one each seven minutes of a session. */
    public static final int USUAL = 50;

    private final int most;
    private long day = Long.MIN_VALUE;
    private int delivered;

    public AlertCap(int most) {
        this.most = most;
    }

    /** Counts one delivery on a trading day, days since 1970; false when the day has had its number. */
    public boolean take(long onDay) {
        if (onDay > day) {
            day = onDay;
            delivered = 0;
        }
        if (delivered >= most) {
            return false;
        }
        delivered++;
        return true;
    }
}
