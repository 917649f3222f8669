package io.icebreaker.bar;

import java.util.Arrays;

/**
 * Marks that live on after their bar, oldest first, in a table: what does not fit pushes the oldest out. Room
 * for a few is given for good, room for more borrowed for as long as there are more. One owner; allocates
 * only when the {@link RowRoom} does.
 */
public final class OpenMarks {
    /** See {@link MarkListener#onMark}. */
    public static final int KIND = 0;

    public static final int START_NS = 1;
    public static final int LOW = 2;
    public static final int HIGH = 3;
    public static final int ROWS = 4;
    public static final int WORDS = 5;

    private static final int OWN = 4;

    private static final int NOWHERE = -1;

    private final RowRoom room;
    private final int capacity;
    private final int ownMarks;
    private long[] own;
    private int ownStart;

    /** The marks lie in {@code words} from {@code start}: in a place that was lent, or its own. */
    private long[] words;

    private int start;
    private int place = NOWHERE;
    private int rows;
    private int count;
    private long pushedOut;

    OpenMarks(int capacity, RowRoom room) {
        this.capacity = capacity;
        this.room = room;
        ownMarks = Math.min(capacity, OWN);
    }

    /** How many words it has of its own. */
    int words() {
        return ownMarks * WORDS;
    }

    /** Where they lie; before the first mark. */
    void place(long[] itsOwn, int at) {
        own = itsOwn;
        ownStart = at;
        words = own;
        start = at;
    }

    void add(int kind, long startNs, long low, long high, int rowCount) {
        if (count == capacity) {
            remove(0);
            pushedOut++;
        }
        if ((count + 1) * WORDS > (place == NOWHERE ? words() : rows * Rows.WORDS)) {
            moveTo(place == NOWHERE ? RowRoom.LEAST_ROWS : 2 * rows);
        }
        int at = at(count++);
        words[at + KIND] = kind;
        words[at + START_NS] = startNs;
        words[at + LOW] = low;
        words[at + HIGH] = high;
        words[at + ROWS] = rowCount;
    }

    void remove(int index) {
        count--;
        System.arraycopy(words, at(index + 1), words, at(index), (count - index) * WORDS);
        Arrays.fill(words, at(count), at(count + 1), 0);
        if (place != NOWHERE && count <= OWN / 2) {
            moveTo(0);
        }
    }

    private int at(int index) {
        return start + index * WORDS;
    }

    /** Moves to so many borrowed rows, for 0 to its own; what it leaves is empty, as it was lent. */
    private void moveTo(int newRows) {
        int newPlace = newRows == 0 ? NOWHERE : room.lend(newRows);
        long[] to = newRows == 0 ? own : room.cells(newPlace);
        int newStart = newRows == 0 ? ownStart : room.at(newPlace);
        System.arraycopy(words, start, to, newStart, count * WORDS);
        Arrays.fill(words, start, at(count), 0);
        if (place != NOWHERE) {
            room.takeBack(place, rows);
        }
        words = to;
        start = newStart;
        place = newPlace;
        rows = newRows;
    }

    public int count() {
        return count;
    }

    /** A word of the {@code index}-th oldest. */
    public long word(int index, int field) {
        return words[at(index) + field];
    }

    /** Marks that had to go before their time. */
    public long pushedOut() {
        return pushedOut;
    }
}
