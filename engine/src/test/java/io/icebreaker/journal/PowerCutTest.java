package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start knows a machine that went down from a process that was killed, and mends what that leaves. */
class PowerCutTest {
    private static final String OTHER_BOOT =
            "process 1 boot 00000000-0000-0000-0000-000000000000\n";

    @TempDir Path path;

    private void cutBy(String lastWriter) throws Exception {
        Files.writeString(path.resolve("writer.lock"), lastWriter);
    }

    private List<String> noticesOfTheNextStart() throws Exception {
        try (var written = new Written(path, JournalOptions.DEFAULTS)) {
            written.add(3);
            return written.directory.notices();
        }
    }

    @Test
    void aKilledProcessUnderThisBootNeedsNothingMended() throws Exception {
        Written.of(path, 20);
        String text = Files.readString(path.resolve("writer.lock"));
        assertTrue(text.startsWith("process " + ProcessHandle.current().pid()), text);
        assertEquals(List.of(), noticesOfTheNextStart());
    }

    @Test
    void aJournalThatWasClosedAndDurableIsLeftAlone() throws Exception {
        Written.of(path, 20);
        cutBy(OTHER_BOOT + "closed\n");
        assertEquals(List.of(), noticesOfTheNextStart());
    }

    @Test
    void theKeeperSignsThatAllIsDurable() throws Exception {
        var written = new Written(path, JournalOptions.DEFAULTS);
        var keeper = JournalKeeper.start(written.directory, written.stage, null, written.counters);
        written.add(5);
        written.stage.onStop();
        keeper.close();
        written.directory.close();
        assertTrue(Files.readString(path.resolve("writer.lock")).contains("closed"));
    }

    @Test
    void afterThePowerWentASoundJournalIsWrittenAnewAndNothingIsKeptAside() throws Exception {
        Written.of(path, 200);
        cutBy(OTHER_BOOT);
        Files.delete(path.resolve("input").resolve("metadata.cq4t")); // it never reached the disk
        assertEquals(1, noticesOfTheNextStart().size());
        assertEquals(203, Written.read(path).size());
        assertFalse(Files.exists(path.resolve("input.damaged-1")));
    }

    @Test
    void aHeaderThatKnowsOfDocumentsThatNeverReachedTheDiskIsNotTrusted() throws Exception {
        Written.of(path, 400);
        long from = endOfSequence(300);
        Path file = QueueFiles.newest(path.resolve("input"));
        try (var queue = new RandomAccessFile(file.toFile(), "rw")) {
            queue.seek(from);
            queue.write(new byte[256 << 10]); // all that came later is gone, the first page is not
        }
        cutBy(OTHER_BOOT);
        assertEquals(1, noticesOfTheNextStart().size());
        List<Long> read = Written.read(path);
        assertEquals(303, read.get(read.size() - 1));
        assertEquals(List.of(), Written.gaps(path));
    }

    @Test
    void aLostHeaderWithRecordsBehindItIsFound() throws Exception {
        Written.of(path, 400);
        long from = endOfSequence(300);
        Path file = QueueFiles.newest(path.resolve("input"));
        try (var queue = new RandomAccessFile(file.toFile(), "rw")) {
            queue.seek(from);
            queue.write(new byte[4_096]);
        }
        cutBy(OTHER_BOOT);
        String notice = noticesOfTheNextStart().get(0);
        assertTrue(notice.contains("input.damaged-1"), notice);
        assertEquals(List.of(new Gap(301, 400, 0, 0, 0)), Written.gaps(path));
    }

    @Test
    void capturedFramesArePutAsideAndBegunAnew() throws Exception {
        Written.of(path, 20);
        capture(3);
        cutBy(OTHER_BOOT);
        List<String> notices = noticesOfTheNextStart();
        assertTrue(notices.get(1).contains("frames.damaged-1"), notices.toString());
        assertTrue(Files.isDirectory(path.resolve("frames.damaged-1")));
        assertFalse(Files.exists(path.resolve("frames")));
    }

    private void capture(int frames) throws Exception {
        try (var written = new Written(path, JournalOptions.DEFAULTS);
                var journal =
                        FrameJournal.open(written.directory, 20, () -> true, written.counters)) {
            for (int n = 0; n < frames; n++) {
                journal.append(0, 0, Written.timeNs(21 + n), n, new byte[100]);
            }
        }
    }

    /** Where the document behind that of an event begins; documents hold four events. */
    private long endOfSequence(long sequence) throws Exception {
        try (var reader = new JournalReader(JournalDirectory.forReading(path))) {
            while (reader.next() && reader.sequence() <= sequence) {
                // On to the next document.
            }
            return reader.offset() - JournalFormat.BATCH_HEADER - Integer.BYTES;
        }
    }
}
