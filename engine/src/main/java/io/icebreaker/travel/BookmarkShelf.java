package io.icebreaker.travel;

import java.util.List;

/** Where a day's bookmarks stay while nobody looks at the day. Called under the bookmarks' lock. */
public interface BookmarkShelf {
    /** In order of event; none when there are none. */
    List<Bookmark> read();

    /**
     * Keeps these instead of what was there.
     *
     * @throws TravelException when they cannot be kept
     */
    void write(List<Bookmark> bookmarks);
}
