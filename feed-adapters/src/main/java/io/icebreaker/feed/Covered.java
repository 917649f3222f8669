package io.icebreaker.feed;

import java.util.Arrays;

/**
 * Which of the wanted instruments the broker has confirmed, and which tick, on the present connection;
 * arrays by dense id. Guarded by the feed's lock; a tick costs two reads.
 */
final class Covered {
    private static final int UNWANTED = -1;
    private static final int NOT_YET = 0;

    private int[] ticked = new int[0];
    private int[] confirmed = new int[0];
    private int links = 1;
    private int ticking;
    private int acknowledged;

    /** Wants an instrument; one without a dense id cannot be covered. */
    void want(int id) {
        if (id < 0) {
            return;
        }
        if (id >= ticked.length) {
            int before = ticked.length;
            int room = Math.max(id + 1, before + before / 2);
            ticked = Arrays.copyOf(ticked, room);
            confirmed = Arrays.copyOf(confirmed, room);
            Arrays.fill(ticked, before, room, UNWANTED);
        }
        if (ticked[id] == UNWANTED) {
            ticked[id] = NOT_YET;
            confirmed[id] = NOT_YET;
        }
    }

    /** Wants it no longer. */
    void drop(int id) {
        if (isWanted(id)) {
            ticking -= ticked[id] == links ? 1 : 0;
            acknowledged -= confirmed[id] == links ? 1 : 0;
            ticked[id] = UNWANTED;
        }
    }

    /** A new connection: nothing is covered. */
    void newLink() {
        links++;
        ticking = 0;
        acknowledged = 0;
    }

    void onTick(int id) {
        if (isWanted(id) && ticked[id] != links) {
            ticked[id] = links;
            ticking++;
            onAcknowledged(id);
        }
    }

    void onAcknowledged(int id) {
        if (isWanted(id) && confirmed[id] != links) {
            confirmed[id] = links;
            acknowledged++;
        }
    }

    boolean isAcknowledged(int id) {
        return isWanted(id) && confirmed[id] == links;
    }

    private boolean isWanted(int id) {
        return id >= 0 && id < ticked.length && ticked[id] != UNWANTED;
    }

    int ticking() {
        return ticking;
    }

    int acknowledged() {
        return acknowledged;
    }
}
