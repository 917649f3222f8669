package io.icebreaker.feed.kite;

import io.icebreaker.tick.Segments;

/**
 * Kite's binary frame, big-endian (feed-kite 3). A frame is a count and that many packets, each behind its
 * length; the length alone tells the kind of packet. A frame of one byte is a heartbeat.
 *
 * <pre>
 * ltp      8  token ltp
 * index   28  token ltp high low open prevClose change        32  ... exchangeTime
 * quote   44  token ltp lastQty atp volume totalBuy totalSell open high low prevClose
 * full   184  ... lastTradeTime oi oiDayHigh oiDayLow exchangeTime,
 *             5 bids, 5 asks of 12: qty price orders(2) -(2)
 * </pre>
 *
 * Prices are signed and in the segment's own unit ({@link #price}), everything else is unsigned, times are
 * epoch seconds.
 */
public final class KiteLayout {
    public static final int HEARTBEAT_LENGTH = 1;
    public static final int HEADER_LENGTH = Short.BYTES;
    public static final int PACKET_HEADER_LENGTH = Short.BYTES;

    public static final int TOKEN = 0;
    public static final int LTP = TOKEN + Integer.BYTES;
    public static final int LTP_LENGTH = LTP + Integer.BYTES;

    public static final int INDEX_HIGH = LTP_LENGTH;
    public static final int INDEX_LOW = INDEX_HIGH + Integer.BYTES;
    public static final int INDEX_OPEN = INDEX_LOW + Integer.BYTES;
    public static final int INDEX_PREV_CLOSE = INDEX_OPEN + Integer.BYTES;
    public static final int INDEX_CHANGE = INDEX_PREV_CLOSE + Integer.BYTES;
    public static final int INDEX_LENGTH = INDEX_CHANGE + Integer.BYTES;
    public static final int INDEX_EXCHANGE_TIME = INDEX_LENGTH;
    public static final int INDEX_FULL_LENGTH = INDEX_EXCHANGE_TIME + Integer.BYTES;

    public static final int LAST_QTY = LTP_LENGTH;
    public static final int ATP = LAST_QTY + Integer.BYTES;
    public static final int VOLUME = ATP + Integer.BYTES;
    public static final int TOTAL_BUY_QTY = VOLUME + Integer.BYTES;
    public static final int TOTAL_SELL_QTY = TOTAL_BUY_QTY + Integer.BYTES;
    public static final int OPEN = TOTAL_SELL_QTY + Integer.BYTES;
    public static final int HIGH = OPEN + Integer.BYTES;
    public static final int LOW = HIGH + Integer.BYTES;
    public static final int PREV_CLOSE = LOW + Integer.BYTES;
    public static final int QUOTE_LENGTH = PREV_CLOSE + Integer.BYTES;

    public static final int LAST_TRADE_TIME = QUOTE_LENGTH;
    public static final int OI = LAST_TRADE_TIME + Integer.BYTES;
    public static final int OI_DAY_HIGH = OI + Integer.BYTES;
    public static final int OI_DAY_LOW = OI_DAY_HIGH + Integer.BYTES;
    public static final int EXCHANGE_TIME = OI_DAY_LOW + Integer.BYTES;
    public static final int DEPTH = EXCHANGE_TIME + Integer.BYTES;
    public static final int LEVEL_QTY = 0;
    public static final int LEVEL_PRICE = LEVEL_QTY + Integer.BYTES;
    public static final int LEVEL_ORDERS = LEVEL_PRICE + Integer.BYTES;
    public static final int LEVEL_LENGTH = LEVEL_ORDERS + 2 * Short.BYTES;
    public static final int LEVELS = 5;
    public static final int FULL_LENGTH = DEPTH + 2 * LEVELS * LEVEL_LENGTH;

    /**
     * Segment bytes of the table in feed-kite 3.1; they are the engine's segment codes too ({@link
     * Segments}).
     */
    public static final int FIRST_SEGMENT = 1;

    public static final int LAST_SEGMENT = 9;

    private static final int CDS = Segments.knownCode("CDS");
    private static final int BCD = Segments.knownCode("BCD");

    /** Rupees x 10^7 to x 10^4. */
    private static final long TOO_FINE = 1000;

    private static final int SEGMENT_BITS = 8;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** 2000-01-01 and 2100-01-01 UTC; a time outside is absent. */
    private static final long FIRST_SECOND = 946_684_800L;

    private static final long LAST_SECOND = 4_102_444_800L;

    private KiteLayout() {}

    /** The segment byte of an instrument token; only 1..9 are known. */
    public static int segment(int token) {
        return token & 0xff;
    }

    /** The exchange's own number, 0..2^24-1. */
    public static int exchangeToken(int token) {
        return token >>> SEGMENT_BITS;
    }

    /** The number Kite streams an instrument under. */
    public static long instrumentToken(int segment, long exchangeToken) {
        return exchangeToken << SEGMENT_BITS | segment;
    }

    /** Wire price to E4: currency comes as rupees x 10^7 or 10^4, everything else in paise; halves go up. */
    public static long price(int segment, int raw) {
        long price = raw * factor(segment);
        return isTooFine(segment) ? rounded(price) : price;
    }

    /** What makes a segment's wire prices E4, or leaves them as they are where they are finer. */
    static long factor(int segment) {
        return segment == CDS || segment == BCD ? 1 : 100;
    }

    /** Whether wire prices are finer than E4, so that they must be {@link #rounded}. */
    static boolean isTooFine(int segment) {
        return segment == CDS;
    }

    /** Wire price that is finer than E4 to E4. */
    static long rounded(long price) {
        return Math.floorDiv(price + TOO_FINE / 2, TOO_FINE);
    }

    /** Wire time to epoch ns, or 0 when it is absent or absurd. */
    public static long timeNs(int raw) {
        long seconds = Integer.toUnsignedLong(raw);
        return seconds < FIRST_SECOND || seconds > LAST_SECOND ? 0 : seconds * NS_PER_SECOND;
    }

    /** What a packet of this length is called; empty for a length no packet has. */
    public static String kindName(int length) {
        return switch (length) {
            case LTP_LENGTH -> "ltp";
            case INDEX_LENGTH, INDEX_FULL_LENGTH -> "index";
            case QUOTE_LENGTH -> "quote";
            case FULL_LENGTH -> "full";
            default -> "";
        };
    }
}
