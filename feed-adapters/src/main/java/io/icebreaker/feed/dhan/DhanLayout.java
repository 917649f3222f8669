package io.icebreaker.feed.dhan;

/**
 * Dhan's live packets, little-endian (feed-dhan 3). A frame is one packet behind the other; the first byte
 * tells the kind, and kind the length. Codes 0 and 1 have only their length field.
 *
 * <pre>
 * header       8  code(1) length(2) segment(1) securityId(4)
 * ticker      16  ltp lastTradeTime
 * v1 depth   112  ltp, 5 levels
 * quote       50  ltp lastQty(2) lastTradeTime atp volume totalSell totalBuy open close high low
 * oi          12  oi
 * prev close  16  prevClose prevOi
 * status       8
 * full       162  ltp lastQty(2) lastTradeTime atp volume totalSell totalBuy oi oiDayHigh oiDayLow
 *                 open close high low, 5 levels
 * disconnect  10  reason(2)
 * level       20  bidQty askQty bidOrders(2) askOrders(2) bid ask
 * </pre>
 *
 * Prices are rupees as float32, everything else is unsigned. The day's prices come open, close, high, low;
 * selling before buying.
 */
public final class DhanLayout {
    public static final int CODE = 0;
    public static final int LENGTH = CODE + Byte.BYTES;
    public static final int SEGMENT = LENGTH + Short.BYTES;
    public static final int SECURITY_ID = SEGMENT + Byte.BYTES;
    public static final int HEADER_LENGTH = SECURITY_ID + Integer.BYTES;

    public static final int HEARTBEAT = 0;
    public static final int INDEX = 1;
    public static final int TICKER = 2;
    public static final int V1_DEPTH = 3;
    public static final int QUOTE = 4;
    public static final int OPEN_INTEREST = 5;
    public static final int PREVIOUS_CLOSE = 6;
    public static final int STATUS = 7;
    public static final int FULL = 8;
    public static final int DISCONNECT = 50;

    public static final int LTP = HEADER_LENGTH;
    public static final int TICKER_TIME = LTP + Float.BYTES;
    public static final int TICKER_LENGTH = TICKER_TIME + Integer.BYTES;

    public static final int LAST_QTY = LTP + Float.BYTES;
    public static final int LAST_TRADE_TIME = LAST_QTY + Short.BYTES;
    public static final int ATP = LAST_TRADE_TIME + Integer.BYTES;
    public static final int VOLUME = ATP + Float.BYTES;
    public static final int TOTAL_SELL_QTY = VOLUME + Integer.BYTES;
    public static final int TOTAL_BUY_QTY = TOTAL_SELL_QTY + Integer.BYTES;

    public static final int QUOTE_PRICES = TOTAL_BUY_QTY + Integer.BYTES;
    public static final int OPEN = 0;
    public static final int CLOSE = OPEN + Float.BYTES;
    public static final int HIGH = CLOSE + Float.BYTES;
    public static final int LOW = HIGH + Float.BYTES;
    public static final int DAY_PRICES_LENGTH = LOW + Float.BYTES;
    public static final int QUOTE_LENGTH = QUOTE_PRICES + DAY_PRICES_LENGTH;

    public static final int OI = HEADER_LENGTH;
    public static final int OI_LENGTH = OI + Integer.BYTES;

    public static final int PREV_CLOSE = HEADER_LENGTH;
    public static final int PREV_OI = PREV_CLOSE + Float.BYTES;
    public static final int PREV_CLOSE_LENGTH = PREV_OI + Integer.BYTES;

    public static final int FULL_OI = TOTAL_BUY_QTY + Integer.BYTES;
    public static final int OI_DAY_HIGH = FULL_OI + Integer.BYTES;
    public static final int OI_DAY_LOW = OI_DAY_HIGH + Integer.BYTES;
    public static final int FULL_PRICES = OI_DAY_LOW + Integer.BYTES;
    public static final int FULL_DEPTH = FULL_PRICES + DAY_PRICES_LENGTH;

    public static final int LEVELS = 5;
    public static final int BID_QTY = 0;
    public static final int ASK_QTY = BID_QTY + Integer.BYTES;
    public static final int BID_ORDERS = ASK_QTY + Integer.BYTES;
    public static final int ASK_ORDERS = BID_ORDERS + Short.BYTES;
    public static final int BID = ASK_ORDERS + Short.BYTES;
    public static final int ASK = BID + Float.BYTES;
    public static final int LEVEL_LENGTH = ASK + Float.BYTES;
    public static final int FULL_LENGTH = FULL_DEPTH + LEVELS * LEVEL_LENGTH;

    public static final int V1_DEPTH_LEVELS = LTP + Float.BYTES;
    public static final int V1_DEPTH_LENGTH = V1_DEPTH_LEVELS + LEVELS * LEVEL_LENGTH;

    public static final int REASON = HEADER_LENGTH;
    public static final int DISCONNECT_LENGTH = REASON + Short.BYTES;

    /** The wire's stamps read as IST wall clock: so much ahead of the epoch (feed-dhan 5.1). */
    public static final long IST_SECONDS = 19_800;

    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** 2000-01-01 and 2100-01-01 UTC; a time outside is absent. */
    private static final long FIRST_SECOND = 946_684_800L;

    private static final long LAST_SECOND = 4_102_444_800L;

    private DhanLayout() {}

    /** Whole length of a packet of this code; 0 for those that only their length field measures. */
    public static int length(int code) {
        return switch (code) {
            case TICKER -> TICKER_LENGTH;
            case V1_DEPTH -> V1_DEPTH_LENGTH;
            case QUOTE -> QUOTE_LENGTH;
            case OPEN_INTEREST -> OI_LENGTH;
            case PREVIOUS_CLOSE -> PREV_CLOSE_LENGTH;
            case STATUS -> HEADER_LENGTH;
            case FULL -> FULL_LENGTH;
            case DISCONNECT -> DISCONNECT_LENGTH;
            default -> 0;
        };
    }

    /** Wire time to epoch ns UTC, or 0 when it is absent or absurd. */
    public static long timeNs(int raw) {
        long seconds = Integer.toUnsignedLong(raw) - IST_SECONDS;
        return seconds < FIRST_SECOND || seconds > LAST_SECOND ? 0 : seconds * NS_PER_SECOND;
    }

    /** What a packet of this code is called; empty for an unknown one. */
    public static String kindName(int code) {
        return switch (code) {
            case HEARTBEAT -> "heartbeat";
            case INDEX -> "index";
            case TICKER -> "ticker";
            case V1_DEPTH -> "depth5";
            case QUOTE -> "quote";
            case OPEN_INTEREST -> "oi";
            case PREVIOUS_CLOSE -> "prev_close";
            case STATUS -> "status";
            case FULL -> "full";
            case DISCONNECT -> "disconnect";
            default -> "";
        };
    }
}
