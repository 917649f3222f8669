package io.icebreaker.os;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pieces freed between others that stay: the C library keeps them, and gives them back when asked. */
class NativeHeapTest {
    private static final int PIECES = 2_000;
    private static final int PIECE = 64 << 10; // below what malloc takes from the kernel by itself

    /** Of 125 MiB. Other threads of this process take memory meanwhile, and some goes back unasked. */
    private static final long A_QUARTER_KIB = 31 << 10;

    @Test
    void whatIsFreedGoesBack() throws Exception {
        assumeTrue(NativeHeap.isKnown());
        List<Pointer> stay = new ArrayList<>();
        List<Pointer> go = new ArrayList<>();
        for (int n = 0; n < PIECES; n++) {
            go.add(touched(PIECE));
            stay.add(touched(64));
        }
        go.forEach(NativeHeapTest::free);
        long before = residentKib();
        assertTrue(NativeHeap.trim());
        long gone = before - residentKib();
        assertTrue(gone > A_QUARTER_KIB, gone + " KiB of 125 MiB");
        stay.forEach(NativeHeapTest::free);
    }

    private static Pointer touched(int length) {
        var piece = new Pointer(Native.malloc(length));
        piece.setMemory(0, length, (byte) 1);
        return piece;
    }

    private static void free(Pointer piece) {
        Native.free(Pointer.nativeValue(piece));
    }

    private static long residentKib() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("RssAnon:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no RssAnon in /proc/self/status");
    }
}
