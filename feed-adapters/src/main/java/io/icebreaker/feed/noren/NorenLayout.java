package io.icebreaker.feed.noren;

import io.icebreaker.tick.Segments;

/** The words of Noren's messages (feed-noren 3.1, 3.2, 3.5) as small numbers. Allocates nothing. */
final class NorenLayout {
    // ---- message kinds; those up to LAST_ROW carry market data
    static final int TK = 1;
    static final int TF = 2;
    static final int DK = 3;
    static final int DF = 4;
    static final int LAST_ROW = DF;
    static final int CONNECT_ACK = 5;
    static final int UNSUBSCRIBED = 6;
    static final int HEARTBEAT = 7;
    static final int ORDERS_ACK = 8;
    static final int ORDER = 9;
    static final int POSITION = 10;

    /** A text nobody here knows. */
    static final int UNKNOWN = 0;

    // ---- places of merged values: prices first, so that a range tells what a text must look like
    static final int LTP = 0;
    static final int OPEN = 1;
    static final int HIGH = 2;
    static final int LOW = 3;
    static final int PREV_CLOSE = 4;
    static final int ATP = 5;

    /** Zero in a delta does not replace another value up to here (rule 4 of 3.3), but in LTP it does. */
    static final int LAST_GUARDED = ATP;

    static final int UPPER_CIRCUIT = 6;
    static final int LOWER_CIRCUIT = 7;
    static final int WEEK52_HIGH = 8;
    static final int WEEK52_LOW = 9;
    static final int BID_PRICE = 10;
    static final int ASK_PRICE = BID_PRICE + 5;
    static final int LAST_PRICE_PLACE = ASK_PRICE + 4;
    static final int BID_QTY = ASK_PRICE + 5;
    static final int ASK_QTY = BID_QTY + 5;
    static final int BID_ORDERS = ASK_QTY + 5;
    static final int ASK_ORDERS = BID_ORDERS + 5;
    static final int VOLUME = ASK_ORDERS + 5;
    static final int LAST_QTY = VOLUME + 1;
    static final int OI = LAST_QTY + 1;
    static final int PREV_OI = OI + 1;
    static final int TOTAL_BUY_QTY = PREV_OI + 1;
    static final int TOTAL_SELL_QTY = TOTAL_BUY_QTY + 1;

    /** Epoch ns, as {@link #LAST_TRADE_TIME}. */
    static final int FEED_TIME = TOTAL_SELL_QTY + 1;

    static final int LAST_TRADE_TIME = FEED_TIME + 1;

    /** 48: one bit each in a long. */
    static final int PLACES = LAST_TRADE_TIME + 1;

    /** Not a value we merge. */
    static final int NO_PLACE = -1;

    static final int KEY_T = -2;
    static final int KEY_E = -3;
    static final int KEY_TK = -4;

    private static final int ASCII = 0x7f;
    private static final int LEVELS = 5;

    private NorenLayout() {}

    /** The kind behind a {@code t}. */
    static int kind(char[] text, int from, int length) {
        return switch (packed(text, from, length)) {
            case 't' << 8 | 'k' -> TK;
            case 't' << 8 | 'f' -> TF;
            case 'd' << 8 | 'k' -> DK;
            case 'd' << 8 | 'f' -> DF;
            case 'a' << 8 | 'k', 'c' << 8 | 'k' -> CONNECT_ACK;
            case 'u' << 8 | 'k', 'u' << 16 | 'd' << 8 | 'k' -> UNSUBSCRIBED;
            case 'h', 'h' << 8 | 'k' -> HEARTBEAT;
            case 'o' << 8 | 'k', 'u' << 16 | 'o' << 8 | 'k', 'p' << 8 | 'k' -> ORDERS_ACK;
            case 'o' << 8 | 'm' -> ORDER;
            case 'p' << 8 | 'm' -> POSITION;
            default -> UNKNOWN;
        };
    }

