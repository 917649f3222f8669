package io.icebreaker.bench.paced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bench.report.Verdict;
import org.junit.jupiter.api.Test;

class JudgeTest {
    @Test
    void oneLostPacketVoidsARun() {
        assertTrue(Judge.isSound(0, 10_000, 10_000));
        assertFalse(Judge.isSound(1, 10_000, 10_000));
    }

    @Test
    void aRunThatDidNotKeepItsRateIsVoid() {
        assertTrue(Judge.isSound(0, 10_000, 9_990));
        assertFalse(Judge.isSound(0, 10_000, 9_989.9));
        assertFalse(Judge.isSound(0, 10_000, Double.NaN));
    }

    @Test
    void aVoidRunHasNoOtherVerdict() {
        assertEquals(Verdict.FAIL, Judge.atMost(false, true, 1, 5));
        assertEquals(Verdict.FAIL, Judge.atMost(false, false, 1, 5));
        assertEquals(Verdict.FAIL, Judge.atLeast(false, true, 5, 1));
    }

    @Test
    void aSoundRunIsJudgedByItsFigureUnlessItWasTooShort() {
        assertEquals(Verdict.MET, Judge.atMost(true, true, 5, 5));
        assertEquals(Verdict.MISSED, Judge.atMost(true, true, 5.1, 5));
        assertEquals(Verdict.TOLD, Judge.atMost(true, false, 5.1, 5));
        assertEquals(Verdict.MET, Judge.atLeast(true, true, 5, 5));
        assertEquals(Verdict.MISSED, Judge.atLeast(true, true, 4.9, 5));
    }

    @Test
    void garbageOfEveryPacketIsFoundInTheShortestRun() {
        assertTrue(Judge.isClean(16_384, 2_000));
        assertFalse(Judge.isClean(16.0 * 2_000, 2_000)); // the smallest object, a packet
        assertFalse(Judge.isClean(Double.NaN, 2_000)); // the stretch's end never came
    }
}
