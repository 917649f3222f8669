package io.icebreaker.feed.dhan;

import static io.icebreaker.feed.dhan.DhanDepthLayout.*;

import io.icebreaker.tick.Reject;
import java.nio.ByteBuffer;

/**
 * One side of a book of up to 200 levels, sorted best first. One thread; allocates nothing after
 * construction.
 */
final class DhanLevels {
    static final int MAX = 200;

    private final long[] prices = new long[MAX];
    private final long[] qtys = new long[MAX];
    private final long[] orders = new long[MAX];
    private int count;

    /**
     * Takes the rows of a packet; those without quantity are dropped and their prices not looked at.
     *
     * @return why the packet is to be refused, or null
     */
    Reject read(ByteBuffer frame, int at, int rows, boolean isBid) {
        count = 0;
        boolean fits = true;
        for (int row = 0; row < rows; row++) {
            int from = at + row * ROW_LENGTH;
            long qty = frame.getInt(from + QTY) & 0xffff_ffffL;
            double price = frame.getDouble(from + PRICE);
            if (qty != 0 && !Double.isFinite(price)) {
                return Reject.NOT_FINITE;
            }
            if (qty != 0) {
                fits &= DhanPrices.fits(price);
                long numberOf = frame.getInt(from + ORDERS) & 0xffff_ffffL;
                insert(DhanPrices.exact(price), qty, numberOf, isBid);
            }
        }
        return fits ? null : Reject.RANGE;
    }

    /** Behind all that are as good or better: what comes in order costs one comparison. */
    private void insert(long price, long qty, long numberOf, boolean isBid) {
        int place = count++;
        while (place > 0 && isBetter(price, prices[place - 1], isBid)) {
            set(place, prices[place - 1], qtys[place - 1], orders[place - 1]);
            place--;
        }
        set(place, price, qty, numberOf);
    }

    private static boolean isBetter(long price, long than, boolean isBid) {
        return isBid ? price > than : price < than;
    }

    private void set(int place, long price, long qty, long numberOf) {
        prices[place] = price;
        qtys[place] = qty;
        orders[place] = numberOf;
    }

    int count() {
        return count;
    }

    long price(int level) {
        return prices[level];
    }

    long qty(int level) {
        return qtys[level];
    }

    long orders(int level) {
        return orders[level];
    }
}