    /** What a message with market data is called on the wire. */
    static String kindName(int kind) {
        return switch (kind) {
            case TK -> "tk";
            case TF -> "tf";
            case DK -> "dk";
            case DF -> "df";
            default -> "";
        };
    }

    /** Whether the kind's state is the depth one. */
    static boolean isDepth(int kind) {
        return kind == DK || kind == DF;
    }

    /** Whether the message replaces its state whole. */
    static boolean isSnapshot(int kind) {
        return kind == TK || kind == DK;
    }

    /** Segment code of an exchange, 0 for any other text; NCX numbers nothing, so it has none. */
    static int segment(char[] text, int from, int length) {
        return switch (packed(text, from, length)) {
            case 'N' << 16 | 'S' << 8 | 'E' -> 1;
            case 'N' << 16 | 'F' << 8 | 'O' -> 2;
            case 'C' << 16 | 'D' << 8 | 'S' -> 3;
            case 'B' << 16 | 'S' << 8 | 'E' -> 4;
            case 'B' << 16 | 'F' << 8 | 'O' -> 5;
            case 'B' << 16 | 'C' << 8 | 'D' -> 6;
            case 'M' << 16 | 'C' << 8 | 'X' -> 7;
            default -> 0;
        };
    }

    static final int FIRST_SEGMENT = 1;
    static final int LAST_SEGMENT = 7;

    /** Whether an exchange by this name has numbers that can travel here. */
    static boolean isExchange(String name) {
        int code = Segments.knownCode(name);
        return code >= FIRST_SEGMENT && code <= LAST_SEGMENT;
    }

    /** Up to three ASCII characters in one number; 0 for anything else. */
    private static int packed(char[] text, int from, int length) {
        if (length < 1 || length > 3) {
            return 0;
        }
        int packed = 0;
        for (int at = from; at < from + length; at++) {
            if (text[at] > ASCII) {
                return 0;
            }
            packed = packed << 8 | text[at];
        }
        return packed;
    }

    /** Where a key's value goes. */
    static int place(String key) {
        return switch (key) {
            case "t" -> KEY_T;
            case "e" -> KEY_E;
            case "tk" -> KEY_TK;
            case "lp" -> LTP;
            case "o" -> OPEN;
            case "h" -> HIGH;
            case "l" -> LOW;
            case "c" -> PREV_CLOSE;
            case "ap" -> ATP;
            case "v" -> VOLUME;
            case "ltq" -> LAST_QTY;
            case "oi" -> OI;
            case "poi" -> PREV_OI;
            case "tbq" -> TOTAL_BUY_QTY;
            case "tsq" -> TOTAL_SELL_QTY;
            case "ft" -> FEED_TIME;
            case "ltt" -> LAST_TRADE_TIME;
            case "uc" -> UPPER_CIRCUIT;
            case "lc" -> LOWER_CIRCUIT;
            case "52h" -> WEEK52_HIGH;
            case "52l" -> WEEK52_LOW;
            default -> levelPlace(key);
        };
    }

    /** {@code bp1..5}, {@code bq}, {@code bo}, {@code sp}, {@code sq}, {@code so}. */
    private static int levelPlace(String key) {
        if (key.length() != 3 || key.charAt(2) < '1' || key.charAt(2) >= '1' + LEVELS) {
            return NO_PLACE;
        }
        int first =
                switch (key.charAt(0) << 8 | key.charAt(1)) {
                    case 'b' << 8 | 'p' -> BID_PRICE;
                    case 'b' << 8 | 'q' -> BID_QTY;
                    case 'b' << 8 | 'o' -> BID_ORDERS;
                    case 's' << 8 | 'p' -> ASK_PRICE;
                    case 's' << 8 | 'q' -> ASK_QTY;
                    case 's' << 8 | 'o' -> ASK_ORDERS;
                    default -> NO_PLACE;
                };
        return first == NO_PLACE ? NO_PLACE : first + key.charAt(2) - '1';
    }
}
