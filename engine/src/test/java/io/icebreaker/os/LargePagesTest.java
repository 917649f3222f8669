package io.icebreaker.os;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LargePagesTest {
    @Test
    void theModeInForceDecides() {
        assertTrue(LargePages.lends("always [madvise] never\n"));
        assertTrue(LargePages.lends("[always] madvise never\n"));
        assertFalse(LargePages.lends("always madvise [never]\n"));
        assertFalse(LargePages.lends(""));
    }
}
