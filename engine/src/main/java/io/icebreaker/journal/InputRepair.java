package io.icebreaker.journal;

import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;

/**
 * Cuts a damaged input journal back to its sound part: that is written anew, the damaged queue is kept whole
 * as {@code input.damaged-N} with a text that says where and why, and a GAP record stands for events that
 * are known to be lost. Never in place: what Chronicle keeps in its headers and indexes is its own business.
 *
 * <p>A process that dies on the way leaves the journal as it was, or repaired: the new queue gets its name
 * {@code input.repaired} only once it is whole and durable, and {@link JournalDirectory} finishes the rename.
 */
public final class InputRepair {
    private static final String UNFINISHED = "input.repairing";
    static final String FINISHED = "input.repaired";
    private static final int FULL_BYTES = 64 << 10;

    /**
     * What was done.
     *
     * @param aside where the damaged queue is now
     */
    public record Report(InputDamage damage, Path aside) {
        @Override
        public String toString() {
            String lost =
                    damage.lastBehind() > damage.sound()
                            ? "events "
                                    + (damage.sound() + 1)
                                    + " to "
                                    + damage.lastBehind()
                                    + " are lost to it, a gap marker stands for them"
                            : "nothing that can be told lies behind it";
            return damage.what()
                    + "; the journal now ends with sequence "
                    + damage.sound()
                    + ", "
                    + lost
                    + "; the damaged files are kept in "
                    + aside;
        }
    }

    private final JournalDirectory directory;
    private final InputDamage damage;
    private final RecordBatch batch = new RecordBatch(FULL_BYTES);
    private long dayMs;

    private InputRepair(JournalDirectory directory, InputDamage damage) {
        this.directory = directory;
        this.damage = damage;
    }

    /**
     * Repairs a tail: what a power cut or a broken write left at the very end. Null when the input is
     * sound. Damage anywhere else is refused with where it is and what to do.
     */
    public static Report ofTail(Path journal) throws JournalException {
        InputDamage damage = InputDamage.find(journal);
        if (damage != null && !damage.isTail()) {
            throw new JournalException(
                    damage.what()
                            + ". This is not the end of the journal: "
                            + damage.behind()
                            + " bytes lie behind it. Restore the day from a backup; or "
                            + (damage.isRepairable()
                                    ? "cut it there: icebreaker journal check --repair --journal "
                                            + journal
                                    : "move the directory away, and keep it"));
        }
        return damage == null ? null : cut(journal, damage);
    }

    /** Cuts at the damage, wherever in the newest file it is. */
    public static Report cut(Path journal, InputDamage damage) throws JournalException {
        if (!damage.isRepairable()) {
            throw new JournalException(
                    damage.what()
                            + ". It cannot be cut off"
                            + (damage.isNewest() ? "" : ", for later files follow")
                            + ": restore the day from a backup, or move the directory away");
        }
        try (var directory = JournalDirectory.forWriting(journal)) {
            return new InputRepair(directory, damage).run();
        } catch (IOException e) {
            throw new JournalException(
                    "cannot repair the journal in " + journal + ": " + e.getMessage(), e);
        }
    }

    private Report run() throws IOException, JournalException {
        Path path = directory.path();
        requireRoom();
        delete(path.resolve(UNFINISHED));
        copy();
        for (Path file : QueueFiles.data(path.resolve(UNFINISHED))) {
            Disk.SYSTEM.force(file);
        }
        Disk.SYSTEM.force(path.resolve(UNFINISHED));
        Files.move(
                path.resolve(UNFINISHED), path.resolve(FINISHED), StandardCopyOption.ATOMIC_MOVE);
        Path aside = directory.putAside("input");
        Files.move(path.resolve(FINISHED), path.resolve("input"), StandardCopyOption.ATOMIC_MOVE);
        var report = new Report(damage, aside);
        Files.writeString(aside.resolve("DAMAGE.txt"), describe(report));
        Disk.SYSTEM.force(path);
        return report;
    }

    private void requireRoom() throws IOException, JournalException {
        long needed = 0;
        for (Path file : QueueFiles.data(directory.path().resolve("input"))) {
            needed += file.equals(damage.file()) ? damage.offset() : Files.size(file);
        }
        long usable = directory.options().disk().usableBytes(directory.path());
        if (usable < needed + needed / 8) {
            throw new JournalException(
                    "repairing the journal in "
                            + directory.path()
                            + " takes "
                            + (needed >> 20)
                            + " MiB, "
                            + (usable >> 20)
                            + " are free; make room and start again");
        }
    }

    private void copy() throws JournalException {
        var slot = new Tick();
        try (ChronicleQueue queue = directory.open(UNFINISHED, () -> dayMs);
                ExcerptAppender appender = queue.createAppender();
                var reader = new JournalReader(JournalDirectory.forReading(directory.path()))) {
            while (reader.sequence() < damage.sound() && reader.next()) {
                long day = TimeUnit.DAYS.toMillis(reader.day());
                if (batch.isFull() || day != dayMs) {
                    flush(appender);
                }
                dayMs = day;
                reader.copyTo(slot);
                put(slot, reader.sequence());
            }
            flush(appender);
            if (damage.lastBehind() > damage.sound()) {
                put(
                        Events.gap(slot.clear(), damage.sound() + 1, damage.lastBehind(), 0, 0, 0),
                        damage.lastBehind());
                flush(appender);
            }
        }
    }

    private void put(Tick slot, long sequence) {
        int length = JournalFormat.payloadLength(slot.kind());
        int at = batch.begin(sequence, slot.kind(), length);
        batch.bytes().putBytes(at, slot.bytes(), 0, length);
        batch.seal();
    }

    private void flush(ExcerptAppender appender) {
        if (!batch.isEmpty()) {
            batch.appendTo(appender);
        }
    }

    private static String describe(Report report) {
        InputDamage damage = report.damage();
        return damage.what()
                + "\nsound through sequence "
                + damage.sound()
                + "\nfile "
                + damage.file().getFileName()
                + "\nfirst byte not to be trusted "
                + damage.offset()
                + "\nbytes behind it "
                + damage.behind()
                + "\nsound records among them "
                + damage.soundBehind()
                + ", the last of sequence "
                + damage.lastBehind()
                + "\n";
    }

    private static void delete(Path directory) throws IOException {
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
