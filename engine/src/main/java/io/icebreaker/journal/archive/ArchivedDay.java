package io.icebreaker.journal.archive;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.QueueCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongConsumer;

/** What is done with an archive as a whole: reading it back, comparing it, writing its journal. Cold. */
public final class ArchivedDay {
    private ArchivedDay() {}

    /** Reads all of it; throws when a block is damaged. */
    public static ArchiveIndex check(Path file) throws IOException, JournalException {
        try (var archive = ArchiveReader.open(file)) {
            long events = 0;
            while (archive.next()) {
                events++;
            }
            return requireAll(file, archive.index(), events);
        }
    }

    private static ArchiveIndex requireAll(Path file, ArchiveIndex index, long events)
            throws JournalException {
        if (events != index.events()) {
            throw new JournalException(
                    "archive " + file + " holds " + events + " events of " + index.events());
        }
        return index;
    }

    /** Where archive and journal differ, record by record, for people; null when they are the same. */
    public static String difference(Path file, Path journal) throws IOException, JournalException {
        byte[] payload = new byte[1 << 10];
        try (var archive = ArchiveReader.open(file);
                var reader = new JournalReader(JournalDirectory.forReading(journal))) {
            while (archive.next()) {
                if (!reader.next()) {
                    return "the journal ends before sequence " + archive.sequence();
                }
                if (reader.length() > payload.length) {
                    payload = new byte[2 * reader.length()];
                }
                reader.copyPayload(payload);
                if (!isSame(archive, reader, payload)) {
                    return "sequence " + reader.sequence() + " differs";
                }
            }
            return reader.next()
                    ? "the journal goes on behind the archive at sequence " + reader.sequence()
                    : null;
        }
    }

    private static boolean isSame(ArchiveReader archive, JournalReader reader, byte[] payload) {
        return archive.sequence() == reader.sequence()
                && archive.type() == reader.type()
                && archive.day() == reader.day()
                && archive.length() == reader.length()
                && Arrays.equals(
                        archive.payload(), 0, archive.length(), payload, 0, reader.length());
    }

    /**
     * Writes the input queue and the small files of a journal into a directory, which holds none yet; the
     * output is for a replay to make. On an exception what was written is to be thrown away.
     */
    public static ArchiveIndex unpack(Path file, Path directory, LongConsumer progress)
            throws IOException, JournalException {
        try (var archive = ArchiveReader.open(file);
                var journal = JournalDirectory.forWriting(directory)) {
            long events = 0;
            try (var copy = QueueCopy.intoEmpty(journal)) {
                while (archive.next()) {
                    copy.add(
                            archive.day(),
                            archive.sequence(),
                            archive.type(),
                            archive.payload(),
                            archive.length());
                    progress.accept(++events);
                }
            }
            for (Map.Entry<String, byte[]> small : archive.index().files().entrySet()) {
                Path path = directory.resolve(small.getKey());
                Files.write(path, small.getValue());
                ArchiveFiles.force(path);
            }
            return requireAll(file, archive.index(), events);
        }
    }
}
