package io.icebreaker.bench.codec;

import io.icebreaker.feed.dhan.DhanDepthLayout;
import io.icebreaker.feed.dhan.DhanLayout;
import io.icebreaker.feed.smartapi.SmartLayout;
import java.nio.ByteBuffer;

/**
 * What anybody would write where a broker publishes no Java client: every field by one absolute read into an
 * array of its own, unscaled. It checks nothing and looks nobody up.
 */
final class NaiveReads {
    static final String NAME = "one absolute read a field";

    private static final int LEVELS = 5;
    private static final int LEVEL_FIELDS = 6;

    /** Prices first, then quantities; levels last, their two prices first. */
    static final int HEAD = 12;

    static final int LENGTH = HEAD + LEVELS * LEVEL_FIELDS;

    private NaiveReads() {}

    /** A full packet of Dhan's live feed that begins at {@code at}. */
    static void dhan(ByteBuffer frame, int at, double[] out) {
        int prices = at + DhanLayout.FULL_PRICES;
        out[0] = frame.getFloat(at + DhanLayout.LTP);
        out[1] = frame.getFloat(at + DhanLayout.ATP);
        out[2] = frame.getFloat(prices + DhanLayout.OPEN);
        out[3] = frame.getFloat(prices + DhanLayout.HIGH);
        out[4] = frame.getFloat(prices + DhanLayout.LOW);
        out[5] = frame.getFloat(prices + DhanLayout.CLOSE);
        out[6] = frame.getShort(at + DhanLayout.LAST_QTY);
        out[7] = frame.getInt(at + DhanLayout.VOLUME);
        out[8] = frame.getInt(at + DhanLayout.TOTAL_BUY_QTY);
        out[9] = frame.getInt(at + DhanLayout.TOTAL_SELL_QTY);
        out[10] = frame.getInt(at + DhanLayout.FULL_OI);
        out[11] = frame.getInt(at + DhanLayout.LAST_TRADE_TIME);
        for (int level = 0; level < LEVELS; level++) {
            int from = at + DhanLayout.FULL_DEPTH + level * DhanLayout.LEVEL_LENGTH;
            int to = HEAD + level * LEVEL_FIELDS;
            out[to] = frame.getFloat(from + DhanLayout.BID);
            out[to + 1] = frame.getFloat(from + DhanLayout.ASK);
            out[to + 2] = frame.getInt(from + DhanLayout.BID_QTY);
            out[to + 3] = frame.getInt(from + DhanLayout.ASK_QTY);
            out[to + 4] = frame.getShort(from + DhanLayout.BID_ORDERS);
            out[to + 5] = frame.getShort(from + DhanLayout.ASK_ORDERS);
        }
    }

    /** All rows of a side of Dhan's depth feed that begins at {@code at}: price, quantity, orders. */
    static void dhanDepth(ByteBuffer frame, int at, double[] out) {
        for (int row = 0; row < BrokerFrames.DEPTH_ROWS; row++) {
            int from = at + DhanDepthLayout.HEADER_LENGTH + row * DhanDepthLayout.ROW_LENGTH;
            out[3 * row] = frame.getDouble(from + DhanDepthLayout.PRICE);
            out[3 * row + 1] = frame.getInt(from + DhanDepthLayout.QTY);
            out[3 * row + 2] = frame.getInt(from + DhanDepthLayout.ORDERS);
        }
    }

    /** A snap quote of SmartAPI that begins with its frame. */
    static void smart(ByteBuffer frame, double[] out) {
        out[0] = frame.getLong(SmartLayout.LTP);
        out[1] = frame.getLong(SmartLayout.ATP);
        out[2] = frame.getLong(SmartLayout.OPEN);
        out[3] = frame.getLong(SmartLayout.HIGH);
        out[4] = frame.getLong(SmartLayout.LOW);
        out[5] = frame.getLong(SmartLayout.PREV_CLOSE);
        out[6] = frame.getLong(SmartLayout.LAST_QTY);
        out[7] = frame.getLong(SmartLayout.VOLUME);
        out[8] = frame.getDouble(SmartLayout.TOTAL_BUY_QTY);
        out[9] = frame.getDouble(SmartLayout.TOTAL_SELL_QTY);
        out[10] = frame.getLong(SmartLayout.OI);
        out[11] = frame.getLong(SmartLayout.LAST_TRADE_TIME);
        for (int level = 0; level < LEVELS; level++) {
            int bid = SmartLayout.BIDS + level * SmartLayout.LEVEL_LENGTH;
            int ask = SmartLayout.ASKS + level * SmartLayout.LEVEL_LENGTH;
            int to = HEAD + level * LEVEL_FIELDS;
            out[to] = frame.getLong(bid + SmartLayout.LEVEL_PRICE);
            out[to + 1] = frame.getLong(ask + SmartLayout.LEVEL_PRICE);
            out[to + 2] = frame.getLong(bid + SmartLayout.LEVEL_QTY);
            out[to + 3] = frame.getLong(ask + SmartLayout.LEVEL_QTY);
            out[to + 4] = frame.getShort(bid + SmartLayout.LEVEL_ORDERS);
            out[to + 5] = frame.getShort(ask + SmartLayout.LEVEL_ORDERS);
        }
    }
}
