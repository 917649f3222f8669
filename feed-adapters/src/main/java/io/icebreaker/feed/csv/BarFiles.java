package io.icebreaker.feed.csv;

import io.icebreaker.bar.BarSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A user's bars: one file or all of a folder, CSV with or without gzip, one instrument a file or many. What
 * different files say of one instrument becomes one series; of two bars of the same time the first read
 * stands, the other is counted. Immutable once read; any thread.
 */
public final class BarFiles {
    /** Folders below the one named, at most. */
    private static final int DEPTH = 4;

    private static final String ENDINGS = ".*\\.(csv|txt)(\\.gz)?";

    private record Read(BarSeries.Row row, ImportReport report, long line) {}

    /** Intraday and daily bars of the same name are different series. */
    private record Key(String symbol, boolean daily) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySymbol = symbol.compareTo(other.symbol);
            return bySymbol == 0 ? Boolean.compare(daily, other.daily) : bySymbol;
        }
    }

    private final Map<Key, List<Read>> read = new TreeMap<>();
    private final Map<Path, ImportReport> reports = new LinkedHashMap<>();
    private final List<BarSeries> series = new ArrayList<>();

    private BarFiles() {}

    /**
     * Reads a file, or all files of a folder in order of their names.
     *
     * @throws IOException naming the file that cannot be opened or is not one of bars
     */
    public static BarFiles read(Path path) throws IOException {
        var files = new BarFiles();
        for (Path file : filesOf(path)) {
            files.readFile(file);
        }
        files.read.forEach((key, rows) -> files.series.add(joined(key, rows)));
        files.read.clear();
        return files;
    }

    private static List<Path> filesOf(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> walk = Files.walk(path, DEPTH)) {
            List<Path> found =
                    walk.filter(Files::isRegularFile).filter(BarFiles::isBars).sorted().toList();
            if (found.isEmpty()) {
                throw new IOException(path + ": no .csv, .csv.gz, .txt or .txt.gz below it");
            }
            return found;
        }
    }

    private static boolean isBars(Path file) {
        String name = file.getFileName().toString();
        return name.matches(ENDINGS) && !name.endsWith(".instruments.csv");
    }

    private void readFile(Path file) throws IOException {
        String stem = file.getFileName().toString().replaceFirst("\\.(csv|txt)(\\.gz)?$", "");
        try (var csv = new BarsCsv(file, stem)) {
            reports.put(file, csv.report());
            while (csv.next()) {
                read.computeIfAbsent(new Key(csv.symbol(), csv.isDaily()), k -> new ArrayList<>())
                        .add(new Read(csv.row(), csv.report(), csv.line()));
            }
        }
    }

    private static BarSeries joined(Key key, List<Read> rows) {
        rows.sort(Comparator.comparingLong(one -> one.row.startNs()));
        var series = new BarSeries(key.symbol, key.daily);
        long lastNs = Long.MIN_VALUE;
        for (Read one : rows) {
            if (one.row.startNs() == lastNs) {
                one.report.badAfterAll(BadRow.REPEATED_BAR, one.line);
            } else {
                series.add(one.row);
                lastNs = one.row.startNs();
            }
        }
        return series;
    }

    /** All series, by symbol. */
    public List<BarSeries> all() {
        return List.copyOf(series);
    }

    /** What became of each file's rows, files in the order they were read. */
    public Map<Path, ImportReport> reports() {
        return reports;
    }

    /** Rows left out of all files. */
    public long badRows() {
        return reports.values().stream().mapToLong(ImportReport::badRows).sum();
    }
}
