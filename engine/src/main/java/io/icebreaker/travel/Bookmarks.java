package io.icebreaker.travel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places to come back to, in order, one at an event. Any thread. */
final class Bookmarks {
    private final int most;
    private final List<Bookmark> all;

    Bookmarks(int most, List<Bookmark> kept) {
        this.most = most;
        all = new ArrayList<>(kept);
    }

    synchronized void add(Bookmark bookmark) {
        remove(bookmark.sequence());
        if (all.size() == most) {
            throw new TravelException(
                    "there are " + most + " bookmarks already", "forget one of them");
        }
        all.add(bookmark);
        all.sort(Comparator.comparingLong(Bookmark::sequence));
    }

    synchronized void remove(long sequence) {
        all.removeIf(bookmark -> bookmark.sequence() == sequence);
    }

    synchronized List<Bookmark> all() {
        return List.copyOf(all);
    }
}
