package io.icebreaker.feed.chain;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * Recorded chains, snapshot by snapshot in ascending order of time, from files and folders of any form of
 * this package. One snapshot is in memory at a time. A time that was there before is left out, and so is
 * what goes back in time: both are counted.
 */
public final class ChainSnapshots implements Closeable {
    private static final String NAMES = ".*\\.(json|csv)(\\.gz)?";

    private final ChainHow how;
    private final ChainReport report = new ChainReport();
    private final Map<String, Long> lastTimes = new HashMap<>();
    private final List<Path> files;
    private int nextFile;
    private ChainReader reader;

    private ChainSnapshots(List<Path> files, ChainHow how) {
        this.files = files;
        this.how = how;
    }

    /**
     * Looks at all files' first times.
     *
     * @param paths files, or folders whose {@code *.json}, {@code *.csv} and gzipped ones are read
     * @throws IOException when a path is not there
     * @throws LotUnknownException as {@link #next}
     */
    public static ChainSnapshots open(List<Path> paths, ChainHow how) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path.toString());
            }
            try (Stream<Path> found = Files.walk(path)) {
                found.filter(file -> file.equals(path) ? Files.isRegularFile(file) : isChain(file))
                        .sorted()
                        .forEach(files::add);
            }
        }
        List<Path> different = files.stream().distinct().toList();
        return new ChainSnapshots(different.size() < 2 ? different : byTime(different, how), how);
    }

    private static boolean isChain(Path file) {
        return Files.isRegularFile(file) && file.getFileName().toString().matches(NAMES);
    }

    private static List<Path> byTime(List<Path> files, ChainHow how) throws IOException {
        Map<Path, Long> times = new HashMap<>();
        for (Path file : files) {
            times.put(file, ChainFile.firstTimeNs(file, how));
        }
        return files.stream().sorted(Comparator.comparing(times::get)).toList();
    }

    /**
     * The next snapshot, null when there is no more.
     *
     * @throws LotUnknownException when a file counts contracts of unknown size
     */
    public ChainSnapshot next() throws IOException {
        while (reader != null || nextFile < files.size()) {
            Path file = files.get(reader == null ? nextFile : nextFile - 1);
            ChainSnapshot snapshot = nextOf(file);
            if (snapshot == null) {
                close();
            } else if (isLater(snapshot)) {
                report.good();
                return snapshot;
            }
        }
        return null;
    }

    /** Null when the file has no more, for whatever reason. */
    private ChainSnapshot nextOf(Path file) throws IOException {
        try {
            if (reader == null) {
                nextFile++;
                reader = ChainFile.open(file, how, report);
            }
            return reader.next();
        } catch (ChainException e) {
            report.refuse(e.problem(), file, e.place());
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = "line " + at.getLineNr() + ", column " + at.getColumnNr();
            report.refuse(ChainProblem.BAD_JSON, file, place + ": " + e.getOriginalMessage());
        } catch (EOFException | ZipException e) {
            report.refuse(ChainProblem.BROKEN_FILE, file, "unpacking it");
        }
        return null;
    }

    private boolean isLater(ChainSnapshot snapshot) {
        long timeNs = snapshot.timeNs();
        Long before = lastTimes.get(snapshot.underlying());
        if (before == null || timeNs > before) {
            lastTimes.put(snapshot.underlying(), timeNs);
            return true;
        }
        report.refuse(
                timeNs == before ? ChainProblem.REPEATED : ChainProblem.OUT_OF_ORDER,
                snapshot.file(),
                snapshot.underlying() + " at " + timeNs);
        return false;
    }

    /** What was left out so far. */
    public ChainReport report() {
        return report;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
