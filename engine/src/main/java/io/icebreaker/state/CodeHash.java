package io.icebreaker.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A number for the code a class comes with: all files of its jar or directory, by name and content. State is
 * only taken over by the very code that left it; another may find something else in the same events.
 */
public final class CodeHash {
    private CodeHash() {}

    /** The number; 0 where the code's place cannot be told. */
    public static long of(Class<?> anchor) {
        CodeSource source = anchor.getProtectionDomain().getCodeSource();
        if (source == null) {
            return 0;
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            return Files.isDirectory(place) ? ofDirectory(place) : ofJar(place);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source.getLocation(), e);
        } catch (URISyntaxException e) {
            return 0;
        }
    }

    private static long ofDirectory(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root.resolve("io/icebreaker"))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        long hash = 1;
        for (Path file : files) {
            var crc = new CRC32C();
            crc.update(Files.readAllBytes(file));
            hash = add(hash, root.relativize(file).toString().replace('\\', '/'), crc.getValue());
        }
        return hash;
    }

    private static long ofJar(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            List<JarEntry> entries =
                    file.stream()
                            .filter(entry -> entry.getName().startsWith("io/icebreaker/"))
                            .sorted(Comparator.comparing(JarEntry::getName))
                            .toList();
            long hash = 1;
            for (JarEntry entry : entries) {
                hash = add(hash, entry.getName(), entry.getCrc());
            }
            return hash;
        }
    }

    private static long add(long hash, String name, long check) {
        var crc = new CRC32C();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        long mixed =
                (hash ^ crc.getValue() << 32 ^ check)
                        * 0x9e37_79b9_7f4a_7c15L; // 2^64 / golden ratio
        return mixed ^ mixed >>> 29;
    }
}
