package io.icebreaker.tick;

/**
 * The bits of {@link Tick#flags()}: which fields the packet carried, the feed it came from, the kind of
 * event.
 *
 * <pre>
 *  0..15  presence, one bit a field      16..23  feed      24..27  kind      28..31  zero
 * </pre>
 */
public final class TickFlags {
    public static final int HAS_EXCHANGE_TIME = 1;
    public static final int HAS_LAST_TRADE_TIME = 1 << 1;
    public static final int HAS_LTP = 1 << 2;
    public static final int HAS_LAST_QTY = 1 << 3;
    public static final int HAS_VOLUME = 1 << 4;
    public static final int HAS_OI = 1 << 5;
    public static final int HAS_ATP = 1 << 6;
    public static final int HAS_TOTAL_BUY_QTY = 1 << 7;
    public static final int HAS_TOTAL_SELL_QTY = 1 << 8;
    public static final int HAS_OPEN = 1 << 9;
    public static final int HAS_HIGH = 1 << 10;
    public static final int HAS_LOW = 1 << 11;
    public static final int HAS_PREV_CLOSE = 1 << 12;

    /** The packet has a book part. Whether any level in it is usable is the flow stage's judgement. */
    public static final int HAS_DEPTH = 1 << 13;

    /** Feeds a slot can tell apart. */
    public static final int MAX_FEEDS = 256;

    static final int FEED_SHIFT = 16;
    static final int FEED_MASK = MAX_FEEDS - 1;
    static final int KIND_SHIFT = 24;
    static final int KIND_MASK = 0xf;

    private TickFlags() {}
}
