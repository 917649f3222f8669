package io.icebreaker.os;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LargePagesTest {
    @Test
    void theModeInForceDecides() {
        assertTrue(LargePages.lends("always [madvise] never\n"));
        assertTrue(LargePages.lends("[always] madvise never\n"));
        assertFalse(LargePages.lends("always madvise [never]\n"));
        assertFalse(LargePages.lends(""));
    }

    @Test
    void whoDoesNotAskHasThemOnlyWhereAllDo() {
        var asked = List.of("-Xmx1g", LargePages.FLAG);
        assertTrue(LargePages.areHad("always [madvise] never", asked));
        assertFalse(LargePages.areHad("always [madvise] never", List.of()));
        assertTrue(LargePages.areHad("[always] madvise never", List.of()));
        assertFalse(LargePages.areHad("always madvise [never]", asked));
        assertFalse(LargePages.areHad("", asked));
    }
}
