package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.web.JsonTree;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed by SIGKILL at any moment, an engine loses nothing acknowledged and goes on (reliability 4.2). */
class KillTest {
    private static final int KILLS = 5;
    private static final long SEED = 4;

    /** Minutes put through at once: enough to recover, little enough to do it eleven times. */
    private static final int MORNING = 3;

    private static final int LATEST_KILL_MS = 2_500;

    /** A start on a slow machine takes about this long. */
    private static final int LATEST_EARLY_KILL_MS = 2_000;

    @TempDir Path directory;

    @Test
    void losesNothingAcknowledgedAndGoesOnAfterEachKill() throws Exception {
        Path journal = directory.resolve("journal");
        var random = new SplittableRandom(SEED);
        long last = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            long acknowledged = killedAfter(journal, random.nextInt(LATEST_KILL_MS));
            long kept = lastSequence(journal);
            assertTrue(
                    acknowledged > last, "kill " + kill + ": " + acknowledged + " after " + last);
            assertTrue(kept >= acknowledged, "kill " + kill + ": " + kept + " of " + acknowledged);
            JsonTree verdict = CommandRun.json("verify", "--journal", journal);
            assertEquals("identical", verdict.at("verdict").text());
            assertEquals(kept, verdict.at("events").number());
            last = kept;
            killedWhileItStarts(journal, random.nextInt(LATEST_EARLY_KILL_MS));
            assertTrue(lastSequence(journal) >= kept, "after an early kill");
            last = lastSequence(journal);
        }
        assertGoesOn(journal, last);
    }

    /** Runs the demo, kills it, and returns the last sequence it said was in the journal. */
    private long killedAfter(Path journal, long millis) throws Exception {
        try (var demo =
                ChildRun.start(
                        directory,
                        Map.of(),
                        "demo",
                        "--journal",
                        journal,
                        "--morning",
                        MORNING,
                        "--port",
                        0)) {
            String address = demo.address();
            long untilNs = System.nanoTime() + millis * 1_000_000;
            long acknowledged;
            do {
                acknowledged = Demo.health(address).at("journaledSequence").number();
            } while (System.nanoTime() < untilNs);
            demo.kill();
            return acknowledged;
        }
    }

    /** Recovery itself, or whatever comes before it, is cut short. */
    private void killedWhileItStarts(Path journal, long millis) throws Exception {
        try (var demo =
                ChildRun.start(directory, Map.of(), "demo", "--journal", journal, "--headless")) {
            Thread.sleep(millis);
            demo.kill();
        }
    }

    /** The number of the last event; the reader refuses a journal with a hole or a damaged record. */
    private static long lastSequence(Path journal) throws Exception {
        long events = 0;
        try (var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            while (reader.next()) {
                events++;
                assertEquals(events, reader.sequence());
            }
        }
        return events;
    }

    private static void assertGoesOn(Path journal, long last) throws Exception {
        JsonTree result =
                CommandRun.json("demo", "--journal", journal, "--headless", "--seconds", 2);
        assertTrue(result.at("recoveredTicks").number() > 0);
        assertTrue(result.at("ticks").number() > 0);
        assertTrue(result.at("sequence").number() > last);
        assertEquals(0, result.at("stageFailures").number());
        assertEquals(lastSequence(journal), result.at("sequence").number());
        JsonTree verdict = CommandRun.json("verify", "--journal", journal);
        assertEquals("identical", verdict.at("verdict").text());
        assertEquals(result.at("outputHash").text(), verdict.at("outputHash").text());
    }
}
