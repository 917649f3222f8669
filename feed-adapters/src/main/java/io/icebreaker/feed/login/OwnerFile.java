package io.icebreaker.feed.login;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Files that hold secrets: mode 0600 from their first byte on, replaced in one step, refused when wider. */
final class OwnerFile {
    private static final int MAX_LENGTH =
            65_536; // three tokens of 2 KiB each and room for as much again, x 8
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> MODE_0600 =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private OwnerFile() {}

    /**
     * The text of a file.
     *
     * @throws IOException when group or others may touch it, it is too long, or unreadable; no content in the
     *     message
     */
    static String read(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IOException(
                    path
                            + " is open to others ("
                            + PosixFilePermissions.toString(permissions)
                            + "): chmod 600 it");
        }
        if (Files.size(path) > MAX_LENGTH) {
            throw new IOException(
                    path + " is longer than " + MAX_LENGTH + " bytes: not a token file");
        }
        return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    }

    /** The {@code name=value} lines of a file. */
    static Map<String, String> values(Path path) throws IOException {
        return values(read(path));
    }

    /** The {@code name=value} lines of a text; other lines are passed by. */
    static Map<String, String> values(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines()
                .filter(line -> !line.startsWith("#") && line.indexOf('=') > 0)
                .forEach(
                        line -> {
                            int equals = line.indexOf('=');
                            values.put(
                                    line.substring(0, equals).strip(),
                                    line.substring(equals + 1).strip());
                        });
        return values;
    }

    /**
     * One {@code name=value} line.
     *
     * @throws IOException when the value would not be one line: then it is no key or token
     */
    static String line(String name, String value) throws IOException {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IOException(name + " holds a line break or another control character");
        }
        return name + "=" + value + "\n";
    }

    /** Puts the text in the file's place: a new file of mode 0600 beside it, forced to disk, then renamed. */
    static void write(Path path, String text) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path fresh = Files.createTempFile(directory, "." + path.getFileName(), ".tmp", MODE_0600);
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
