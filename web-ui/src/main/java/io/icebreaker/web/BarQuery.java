package io.icebreaker.web;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.publish.BarHistory;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Bars of any interval, from the closed and forming bars of the board's two streams. Walks from the newest
 * bar back, one bucket of the wanted interval at a time. One use each.
 */
final class BarQuery {
    /** About 6 MB of JSON: enough for 200 bars of 1,000 rows, and no more for one request. */
    private static final int MAX_ROWS = 200_000;

    /** No bound on the end of the bars wanted. */
    static final long ANY_TIME = Long.MAX_VALUE;

    private final Board board;
    private final int id;
    private final Interval interval;
    private final long rowHeight;
    private final int limit;
    private final long beforeNs;
    private final boolean withRows;

    private final List<long[]> bucket = new ArrayList<>(); // newest first
    private final List<long[]> closed = new ArrayList<>(); // newest first
    private Merger merger;
    private long[] formingPart;
    private long[] forming;
    private boolean newest = true;
    private boolean truncated;
    private long rows;

    /**
     * What was found.
     *
     * @param closed bars as {@link Merger#result} gives them, ascending
     * @param forming the bar that is not over yet, null when there is none
     * @param truncated whether there were more bars once, or more rows than one answer takes
     */
    record Answer(List<long[]> closed, long[] forming, boolean truncated) {
        /** Sequence of the event that closed the newest closed bar, 0 without one. */
        long closedThrough() {
            return closed.stream().mapToLong(bar -> bar[Bar.SEQUENCE]).max().orElse(0);
        }

        /** Height of the rows found, E4: what was asked for unless rows were recorded higher. */
        long rowHeight(long asked) {
            long[] any = closed.isEmpty() ? forming : closed.get(0);
            return any == null ? asked : any[Bar.ROW_HEIGHT];
        }
    }

    /** The newest {@code limit} bars that end by {@code beforeNs}; the rows are left out unless wanted. */
    BarQuery(
            Board board,
            int id,
            Interval interval,
            long rowHeight,
            int limit,
            long beforeNs,
            boolean withRows) {
        this.board = board;
        this.id = id;
        this.interval = interval;
        this.rowHeight = rowHeight;
        this.limit = limit;
        this.beforeNs = beforeNs;
        this.withRows = withRows;
    }

    /** The stream that bars of an interval are merged from. */
    static int stream(Interval interval) {
        return interval.compareTo(Interval.M1) >= 0 ? Board.MINUTE : Board.SECOND;
    }

    Answer run() {
        BarHistory history = board.history(stream(interval));
        var formingCopy = new Copy();
        board.readForming(
                id,
                stream(interval),
                formingCopy); // first: a bar that closes now is then found closed
        BarHistory.Walk walk = history.walk(id);
        boolean found = walk.next();
        long newestNumber = found ? walk.number() : history.closed(id);
        if (formingCopy.length() > 0 && formingCopy.stamp() == newestNumber + 1) {
            formingPart = Arrays.copyOf(formingCopy.words(), formingCopy.length());
        }
        var minutes = new Fills.Walk(walk, found, fills(), formingPart);
        long[] part = minutes.next();
        while (part != null && closed.size() < limit && !truncated) {
            take(part);
            part = minutes.next();
        }
        if (closed.size() < limit && !truncated) {
            finish(walk.cut());
            truncated |= walk.cut();
        }
        if (newest && formingPart != null) {
            forming = alone(formingPart);
        }
        Collections.reverse(closed);
        return new Answer(closed, beforeNs == ANY_TIME ? forming : null, truncated);
    }

    /** What the broker's history has where live has nothing; there is none of seconds. */
    private Fills fills() {
        boolean isMinutes = stream(interval) == Board.MINUTE;
        return new Fills(id, isMinutes ? board.backfilled().of(id) : new long[0]);
    }

    private void take(long[] part) {
        if (!bucket.isEmpty() && !merger.holds(part)) {
            finish(false);
        }
        if (bucket.isEmpty()) {
            merger = new Merger(interval, rowHeight).reading(board.footprintRules());
            merger.open(part);
        }
        bucket.add(part);
    }

    /** Merges the bucket that was gathered; {@code cut} when earlier bars of it may be gone. */
    private void finish(boolean cut) {
        if (bucket.isEmpty()) {
            return;
        }
        for (int i = bucket.size() - 1; i >= 0; i--) {
            merger.add(bucket.get(i));
        }
        if (cut && bucket.get(bucket.size() - 1)[Bar.START_NS] > merger.startNs()) {
            merger.markPartial();
        }
        boolean over = !newest || isOver(bucket.get(0));
        newest = false;
        bucket.clear();
        if (!over) {
            forming = merger.result();
        } else if (merger.endNs() <= beforeNs && closed.size() < limit) {
            add(merger.result());
        }
    }

    /** Looks at what is forming: it belongs to the newest bucket, or begins the next. */
    private boolean isOver(long[] lastPart) {
        if (formingPart != null && merger.holds(formingPart)) {
            merger.add(formingPart);
            return false;
        }
        if (formingPart != null) {
            forming = alone(formingPart);
            return true;
        }
        return merger.isLast(lastPart);
    }

    private void add(long[] bar) {
        rows += withRows ? bar[Bar.ROWS] : 0;
        if (rows > MAX_ROWS) {
            truncated = true;
            return;
        }
        closed.add(withRows ? bar : Arrays.copyOf(bar, Bar.WORDS));
    }

    private long[] alone(long[] part) {
        var own = new Merger(interval, rowHeight).reading(board.footprintRules());
        own.add(part);
        return own.result();
    }
}
