package io.icebreaker.ring;

import io.icebreaker.publish.BackfilledBars;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Tick;

/** Puts minutes that live did not see on the board. One thread; allocates nothing. */
final class MinutesShown {
    private final Board board;
    private final long[] minute = new long[BackfilledBars.WORDS];

    MinutesShown(Board board) {
        this.board = board;
    }

    /** Takes a HISTORY event; those of other kinds show nothing. */
    void show(Tick tick) {
        boolean isOne = Events.historyKind(tick) == HistoryKind.MINUTE;
        if (isOne && board.instrument(tick.id()) != null) {
            Events.historyWords(tick, minute);
            board.backfilled().put(tick.id(), minute);
        }
    }
}
