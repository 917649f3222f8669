package io.icebreaker.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Cuts a damaged input journal back to its sound part: that is written anew, the damaged queue is kept whole
 * as {@code input.damaged-N} with a text that says where and why, and a GAP record stands for events that
 * are known to be lost.
 *
 * <p>A process that dies on the way leaves the journal as it was, or repaired: the new queue gets its name
 * {@code input.repaired} only once it is whole and durable, and {@link JournalDirectory} finishes the rename.
 */
public final class InputRepair {
    private static final String UNFINISHED = "input.repairing";
    static final String FINISHED = "input.repaired";

    /**
     * What was done.
     *
     * @param damage what was found, null when the machine went down and nothing is lost
     * @param aside where the damaged queue is now
     * @param soundThrough last sequence of the sound part
     */
    public record Report(InputDamage damage, Path aside, long soundThrough) {
        @Override
        public String toString() {
            if (damage == null) {
                return "the machine went down while the journal was written: it is sound, and was"
                        + " written anew";
            }
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
        requireTail(journal, damage);
        return damage == null ? null : cut(journal, damage);
    }

    /** The machine went down: what looks sound may have lost headers and indexes, so all is made anew. */
    static Report afterPowerCut(JournalDirectory directory) throws IOException, JournalException {
        InputDamage damage = InputDamage.find(directory.path());
        requireTail(directory.path(), damage);
        return new InputRepair(directory, damage).run();
    }

    private static void requireTail(Path journal, InputDamage damage) throws JournalException {
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
        long last;
        try (var copy = new QueueCopy(directory, UNFINISHED);
                var reader = new JournalReader(JournalDirectory.forReading(path))) {
            while (reader.sequence() < sound() && reader.next()) {
                copy.add(reader.records());
            }
            last = reader.sequence();
            if (damage != null && damage.lastBehind() > damage.sound()) {
                copy.addGap(damage.sound() + 1, damage.lastBehind());
            }
        }
        Path finished = path.resolve(FINISHED);
        Files.move(path.resolve(UNFINISHED), finished, StandardCopyOption.ATOMIC_MOVE);
        Path aside = directory.putAside("input");
        Files.move(finished, path.resolve("input"), StandardCopyOption.ATOMIC_MOVE);
        if (damage == null) {
            QueueCopy.delete(aside); // all of it is in the new one
        } else {
            Files.writeString(aside.resolve("DAMAGE.txt"), describe(damage));
        }
        Disk.SYSTEM.force(path);
        return new Report(damage, aside, last);
    }

    private long sound() {
        return damage == null ? Long.MAX_VALUE : damage.sound();
    }

    private void requireRoom() throws IOException, JournalException {
        long needed = 0;
        for (Path file : QueueFiles.data(directory.path().resolve("input"))) {
            boolean isCut = damage != null && file.equals(damage.file());
            needed += isCut ? damage.offset() : InputDamage.lastWritten(file);
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

    private static String describe(InputDamage damage) {
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
}
