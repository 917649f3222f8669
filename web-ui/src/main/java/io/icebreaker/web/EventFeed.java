package io.icebreaker.web;

import io.icebreaker.bar.EventBars;
import io.icebreaker.bar.TradeWords;
import io.icebreaker.publish.TradeHistory;
import java.util.Arrays;

/**
 * The trades that the board keeps of an instrument, as something that builds from them wants them: oldest
 * first, from the start of a session. Walks back noting places, then forward copying. One owner.
 */
final class EventFeed {
    private final TradeHistory history;
    private final int id;
    private long[] places = new long[1 << 10];
    private int count;
    private long taken;
    private boolean cut;

    /** Takes up a trade of {@link TradeWords} at {@code at}; the words are valid during the call. */
    interface Trades {
        void onTrade(long[] trade, int at);
    }

    EventFeed(TradeHistory history, int id) {
        this.history = history;
        this.id = id;
    }

    /** Number of the last record taken up. */
    long taken() {
        return taken;
    }

    /** Whether records that {@link #read} would have begun with are gone. */
    boolean isCut() {
        return cut;
    }

    /** Whether there are records that were not taken up. */
    boolean hasNews() {
        return history.count(id) > taken;
    }

    /**
     * Hands out the records after the last one taken up; of an untouched feed those from the start of the
     * {@code sessions} newest sessions on.
     */
    void read(int sessions, Trades out) {
        TradeHistory.Walk walk = history.walk(id);
        long after = taken;
        int starts = 0;
        count = 0;
        while (starts < sessions && walk.next() && walk.number() > after) {
            note(walk.position());
            starts += after == 0 && TradeWords.has(walk.words(), 0, TradeWords.START) ? 1 : 0;
        }
        cut = walk.cut() && starts < sessions;
        for (int i = count - 1; i >= 0; i--) {
            if (walk.read(places[i])) {
                taken = walk.number();
                out.onTrade(walk.words(), 0);
            } else {
                cut = true;
            }
        }
    }

    private void note(long place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = place;
    }

    /** Forgets what was taken up. */
    void rewind() {
        taken = 0;
    }

    /** Whether what is forming in a session has closed with it, as the engine's clock tells. */
    static boolean isOver(EventBars bars, long engineTimeNs) {
        return bars.isOpen() && engineTimeNs >= bars.sessionCloseNs() + 61_000_000_000L;
    }
}
