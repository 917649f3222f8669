package io.icebreaker.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;

/**
 * One recording on disk: a directory with the queues {@code input/} and {@code output/}, of a live day also
 * {@code frames/}, and a lock of ours.
 *
 * <p>A writer takes an exclusive lock of the operating system first; only with it in hand does it release a
 * queue lock that a killed process left (the queue by itself would wait 15 s and, as process 1 of a
 * container, for ever: reliability 3.1). Readers need no lock.
 */
public final class JournalDirectory implements AutoCloseable {
    private static final String SETTINGS = "settings.conf";
    static final String METADATA = "metadata.cq4t";

    /** Sparse mapping unit of a queue file. */
    private static final long BLOCK_BYTES = 16L << 20;

    private static final CutShort ROOM = new CutShort(BLOCK_BYTES);

    private final Path directory;
    private final WriterLock lock;
    private final JournalOptions options;
    private final List<String> notices = new ArrayList<>();
    private final boolean writable;
    private volatile boolean isDurable;

    private JournalDirectory(Path directory, WriterLock lock, JournalOptions options) {
        this.directory = directory;
        this.lock = lock;
        this.options = options;
        this.writable = lock != null;
    }

    /** Opens for reading; refuses a directory without a journal. */
    public static JournalDirectory forReading(Path directory) throws JournalException {
        if (!Files.isDirectory(directory.resolve("input"))) {
            throw new JournalException(
                    "no journal in " + directory + ": expected a directory with input/ in it");
        }
        HalfMade.clear(directory, List.of("input", "output"));
        ROOM.restore(directory);
        var journal = new JournalDirectory(directory, null, JournalOptions.DEFAULTS);
        journal.requireOpenable();
        return journal;
    }

    /** What is wrong at the head of a file shows only when the queue is opened. */
    private void requireOpenable() throws JournalException {
        if (isEmpty()) {
            return;
        }
        try (ChronicleQueue queue = openInput();
                ExcerptTailer tailer = queue.createTailer()) {
            tailer.singleThreadedCheckDisabled(true);
        } catch (Exception | InternalError e) { // the library throws checked ones undeclared
            MissingPages.hear();
            throw JournalException.damage(
                    "input journal in "
                            + directory
                            + " is damaged: it cannot be opened ("
                            + e
                            + ")");
        }
    }

    /** Opens for writing, creating what is missing; refuses one that another process writes. */
    public static JournalDirectory forWriting(Path directory) throws JournalException {
        return forWriting(directory, JournalOptions.DEFAULTS);
    }

    /** As {@link #forWriting(Path)}, by a clock of the caller's: its day decides which file is written. */
    public static JournalDirectory forWriting(Path directory, LongSupplier wallClockMs)
            throws JournalException {
        return forWriting(directory, JournalOptions.DEFAULTS.withClock(wallClockMs));
    }

    /** The same, kept as {@code options} say. */
    public static JournalDirectory forWriting(Path directory, JournalOptions options)
            throws JournalException {
        try {
            Files.createDirectories(directory);
            var journal = new JournalDirectory(directory, WriterLock.take(directory), options);
            journal.prepare();
            return journal;
        } catch (UncheckedIOException | IOException e) {
            throw new JournalException(
                    "cannot open the journal in " + directory + " for writing: " + e.getMessage(),
                    e);
        }
    }

    /** Makes what an earlier writer left fit to be written on; on trouble lets go of the lock. */
    private void prepare() throws IOException, JournalException {
        try {
            QueueFiles.finishRepair(directory);
            HalfMade.putAside(directory.resolve("input"));
            HalfMade.putAside(directory.resolve("output"));
            HalfMade.putAside(directory.resolve(FrameJournal.QUEUE));
            ROOM.restore(directory);
            if (LastWriter.mayHaveLostPages(lock.lastWriter())) {
                new AfterPowerCut(this).run().forEach(notices::add);
            }
            HalfMade.refuse(directory.resolve("input"));
            releaseStaleLock("input");
            releaseStaleLock("output");
            releaseStaleLock(FrameJournal.QUEUE);
        } catch (JournalException | IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What had to be mended before the journal could be written on, for people. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    public Path path() {
        return directory;
    }

    /** How the journal is kept. */
    public JournalOptions options() {
        return options;
    }

    /** Whether events were ever written here. */
    public boolean isEmpty() {
        Path input = directory.resolve("input");
        try {
            return !Files.isRegularFile(input.resolve(METADATA))
                    && QueueFiles.data(input).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + input, e);
        }
    }

    /** Keeps the settings that the output is computed with; a replay takes them up. */
    public void writeSettings(String text) throws JournalException {
        Path fresh = directory.resolve(SETTINGS + ".new");
        try {
            Files.writeString(fresh, text);
            options.disk().force(fresh);
            Files.move(fresh, directory.resolve(SETTINGS), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new JournalException("cannot write " + fresh + ": " + e.getMessage(), e);
        }
    }

    /** The settings kept here; null in a journal that has none. */
    public String settings() throws JournalException {
        Path file = directory.resolve(SETTINGS);
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new JournalException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    ChronicleQueue openInput() {
        return open("input");
    }

    ChronicleQueue openOutput() {
        return open("output");
    }

    ChronicleQueue openFrames() {
        return open(FrameJournal.QUEUE);
    }

    /** Renames a queue of ours, which recovery or a repair writes anew; returns its new name. */
    Path putAside(String queue) {
        return QueueFiles.putAside(directory, queue);
    }

    private ChronicleQueue open(String name) {
        return open(name, new MonotoneTime(options.wallMs(), writable ? newestDayMs() : 0));
    }

    /** {@code time} decides which day's file is written. */
    ChronicleQueue open(String name, TimeProvider time) {
        return SingleChronicleQueueBuilder.binary(directory.resolve(name).toFile())
                .rollCycle(RollCycles.FAST_DAILY)
                .blockSize(BLOCK_BYTES)
                .timeProvider(time)
                .readOnly(!writable)
                .build();
    }

    /** All queues keep to the latest of their newest days. */
    private long newestDayMs() {
        try {
            long newest = QueueFiles.newestDayMs(directory.resolve(FrameJournal.QUEUE));
            newest = Math.max(newest, QueueFiles.newestDayMs(directory.resolve("input")));
            return Math.max(newest, QueueFiles.newestDayMs(directory.resolve("output")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the journal in " + directory, e);
        }
    }

    /** Lets go of what a killed writer, or a failed append, holds; for the owner of our own lock. */
    void releaseStaleLock(String name) {
        QueueLock.release(directory.resolve(name).resolve(METADATA));
    }

    /** The journal's keeper has made all of it durable. */
    void durable() {
        isDurable = true;
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                if (isDurable) {
                    lock.signClosed();
                }
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock on " + directory, e);
        }
    }
}
