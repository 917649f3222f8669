package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What is free counts behind a collection, which is asked for only when little seems left. */
class HeapRoomTest {
    private static final long MIB = 1L << 20;

    private long free;
    private int collections;

    private HeapRoom freeing(long more) {
        return new HeapRoom(
                () -> free,
                () -> {
                    collections++;
                    free += more;
                });
    }

    @Test
    void plentyNeedsNoCollection() {
        free = 500 * MIB;
        assertTrue(freeing(0).holds(500));
        assertEquals(0, collections);
    }

    @Test
    void garbageIsRoom() {
        free = 499 * MIB;
        assertTrue(freeing(MIB).holds(500));
        assertEquals(1, collections);
    }

    @Test
    void whatIsAliveIsNot() {
        free = 498 * MIB;
        assertFalse(freeing(MIB).holds(500));
        assertEquals(1, collections);
    }
}
