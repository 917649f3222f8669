package io.icebreaker.ring;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Rows;
import io.icebreaker.publish.Board;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.candle.CandleKernel;
import io.icebreaker.stage.footprint.FootprintKernel;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;

/**
 * Copies to the board what pages show: quotes and trades as they come, forming bars of the instruments a
 * batch touched at its end. Behind the output stage, so that nothing is shown whose cause is not in the
 * journal. One thread, the compute lane.
 */
final class BoardStage implements Stage {
    private static final Interval[] STREAMS = {Interval.S1, Interval.M1};

    private final Board board;
    private final boolean[] touched;
    private final int[] touchedIds;
    private int touchedCount;
    private CandleKernel candle;
    private FootprintKernel footprint;
    private long[] forming = new long[Bar.WORDS + 1_024 * Rows.WORDS];

    BoardStage(Board board, int maxInstruments) {
        this.board = board;
        touched = new boolean[maxInstruments];
        touchedIds = new int[maxInstruments];
    }

    /** Names the kernels whose forming bars are shown. */
    void reads(CandleKernel bars, FootprintKernel rows) {
        candle = bars;
        footprint = rows;
    }

    /** A listener that shows the closed second and minute bars besides passing every bar on. */
    BarListener tee(BarListener next) {
        return (words, at) -> {
            next.onBar(words, at);
            int stream = stream(words[at + Bar.INTERVAL]);
            if (stream >= 0) {
                int length = Bar.WORDS + (int) words[at + Bar.ROWS] * Rows.WORDS;
                board.closed((int) words[at + Bar.ID], stream, words, at, length);
                touch((int) words[at + Bar.ID]);
            }
        };
    }

    private static int stream(long interval) {
        for (int stream = 0; stream < STREAMS.length; stream++) {
            if (STREAMS[stream].ordinal() == interval) {
                return stream;
            }
        }
        return -1;
    }

    @Override
    public String name() {
        return "board";
    }

    @Override
    public boolean seesFailedEvents() {
        return true;
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        board.engineTime(tick.receiveTimeNs());
        if (tick.failedStages() == 0) {
            show(tick);
        }
        if (endOfBatch) {
            showForming();
            board.publishSequence(tick.sequence());
        }
    }

    private void show(Tick tick) {
        switch (tick.kind()) {
            case EventKind.TICK -> {
                board.quote(tick.id(), tick, candle.cvd(tick.id()));
                if (TradeFlags.inBars(tick.tradeFlags())) {
                    touch(tick.id());
                }
            }
            case EventKind.INSTRUMENT -> board.define(tick.id(), Events.instrument(tick));
            case EventKind.CONFIG -> board.feeds().names(Events.feedNames(tick));
            case EventKind.FEED ->
                    board.feeds()
                            .state(tick.feed(), Events.feedState(tick), Events.feedCount(tick));
            default -> {
                // A clock event moves the engine time, no more.
            }
        }
    }

    private void touch(int id) {
        if (!touched[id]) {
            touched[id] = true;
            touchedIds[touchedCount++] = id;
        }
    }

    private void showForming() {
        for (int i = 0; i < touchedCount; i++) {
            int id = touchedIds[i];
            touched[id] = false;
            for (int stream = 0; stream < STREAMS.length; stream++) {
                showForming(id, stream);
            }
        }
        touchedCount = 0;
    }

    private void showForming(int id, int stream) {
        if (candle.forming(id, STREAMS[stream], forming)) {
            forming[Bar.ROWS] = 0;
            forming = footprint.forming(id, STREAMS[stream], forming);
            forming[Bar.FLAGS] |= Bar.FORMING;
            int length = Bar.WORDS + (int) forming[Bar.ROWS] * Rows.WORDS;
            board.forming(id, stream, forming, 0, length);
        }
    }
}
