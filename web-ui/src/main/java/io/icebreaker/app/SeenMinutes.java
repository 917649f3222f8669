package io.icebreaker.app;

import io.icebreaker.bar.Bar;
import io.icebreaker.publish.BackfilledBars;
import io.icebreaker.publish.BarHistory;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which minutes need not be asked for: those live saw, those filled before, and those the broker had nothing
 * for when it was asked. One thread.
 */
final class SeenMinutes {
    private static final long MINUTE_NS = 60_000_000_000L;

    /** A broker's answer about a younger minute is not its last word. */
    private static final long SETTLED_NS = MINUTE_NS + 15_000_000_000L;

    private final Board board;
    private final Copy copy = new Copy();

    /** Minutes by instrument, as far as asked about; a session has 375 to 930. */
    private final Map<Integer, Set<Long>> known = new HashMap<>();

    SeenMinutes(Board board) {
        this.board = board;
    }

    /** Looks whether a minute of [fromNs, toNs) that is over is known nothing of. */
    boolean lacksAny(int id, long fromNs, long toNs, long nowNs) {
        Set<Long> minutes = known.computeIfAbsent(id, key -> new HashSet<>());
        addLive(id, fromNs, minutes);
        addFilled(id, minutes);
        for (long minute = fromNs; minute < toNs && minute + MINUTE_NS <= nowNs; ) {
            if (!minutes.contains(minute)) {
                return true;
            }
            minute += MINUTE_NS;
        }
        return false;
    }

    private void addLive(int id, long fromNs, Set<Long> minutes) {
        board.readForming(id, Board.MINUTE, copy);
        if (copy.length() > 0) {
            minutes.add(copy.words()[Bar.START_NS]);
        }
        BarHistory.Walk walk = board.history(Board.MINUTE).walk(id);
        while (walk.next() && walk.words()[Bar.START_NS] >= fromNs) {
            minutes.add(walk.words()[Bar.START_NS]);
        }
    }

    private void addFilled(int id, Set<Long> minutes) {
        long[] filled = board.backfilled().of(id);
        for (int at = 0; at < filled.length; at += BackfilledBars.WORDS) {
            minutes.add(BackfilledBars.startNs(filled, at));
        }
    }

    /** Takes a minute; false when it was known already. */
    boolean add(int id, long startNs) {
        return known.get(id).add(startNs);
    }

    /** The broker has answered about [fromNs, toNs): where it was silent nothing traded. */
    void answered(int id, long fromNs, long toNs, long nowNs) {
        Set<Long> minutes = known.get(id);
        for (long minute = fromNs; minute < toNs && minute + SETTLED_NS <= nowNs; ) {
            minutes.add(minute);
            minute += MINUTE_NS;
        }
    }
}
