package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalSpan;
import io.icebreaker.ring.StateFile;
import io.icebreaker.web.Replays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The journals of a directory, one a day, among them perhaps the one that is being written. What a finished
 * day spans is read once. Any thread.
 */
final class RecordedDays {
    /** Ten years of trading days; a directory with more is not ours. */
    private static final int MOST = 2_500;

    private final Path directory;
    private final Predicate<Path> isDay;
    private final Path live;
    private final Map<Path, Replays.Entry> finished = new ConcurrentHashMap<>();

    private RecordedDays(Path directory, Predicate<Path> isDay, Path live) {
        this.directory = directory;
        this.isDay = isDay;
        this.live = live == null ? null : live.toAbsolutePath().normalize();
    }

    /** All journals in a directory; {@code live} is the one being written by this process. */
    static RecordedDays in(Path directory, Path live) {
        return new RecordedDays(directory, path -> true, live);
    }

    /** A demo's journal and those of earlier demos set aside beside it. */
    static RecordedDays ofDemo(Path journal) {
        Path path = journal.toAbsolutePath().normalize();
        String name = path.getFileName().toString();
        Predicate<Path> isDemo =
                each ->
                        each.getFileName().toString().equals(name)
                                || each.getFileName()
                                        .toString()
                                        .matches("\\Q" + name + "\\E-[0-9]+");
        return new RecordedDays(path.getParent(), isDemo, path);
    }

    /** One journal alone, written by nobody or by another process. */
    static RecordedDays only(Path journal) {
        Path path = journal.toAbsolutePath().normalize();
        return new RecordedDays(path.getParent(), path::equals, null);
    }

    /** The days, newest first. */
    List<Replays.Entry> list() {
        List<Replays.Entry> days = new ArrayList<>();
        paths().forEach(path -> days.add(entry(path)));
        days.sort(
                Comparator.comparing((Replays.Entry day) -> !day.live())
                        .thenComparing(Replays.Entry::toNs, Comparator.reverseOrder()));
        return days;
    }

    /** Where the day of that name lies, null when there is none. */
    Path path(String name) {
        return paths().stream()
                .filter(path -> path.getFileName().toString().equals(name))
                .findFirst()
                .orElse(null);
    }

    private List<Path> paths() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(path -> Files.isDirectory(path.resolve("input")))
                    .map(path -> path.toAbsolutePath().normalize())
                    .filter(isDay)
                    .sorted(Comparator.reverseOrder())
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            return List.of(); // no directory yet: nothing is recorded
        }
    }

    /** Those nobody writes, the latest by name first. */
    List<Path> finished(int most) {
        return paths().stream().filter(path -> !isLive(path)).limit(most).toList();
    }

    boolean isLive(Path path) {
        return path.equals(live);
    }

    private Replays.Entry entry(Path path) {
        Replays.Entry known = finished.get(path);
        if (known != null) {
            return known;
        }
        Replays.Entry entry = read(path);
        if (!entry.live() && entry.error() == null && !isWritten(path)) {
            finished.put(path, entry);
        }
        return entry;
    }

    private Replays.Entry read(Path path) {
        JournalSpan span = new JournalSpan(0, 0, 0, 0);
        String error = null;
        try {
            span = JournalSpan.of(JournalDirectory.forReading(path));
        } catch (JournalException | RuntimeException e) {
            error = e.getMessage();
        }
        return new Replays.Entry(
                path.getFileName().toString(),
                path.toString(),
                span.firstTimeNs(),
                span.lastTimeNs(),
                span.events(),
                isLive(path),
                StateFile.files(path).size(),
                error);
    }

    /** Whether another process writes it: its file grew a moment ago. */
    private static boolean isWritten(Path path) {
        try (Stream<Path> files = Files.list(path.resolve("input"))) {
            long latest = files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
            return System.currentTimeMillis() - latest < 60_000;
        } catch (IOException e) {
            return true;
        }
    }
}
