package io.icebreaker.tick;

/** The kinds of event on the ring; the number is journaled and never reused. */
public final class EventKind {
    /** A broker's packet about one instrument. */
    public static final int TICK = 1;

    /** Time passing: the receive time is the machine's clock. Closes bars nobody trades in. */
    public static final int CLOCK = 2;

    /** An instrument's definition, see {@link Events#instrument}. */
    public static final int INSTRUMENT = 3;

    /** A session's edge: the end of a recording, see {@link Events#sessionEnd}. */
    public static final int SESSION = 4;

    /** A feed's state changed, see {@link Events#feed}. */
    public static final int FEED = 5;

    /** The configuration the following events were computed with, see {@link Events#config}. */
    public static final int CONFIG = 6;

    /** Something from elsewhere than the feed, see {@link HistoryKind}: replay needs no other source. */
    public static final int HISTORY = 7;

    /** Events that live had and the journal has not, see {@link Events#gap}; only ever read from one. */
    public static final int GAP = 8;

    private static final String[] NAMES = {
        "", "TICK", "CLOCK", "INSTRUMENT", "SESSION", "FEED", "CONFIG", "HISTORY", "GAP"
    };

    private EventKind() {}

    /** The kind's name, or {@code KIND-n} for a number this build does not know. */
    public static String name(int kind) {
        return kind > 0 && kind < NAMES.length ? NAMES[kind] : "KIND-" + kind;
    }
}
