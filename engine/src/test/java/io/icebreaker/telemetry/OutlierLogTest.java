package io.icebreaker.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The latest delays are kept, older ones counted. */
class OutlierLogTest {
    @Test
    void keepsTheLatestAndCountsAll() {
        var log = new OutlierLog();
        assertEquals(List.of(), log.latest());
        for (int i = 1; i <= 100; i++) {
            log.add(i, 10L * i, 5L * i, i, Outlier.Cause.WAKE);
        }
        List<Outlier> latest = log.latest();
        assertEquals(100, log.count());
        assertEquals(OutlierLog.CAPACITY, latest.size());
        assertEquals(
                new Outlier(100, 1_000, 500, 100, Outlier.Cause.WAKE),
                latest.get(latest.size() - 1));
        assertEquals(100 - OutlierLog.CAPACITY + 1, latest.get(0).visibleNs());
    }

    @Test
    void aPauseTouchesWhatItStoppedAndNothingElse() {
        var pause = new GcFigures.Pause(50_000_000, 10, "Copy: Allocation Failure");
        assertTrue(pause.touches(45_000_000, 46_000_000));
        assertTrue(pause.touches(30_000_000, 60_000_000));
        assertFalse(pause.touches(60_000_000, 62_000_000));
        assertFalse(pause.touches(20_000_000, 30_000_000));
    }
}
