package io.icebreaker.app;

import io.icebreaker.bar.EarlierBars;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.journal.before.BarSource;
import io.icebreaker.journal.before.BarsFile;
import io.icebreaker.journal.before.BarsMerge;
import io.icebreaker.journal.before.Before;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Bars from day to day, beside the directory of journals: {@code bars/DAY.bars.zst} holds of each series the
 * last {@link EarlierBars#most} bars as they were behind that day. A day begins with the latest file of an
 * earlier day. Files are made beside their place and moved there; one writer at a time, by a lock. Cold.
 */
final class BarStore {
    /** The day before a day that is begun anew must still be there, over a few of those. */
    private static final int KEPT_FILES = 5;

    /** A share that did not trade in a year is not warm; contracts are long gone by then. */
    private static final long STALE_DAYS = 400;

    private static final String SUFFIX = ".bars.zst";
    private static final String NAME = "\\d{4}-\\d{2}-\\d{2}\\.bars\\.zst";
    private static final String LOCK = "bars.lock";

    private final Path root;

    BarStore(Path root) {
        this.root = root;
    }

    /** The store of those journals: {@code data/bars} beside {@code data/journal}. */
    static BarStore beside(Path journals) {
        return new BarStore(journals.toAbsolutePath().normalize().resolveSibling("bars"));
    }

    /** When a date begins in India, ns UTC. */
    static long beginNs(LocalDate day) {
        return day.toEpochDay() * SessionCalendar.DAY_NS - SessionCalendar.IST_OFFSET_NS;
    }

    /** The newest file; null in an empty store. */
    Path newest() throws IOException {
        List<Path> files = files();
        return files.isEmpty() ? null : files.get(0);
    }

    /** All files, newest first. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    static LocalDate day(Path file) {
        String name = file.getFileName().toString();
        return LocalDate.parse(name.substring(0, name.length() - SUFFIX.length()));
    }

    /**
     * The latest of days up to {@code day}; null when there is none. One that cannot be read is said on
     * standard error and passed over.
     */
    private BarsFile latest(LocalDate day) throws IOException {
        for (Path file : files()) {
            if (!day(file).isAfter(day)) {
                try {
                    return BarsFile.open(file);
                } catch (IOException e) {
                    System.err.println("icebreaker: " + e.getMessage() + "; it is passed over");
                }
            }
        }
        return null;
    }

    /** Makes what a day begins with: nothing, where no earlier day left bars. */
    Before.Maker before(LocalDate day) {
        return target -> {
            BarsFile file = latest(day.minusDays(1));
            if (file != null) {
                merge(List.of(file), day.minusDays(1)).into(target);
            }
        };
    }

    private static BarsMerge merge(List<? extends BarSource> sources, LocalDate through) {
        return new BarsMerge(
                sources, beginNs(through.plusDays(1)), beginNs(through.minusDays(STALE_DAYS)));
    }

    /**
     * Keeps what a day leaves: what it began with, what was imported since, and its own bars; in place of an
     * earlier writing of that day.
     */
    BarsMerge.Merged put(LocalDate day, BarSource began, BarSource own) throws IOException {
        return locked(
                () -> {
                    List<BarSource> sources = new ArrayList<>(List.of(began));
                    BarsFile earlier = latest(day.minusDays(1));
                    if (earlier != null) {
                        sources.add(earlier);
                    }
                    sources.add(own);
                    return merge(sources, day).into(file(day));
                });
    }

    /**
     * Adds bars from elsewhere to each file kept that they are not too late for, and makes files of their own
     * last two days where those are later: a day that has begun does not count on its own bars.
     *
     * @param days of the bars, ascending
     * @return what came of the latest file
     */
    BarsMerge.Merged add(BarSource more, List<LocalDate> days) throws IOException {
        return locked(
                () -> {
                    var wanted = new TreeSet<LocalDate>();
                    files().forEach(file -> wanted.add(day(file)));
                    wanted.addAll(days.subList(Math.max(0, days.size() - 2), days.size()));
                    BarsMerge.Merged last = null;
                    for (LocalDate day : wanted.descendingSet()) {
                        BarsFile known = latest(day);
                        List<BarSource> sources =
                                known == null ? List.of(more) : List.of(known, more);
                        BarsMerge.Merged merged = merge(sources, day).into(file(day));
                        last = last == null ? merged : last;
                    }
                    return last;
                });
    }

    private Path file(LocalDate day) {
        return root.resolve(day + SUFFIX);
    }

    /** What is done under the lock. */
    private interface Deed {
        BarsMerge.Merged run() throws IOException;
    }

    private BarsMerge.Merged locked(Deed deed) throws IOException {
        Files.createDirectories(root);
        try (var channel =
                        FileChannel.open(
                                root.resolve(LOCK),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            BarsMerge.Merged merged = deed.run();
            List<Path> files = files();
            for (Path old : files.subList(Math.min(KEPT_FILES, files.size()), files.size())) {
                Files.delete(old);
            }
            return merged;
        }
    }
}
