package io.icebreaker.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LentMemoryTest {
    private static final int BYTES = 256 << 20;
    private static final int PAGE = 4_096;

    @Test
    void isZeroAndTakesWhatIsWritten() {
        var memory = LentMemory.of(BYTES);
        for (int at = 0; at < BYTES; at += PAGE * 1_000) {
            assertEquals(0, memory.getLong(at));
        }
        memory.putLong(BYTES - Long.BYTES, 7);
        assertEquals(7, memory.getLong(BYTES - Long.BYTES));
    }

    @Test
    void isNotResidentBeforeItIsWritten() throws Exception {
        assumeTrue(Platform.isLinux());
        long before = residentPages();
        var memory = LentMemory.of(BYTES);
        assertTrue(residentPages() - before < BYTES / PAGE / 2);
        memory.setMemory(0, BYTES, (byte) 1);
        assertTrue(residentPages() - before > BYTES / PAGE / 2);
    }

    private static long residentPages() throws Exception {
        return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]);
    }
}
