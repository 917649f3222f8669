package io.icebreaker.bar;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Room for the rows of many ladders: few large blocks, halved until a piece fits, and joined again when
 * pieces come back, so that what a closed bar leaves is there for any other, however wide. Beside it lie the
 * words that one bar at a time is put together in ({@link #record}).
 *
 * <p><b>Bound.</b> What {@link #reserve} allows; where ladders need more at a time than that, a block is
 * added all the same, which {@link #made} counts. <b>Allocation.</b> A block at a time, when it is first
 * needed, unless another thread has made it ahead ({@link #makeSpare}); {@link #ahead} makes what a day like
 * the one before may need beyond. <b>Threading.</b> One owner.
 */
public final class RowRoom {
    /** The smallest piece: 1 KiB. Each is a power of two of these, up to {@link Ladder#MAX_ROWS}. */
    public static final int LEAST_ROWS = 32;

    private static final int LEAST_WORDS = LEAST_ROWS * Rows.WORDS;

    /** The largest block has so many smallest pieces; a place is its block's number, then its first piece. */
    private static final int MAX_PIECES = Ladder.MAX_ROWS / LEAST_ROWS;

    private static final int PIECE_BITS = Integer.numberOfTrailingZeros(MAX_PIECES);

    /** Never more than 96 MiB are allowed: the more instruments there are, the more of them are quiet. */
    private static final int MOST_RESERVED = 48 * Ladder.MAX_ROWS;

    /** The first block holds four ladders like the one it is made for. */
    private static final int FIRST = 4;

    /** One block ahead, and one more for each so many there are that have no large piece left. */
    private static final int SHARE = 4;

    /** Half a block, the most a ladder may ask for: two that do so at once may need two blocks. */
    private static final int LARGE = order(Ladder.MAX_ROWS / 2);

    private static final int FIRST_RECORD_ROWS = 16;

    /** An instrument's ladders widen together: in a burst four blocks were taken within 10 ms. */
    private static final int SPARES = 4;

    private Block[] blocks = new Block[FIRST];
    private int count;
    private int rows;
    private int reserved;
    private int used;
    private int mostUsed;
    private long made;

    /** Blocks made ahead; the owner takes them. */
    private final transient AtomicReferenceArray<Block> spares = new AtomicReferenceArray<>(SPARES);

    private long[] record = new long[Bar.WORDS + FIRST_RECORD_ROWS * Rows.WORDS];

    /** Allows so many more rows, up to a bound, in blocks of 2 MiB that come when they are needed. */
    public void reserve(int more) {
        reserved = Math.min(reserved + more, MOST_RESERVED);
    }

    /** A day is over: makes room for half as many rows again as were ever in use, within what is allowed. */
    public void ahead() {
        int wanted = Math.min(mostUsed + mostUsed / 2, reserved);
        while (rows < wanted) {
            add(new Block(Ladder.MAX_ROWS, LEAST_ROWS));
        }
    }

    /**
     * Makes a block ahead, while blocks may still be needed, and more where there are many and no large piece
     * is left in those there are. Any one thread beside the owner, of whose state it sees what it sees: a
     * block too many or too late is no harm.
     */
    public void makeSpare() {
        int more = hasLargePiece() ? 0 : count / SHARE;
        int wanted = rows < reserved ? 1 + more : 0;
        for (int i = 0; i < SPARES && i < wanted; i++) {
            if (spares.get(i) == null) {
                spares.set(i, new Block(Ladder.MAX_ROWS, LEAST_ROWS));
            }
        }
    }

    private boolean hasLargePiece() {
        for (Block block : blocks) {
            if (block != null && block.most() >= LARGE) {
                return true;
            }
        }
        return false;
    }

    /**
     * A place with so many cells, a power of two of rows. They are empty the first time, and then whatever
     * they were when they came back.
     */
    public int lend(int rowCount) {
        used += rowCount;
        mostUsed = Math.max(mostUsed, used);
        int order = order(rowCount);
        for (int i = 0; i < count; i++) {
            if (blocks[i].most() >= order) {
                return i << PIECE_BITS | blocks[i].lend(order);
            }
        }
        add(larger(rowCount));
        return count - 1 << PIECE_BITS | blocks[count - 1].lend(order);
    }

    /** A block that is allowed, or else one as large as all before, counted. */
    private Block larger(int rowCount) {
        if (rows < reserved && rowCount < Ladder.MAX_ROWS) {
            return takeSpare();
        }
        int first = count == 0 ? FIRST * rowCount : Integer.highestOneBit(rows);
        made++;
        return new Block(Math.min(Ladder.MAX_ROWS, Math.max(rowCount, first)), 0);
    }

    private Block takeSpare() {
        for (int i = 0; i < SPARES; i++) {
            Block ready = spares.get(i);
            if (ready != null) {
                spares.set(i, null);
                return ready;
            }
        }
        return new Block(Ladder.MAX_ROWS, LEAST_ROWS);
    }

    /** A place that was lent, and as many rows as it was lent for. */
    public void takeBack(int place, int rowCount) {
        used -= rowCount;
        blocks[place >> PIECE_BITS].takeBack(place & MAX_PIECES - 1, order(rowCount));
    }

    /** The least that may be lent with room for so many words. */
    public static int rows(int words) {
        int rows = LEAST_ROWS;
        while (rows * Rows.WORDS < words) {
            rows *= 2;
        }
        return rows;
    }

    /** The array a place lies in. */
    public long[] cells(int place) {
        return blocks[place >> PIECE_BITS].cells;
    }

    /** Where in it the place begins. */
    public int at(int place) {
        return (place & MAX_PIECES - 1) * LEAST_WORDS;
    }

    /** Words for a bar and so many rows behind it: the same ones each time, whatever they hold. */
    public long[] record(int rowCount) {
        int needed = Bar.WORDS + rowCount * Rows.WORDS;
        if (record.length < needed) {
            record = new long[Math.min(2 * needed, Bar.WORDS + Ladder.MAX_ROWS * Rows.WORDS)];
        }
        return record;
    }

    /** How often there was no room within what is allowed, and a block was added. */
    public long made() {
        return made;
    }

    private void add(Block block) {
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * count);
        }
        blocks[count++] = block;
        rows += block.cells.length / Rows.WORDS;
    }

    /** 1 for the smallest piece, one more for each doubling. */
    private static int order(int rowCount) {
        return Integer.numberOfTrailingZeros(rowCount / LEAST_ROWS) + 1;
    }

    /**
     * A binary tree over the block, its root 1, children of {@code i} at {@code 2i} and {@code 2i + 1}: each
     * node knows the order of the largest free piece in it, 0 for none. Children of a node that is lent
     * whole, or free whole, say what they said when it last was in halves or new: whole.
     */
    private static final class Block {
        final long[] cells;
        private final byte[] free;
        private final int pieces;

        /**
         * A power of two of rows. {@code less} are lent for good, to none: a block of 2 MiB and a header
         * would take another region of a garbage-collected heap, or half of a large one.
         */
        Block(int rowCount, int less) {
            cells = new long[(rowCount - less) * Rows.WORDS];
            pieces = rowCount / LEAST_ROWS;
            free = new byte[2 * pieces];
            for (int node = 1; node < free.length; node++) {
                free[node] = (byte) (order(rowCount) - depth(node));
            }
            if (less > 0) {
                free[free.length - 1] = 0;
                tellParents(free.length - 1, 1);
            }
        }

        private static int depth(int node) {
            return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(node);
        }

        int most() {
            return free[1];
        }

        /** Goes down to the half that fits more closely, so that large pieces stay whole. */
        int lend(int order) {
            int node = 1;
            while (pieces >> depth(node) != 1 << order - 1) {
                node *= 2;
                boolean isLeftTooSmall = free[node] < order;
                boolean fitsRight = free[node + 1] >= order;
                if (isLeftTooSmall || fitsRight && free[node + 1] < free[node]) {
                    node++;
                }
            }
            free[node] = 0;
            int piece = (node << order - 1) - pieces;
            tellParents(node, order);
            return piece;
        }

        void takeBack(int piece, int order) {
            int node = piece + pieces >> order - 1;
            free[node] = (byte) order;
            tellParents(node, order);
        }

        private void tellParents(int of, int ofOrder) {
            int whole = ofOrder;
            for (int node = of / 2; node > 0; node /= 2) {
                int left = free[2 * node];
                int right = free[2 * node + 1];
                boolean isWhole = left == whole && right == whole;
                whole++;
                free[node] = (byte) (isWhole ? whole : Math.max(left, right));
            }
        }
    }
}
