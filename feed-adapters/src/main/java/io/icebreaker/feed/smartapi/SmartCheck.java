package io.icebreaker.feed.smartapi;

import static io.icebreaker.feed.smartapi.SmartLayout.*;

import io.icebreaker.tick.Reject;
import java.nio.ByteBuffer;

/**
 * Whether the numbers of a packet can be used (feed-smartapi 4.8): no NaN or infinity first, then no
 * negative quantity and no price that does not fit. Looks at every field some reader uses, and at no other:
 * not at the open interest of shares, at its change, at the price of a level without quantity.
 */
final class SmartCheck {
    private static final double LONG_END = 0x1p63;

    private SmartCheck() {}

    /** The refusal, or null for a good packet, whose head is known to be good. Allocates nothing. */
    static Reject judge(ByteBuffer frame, int at) {
        int mode = frame.get(at + MODE);
        int exchangeType = frame.get(at + EXCHANGE_TYPE);
        if (mode == DEPTH_MODE) {
            return isDeepBook(frame, at) ? null : Reject.RANGE;
        }
        boolean hasQuote = mode >= QUOTE_MODE;
        if (hasQuote && !isFinite(frame, at)) {
            return Reject.NOT_FINITE;
        }
        boolean isGood =
                isPrice(exchangeType, frame.getLong(at + LTP))
                        && (!hasQuote || isQuote(frame, at, exchangeType))
                        && (mode != SNAP_MODE || isSnap(frame, at, exchangeType));
        return isGood ? null : Reject.RANGE;
    }

    private static boolean isFinite(ByteBuffer frame, int at) {
        return Double.isFinite(frame.getDouble(at + TOTAL_BUY_QTY))
                && Double.isFinite(frame.getDouble(at + TOTAL_SELL_QTY));
    }

    private static boolean isQuote(ByteBuffer frame, int at, int exchangeType) {
        return frame.getLong(at + LAST_QTY) >= 0
                && isPrice(exchangeType, frame.getLong(at + ATP))
                && frame.getLong(at + VOLUME) >= 0
                && isQty(frame.getDouble(at + TOTAL_BUY_QTY))
                && isQty(frame.getDouble(at + TOTAL_SELL_QTY))
                && arePrices(frame, at + OPEN, 4, exchangeType);
    }

    /** -0.0 is a zero. */
    private static boolean isQty(double qty) {
        return qty >= 0 && qty < LONG_END;
    }

    private static boolean isSnap(ByteBuffer frame, int at, int exchangeType) {
        return (!hasOpenInterest(exchangeType) || frame.getLong(at + OI) >= 0)
                && isBook(frame, at, exchangeType)
                && arePrices(frame, at + UPPER_CIRCUIT, 4, exchangeType);
    }

    private static boolean arePrices(ByteBuffer frame, int at, int count, int exchangeType) {
        for (int i = 0; i < count; i++) {
            if (!isPrice(exchangeType, frame.getLong(at + i * Long.BYTES))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBook(ByteBuffer frame, int at, int exchangeType) {
        for (int level = 0; level < 2 * LEVELS; level++) {
            int from = at + BIDS + level * LEVEL_LENGTH;
            long qty = frame.getLong(from + LEVEL_QTY);
            boolean isGood =
                    qty == 0 || qty > 0 && isPrice(exchangeType, frame.getLong(from + LEVEL_PRICE));
            if (!isGood) {
                return false;
            }
        }
        return true;
    }

    /** Prices of 32 bits always fit. */
    private static boolean isDeepBook(ByteBuffer frame, int at) {
        for (int level = 0; level < 2 * DEEP_LEVELS; level++) {
            if (frame.getInt(at + DEEP_BIDS + level * DEEP_LEVEL_LENGTH + DEEP_LEVEL_QTY) < 0) {
                return false;
            }
        }
        return true;
    }
}
