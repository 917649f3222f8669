package io.icebreaker.ring;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.OutputPosition;
import io.icebreaker.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A snapshot on disk: the state of all stages, and of the board, as it stood behind one event of a journal.
 *
 * @param path the file
 * @param sequence the last event whose consequences are in it
 * @param receiveTimeNs receive time of that event, ns UTC
 * @param outputHash of all output up to it
 * @param maxInstruments room in the stages' arrays; a pipeline that starts from it has the same
 * @param hasBoard whether a board's content is in it, too
 * @param output where recorded output had come to; null when nobody compared it
 */
public record StateFile(
        Path path,
        long sequence,
        long receiveTimeNs,
        long outputHash,
        int maxInstruments,
        boolean hasBoard,
        OutputPosition output) {

    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final String SUFFIX = ".state";

    /** Where a journal keeps its snapshots. */
    public static Path directory(Path journal) {
        return journal.resolve("snapshots");
    }

    /** The snapshot behind an event: the names sort as the events do. */
    public static Path path(Path journal, long sequence) {
        return directory(journal).resolve(String.format(Locale.ROOT, "%015d%s", sequence, SUFFIX));
    }

    /** The event a file of that name is behind; -1 for any other name. */
    public static long sequenceOf(Path file) {
        String name = file.getFileName().toString();
        return name.matches("\\d{1,18}" + SUFFIX)
                ? Long.parseLong(name.substring(0, name.length() - SUFFIX.length()))
                : -1;
    }

    /** A journal's snapshot files, latest first; whether they fit is another question. */
    public static List<Path> files(Path journal) {
        Path directory = directory(journal);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> sequenceOf(file) >= 0)
                    .sorted(Comparator.comparingLong(StateFile::sequenceOf).reversed())
                    .toList();
        } catch (IOException e) {
            LOG.warn("cannot list the snapshots in {}: {}", directory, e.getMessage());
            return List.of();
        }
    }

    /**
     * The latest snapshot of a journal not behind {@code sequence}; null when there is none. One that was
     * made by another build or with other settings than lie beside the journal, or is damaged, is said in the
     * log and passed over.
     */
    public static StateFile nearest(Path journal, long sequence) {
        return nearest(journal, sequence, why -> LOG.info("{}", why));
    }

    /** The same; {@code passedOver} hears of each that does not fit, and why. */
    public static StateFile nearest(Path journal, long sequence, Consumer<String> passedOver) {
        for (Path file : files(journal)) {
            if (sequenceOf(file) <= sequence) {
                try {
                    return StateFormat.read(file, settings(journal));
                } catch (JournalException e) {
                    passedOver.accept("snapshot " + file + " is passed over: " + e.getMessage());
                }
            }
        }
        return null;
    }

    private static Settings settings(Path journal) throws JournalException {
        String text = JournalDirectory.forReading(journal).settings();
        try {
            return text == null ? Settings.DEFAULTS : Settings.parse(text);
        } catch (IllegalArgumentException e) {
            throw new JournalException("settings.conf: " + e.getMessage(), e);
        }
    }
}
