package io.icebreaker.backtest.run;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One recorded day to run over.
 *
 * @param path its directory
 * @param name the directory's name
 * @param fromNs receive time of its first event, ns UTC
 * @param instruments those its head defines
 * @param settings what it was computed with, as kept beside it; null when it does not say
 */
record DayJournal(
        Path path, String name, long fromNs, List<Instrument> instruments, String settings) {

    /**
     * The days in some directories, earliest first. A directory is one day's journal, or holds days.
     *
     * @throws JournalException when one holds no journal, or cannot be read
     */
    static List<DayJournal> in(List<String> directories) throws JournalException {
        Set<Path> paths = new LinkedHashSet<>();
        for (String directory : directories) {
            List<Path> found = journals(Path.of(directory));
            if (found.isEmpty()) {
                throw new JournalException(
                        "no journal in "
                                + directory
                                + ": expected input/ in it, or directories of days");
            }
            paths.addAll(found);
        }
        List<DayJournal> days = new ArrayList<>();
        for (Path path : paths) {
            days.add(read(path));
        }
        days.sort(Comparator.comparingLong(DayJournal::fromNs).thenComparing(DayJournal::name));
        return days;
    }

    private static List<Path> journals(Path directory) throws JournalException {
        if (Files.isDirectory(directory.resolve("input"))) {
            return List.of(directory);
        }
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> Files.isDirectory(path.resolve("input")))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new JournalException("cannot list " + directory + ": " + e.getMessage(), e);
        }
    }

    private static DayJournal read(Path path) throws JournalException {
        JournalDirectory directory = JournalDirectory.forReading(path);
        List<Instrument> found = new ArrayList<>();
        long fromNs = 0;
        var slot = new Tick();
        try (var reader = new JournalReader(directory)) {
            boolean isHead = true;
            while (isHead && reader.next()) {
                reader.copyTo(slot);
                fromNs = fromNs == 0 ? slot.receiveTimeNs() : fromNs;
                isHead = slot.kind() == EventKind.CONFIG || slot.kind() == EventKind.INSTRUMENT;
                if (slot.kind() == EventKind.INSTRUMENT) {
                    found.add(Events.instrument(slot));
                }
            }
        }
        return new DayJournal(
                path,
                path.toAbsolutePath().normalize().getFileName().toString(),
                fromNs,
                List.copyOf(found),
                directory.settings());
    }
}
