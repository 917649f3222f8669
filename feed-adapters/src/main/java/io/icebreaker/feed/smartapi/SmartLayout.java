package io.icebreaker.feed.smartapi;

import io.icebreaker.tick.Segments;
import java.nio.ByteBuffer;

/**
 * SmartAPI's binary packet, little-endian (feed-smartapi 4). A frame is one packet; its first byte is the
 * mode and fixes the size.
 *
 * <pre>
 * all        mode(1) exchangeType(1) token(25, ASCII up to the first NUL)
 * ltp    51  sequence exchangeTimeMs ltp
 * quote 123  ... lastQty atp volume totalBuy(double) totalSell(double) open high low prevClose
 * snap  379  ... lastTradeTimeS oi oiChange(double, garbage),
 *            5 buy, 5 sell of 20: flag(2) qty(8) price(8) orders(2),
 *            upperCircuit lowerCircuit week52High week52Low
 * depth 443  exchangeTimeMs receivedTime(0), 20 buy, 20 sell of 10: qty(4) price(4) orders(2)
 * </pre>
 *
 * Fields without a size are 8 bytes. All integers but the orders are signed; prices are in the exchange
 * type's own unit ({@link #price}).
 */
public final class SmartLayout {
    public static final int LTP_MODE = 1;
    public static final int QUOTE_MODE = 2;
    public static final int SNAP_MODE = 3;
    public static final int DEPTH_MODE = 4;

    public static final int MODE = 0;
    public static final int EXCHANGE_TYPE = MODE + Byte.BYTES;
    public static final int TOKEN = EXCHANGE_TYPE + Byte.BYTES;
    public static final int TOKEN_LENGTH = 25;

    public static final int SEQUENCE = TOKEN + TOKEN_LENGTH;
    public static final int EXCHANGE_TIME = SEQUENCE + Long.BYTES;
    public static final int LTP = EXCHANGE_TIME + Long.BYTES;
    public static final int LTP_LENGTH = LTP + Long.BYTES;

    public static final int LAST_QTY = LTP_LENGTH;
    public static final int ATP = LAST_QTY + Long.BYTES;
    public static final int VOLUME = ATP + Long.BYTES;
    public static final int TOTAL_BUY_QTY = VOLUME + Long.BYTES;
    public static final int TOTAL_SELL_QTY = TOTAL_BUY_QTY + Double.BYTES;
    public static final int OPEN = TOTAL_SELL_QTY + Double.BYTES;
    public static final int HIGH = OPEN + Long.BYTES;
    public static final int LOW = HIGH + Long.BYTES;
    public static final int PREV_CLOSE = LOW + Long.BYTES;
    public static final int QUOTE_LENGTH = PREV_CLOSE + Long.BYTES;

    public static final int LAST_TRADE_TIME = QUOTE_LENGTH;
    public static final int OI = LAST_TRADE_TIME + Long.BYTES;
    public static final int OI_CHANGE = OI + Long.BYTES;
    public static final int BIDS = OI_CHANGE + Double.BYTES;
    public static final int LEVEL_FLAG = 0;
    public static final int LEVEL_QTY = LEVEL_FLAG + Short.BYTES;
    public static final int LEVEL_PRICE = LEVEL_QTY + Long.BYTES;
    public static final int LEVEL_ORDERS = LEVEL_PRICE + Long.BYTES;
    public static final int LEVEL_LENGTH = LEVEL_ORDERS + Short.BYTES;
    public static final int LEVELS = 5;
    public static final int ASKS = BIDS + LEVELS * LEVEL_LENGTH;
    public static final int UPPER_CIRCUIT = ASKS + LEVELS * LEVEL_LENGTH;
    public static final int LOWER_CIRCUIT = UPPER_CIRCUIT + Long.BYTES;
    public static final int WEEK52_HIGH = LOWER_CIRCUIT + Long.BYTES;
    public static final int WEEK52_LOW = WEEK52_HIGH + Long.BYTES;
    public static final int SNAP_LENGTH = WEEK52_LOW + Long.BYTES;

    public static final int DEEP_EXCHANGE_TIME = TOKEN + TOKEN_LENGTH;
    public static final int DEEP_RECEIVED_TIME = DEEP_EXCHANGE_TIME + Long.BYTES;
    public static final int DEEP_BIDS = DEEP_RECEIVED_TIME + Long.BYTES;
    public static final int DEEP_LEVEL_QTY = 0;
    public static final int DEEP_LEVEL_PRICE = DEEP_LEVEL_QTY + Integer.BYTES;
    public static final int DEEP_LEVEL_ORDERS = DEEP_LEVEL_PRICE + Integer.BYTES;
    public static final int DEEP_LEVEL_LENGTH = DEEP_LEVEL_ORDERS + Short.BYTES;
    public static final int DEEP_LEVELS = 20;
    public static final int DEEP_ASKS = DEEP_BIDS + DEEP_LEVELS * DEEP_LEVEL_LENGTH;
    public static final int DEPTH_LENGTH = DEEP_ASKS + DEEP_LEVELS * DEEP_LEVEL_LENGTH;

    static final int NSE_CM = 1;
    static final int NSE_FO = 2;
    static final int BSE_CM = 3;
    static final int BSE_FO = 4;
    static final int MCX_FO = 5;
    static final int NCX_FO = 7;
    static final int CDE_FO = 13;

