package io.icebreaker.stage.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.icebreaker.setting.Settings;
import org.junit.jupiter.api.Test;

/** What luck draws: evenly, from those that qualify, the same for the same signal. */
class RandomEntriesTest {
    private static final int DRAWS = 40_000;

    private final RandomEntries luck = new RandomEntries(Settings.DEFAULTS);

    private static RandomEntries.Candidates everySecondOf(int count) {
        return new RandomEntries.Candidates() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public boolean qualifies(int id, long te) {
                return id % 2 == 1;
            }
        };
    }

    @Test
    void drawsEvenlyFromThoseThatQualify() {
        int[] drawn = new int[8];
        long direction = 0;
        for (int signal = 1; signal <= DRAWS; signal++) {
            luck.start(signal);
            drawn[luck.instrument(everySecondOf(8), 0, 0)]++;
            direction += luck.direction();
        }
        for (int id = 0; id < 8; id++) {
            assertEquals(id % 2 == 1 ? DRAWS / 4 : 0, drawn[id], 400); // over four deviations
        }
        assertEquals(0, direction, 1_000);
    }

    @Test
    void drawsTheSameForTheSameSignal() {
        luck.start(77);
        int first = luck.instrument(everySecondOf(1_000), 0, 0);
        int second = luck.instrument(everySecondOf(1_000), 0, 0);
        luck.start(77);
        assertEquals(first, luck.instrument(everySecondOf(1_000), 0, 0));
        luck.start(78);
        assertNotEquals(first, luck.instrument(everySecondOf(1_000), 0, 0));
        assertNotEquals(first, second);
    }

    @Test
    void staysWithTheSignalsInstrumentWhereNoneQualifies() {
        luck.start(1);
        assertEquals(5, luck.instrument(everySecondOf(1), 0, 5));
    }
}
