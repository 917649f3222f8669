package io.icebreaker.travel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places to come back to, in order, one at an event; each change is kept at once. Any thread. */
final class Bookmarks {
    private final int most;
    private final BookmarkShelf shelf;
    private List<Bookmark> all;

    Bookmarks(int most, BookmarkShelf shelf) {
        this.most = most;
        this.shelf = shelf;
        all = List.copyOf(shelf.read());
    }

    synchronized void add(Bookmark bookmark) {
        List<Bookmark> next = without(bookmark.sequence());
        if (next.size() >= most) {
            throw new TravelException(
                    "there are " + most + " bookmarks already", "forget one of them");
        }
        next.add(bookmark);
        next.sort(Comparator.comparingLong(Bookmark::sequence));
        keep(next);
    }

    synchronized void remove(long sequence) {
        keep(without(sequence));
    }

    private List<Bookmark> without(long sequence) {
        var others = new ArrayList<>(all);
        others.removeIf(bookmark -> bookmark.sequence() == sequence);
        return others;
    }

    private void keep(List<Bookmark> next) {
        shelf.write(next);
        all = List.copyOf(next);
    }

    synchronized List<Bookmark> all() {
        return all;
    }
}
