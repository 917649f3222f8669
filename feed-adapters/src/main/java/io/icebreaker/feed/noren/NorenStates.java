package io.icebreaker.feed.noren;

import java.util.ArrayDeque;
import java.util.Deque;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The merged state of each (exchange, token, kind). One thread; allocates when a state is new, nothing
 * afterwards. Bounded: one state more than the capacity is refused. States of what is no longer wanted stay
 * while few, for deltas on their way are still merged as a reading of the captured frames merges them; the
 * oldest of many is forgotten.
 */
final class NorenStates {
    /**
     * Live and in a second reading alike: twice the instruments a configuration allows, touchline and depth.
     */
    static final int MOST = 400_000;

    /** Nothing of an instrument comes when so many others were dropped after it. */
    private static final int MOST_RELEASED = 3_000;

    private final int capacity;
    private final Deque<Long> released = new ArrayDeque<>();
    private final Long2ObjectHashMap<Entry> entries = new Long2ObjectHashMap<>();
    private int session;
    private int doubts;
    private boolean isDoubtful;

    private static final class Entry {
        private final NorenState state = new NorenState();
        private int session;
        private int doubts;
        private boolean isReleased;
    }

    NorenStates(int capacity) {
        this.capacity = capacity;
    }

    private static long key(int segment, long token, boolean isDepth) {
        return (long) segment << 33 | token << 1 | (isDepth ? 1 : 0);
    }

    /** The state, an empty one when it is new; null when there is no room for one more. */
    NorenState get(int segment, long token, boolean isDepth) {
        long key = key(segment, token, isDepth);
        Entry entry = entries.get(key);
        if (entry == null) {
            if (entries.size() == capacity) {
                return null;
            }
            entry = new Entry();
            entry.session = session;
            entry.doubts = isDoubtful ? doubts - 1 : doubts;
            entries.put(key, entry);
        }
        if (entry.session != session) {
            entry.session = session;
            entry.state.clear();
            entry.doubts = isDoubtful ? entry.doubts : doubts;
        }
        if (entry.doubts != doubts) {
            entry.doubts = doubts;
            entry.state.doubt();
        }
        return entry.state;
    }

    /** The instrument is wanted, again perhaps: its states stay. */
    void keep(int segment, long token) {
        setReleased(key(segment, token, false), false);
        setReleased(key(segment, token, true), false);
    }

    /** It is no longer wanted: its states may go when there are many such. */
    void release(int segment, long token) {
        setReleased(key(segment, token, false), true);
        setReleased(key(segment, token, true), true);
        while (released.size() > MOST_RELEASED) {
            long oldest = released.removeFirst();
            entries.remove(oldest);
        }
    }

    private void setReleased(long key, boolean isReleased) {
        Entry entry = entries.get(key);
        if (entry != null && entry.isReleased != isReleased) {
            entry.isReleased = isReleased;
            if (isReleased) {
                released.addLast(key);
            } else {
                released.remove(key);
            }
        }
    }

    /** How many are kept. */
    int size() {
        return entries.size();
    }

    /** The one segment that has a state of this token and kind, or 0 (rule 5 of 3.3). */
    int onlySegment(long token, boolean isDepth) {
        int only = 0;
        for (int segment = NorenLayout.FIRST_SEGMENT;
                segment <= NorenLayout.LAST_SEGMENT;
                segment++) {
            Entry entry = entries.get(key(segment, token, isDepth));
            if (entry != null && entry.session == session) {
                if (only != 0) {
                    return 0;
                }
                only = segment;
            }
        }
        return only;
    }

    /** Forgets all: a new session begins (rule 7 of 3.3). */
    void discard() {
        session++;
        isDoubtful = false;
    }

    /** Messages are missing here: each state is in doubt until its next snapshot, one yet to come too. */
    void doubt() {
        doubts++;
        isDoubtful = true;
    }
}
