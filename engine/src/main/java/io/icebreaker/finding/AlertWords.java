package io.icebreaker.finding;

/**
 * Words of a {@link FindingType#ALERT}: a rule's condition became true for an instrument (analytics 9.5).
 * What the rule is called and which values its inputs are tells its text, which the journal has, see {@code
 * io.icebreaker.tick.RuleParts}. The record's sequence is that of the event that caused the evaluation.
 */
public final class AlertWords {
    public static final int ID = 0;

    /** Place of the rule in its file, from 1; the file's hash; the rule's own version's first 8 bytes. */
    public static final int PLACE = 1;

    public static final int RULES = 2;
    public static final int VERSION = 3;

    /** t of the evaluation, ns UTC: the bar's end, ON TICK the packet's event time. */
    public static final int TIME_NS = 4;

    /** 0 INFO, 1 WARNING, 2 CRITICAL. */
    public static final int LEVEL = 5;

    /** {@link #DELIVERED} and so on. */
    public static final int STATUS = 6;

    /** Ordinal of the rule's {@link io.icebreaker.bar.Interval}; {@link #ON_TICK}. */
    public static final int INTERVAL = 7;

    /** Last traded price, E4, 0 for none; when the session closes, ns UTC. */
    public static final int PRICE = 8;

    public static final int CLOSE_NS = 9;

    /** How many inputs follow: bits of doubles, in the order in which the rule mentions them. */
    public static final int INPUTS = 10;

    public static final int FIRST = 11;
    public static final int MOST_INPUTS = 16;
    public static final int WORDS = FIRST + MOST_INPUTS;

    public static final int ON_TICK = -1;

    public static final int DELIVERED = 1;
    public static final int SUPPRESSED_TIME = 2;
    public static final int SUPPRESSED_COOLDOWN = 3;
    public static final int SUPPRESSED_CAP = 4;

    private static final String[] STATUS_NAMES = {
        "", "DELIVERED", "SUPPRESSED_TIME", "SUPPRESSED_COOLDOWN", "SUPPRESSED_CAP"
    };

    private AlertWords() {}

    public static String statusName(long status) {
        return STATUS_NAMES[(int) status];
    }
}
