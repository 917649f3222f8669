package io.icebreaker.os;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel keeps of a file goes and comes as advised; what is in it stays. */
class FileCacheTest {
    private static final int BYTES = 1 << 20;
    private static final int PAGE = 4_096;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @TempDir Path directory;
    private final byte[] content = new byte[BYTES];
    private Path path;

    @BeforeEach
    void write() throws IOException {
        new SplittableRandom(3).nextBytes(content);
        path = directory.resolve("file");
        try (var file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(content));
            file.force(true);
        }
    }

    private boolean isInMemory(int from, int to) throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
            return file.map(MapMode.READ_ONLY, from, to - from).isLoaded();
        }
    }

    @Test
    void whatIsLetGoLeavesMemoryAndWhatIsFetchedComesBack() throws Exception {
        assumeTrue(FileCache.isKnown(), "no posix_fadvise here");
        assumeTrue(!Files.getFileStore(directory).type().equals("tmpfs"), "this disk is memory");
        try (var cache = new FileCache(path)) {
            assertTrue(isInMemory(0, BYTES), "just written");
            cache.letGo(0, BYTES);
            assertFalse(isInMemory(0, PAGE), "let go");
            assertFalse(isInMemory(BYTES - PAGE, BYTES), "let go");
            cache.fetch(0, BYTES);
            Instant end = Instant.now().plus(LONGEST);
            while (!isInMemory(0, BYTES)) {
                assertTrue(Instant.now().isBefore(end), "not fetched");
                Thread.sleep(5);
            }
        }
        assertArrayEquals(content, Files.readAllBytes(path));
    }

    @Test
    void withoutAFileOrAfterItsEndNothingIsDone() {
        var none = new FileCache(directory.resolve("no such file"));
        none.fetch(0, BYTES);
        none.letGo(0, BYTES);
        none.close();
        none.close();
        none.letGo(0, BYTES);
    }
}
