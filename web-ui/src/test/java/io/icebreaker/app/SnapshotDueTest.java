package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Quiet days keep their state by the clock, busy ones by what a start would have to go through. */
class SnapshotDueTest {
    private static final long TEN_MINUTES = 600_000_000_000L;
    private static final long NOW = -5;
    private static final long BEGUN_BEHIND = 1_000;

    private final SnapshotDue due = new SnapshotDue(TEN_MINUTES, NOW, BEGUN_BEHIND);

    @Test
    void aQuietDayWaitsItsMinutes() {
        assertFalse(due.isDue(NOW + TEN_MINUTES - 1, BEGUN_BEHIND + SnapshotDue.EVENTS - 1));
        assertTrue(due.isDue(NOW + TEN_MINUTES, BEGUN_BEHIND));
    }

    @Test
    void aBusyDayDoesNot() {
        long events = BEGUN_BEHIND + SnapshotDue.EVENTS;
        assertTrue(due.isDue(NOW + SnapshotDue.LEAST_NS, events));
        assertFalse(due.isDue(NOW + SnapshotDue.LEAST_NS - 1, 100 * events));
    }

    @Test
    void eachOneIsCountedFromTheLast() {
        due.taken(NOW + SnapshotDue.LEAST_NS, 900_000);
        assertFalse(due.isDue(NOW + TEN_MINUTES, 900_000 + SnapshotDue.EVENTS - 1));
        assertTrue(due.isDue(NOW + 2 * SnapshotDue.LEAST_NS, 900_000 + SnapshotDue.EVENTS));
    }

    @Test
    void zeroMinutesAreNever() {
        var never = new SnapshotDue(0, NOW, 0);
        assertFalse(never.isDue(NOW + 100 * TEN_MINUTES, Long.MAX_VALUE / 2));
    }
}
