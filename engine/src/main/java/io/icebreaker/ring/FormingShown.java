package io.icebreaker.ring;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Rows;
import io.icebreaker.publish.Board;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.candle.CandleKernel;
import io.icebreaker.stage.footprint.FootprintKernel;
import io.icebreaker.stage.iceberg.OfiKernel;

/**
 * Forming seconds and minutes with all their rows, joined from the ladders of shorter intervals, for the
 * board. Of a live day an instrument's are copied every 50 ms at most, for pages look ten times a second. One
 * that must wait is shown with a later packet of its own or in its turn: a batch shows one of those who wait,
 * so that no packet waits for the bars of the whole market, and a batch that ends with a clock event all of
 * them, for nothing else may come. A stream whose bar has closed never waits. One thread, the compute lane;
 * allocates nothing.
 */
final class FormingShown {
    /** What the board keeps, by its number. */
    static final Interval[] STREAMS = {Interval.S1, Interval.M1};

    private static final long LIVE_EVERY_NS = 50_000_000L;

    private final Board board;
    private final long everyNs;

    /** When an instrument's bars were last shown, by id. */
    private final long[] shownNs;

    /** What the batch in hand has touched, and which of its streams closed a bar, a bit each. */
    private final Changed touched;

    private final byte[] closed;

    /** Who traded and had to wait; some have been shown since, those are no longer behind. */
    private final WaitingIds waiting;

    private final boolean[] isBehind;
    private final long[] forming = new long[Bar.WORDS];
    private CandleKernel candle;
    private FootprintKernel footprint;
    private OfiKernel ofi;

    FormingShown(Board board, int maxInstruments, boolean live) {
        this.board = board;
        everyNs = live ? LIVE_EVERY_NS : 0;
        shownNs = new long[maxInstruments];
        touched = new Changed(maxInstruments);
        closed = new byte[maxInstruments];
        waiting = new WaitingIds(maxInstruments);
        isBehind = new boolean[maxInstruments];
    }

    /** Names whose bars are shown. */
    void reads(Analysis analysis) {
        candle = analysis.candle();
        footprint = analysis.footprint();
        ofi = analysis.ofi();
    }

    /** A trade came. */
    void touch(int id) {
        touched.mark(id);
    }

    /** A bar of a stream closed: what is shown as forming must not be that bar. */
    void closed(int id, int stream) {
        touched.mark(id);
        closed[id] |= (byte) (1 << stream);
    }

    /** The end of a batch, at the receive time of its last event, ns UTC, which may be a clock event. */
    void show(long nowNs, boolean isClock) {
        for (int id = touched.next(); id >= 0; id = touched.next()) {
            show(id, nowNs);
        }
        showWaiting(nowNs, isClock ? Integer.MAX_VALUE : 1);
    }

    private boolean isDue(long lastNs, long nowNs) {
        return everyNs == 0 || Math.abs(nowNs - lastNs) >= everyNs;
    }

    private void show(int id, long nowNs) {
        if (isDue(shownNs[id], nowNs)) {
            showAll(id, nowNs);
        } else {
            isBehind[id] = true;
            waiting.add(id);
            for (int stream = 0; stream < STREAMS.length; stream++) {
                if ((closed[id] & 1 << stream) != 0) {
                    showStream(id, stream);
                }
            }
        }
        closed[id] = 0;
    }

    private void showWaiting(long nowNs, int most) {
        int shown = 0;
        for (int id = waiting.first(); id >= 0 && shown < most; id = waiting.first()) {
            if (isBehind[id] && !isDue(shownNs[id], nowNs)) {
                return;
            }
            waiting.removeFirst();
            if (isBehind[id]) {
                showAll(id, nowNs);
                shown++;
            }
        }
    }

    private void showAll(int id, long nowNs) {
        shownNs[id] = nowNs;
        isBehind[id] = false;
        board.cvd(id, candle.cvd(id));
        for (int stream = 0; stream < STREAMS.length; stream++) {
            showStream(id, stream);
        }
    }

    private void showStream(int id, int stream) {
        if (candle.forming(id, STREAMS[stream], forming)) {
            forming[Bar.ROWS] = 0;
            long[] bar = footprint.forming(id, STREAMS[stream], forming);
            bar[Bar.FLAGS] |= Bar.FORMING;
            ofi.onBar(bar, 0);
            int length = Bar.WORDS + (int) bar[Bar.ROWS] * Rows.WORDS;
            board.forming(id, stream, bar, 0, length);
        }
    }
}
