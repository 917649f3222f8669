package io.icebreaker.feed;

import java.util.Arrays;

/**
 * Which of the wanted instruments the broker has confirmed, and which tick, on the present connection, and
 * how many ticked of late; arrays by dense id. Guarded by the feed's lock; a tick costs five reads.
 */
final class Covered {
    private static final int UNWANTED = -1;
    private static final int NOT_YET = 0;

    /** A broker sends up to three packets for a subscription, whether anybody trades or not. */
    private static final int FIRST_PACKETS = 3;

    private int[] ticked = new int[0];
    private int[] confirmed = new int[0];
    private byte[] packets = new byte[0];
    private int[] counted = new int[0];
    private int[] spoke = new int[0];
    private int links = 1;
    private int wanted;
    private int window = 1;
    private int stretch = 1;
    private int speaking;
    private int spokeBefore;
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
            packets = Arrays.copyOf(packets, room);
            counted = Arrays.copyOf(counted, room);
            spoke = Arrays.copyOf(spoke, room);
            Arrays.fill(ticked, before, room, UNWANTED);
        }
        if (ticked[id] == UNWANTED) {
            ticked[id] = NOT_YET;
            confirmed[id] = NOT_YET;
            wanted++;
        }
    }

    /** Wants it no longer. */
    void drop(int id) {
        if (isWanted(id)) {
            ticking -= ticked[id] == links ? 1 : 0;
            acknowledged -= confirmed[id] == links ? 1 : 0;
            ticked[id] = UNWANTED;
            speaking -= spoke[id] == window ? 1 : 0;
            spoke[id] = NOT_YET;
            wanted--;
        }
    }

    /** A new connection: nothing is covered. */
    void newLink() {
        links++;
        stretch++;
        ticking = 0;
        acknowledged = 0;
    }

    void onTick(int id) {
        if (!isWanted(id)) {
            return;
        }
        if (ticked[id] != links) {
            ticked[id] = links;
            ticking++;
            onAcknowledged(id);
        }
        if (counted[id] != stretch) {
            counted[id] = stretch;
            packets[id] = 0;
        }
        if (packets[id] < FIRST_PACKETS) {
            packets[id]++;
        } else if (spoke[id] != window) {
            spoke[id] = window;
            speaking++;
        }
    }

    /** A stretch of time ends, and with it what {@link #spoke} knew of the one before it. */
    void newWindow() {
        window++;
        stretch++;
        spokeBefore = speaking;
        speaking = 0;
    }

    /**
     * How many sent more packets than a subscription brings in this or the last stretch of time, whichever
     * had more: those one would miss.
     */
    int spoke() {
        return Math.max(speaking, spokeBefore);
    }

    int wanted() {
        return wanted;
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
