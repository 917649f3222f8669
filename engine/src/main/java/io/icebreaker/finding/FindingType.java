package io.icebreaker.finding;

/**
 * What a finding says; the number is on disk and never reused. Each type's words are laid out in the class
 * named.
 */
public final class FindingType {
    /** A tick, volume or range bar closed: {@link io.icebreaker.bar.Bar}. */
    public static final int EVENT_BAR = 16;

    /** Something about a closed footprint: a stacked zone, an unfinished auction, absorption and so on. */
    public static final int MARK = 17;

    /** An event of a session's profile: initial balance, range extension, the finished profile. */
    public static final int PROFILE = 18;

    /** An iceberg-like level (analytics 4.1). */
    public static final int ICEBERG = 19;

    /** A touch that keeps being traded into and holds (analytics 4.5). */
    public static final int ABSORPTION = 20;

    /** A recorded signal, suppressed ones included (analytics 5). */
    public static final int SIGNAL = 21;

    /** What became of a signal: target, stop or close (analytics 5.5). */
    public static final int OUTCOME = 22;

    /** A chain's figures, as they change (analytics 6). */
    public static final int CHAIN = 23;

    /** A paper order: accepted, rejected or ended (analytics 10.2). */
    public static final int ORDER = 24;

    /** A paper fill (analytics 10.3). */
    public static final int FILL = 25;

    /** A paper trade, flat to flat (analytics 10.5). */
    public static final int PAPER_TRADE = 26;

    /** What was traded while a feed was away: {@link FeedGapWords}. */
    public static final int FEED_GAP = 27;

    /** What a closed bar shows to those who read charts: {@link PatternWords} (analytics 7.5, 7.6). */
    public static final int PATTERN = 28;

    /** What a scanner hit, in time: {@link ScanWords} (analytics 8). */
    public static final int SCAN = 29;

    /** A rule's condition became true, delivered or held back: {@link AlertWords} (analytics 9). */
    public static final int ALERT = 30;

    /** One more than the highest number. */
    public static final int LIMIT = 31;

    private static final String[] NAMES = {
        "event bar",
        "mark",
        "profile",
        "iceberg",
        "absorption",
        "signal",
        "outcome",
        "chain",
        "order",
        "fill",
        "paper trade",
        "feed gap",
        "pattern",
        "scan",
        "alert"
    };

    private FindingType() {}

    /** The type's name, {@code type n} for a number that is none. */
    public static String name(int type) {
        return type >= EVENT_BAR && type < LIMIT ? NAMES[type - EVENT_BAR] : "type " + type;
    }
}
