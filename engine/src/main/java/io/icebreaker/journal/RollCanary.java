package io.icebreaker.journal;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Follows the input journal across the boundary of a day with a reader of its own: a missing end-of-file
 * mark would let every reader wait there for ever (reliability 3.1). One thread.
 */
final class RollCanary {
    /** A reader crosses within a second (F17); one that has not by then is stuck. */
    private static final long PATIENCE_NS = 1_000_000_000L;

    private final JournalDirectory directory;
    private final LongSupplier lastIndex;
    private final Counters counters;
    private final Consumer<String> alarm;
    private long seen;
    private long crossedRolls;

    /** {@code lastIndex}: queue index of the last document written. */
    RollCanary(
            JournalDirectory directory,
            LongSupplier lastIndex,
            Counters counters,
            Consumer<String> alarm) {
        this.directory = directory;
        this.lastIndex = lastIndex;
        this.counters = counters;
        this.alarm = alarm;
    }

    /** Looks whether the writer has come to another day, and follows it there. */
    void pass() {
        long last = lastIndex.getAsLong();
        if (seen != 0 && cycle(last) != cycle(seen)) {
            follow(seen, last);
        }
        seen = last;
    }

    private static int cycle(long index) {
        return RollCycles.FAST_DAILY.toCycle(index);
    }

    private void follow(long from, long to) {
        try {
            if (isCrossed(from, cycle(to))) {
                crossedRolls++;
                return;
            }
            stuck("did not get past the end of the day's file");
        } catch (Exception e) {
            stuck(e.toString());
        }
    }

    private boolean isCrossed(long from, int newCycle) throws JournalException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        try (ChronicleQueue queue = JournalDirectory.forReading(directory.path()).openInput();
                ExcerptTailer tailer = queue.createTailer()) {
            boolean found = tailer.moveToIndex(from);
            while (found && System.nanoTime() < untilNs) {
                try (DocumentContext document = tailer.readingDocument()) {
                    if (document.isPresent() && cycle(document.index()) == newCycle) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void stuck(String how) {
        counters.add(Counter.ROLL_STUCK, 1);
        alarm.accept(
                "a reader cannot follow the journal into the new day's file: "
                        + how
                        + "; restart the engine, and verify the journal");
    }

    /** Boundaries passed. */
    long crossedRolls() {
        return crossedRolls;
    }
}
