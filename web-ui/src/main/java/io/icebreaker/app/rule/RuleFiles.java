package io.icebreaker.app.rule;

import io.icebreaker.rule.RuleBook;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rule file and what it said before: {@code rules.json} and {@code rules.json.versions/000007-12.json},
 * the seventh version with twelve rules. A file that a person has edited by hand becomes a version when it is
 * next read. Any thread.
 */
public final class RuleFiles {
    /** A year of changes on every second trading day. */
    static final int MOST_VERSIONS = 120;

    private static final Pattern NAME = Pattern.compile("(\\d{6,9})-(\\d{1,4})\\.json");

    private final Path file;
    private final Path versions;

    /**
     * A saved version.
     *
     * @param savedMs epoch ms
     * @param rules how many elements its array has
     */
    public record Version(long number, long savedMs, int rules) {}

    /**
     * A version with its text.
     *
     * @param version 0: there is no file
     */
    public record Saved(long version, long savedMs, String json) {}

    /** Somebody else has saved meanwhile. */
    public static final class Stale extends Exception {
        private static final long serialVersionUID = 1L;

        Stale(long expected, long found) {
            super("version " + expected + " was changed, but version " + found + " stands");
        }
    }

    public RuleFiles(Path file) {
        this.file = file;
        versions = file.resolveSibling(file.getFileName() + ".versions");
    }

    public Path file() {
        return file;
    }

    /**
     * What the file says now.
     *
     * @throws IOException when it cannot be read, or is too long
     * @throws IllegalArgumentException when it is no JSON array
     */
    public synchronized Saved current() throws IOException {
        if (!Files.exists(file)) {
            return new Saved(0, 0, "[]");
        }
        String json = Files.readString(file, StandardCharsets.UTF_8);
        int rules = RuleBook.written(json).size();
        List<Version> all = versions();
        if (!all.isEmpty() && text(all.get(0)).equals(json)) {
            return new Saved(all.get(0).number(), all.get(0).savedMs(), json);
        }
        Version added = add(json, rules);
        return new Saved(added.number(), added.savedMs(), json);
    }

    /**
     * Saves a text in the place of version {@code expected}.
     *
     * @throws IllegalArgumentException when it is no JSON array
     */
    public synchronized Saved save(long expected, String json) throws IOException, Stale {
        long found = current().version();
        if (found != expected) {
            throw new Stale(expected, found);
        }
        int rules = RuleBook.written(json).size();
        Files.createDirectories(file.toAbsolutePath().getParent());
        write(file, json);
        Version added = add(json, rules);
        return new Saved(added.number(), added.savedMs(), json);
    }

    private Version add(String json, int rules) throws IOException {
        List<Version> all = versions();
        long number = all.isEmpty() ? 1 : all.get(0).number() + 1;
        Files.createDirectories(versions);
        var version = new Version(number, 0, rules);
        write(path(version), json);
        for (Version old : all.subList(Math.min(all.size(), MOST_VERSIONS - 1), all.size())) {
            Files.deleteIfExists(path(old));
        }
        return new Version(number, Files.getLastModifiedTime(path(version)).toMillis(), rules);
    }

    /** On the disk, whole or not at all. */
    private static void write(Path to, String json) throws IOException {
        Path made = to.resolveSibling(to.getFileName() + ".new");
        try (FileChannel channel =
                FileChannel.open(
                        made,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(made, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path path(Version version) {
        return versions.resolve("%06d-%d.json".formatted(version.number(), version.rules()));
    }

    private String text(Version version) throws IOException {
        return Files.readString(path(version), StandardCharsets.UTF_8);
    }

    /** Those kept, the newest first. */
    public synchronized List<Version> versions() throws IOException {
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        List<Version> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(versions)) {
            for (Path each : files.toList()) {
                Matcher name = NAME.matcher(each.getFileName().toString());
                if (name.matches()) {
                    found.add(
                            new Version(
                                    Long.parseLong(name.group(1)),
                                    Files.getLastModifiedTime(each).toMillis(),
                                    Integer.parseInt(name.group(2))));
                }
            }
        }
        found.sort(Comparator.comparing(Version::number).reversed());
        return found;
    }

    /** A version that is kept; null when it is not. */
    public synchronized Saved version(long number) throws IOException {
        for (Version version : versions()) {
            if (version.number() == number) {
                return new Saved(number, version.savedMs(), text(version));
            }
        }
        return null;
    }
}
