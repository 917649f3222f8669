package io.icebreaker.feed.dhan;

import static io.icebreaker.feed.dhan.DhanLayout.*;

import io.icebreaker.tick.Reject;
import java.nio.ByteBuffer;

/**
 * Tells floats that are no prices (feed-dhan 5.5): any NaN or infinity, in empty levels too, then any price
 * whose E4 does not fit a long; an empty level has no price. Allocates nothing.
 */
final class DhanFloats {
    private static final int[] NONE = {};
    private static final int[] FIRST = {LTP};
    private static final int[] QUOTE_FLOATS = beside(QUOTE_PRICES);
    private static final int[] FULL_FLOATS = beside(FULL_PRICES);

    private static final int SIZE = 0x7fff_ffff;

    /** Of the greatest float whose E4 fits a long. */
    private static final int MOST_BITS = mostBits();

    private DhanFloats() {}

    private static int[] beside(int dayPrices) {
        return new int[] {
            LTP, ATP, dayPrices + OPEN, dayPrices + CLOSE, dayPrices + HIGH, dayPrices + LOW
        };
    }

    private static int mostBits() {
        float most = (float) DhanPrices.MOST;
        while (!DhanPrices.fits(most)) {
            most = Math.nextDown(most);
        }
        return Float.floatToRawIntBits(most);
    }

    /** Why a packet of this code that begins at {@code at} is to be refused, or null. */
    static Reject damage(ByteBuffer frame, int at, int code) {
        int[] floats = floats(code);
        int levels = code == FULL ? FULL_DEPTH : code == V1_DEPTH ? V1_DEPTH_LEVELS : 0;
        int greatest = greatest(frame, at, floats);
        if (levels > 0) {
            greatest = Math.max(greatest, greatestOfBook(frame, at + levels));
        }
        return greatest <= MOST_BITS ? null : damage(frame, at, floats, levels);
    }

    /** Bits of the greatest size: of finite floats they are in order, and what is not finite is above. */
    private static int greatest(ByteBuffer frame, int at, int[] floats) {
        int greatest = 0;
        for (int field : floats) {
            greatest = Math.max(greatest, frame.getInt(at + field) & SIZE);
        }
        return greatest;
    }

    private static int greatestOfBook(ByteBuffer frame, int levels) {
        int greatest = 0;
        for (int level = 0; level < LEVELS; level++) {
            int at = levels + level * LEVEL_LENGTH;
            greatest = Math.max(greatest, frame.getInt(at + BID) & SIZE);
            greatest = Math.max(greatest, frame.getInt(at + ASK) & SIZE);
        }
        return greatest;
    }

    private static Reject damage(ByteBuffer frame, int at, int[] floats, int levels) {
        if (!areFinite(frame, at, floats) || levels > 0 && !isBookFinite(frame, at + levels)) {
            return Reject.NOT_FINITE;
        }
        boolean fits = fit(frame, at, floats) && (levels == 0 || bookFits(frame, at + levels));
        return fits ? null : Reject.RANGE;
    }

    private static int[] floats(int code) {
        return switch (code) {
            case QUOTE -> QUOTE_FLOATS;
            case FULL -> FULL_FLOATS;
            case OPEN_INTEREST -> NONE;
            default -> FIRST;
        };
    }

    private static boolean areFinite(ByteBuffer frame, int at, int[] floats) {
        for (int field : floats) {
            if (!Float.isFinite(frame.getFloat(at + field))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fit(ByteBuffer frame, int at, int[] floats) {
        for (int field : floats) {
            if (!DhanPrices.fits(frame.getFloat(at + field))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBookFinite(ByteBuffer frame, int levels) {
        for (int level = 0; level < LEVELS; level++) {
            int at = levels + level * LEVEL_LENGTH;
            if (!Float.isFinite(frame.getFloat(at + BID))
                    || !Float.isFinite(frame.getFloat(at + ASK))) {
                return false;
            }
        }
        return true;
    }

    private static boolean bookFits(ByteBuffer frame, int levels) {
        for (int level = 0; level < LEVELS; level++) {
            int at = levels + level * LEVEL_LENGTH;
            boolean hasBid = frame.getInt(at + BID_QTY) != 0;
            boolean hasAsk = frame.getInt(at + ASK_QTY) != 0;
            if (hasBid && !DhanPrices.fits(frame.getFloat(at + BID))
                    || hasAsk && !DhanPrices.fits(frame.getFloat(at + ASK))) {
                return false;
            }
        }
        return true;
    }
}
