package io.icebreaker.web;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.TradeWords;
import io.icebreaker.bar.Vwap;
import io.icebreaker.finding.Sheet;
import io.icebreaker.finding.VwapWords;
import io.icebreaker.publish.BarHistory;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * An average's way through the minutes (analytics 2.5, 2.6): the session's as closed minutes recorded it, or
 * one anchored anywhere, from the trades the board keeps. Minutes whose trades are gone stand in as candles,
 * (H + L + C) / 3, and the answer is partial. One use each.
 */
final class VwapQuery {
    private static final long MINUTE_NS = Interval.M1.lengthNs();

    private final Board board;
    private final int id;
    private final List<Point> points = new ArrayList<>();
    private final Vwap vwap = new Vwap();
    private boolean partial;
    private boolean reachesBack; // a trade before the anchor was seen: nothing after it is missing
    private long tradesFromNs = Long.MIN_VALUE;
    private boolean began;
    private long minuteEndNs;

    /** Rupees. */
    record Point(long timeNs, double vwap, double sigma) {}

    /** What was found; {@code anchorNs} is null where no session is known. */
    record Answer(Long anchorNs, boolean partial, List<Point> points) {}

    VwapQuery(Board board, int id) {
        this.board = board;
        this.id = id;
    }

    Answer session() {
        var now = new Copy();
        board.findings().read(Sheet.VWAP, id, now);
        if (now.length() == 0) {
            return new Answer(null, false, points);
        }
        long openNs = now.words()[VwapWords.SESSION_OPEN_NS];
        BarHistory.Walk walk = board.history(Board.MINUTE).walk(id);
        while (walk.next() && walk.words()[Bar.SESSION_OPEN_NS] == openNs) {
            long[] bar = walk.words();
            points.add(
                    new Point(
                            bar[Bar.END_NS],
                            Double.longBitsToDouble(bar[Bar.DAY_VWAP]),
                            Double.longBitsToDouble(bar[Bar.DAY_SIGMA])));
        }
        Collections.reverse(points);
        double latest = Double.longBitsToDouble(now.words()[VwapWords.VWAP]);
        if (!Double.isNaN(latest)) {
            points.add(
                    new Point(
                            board.engineTimeNs(),
                            latest,
                            Double.longBitsToDouble(now.words()[VwapWords.SIGMA])));
        }
        return new Answer(openNs, walk.cut() || now.words()[VwapWords.PARTIAL] != 0, points);
    }

    Answer anchored(long anchorNs) {
        var feed = new EventFeed(board.tradeHistory(), id);
        feed.read(Integer.MAX_VALUE, (trade, at) -> onTrade(trade, at, anchorNs, feed.isCut()));
        if (!began && !reachesBack && feed.isCut()) {
            candles(anchorNs, Long.MAX_VALUE);
        }
        long nowNs = board.engineTimeNs();
        if (began && nowNs >= minuteEndNs) {
            add(minuteEndNs);
        }
        if (!Double.isNaN(vwap.vwap())) {
            add(nowNs);
        }
        return new Answer(anchorNs, partial, points);
    }

    private void onTrade(long[] trade, int at, long anchorNs, boolean cut) {
        long te = trade[at + TradeWords.TIME_NS];
        if (te < anchorNs) {
            reachesBack = true;
            return;
        }
        if (TradeWords.has(trade, at, TradeWords.START)) {
            partial |= TradeWords.has(trade, at, TradeWords.VWAP_PARTIAL) && !reachesBack && !began;
            return;
        }
        if (trade[at + TradeWords.QTY] == 0) {
            return;
        }
        if (!began && !reachesBack && cut && tradesFromNs == Long.MIN_VALUE) {
            tradesFromNs = endOfMinute(trade, at);
            candles(anchorNs, tradesFromNs);
        }
        if (te >= tradesFromNs) {
            take(trade, at);
        }
    }

    private void take(long[] trade, int at) {
        long end = endOfMinute(trade, at);
        if (began && end != minuteEndNs) {
            add(minuteEndNs);
        }
        began = true;
        minuteEndNs = end;
        vwap.trade(trade[at + TradeWords.PRICE], trade[at + TradeWords.QTY]);
    }

    /** End of the 1m bar that the trade is in (2.2). */
    private static long endOfMinute(long[] trade, int at) {
        long openNs = trade[at + TradeWords.SESSION_OPEN_NS];
        long closeNs = trade[at + TradeWords.SESSION_CLOSE_NS];
        long minute = Math.floorDiv(trade[at + TradeWords.TIME_NS] - openNs, MINUTE_NS);
        return Math.min(openNs + (minute + 1) * MINUTE_NS, closeNs);
    }

    /** Takes up the closed minutes from the anchor that end by {@code untilNs}. */
    private void candles(long anchorNs, long untilNs) {
        partial = true;
        List<long[]> bars = new ArrayList<>(); // newest first
        BarHistory.Walk walk = board.history(Board.MINUTE).walk(id);
        while (walk.next() && walk.words()[Bar.START_NS] >= anchorNs) {
            if (walk.words()[Bar.END_NS] <= untilNs) {
                bars.add(Arrays.copyOf(walk.words(), Bar.WORDS));
            }
        }
        for (int i = bars.size() - 1; i >= 0; i--) {
            vwap.candle(bars.get(i), 0);
            add(bars.get(i)[Bar.END_NS]);
        }
    }

    private void add(long timeNs) {
        points.add(new Point(timeNs, vwap.vwap(), vwap.sigma()));
    }
}
