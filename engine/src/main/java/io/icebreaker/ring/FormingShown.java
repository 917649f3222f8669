package io.icebreaker.ring;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Rows;
import io.icebreaker.publish.Board;
import io.icebreaker.stage.candle.CandleKernel;
import io.icebreaker.stage.footprint.FootprintKernel;
import io.icebreaker.stage.iceberg.OfiKernel;

/**
 * Forming seconds and minutes with all their rows, joined from the ladders of shorter intervals, for the
 * board. Of a live day an instrument's are copied every 50 ms at most, for pages look ten times a second:
 * one that waits is shown with a later batch, the next clock event's at the latest. One thread, the compute
 * lane; allocates nothing.
 */
final class FormingShown {
    /** What the board keeps, by its number. */
    static final Interval[] STREAMS = {Interval.S1, Interval.M1};

    private static final long LIVE_EVERY_NS = 50_000_000L;

    private final Board board;
    private final long everyNs;

    /** Instruments that traded since their forming bars were last shown, and when that was. */
    private final boolean[] touched;

    private final int[] touchedIds;
    private int touchedCount;
    private final long[] shownNs;
    private final long[] forming = new long[Bar.WORDS];
    private CandleKernel candle;
    private FootprintKernel footprint;
    private OfiKernel ofi;

    FormingShown(Board board, int maxInstruments, boolean live) {
        this.board = board;
        everyNs = live ? LIVE_EVERY_NS : 0;
        touched = new boolean[maxInstruments];
        touchedIds = new int[maxInstruments];
        shownNs = new long[maxInstruments];
    }

    /** Names whose bars are shown. */
    void reads(Analysis analysis) {
        candle = analysis.candle();
        footprint = analysis.footprint();
        ofi = analysis.ofi();
    }

    /** A trade came, or a bar closed. */
    void touch(int id) {
        if (!touched[id]) {
            touched[id] = true;
            touchedIds[touchedCount++] = id;
        }
    }

    /** The end of a batch, at the receive time of its last event, ns UTC. Who must wait stays listed. */
    void show(long nowNs) {
        int waiting = 0;
        for (int i = 0; i < touchedCount; i++) {
            int id = touchedIds[i];
            if (everyNs > 0 && Math.abs(nowNs - shownNs[id]) < everyNs) {
                touchedIds[waiting++] = id;
            } else {
                shownNs[id] = nowNs;
                touched[id] = false;
                showAll(id);
            }
        }
        touchedCount = waiting;
    }

    private void showAll(int id) {
        board.cvd(id, candle.cvd(id));
        for (int stream = 0; stream < STREAMS.length; stream++) {
            show(id, stream);
        }
    }

    /** At once: what is shown as forming would be a bar that has closed. */
    void show(int id, int stream) {
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
