package io.icebreaker.journal;

import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;

/**
 * Writes the sound part of a queue anew, record by record, each day's into its file: never in place, for what
 * Chronicle keeps in its headers and indexes is its own business. One thread.
 */
public final class QueueCopy implements AutoCloseable {
    private static final int FULL_BYTES = 64 << 10;

    private final RecordBatch batch = new RecordBatch(FULL_BYTES);
    private final Path target;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private long dayMs;

    /** Into the input queue of a journal that has none yet. */
    public static QueueCopy intoEmpty(JournalDirectory directory)
            throws IOException, JournalException {
        if (!directory.isEmpty()) {
            throw new JournalException("there is a journal in " + directory.path() + " already");
        }
        return new QueueCopy(directory, "input");
    }

    /** Into a queue of that name, which is begun anew. */
    QueueCopy(JournalDirectory directory, String name) throws IOException {
        target = directory.path().resolve(name);
        delete(target);
        queue = directory.open(name, () -> dayMs);
        appender = queue.createAppender();
    }

    /** The record in hand of a reader. */
    void add(RecordReader records) {
        long day = TimeUnit.DAYS.toMillis(records.cycle());
        if (batch.isFull() || day != dayMs) {
            flush();
        }
        dayMs = day;
        int payload = batch.begin(records.sequence(), records.type(), records.length());
        batch.bytes().putBytes(payload, records.bytes(), records.payload(), records.length());
        batch.seal();
    }

    /**
     * A record from elsewhere.
     *
     * @param epochDay whose file it goes to, days since 1970; never before that of the record before
     */
    public void add(int epochDay, long sequence, int type, byte[] payload, int length) {
        long day = TimeUnit.DAYS.toMillis(epochDay);
        if (batch.isFull() || day != dayMs) {
            flush();
        }
        dayMs = day;
        int at = batch.begin(sequence, type, length);
        batch.bytes().putBytes(at, payload, 0, length);
        batch.seal();
    }

    /** Stands for events that are known to be lost. */
    void addGap(long from, long to) {
        var marker = Events.gap(new Tick(), from, to, 0, 0, 0);
        int length = JournalFormat.payloadLength(marker.kind());
        int payload = batch.begin(to, marker.kind(), length);
        batch.bytes().putBytes(payload, marker.bytes(), 0, length);
        batch.seal();
    }

    private void flush() {
        if (!batch.isEmpty()) {
            batch.appendTo(appender);
        }
    }

    /** Writes the rest and makes all of it durable. */
    @Override
    public void close() throws IOException {
        flush();
        appender.close();
        queue.close();
        for (Path file : QueueFiles.data(target)) {
            Disk.SYSTEM.force(file);
        }
        Disk.SYSTEM.force(target);
    }

    /** A directory with all that is in it, if it is there. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> found = Files.walk(directory)) {
            paths = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
