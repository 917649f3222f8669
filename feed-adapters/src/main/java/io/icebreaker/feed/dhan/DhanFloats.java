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

    /** A million million rupees. */
    private static final int PLAIN = Float.floatToRawIntBits(1e12f);

    private DhanFloats() {}

    private static int[] beside(int dayPrices) {
        return new int[] {
            LTP, ATP, dayPrices + OPEN, dayPrices + CLOSE, dayPrices + HIGH, dayPrices + LOW
        };
    }

    /** Why a packet of this code that begins at {@code at} is to be refused, or null. */
    static Reject damage(ByteBuffer frame, int at, int code) {
        int[] floats = floats(code);
        int levels = code == FULL ? FULL_DEPTH : code == V1_DEPTH ? V1_DEPTH_LEVELS : 0;
        if (arePlain(frame, at, floats, levels)) {
            return null;
        }
        if (!areFinite(frame, at, floats) || levels > 0 && !isBookFinite(frame, at + levels)) {
            return Reject.NOT_FINITE;
        }
        boolean fits = fit(frame, at, floats) && (levels == 0 || bookFits(frame, at + levels));
        return fits ? null : Reject.RANGE;
    }

    /** Whether all are as prices are, far from either bound: one look instead of several at each. */
    private static boolean arePlain(ByteBuffer frame, int at, int[] floats, int levels) {
        int most = 0;
        for (int field : floats) {
            most = Math.max(most, magnitude(frame, at + field));
        }
        if (levels > 0) {
            for (int level = 0; level < LEVELS; level++) {
                int place = at + levels + level * LEVEL_LENGTH;
                most = Math.max(most, magnitude(frame, place + BID));
                most = Math.max(most, magnitude(frame, place + ASK));
            }
        }
        return most < PLAIN;
    }

    /** A float without its sign, as a number that grows with it; NaN and infinity are above all others. */
    private static int magnitude(ByteBuffer frame, int at) {
        return frame.getInt(at) & Integer.MAX_VALUE;
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
