package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages are fetched before writers that leave the time for it, before none while any of them has none. */
class QueueCachesTest {
    /** 150 KB and 3 MB. */
    private static final int FEW = 500;

    private static final int MANY = 10_000;

    @TempDir Path path;
    private final Tick tick = new Tick();
    private long sequence;

    private void write(JournalStage stage, int packets) {
        for (int i = 1; i <= packets; i++) {
            tick.clear().kind(EventKind.TICK).id(1).sequence(++sequence).ltp(sequence);
            stage.onEvent(tick, i % 16 == 0);
        }
        stage.flush();
    }

    @Test
    void aFastWriterIsLeftAloneAndSoAreThoseBesideIt() throws Exception {
        try (var first = JournalDirectory.forWriting(path.resolve("first"));
                var second = JournalDirectory.forWriting(path.resolve("second"));
                var caches = new QueueCaches()) {
            var fast = new JournalStage(first, new Counters());
            var slow = new JournalStage(second, new Counters());
            QueueCache fastCache = caches.add(fast.ahead());
            QueueCache slowCache = caches.add(slow.ahead());
            write(fast, FEW);
            write(slow, FEW);
            caches.look();
            assertTrue(fastCache.fetchedTo() > fast.ahead().position(), "slow as yet");
            long before = slowCache.fetchedTo();
            assertTrue(before > slow.ahead().position(), "slow");

            write(fast, MANY);
            write(slow, FEW);
            long untouched = fastCache.fetchedTo();
            caches.look();
            assertEquals(untouched, fastCache.fetchedTo(), "fast");
            assertEquals(before, slowCache.fetchedTo(), "beside a fast one");

            write(slow, FEW);
            caches.look();
            assertTrue(slowCache.fetchedTo() > before, "slow again");
            fast.onStop();
            slow.onStop();
        }
    }
}