    /** Largest raw price, in paise, whose E4 fits a long. */
    static final long MAX_PAISE = Long.MAX_VALUE / 100;

    /** Indices have numbers of their own, from 99,900,000 on (feed-smartapi 8). */
    private static final long FIRST_INDEX = 99_900_000;

    private static final long LAST_INDEX = 99_999_999;

    private static final String[] MODE_NAMES = {"", "ltp", "quote", "snapquote", "depth20"};
    private static final int[] LENGTHS = {0, LTP_LENGTH, QUOTE_LENGTH, SNAP_LENGTH, DEPTH_LENGTH};

    /** Engine's segment code by exchange type; 0 where there is none. */
    private static final int[] SEGMENTS = segments();

    private static final int MAX_DIGITS = 10;
    private static final long MAX_TOKEN = 0xffff_ffffL;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long MS_PER_SECOND = 1_000L;

    /** 2000-01-01 and 2100-01-01 UTC; a time outside is absent. */
    private static final long FIRST_MS = 946_684_800_000L;

    private static final long LAST_MS = 4_102_444_800_000L;

    private SmartLayout() {}

    private static int[] segments() {
        var codes = new int[CDE_FO + 1];
        codes[NSE_CM] = Segments.knownCode("NSE");
        codes[NSE_FO] = Segments.knownCode("NFO");
        codes[BSE_CM] = Segments.knownCode("BSE");
        codes[BSE_FO] = Segments.knownCode("BFO");
        codes[MCX_FO] = Segments.knownCode("MCX");
        codes[NCX_FO] = Segments.knownCode("NCX");
        codes[CDE_FO] = Segments.knownCode("CDS");
        return codes;
    }

    /** Whether some packet has this mode. */
    public static boolean isMode(int mode) {
        return mode >= LTP_MODE && mode <= DEPTH_MODE;
    }

    /** The size of a mode's packet. */
    public static int length(int mode) {
        return LENGTHS[mode];
    }

    /** What a mode is called; empty for one that no packet has. */
    public static String modeName(int mode) {
        return isMode(mode) ? MODE_NAMES[mode] : "";
    }

    /** The engine's code of an exchange type's segment, or 0 for a type outside the table. */
    public static int segmentCode(int exchangeType) {
        return exchangeType < 0 || exchangeType >= SEGMENTS.length ? 0 : SEGMENTS[exchangeType];
    }

    /** The exchange type of an {@code exch_seg} of the master, or 0 for one that has no stream. */
    public static int exchangeType(String exchSeg) {
        return switch (exchSeg) {
            case "NSE" -> NSE_CM;
            case "NFO" -> NSE_FO;
            case "BSE" -> BSE_CM;
            case "BFO" -> BSE_FO;
            case "MCX" -> MCX_FO;
            case "NCDEX" -> NCX_FO;
            case "CDS" -> CDE_FO;
            default -> 0;
        };
    }

    /** The engine's word for an {@code exch_seg} that has a stream. */
    public static String segment(String exchSeg) {
        return Segments.name(segmentCode(exchangeType(exchSeg)));
    }

    /** Only contracts have open interest; shares carry junk there (feed-smartapi 6). */
    static boolean hasOpenInterest(int exchangeType) {
        return exchangeType != NSE_CM && exchangeType != BSE_CM;
    }

    /** The digits before the first NUL as a number, or 0 for what is no token. */
    public static long token(ByteBuffer frame, int at) {
        long token = 0;
        for (int i = 0; i < TOKEN_LENGTH; i++) {
            byte digit = frame.get(at + TOKEN + i);
            if (digit == 0) {
                return token > MAX_TOKEN ? 0 : token;
            }
            if (digit < '0' || digit > '9' || i == MAX_DIGITS) {
                return 0;
            }
            token = token * 10 + digit - '0';
        }
        return 0;
    }

    /**
     * Wire price to E4: currency comes as rupees x 10^7, halves go up; everything else is in paise and must
     * {@linkplain #isPrice fit}.
     */
    public static long price(int exchangeType, long raw) {
        if (exchangeType != CDE_FO) {
            return raw * 100;
        }
        return Math.floorDiv(raw, 1000L) + (Math.floorMod(raw, 1000L) >= 500 ? 1 : 0);
    }

    /** Whether the price's E4 fits a long. */
    static boolean isPrice(int exchangeType, long raw) {
        return exchangeType == CDE_FO || raw >= -MAX_PAISE && raw <= MAX_PAISE;
    }

    /** Wire time, ms, to epoch ns, or 0 when it is absent or absurd. */
    public static long timeNs(long ms) {
        return ms < FIRST_MS || ms > LAST_MS ? 0 : ms * NS_PER_MS;
    }

    /** Wire time, whole seconds, to epoch ns, or 0 when it is absent or absurd. */
    public static long secondsToNs(long seconds) {
        boolean isAbsurd = seconds < FIRST_MS / MS_PER_SECOND || seconds > LAST_MS / MS_PER_SECOND;
        return isAbsurd ? 0 : timeNs(seconds * MS_PER_SECOND);
    }

    static boolean isIndex(long token) {
        return token >= FIRST_INDEX && token <= LAST_INDEX;
    }
}
