package io.icebreaker.gap;

import io.icebreaker.travel.Bookmark;
import io.icebreaker.travel.BookmarkShelf;
import java.util.List;

/** Keeps no bookmarks. */
final class NoShelf implements BookmarkShelf {
    @Override
    public List<Bookmark> read() {
        return List.of();
    }

    @Override
    public void write(List<Bookmark> bookmarks) {
        // Nobody asks for them.
    }
}
