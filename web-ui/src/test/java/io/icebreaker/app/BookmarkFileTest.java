package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.travel.Bookmark;
import io.icebreaker.travel.TravelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookmarkFileTest {
    @TempDir Path day;

    @Test
    void bookmarksOutliveTheirReader() {
        assertEquals(List.of(), new BookmarkFile(day).read());
        var kept =
                List.of(
                        new Bookmark(12, 1_700_000_000_000_000_000L, "the \"iceberg\", seller"),
                        new Bookmark(40, 1_700_000_000_500_000_000L, ""));
        new BookmarkFile(day).write(kept);
        assertEquals(kept, new BookmarkFile(day).read());
        new BookmarkFile(day).write(List.of());
        assertEquals(List.of(), new BookmarkFile(day).read());
    }

    @Test
    void aLineThatIsNoBookmarkCostsTheOthersNothing() throws Exception {
        Files.writeString(day.resolve(BookmarkFile.NAME), "7,8,a\nseven,8,b\n9\n10,11,c\n");
        assertEquals(
                List.of(new Bookmark(7, 8, "a"), new Bookmark(10, 11, "c")),
                new BookmarkFile(day).read());
    }

    @Test
    void whatCannotBeKeptIsSaid() {
        var file = new BookmarkFile(day.resolve("gone"));
        var refusal =
                assertThrows(
                        TravelException.class, () -> file.write(List.of(new Bookmark(1, 2, ""))));
        assertTrue(refusal.getMessage().startsWith("the bookmark cannot be kept"));
    }
}
