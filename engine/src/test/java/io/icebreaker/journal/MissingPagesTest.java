package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that a shortened file lacks is told of where it is asked for, also by code compiled long ago. */
class MissingPagesTest {
    private static final int PAGE = 4096;
    private static final int WARM = 40_000;
    private static final int READS = 1_000;

    @TempDir Path path;
    private long sum;

    @Test
    void aMissingPageIsToldAtOnce() throws Exception {
        try (FileChannel channel = file()) {
            UnsafeBuffer pages = map(channel);
            assertEquals(0, told(pages, WARM));
            channel.truncate(PAGE);
            assertEquals(READS, told(pages, READS));
            assertDoesNotThrow(MissingPages::tell);
        }
    }

    @Test
    void whatIsHeardIsNotToldAgain() throws Exception {
        try (FileChannel channel = file()) {
            UnsafeBuffer pages = map(channel);
            channel.truncate(PAGE);
            for (int i = 0; i < READS; i++) {
                readAndHear(pages);
                assertDoesNotThrow(MissingPages::tell);
            }
        }
    }

    private FileChannel file() throws IOException {
        return FileChannel.open(
                path.resolve("shortened"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    private static UnsafeBuffer map(FileChannel channel) throws IOException {
        return new UnsafeBuffer(channel.map(FileChannel.MapMode.READ_WRITE, 0, 2 * PAGE));
    }

    private int told(UnsafeBuffer pages, int reads) {
        int told = 0;
        for (int i = 0; i < reads; i++) {
            try {
                sum += read(pages);
                MissingPages.tell();
            } catch (InternalError missing) {
                told++;
            }
        }
        return told;
    }

    private void readAndHear(UnsafeBuffer pages) {
        try {
            sum += read(pages);
            MissingPages.hear();
        } catch (InternalError atOnce) {
            sum++; // newer JDKs tell while reading
        }
    }

    private static long read(UnsafeBuffer pages) {
        return pages.getLong(PAGE);
    }
}
