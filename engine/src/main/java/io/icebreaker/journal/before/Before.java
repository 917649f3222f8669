package io.icebreaker.journal.before;

import io.icebreaker.bar.EarlierBars;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.tick.EarlierBarsHash;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a journal begins with: the bars in {@value #FILE} beside it, whose SHA-256 stands in its first CONFIG
 * event. A journal that names none begins cold, whatever lies beside it.
 *
 * @param bars {@link EarlierBars#NONE} when it begins cold
 * @param hash 32 bytes, for CONFIG events; null when it begins cold
 */
public record Before(EarlierBars bars, byte[] hash) {
    public static final String FILE = "before.bars.zst";

    /** Without any. */
    public static final Before NONE = new Before(EarlierBars.NONE, null);

    /** Makes the file of a day that begins. */
    @FunctionalInterface
    public interface Maker {
        /** Writes {@code target}, durable and whole, or leaves it away: then the day begins cold. */
        void make(Path target) throws IOException;
    }

    /**
     * What a journal that has begun began with.
     *
     * @throws JournalException when its file is missing or another one; says what to do
     */
    public static Before of(JournalDirectory journal) throws JournalException {
        byte[] named = named(journal);
        if (named == null) {
            return NONE;
        }
        Path file = journal.path().resolve(FILE);
        try {
            BarsFile found = BarsFile.open(file);
            if (!Arrays.equals(found.hash(), named)) {
                throw new IOException(file + ": its SHA-256 is " + hex(found.hash()));
            }
            return new Before(found, named);
        } catch (IOException e) {
            String why = Files.exists(file) ? e.getMessage() : file + " is missing";
            throw new JournalException(
                    why
                            + "; this journal began with bars of SHA-256 "
                            + hex(named)
                            + ": put that file back, or restore the day from its archive, which"
                            + " holds it (icebreaker restore)",
                    e);
        }
    }

    /** What a journal opened for writing begins with: of a new one what {@code maker} makes. */
    public static Before of(JournalDirectory journal, Maker maker) throws JournalException {
        if (JournalReader.lastSequence(journal) > 0) {
            return of(journal);
        }
        Path file = journal.path().resolve(FILE);
        try {
            Files.deleteIfExists(file); // of a start that was cut short before its first event
            maker.make(file);
            if (!Files.exists(file)) {
                return NONE;
            }
            BarsFile made = BarsFile.open(file);
            return new Before(made, made.hash());
        } catch (IOException e) {
            throw new JournalException("cannot make " + file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] named(JournalDirectory journal) throws JournalException {
        if (journal.isEmpty()) {
            return null;
        }
        var slot = new Tick();
        try (var reader = new JournalReader(journal)) {
            if (!reader.next() || reader.type() != EventKind.CONFIG) {
                return null;
            }
            reader.copyTo(slot);
            return EarlierBarsHash.of(slot);
        }
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
