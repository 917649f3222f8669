package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * Hands what a live day leaves to the days after it over to the {@link HistoryStore}: once when the last of
 * its sessions is over, and again when the day is closed, in place of the first. A store that cannot be read
 * or written is said on standard error; the day goes on without. One thread.
 */
final class DayEnd {
    /** The last bars of a session are published 61 s after its close (analytics 0.3). */
    private static final long GRACE_NS = 62_000_000_000L;

    private final HistoryStore store;
    private final DayBarsEnd bars;
    private final Board board;
    private final LocalDate day;
    private final long overNs;
    private boolean kept;

    DayEnd(
            HistoryStore store,
            DayBarsEnd bars,
            Board board,
            LocalDate day,
            List<Instrument> instruments) {
        this.store = store;
        this.bars = bars;
        this.board = board;
        this.day = day;
        SessionCalendar calendar = SessionCalendar.shipped();
        overNs =
                GRACE_NS
                        + instruments.stream()
                                .map(instrument -> SessionGroup.of(instrument.segment()))
                                .filter(group -> group != SessionGroup.ALWAYS)
                                .distinct()
                                .mapToLong(group -> calendar.sessionOn(group, day).closeNs())
                                .max()
                                .orElse(Long.MAX_VALUE - GRACE_NS);
    }

    /** What earlier days left; nothing where that cannot be read. */
    static List<HistoryRow> earlier(HistoryStore store, LocalDate day) {
        try {
            return store.before(day);
        } catch (IOException e) {
            System.err.println("icebreaker: " + e.getMessage() + "; going on without history");
            return List.of();
        }
    }

    /** Keeps the day once its sessions are over by the engine's own time. */
    void look() {
        if (!kept && board.engineTimeNs() > overNs) {
            keep();
            if (kept) {
                bars.start();
            }
        }
    }

    /** The day's journal is closed. */
    void finish() {
        if (keep()) {
            bars.finish();
        }
    }

    /** Keeps the day as the board shows it; false of one on which nothing traded: it leaves nothing. */
    private boolean keep() {
        List<HistoryRow> rows = DayHistory.of(board, day);
        if (rows.isEmpty()) {
            return false;
        }
        try {
            store.put(day, rows);
            kept = true;
        } catch (IOException e) {
            kept = true; // once said is enough
            System.err.println("icebreaker: history is not kept: " + e.getMessage());
        }
        return true;
    }
}
