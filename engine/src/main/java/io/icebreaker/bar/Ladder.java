package io.icebreaker.bar;

import java.util.Arrays;

/**
 * A price ladder that footprint cells gather in: dense rows around the prices seen, growing by doubling
 * (analytics 0.6, 3.1).
 *
 * <p><b>Bound.</b> {@link #MAX_ROWS} rows; volume beyond is booked in the outermost row and counted by
 * {@link #clamped}, so that a bar's rows always sum to its volume.
 *
 * <p><b>Threading.</b> One owner. <b>Allocation.</b> Only while growing beyond what the {@link RowRoom} has;
 * {@link #growths} counts that. An emptied ladder keeps its first rows and gives the rest back.
 */
public final class Ladder {
    /**
     * 65,536 rows of 0.05 are 3,277 rupees: more than any index future moves between its circuit limits of
     * a day.
     */
    public static final int MAX_ROWS = 65_536;

    /** Rows of its own, so that bars of seconds need not borrow. */
    private static final int FIRST_CAPACITY = 16;

    private static final int OWN = -1;

    private final RowRoom room;
    private final long[] first = new long[FIRST_CAPACITY * Rows.WORDS];

    /** The rows' cells lie in {@code cells} from {@code start}: a place that was lent, or its own. */
    private int place = OWN;

    private long[] cells = first;
    private int start;
    private int capacity = FIRST_CAPACITY;
    private long base;
    private long low;
    private long high = -1;
    private long clamped;
    private long growths;

    /** A ladder that keeps its room to itself. */
    public Ladder() {
        this(new RowRoom());
    }

    /** A ladder that shares room with others of the same owner. */
    public Ladder(RowRoom room) {
        this.room = room;
    }

    public boolean isEmpty() {
        return high < low;
    }

    /** Number of the lowest row in use. */
    public long firstRow() {
        return low;
    }

    public int rows() {
        return (int) (high - low + 1);
    }

    public long clamped() {
        return clamped;
    }

    public long growths() {
        return growths;
    }

    /**
     * Makes room from {@code lowRow} to {@code highRow} inclusive without adding anything: a bar's rows
     * span its low and high.
     */
    public void cover(long lowRow, long highRow) {
        include(lowRow);
        include(highRow);
    }

    public void add(long row, long bid, long ask, long neutral, long trades) {
        int cell = cell(include(row));
        cells[cell + Rows.BID] += bid;
        cells[cell + Rows.ASK] += ask;
        cells[cell + Rows.NEUTRAL] += neutral;
        cells[cell + Rows.TRADES] += trades;
    }

    /** Adds every row of another ladder of the same row height. */
    public void addAll(Ladder other) {
        if (other.isEmpty()) {
            return;
        }
        cover(other.low, other.high);
        int from = other.cell(other.low);
        if (other.low < low || other.high > high) { // beyond the bound
            addAll(other.cells, from, other.low, other.rows(), 1);
            return;
        }
        addAll(other.cells, from, cells, cell(other.low), other.rows() * Rows.WORDS);
    }

    private static void addAll(long[] words, int from, long[] to, int at, int length) {
        for (int i = 0; i < length; i++) {
            to[at + i] += words[from + i];
        }
    }

    /**
     * Adds rows lying in an array; {@code factor} of them make one row here (row labels stay aligned, 3.1).
     */
    public void addAll(long[] words, int at, long firstRow, int rows, long factor) {
        for (int i = 0; i < rows; i++) {
            int from = at + i * Rows.WORDS;
            add(
                    Math.floorDiv(firstRow + i, factor),
                    words[from + Rows.BID],
                    words[from + Rows.ASK],
                    words[from + Rows.NEUTRAL],
                    words[from + Rows.TRADES]);
        }
    }

    /**
     * Spreads the volume of a candle without a footprint over its rows, the remainder a unit a row from the
     * lowest up; nobody knows its sides (3.11, ESTIMATED).
     */
    public void spread(long lowRow, long highRow, long volume) {
        long rows = highRow - lowRow + 1;
        long remainder = volume % rows;
        for (long row = lowRow; row <= highRow; row++) {
            add(row, 0, 0, volume / rows + (row - lowRow < remainder ? 1 : 0), 0);
        }
    }

    /** Copies the rows in use to {@code words}; the caller made room for {@code rows() * Rows.WORDS}. */
    public void copyTo(long[] words, int at) {
        if (!isEmpty()) {
            System.arraycopy(cells, cell(low), words, at, rows() * Rows.WORDS);
        }
    }

    /** Puts the rows in use behind the bar at the front of {@code words} and sums them up in it. */
    public void complete(long[] words, long rowHeight, FootprintRules rules) {
        words[Bar.ROW_HEIGHT] = rowHeight;
        words[Bar.FIRST_ROW] = firstRow();
        words[Bar.ROWS] = rows();
        copyTo(words, Bar.WORDS);
        Rows.summarize(words, 0, rules);
    }

    /** Empties the ladder and gives back what it borrowed. */
    public void clear() {
        if (!isEmpty()) {
            leave();
        }
        moveTo(OWN, FIRST_CAPACITY);
        low = 0;
        high = -1;
    }

    private int cell(long row) {
        return start + (int) (row - base) * Rows.WORDS;
    }

    /** Extends the range in use to {@code row}, or to the bound; returns the row to book in. */
    private long include(long row) {
        if (isEmpty()) {
            low = row;
            high = row;
            base = row - capacity / 2;
            return row;
        }
        long booked = Math.max(high - MAX_ROWS + 1, Math.min(low + MAX_ROWS - 1, row));
        if (booked != row) {
            clamped++;
        }
        if (booked < low || booked > high) {
            extend(Math.min(low, booked), Math.max(high, booked));
        }
        return booked;
    }

    private void extend(long newLow, long newHigh) {
        if (newLow < base || newHigh >= base + capacity) {
            recentre(newLow, newHigh);
        }
        low = newLow;
        high = newHigh;
    }

    private void recentre(long newLow, long newHigh) {
        int needed = (int) (newHigh - newLow + 1);
        int wanted = capacity;
        while (wanted < needed + needed / 4 && wanted < MAX_ROWS) {
            wanted *= 2;
        }
        long newBase = newLow - (wanted - needed) / 2;
        int offset = (int) (low - newBase) * Rows.WORDS;
        int from = cell(low);
        int length = rows() * Rows.WORDS;
        if (wanted == capacity) {
            System.arraycopy(cells, from, cells, start + offset, length);
            clearOutside(from, length, start + offset);
        } else {
            int larger = borrow(wanted);
            System.arraycopy(cells, from, room.cells(larger), room.at(larger) + offset, length);
            leave();
            moveTo(larger, wanted);
        }
        base = newBase;
    }

    private int borrow(int rows) {
        long made = room.made();
        int larger = room.lend(rows);
        growths += room.made() - made;
        return larger;
    }

    /** Empties the cells in use and gives them back, unless they are the ladder's own. */
    private void leave() {
        Arrays.fill(cells, cell(low), cell(high) + Rows.WORDS, 0);
        if (place != OWN) {
            room.takeBack(place, capacity);
        }
    }

    private void moveTo(int newPlace, int newCapacity) {
        place = newPlace;
        cells = newPlace == OWN ? first : room.cells(newPlace);
        start = newPlace == OWN ? 0 : room.at(newPlace);
        capacity = newCapacity;
    }

    /** After an in-place move, empties what the old position leaves behind. */
    private void clearOutside(int from, int length, int to) {
        for (int i = from; i < from + length; i++) {
            if (i < to || i >= to + length) {
                cells[i] = 0;
            }
        }
    }
}
