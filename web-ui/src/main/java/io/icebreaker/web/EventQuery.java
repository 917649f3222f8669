package io.icebreaker.web;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.EventBars;
import io.icebreaker.bar.EventSpec;
import io.icebreaker.bar.RowRoom;
import io.icebreaker.bar.Rows;
import io.icebreaker.publish.Board;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Event bars of any spec, built from the trades the board keeps: the very bars the engine would have
 * journaled (analytics 2.3, 2.4). Where a session's first trades are gone its bars may begin anywhere and say
 * PARTIAL. One use each.
 */
final class EventQuery {
    /** As {@link BarQuery}: one answer holds no more rows. */
    private static final int MAX_ROWS = 200_000;

    private final Board board;
    private final int id;
    private final int limit;
    private final long beforeNs;
    private final boolean withRows;
    private final EventFeed feed;
    private final EventBars bars;
    private final ArrayDeque<long[]> closed = new ArrayDeque<>();
    private long rows;
    private boolean dropped;

    /** The newest {@code limit} bars that end by {@code beforeNs}; the rows are left out unless wanted. */
    EventQuery(
            Board board,
            int id,
            EventSpec spec,
            long rowHeight,
            int limit,
            long beforeNs,
            boolean withRows) {
        this.board = board;
        this.id = id;
        this.limit = limit;
        this.beforeNs = beforeNs;
        this.withRows = withRows;
        feed = new EventFeed(board.tradeHistory(), id);
        bars =
                new EventBars(
                        spec,
                        id,
                        board.instrument(id).tickSize(),
                        rowHeight,
                        board.footprintRules(),
                        new RowRoom(),
                        this::onClosed);
    }

    BarQuery.Answer run() {
        feed.read(Integer.MAX_VALUE, bars::onTrade);
        if (EventFeed.isOver(bars, board.engineTimeNs())) {
            bars.end();
        }
        long[] forming = beforeNs == BarQuery.ANY_TIME ? bars.forming() : null;
        return new BarQuery.Answer(new ArrayList<>(closed), forming, feed.isCut() || dropped);
    }

    private void onClosed(long[] words, int at) {
        if (words[at + Bar.END_NS] > beforeNs) {
            return;
        }
        int length = Bar.WORDS + (withRows ? (int) words[at + Bar.ROWS] * Rows.WORDS : 0);
        closed.addLast(Arrays.copyOfRange(words, at, at + length));
        rows += withRows ? words[at + Bar.ROWS] : 0;
        while (closed.size() > limit || rows > MAX_ROWS && closed.size() > 1) {
            long[] oldest = closed.removeFirst();
            dropped |= closed.size() < limit;
            rows -= withRows ? oldest[Bar.ROWS] : 0;
        }
    }
}
