package io.icebreaker.stage.arbiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.TickFlags;
import org.junit.jupiter.api.Test;

/** Kernel and twin agree on random feeds; what they agree on keeps the promises of F-6. */
class ArbiterTwinTest {
    private static final int SESSIONS = 90;

    @Test
    void agreeOnEachPacketOfRandomFeeds() {
        long shadows = 0;
        long parts = 0;
        long corrected = 0;
        for (long seed = 0; seed < SESSIONS; seed++) {
            var run = new ArbiterRun("ROUND", InstrumentType.FUT);
            var twin = new ArbiterTwin();
            var feeds = new RandomFeeds(seed, 90, seed % 4 != 0, seed % 3 == 0 ? 10 : 0);
            for (int n = 0; n < feeds.events.size(); n++) {
                RandomFeeds.Event event = feeds.events.get(n);
                if (event.row() == null) {
                    run.state(event.feed(), event.state(), event.timeNs());
                    twin.state(event.feed(), event.state(), event.timeNs());
                } else {
                    int expected = twin.row(event.row());
                    int at = n;
                    long of = seed;
                    assertEquals(
                            expected,
                            run.row(event.row()),
                            () -> "session " + of + ", event " + at + ": " + event);
                }
            }
            shadows += run.count(Counter.SHADOWS_LATE) + run.count(Counter.SHADOWS_REPEATED);
            parts += run.count(Counter.PACKETS_PARTLY);
            corrected += run.count(Counter.VOLUMES_CORRECTED);
        }
        assertTrue(shadows > 10_000, "shadows: " + shadows);
        assertTrue(parts > 1_000, "parts: " + parts);
        assertTrue(corrected > 10, "corrected: " + corrected);
    }

    @Test
    void tradesAddUpToTheRiseOfTheVolumeWhateverTheFeedsDo() {
        long bookSteps = 0;
        long backwards = 0;
        for (long seed = 1_000; seed < 1_000 + SESSIONS; seed++) {
            boolean faulty = seed % 2 == 0;
            var run = new ArbiterRun("ROUND", InstrumentType.FUT);
            var feeds = new RandomFeeds(seed, 180, faulty, 0);
            long first = -1;
            long highest = -1;
            long book = 0;
            for (RandomFeeds.Event event : feeds.events) {
                if (event.row() == null) {
                    run.state(event.feed(), event.state(), event.timeNs());
                    continue;
                }
                run.row(event.row());
                if (event.row().volume() != null) {
                    first = first < 0 ? event.row().volume() : first;
                    highest = Math.max(highest, event.row().volume());
                }
                boolean hasBook =
                        run.tick().effectiveTimeNs() != 0 && run.tick().has(TickFlags.HAS_DEPTH);
                if (hasBook) {
                    bookSteps++;
                    backwards += run.tick().bidQty(0) < book ? 1 : 0;
                    book = run.tick().bidQty(0);
                }
            }
            assertEquals(highest - first, run.traded(), "session " + seed);
            assertEquals(highest, run.dayVolume());
            assertEquals(0, run.count(Counter.VOLUME_REBASE));
            assertEquals(0, run.count(Counter.VOLUMES_CORRECTED));
        }
        // A feed's first very late packet cannot be told from a timely one; but no book may flap.
        assertTrue(backwards * 1_000 < bookSteps, backwards + " backwards of " + bookSteps);
    }
}
