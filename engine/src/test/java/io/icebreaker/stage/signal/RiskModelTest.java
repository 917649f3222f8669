package io.icebreaker.stage.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Stops and targets of analytics 5.5. */
class RiskModelTest {
    private static final long TICK = 500;
    private static final long ENTRY = 1_000_200;

    @Test
    void findsTheLevelsOfTheWorkedExample() {
        long risk = RiskModel.risk(ENTRY, 1.0, TICK);
        assertEquals(15_000, risk);
        assertEquals(985_000, RiskModel.stop(ENTRY, +1, risk, TICK));
        assertEquals(1_030_000, RiskModel.target(ENTRY, +1, risk, 8, TICK));
        assertEquals(1_015_500, RiskModel.stop(ENTRY, -1, risk, TICK));
        assertEquals(970_500, RiskModel.target(ENTRY, -1, risk, 8, TICK));
    }

    @Test
    void risksOnePercentWithoutAnAtrAndNeverLessThanThreeTicksOrAFifthOfOne() {
        assertEquals(10_002, RiskModel.risk(ENTRY, Double.NaN, TICK));
        assertEquals(2_000, RiskModel.risk(ENTRY, 0.01, TICK));
        assertEquals(1_500, RiskModel.risk(10_000, Double.NaN, TICK));
    }

    @Test
    void putsTheTargetFartherWithConfidence() {
        long[] expected = {15_000, 15_000, 20_000, 25_000, 30_000};
        for (int confidence = 6; confidence <= 10; confidence++) {
            long target = RiskModel.target(1_000_000, +1, 10_000, confidence, TICK);
            assertEquals(expected[confidence - 6], target - 1_000_000);
        }
    }

    @Test
    void goesNoLowerThanOneTick() {
        assertEquals(500, RiskModel.stop(1_000, +1, 1_500, TICK));
        assertEquals(500, RiskModel.target(1_000, -1, 1_500, 7, TICK));
    }

    @Test
    void halvesOfAnE4FallBehindTheTick() {
        assertEquals(
                1_000_000 + 15_001 / 500 * 500, RiskModel.target(1_000_000, +1, 10_001, 7, 500));
        assertEquals(1_000_000 + 15_001, RiskModel.target(1_000_000, +1, 10_001, 7, 1));
        assertEquals(1_000_000 - 15_001, RiskModel.target(1_000_000, -1, 10_001, 7, 1));
    }

    @Test
    void followsTheSeedsModelToo() {
        long entry = 1_000_000;
        assertEquals(1_030_000, Seed000Model.target(entry, +1, 1, TICK));
        assertEquals(985_000, Seed000Model.stop(entry, +1, 1, TICK));
        assertEquals(970_900, Seed000Model.target(entry, -1, 1, 100));
        assertEquals(1_015_200, Seed000Model.stop(entry, -1, 1, 100));
        assertEquals(1_028_000, Seed000Model.target(entry, +1, 0.8, TICK));
        assertEquals(986_000, Seed000Model.stop(entry, +1, 0.8, TICK));
        assertEquals(972_800, Seed000Model.target(entry, -1, 0.8, 100));
        assertEquals(1_014_200, Seed000Model.stop(entry, -1, 0.8, 100));
    }
}
