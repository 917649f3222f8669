package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.queue.ChronicleQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not journaled is marked to the number, and nothing else explains a hole. */
class GapTest {
    @TempDir Path path;

    @Test
    void aClosedGateLeavesAGapWithBothEdgesAndExactCounts() throws Exception {
        try (var written = new Written(path, JournalOptions.DEFAULTS)) {
            written.add(10);
            written.stage.gate().close("the test says so");
            written.add(7);
            assertEquals(10, written.stage.journaled());
            assertEquals(17, written.stage.passed());
            assertEquals(11, written.stage.gaps().openFrom());
            assertEquals(7, written.counters.get(Counter.UNJOURNALED));
            written.stage.gate().open();
            written.add(5);
            assertEquals(22, written.stage.journaled());
            assertEquals(0, written.stage.gaps().openFrom());
        }
        var gap = new Gap(11, 17, 7, Written.timeNs(11), Written.timeNs(17));
        assertEquals(List.of(gap), Written.gaps(path));
        List<Long> read = Written.read(path);
        assertEquals(10 + 1 + 5, read.size()); // the marker has the number of the last missing
        assertEquals(22, read.get(15));
    }

    @Test
    void afterMoreGapsThanCanBeKeptTheGateIsShutAndThatIsTold() throws Exception {
        List<String> alarms = new ArrayList<>();
        try (var written = new Written(path, JournalOptions.DEFAULTS)) {
            written.add(1);
            for (int n = 0; n < JournalGaps.CAPACITY; n++) {
                written.stage.gate().close("the test says so");
                written.add(1);
                written.stage.gate().open();
                written.add(n < JournalGaps.CAPACITY - 1 ? 1 : 0);
            }
            assertNull(written.stage.gate().closedBecause());
            written.add(1);
            written.stage.gate().open();
            String reason = written.stage.gate().closedBecause();
            assertTrue(reason.contains("more than 1024 gaps"), reason);
            var guard =
                    new SpaceGuard(
                            path,
                            written.stage.gate(),
                            JournalOptions.of(0, 0).withDisk(new FakeDisk()),
                            List.of(),
                            alarms::add);
            guard.pass();
            guard.pass();
        }
        assertEquals(1, alarms.size(), alarms::toString);
        assertTrue(alarms.get(0).contains("start the engine again"), alarms.get(0));
        assertEquals(JournalGaps.CAPACITY, Written.gaps(path).size());
    }

    @Test
    void aGapStillOpenAtTheEndIsMarked() throws Exception {
        try (var written = new Written(path, JournalOptions.DEFAULTS)) {
            written.add(3);
            written.stage.gate().close("the test says so");
            written.add(4);
        }
        assertEquals(4, Written.gaps(path).get(0).count());
        try (var written = new Written(path, JournalOptions.DEFAULTS)) {
            assertEquals(7, written.stage.recoveredThrough());
            written.add(2);
        }
        assertEquals(List.of(1L, 2L, 3L, 7L, 8L, 9L), Written.read(path));
    }

    @Test
    void aProcessKilledInAGapLeavesANoteFromWhichTheNextMarksIt() throws Exception {
        Written.of(path, 6);
        OpenGap.write(path, new Gap(7, 30, 0, 0, Written.timeNs(30)));
        try (var written = new Written(path, JournalOptions.DEFAULTS)) {
            assertEquals(30, written.stage.recoveredThrough());
            written.add(1);
        }
        assertEquals(24, Written.gaps(path).get(0).count());
        assertFalse(Files.exists(path.resolve("unjournaled")));
        assertEquals(31, Written.read(path).get(7));
    }

    @Test
    void aStaleNoteIsForgotten() throws Exception {
        Written.of(path, 6);
        OpenGap.write(path, new Gap(3, 5, 0, 0, 0));
        Written.of(path, 2);
        assertEquals(List.of(), Written.gaps(path));
        assertFalse(Files.exists(path.resolve("unjournaled")));
    }

    @Test
    void aHoleWithoutAMarkerOrWithAWrongOneIsDamage() throws Exception {
        for (long[] marker : new long[][] {{0, 0}, {5, 8}, {4, 7}, {6, 8}, {9, 8}}) {
            Path each = path.resolve("from" + marker[0] + "to" + marker[1]);
            try (var directory = JournalDirectory.forWriting(each);
                    var queue = directory.openInput()) {
                append(queue, 1, 4);
                if (marker[0] != 0) {
                    appendMarker(queue, marker[0], marker[1]);
                }
                append(queue, 9, 10);
            }
            if (marker[0] == 5) {
                assertEquals(List.of(1L, 2L, 3L, 4L, 8L, 9L, 10L), Written.read(each));
            } else {
                var damage = assertThrows(JournalException.class, () -> Written.read(each));
                assertTrue(damage.isDamage(), damage.getMessage());
            }
        }
    }

    @Test
    void aRecordingThatCanWaitEndsRatherThanLeaveAGap() throws Exception {
        try (var directory = JournalDirectory.forWriting(path)) {
            var stage = new JournalStage(directory, new Counters());
            stage.gate().close("the disk is full");
            var tick = new Tick().sequence(1);
            Events.config(tick, JournalFormat.VERSION, 0, "test", "feed", 1);
            var refusal =
                    assertThrows(IllegalStateException.class, () -> stage.onEvent(tick, true));
            assertTrue(refusal.getMessage().contains("the disk is full"), refusal.getMessage());
            stage.onStop();
        }
    }

    private static void append(ChronicleQueue queue, long from, long to) {
        var batch = new RecordBatch(1 << 10);
        for (long sequence = from; sequence <= to; sequence++) {
            var tick = new Tick().sequence(sequence);
            if (sequence == 1) {
                Events.config(tick, JournalFormat.VERSION, 0, "test", "feed", 1);
            } else {
                tick.kind(EventKind.TICK).receiveTimeNs(sequence).ltp(sequence);
            }
            put(batch, tick, sequence);
        }
        appendTo(queue, batch);
    }

    private static void appendMarker(ChronicleQueue queue, long from, long to) {
        var batch = new RecordBatch(1 << 10);
        put(batch, Events.gap(new Tick(), from, to, 0, 0, 0), to);
        appendTo(queue, batch);
    }

    private static void put(RecordBatch batch, Tick tick, long sequence) {
        int length = JournalFormat.payloadLength(tick.kind());
        batch.bytes().putBytes(batch.begin(sequence, tick.kind(), length), tick.bytes(), 0, length);
        batch.seal();
    }

    private static void appendTo(ChronicleQueue queue, RecordBatch batch) {
        try (var appender = queue.createAppender()) {
            batch.appendTo(appender);
        }
    }
}
