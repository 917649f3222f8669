package io.icebreaker.app;

import com.typesafe.config.ConfigFactory;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.journal.archive.ArchiveFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is archived and copied, in {@code archive/index.json} beside the days: each file with its checksum
 * and the places that have it, what the last run came to. Lost, it is made again from the archives. One
 * thread.
 */
final class BackupIndex {
    private static final String ENTRIES = "entries";
    private static final String LAST = "lastRun";

    private final Path file;
    private final Map<String, Map<String, Object>> entries = new TreeMap<>();
    private Map<String, Object> last = Map.of();

    private BackupIndex(Path file) {
        this.file = file;
    }

    static Path path(Path root) {
        return DayArchive.directory(root).resolve("index.json");
    }

    static BackupIndex of(Path root) {
        var index = new BackupIndex(path(root));
        if (Files.exists(index.file)) {
            try {
                Map<String, Object> all =
                        ConfigFactory.parseFile(index.file.toFile()).root().unwrapped();
                map(all.get(ENTRIES)).forEach((name, entry) -> index.entries.put(name, map(entry)));
                index.last = map(all.get(LAST));
            } catch (com.typesafe.config.ConfigException | ClassCastException e) {
                throw new CommandException(
                        Exit.COULD_NOT_RUN,
                        index.file
                                + " cannot be read ("
                                + e.getMessage()
                                + "); delete it, it is made again from the archives");
            }
        }
        return index;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null
                ? new LinkedHashMap<>()
                : new LinkedHashMap<>((Map<String, Object>) value);
    }

    /** What is known of a file; null when nothing is. */
    Map<String, Object> get(String name) {
        return entries.get(name);
    }

    void put(String name, Map<String, Object> entry) {
        entries.put(name, new LinkedHashMap<>(entry));
    }

    /** All entries by the file's name. */
    Map<String, Map<String, Object>> entries() {
        return entries;
    }

    /** When the last run was and what came of it; empty before the first. */
    Map<String, Object> last() {
        return last;
    }

    void last(Map<String, Object> result) {
        last = result;
    }

    /** Notes that a place has a file with this checksum. */
    void copied(String name, String place, String crc) {
        Map<String, Object> entry = entries.computeIfAbsent(name, it -> new LinkedHashMap<>());
        Map<String, Object> copies = map(entry.get("copies"));
        copies.put(place, crc);
        entry.put("copies", copies);
    }

    boolean isCopied(String name, String place, String crc) {
        Map<String, Object> entry = entries.get(name);
        return entry != null && crc.equals(map(entry.get("copies")).get(place));
    }

    void save() throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling("index.json.new");
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(LAST, last);
        all.put(ENTRIES, entries);
        Files.writeString(fresh, Json.line(all) + "\n");
        ArchiveFiles.force(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        ArchiveFiles.force(file.getParent());
    }
}
