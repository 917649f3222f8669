package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalSpaceTest {
    private static final int MIB = 1 << 20;

    @TempDir Path root;

    private Path day(String name, int mb) throws Exception {
        Path day = Files.createDirectories(root.resolve(name).resolve("input")).getParent();
        byte[] content = new byte[mb * MIB];
        new SplittableRandom(mb).nextBytes(content);
        Files.write(day.resolve("input").resolve("file"), content);
        return day;
    }

    @Test
    void theFirstDayHasASizeAndNoForecast() throws Exception {
        var space = new JournalSpace(day("2026-11-27", 3));
        assertEquals(3, space.dayMb());
        assertEquals(-1, space.daysLeft(1_000));
    }

    @Test
    void roomIsCountedInDaysLikeTheLastFive() throws Exception {
        day("2026-11-19", 40); // the sixth before
        for (int i = 20; i < 25; i++) {
            day("2026-11-" + i, i % 2 == 0 ? 6 : 1); // 4 MiB on average
        }
        var space = new JournalSpace(day("2026-11-25", 2));
        assertEquals(25, space.daysLeft(103));
        assertEquals(0, space.daysLeft(3));
        assertEquals(-1, space.daysLeft(-1));
        assertEquals(2, space.dayMb());
    }
}
