package io.icebreaker.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Overnight scores and breakouts of 64 stocks over five years, each day against a slow recomputation. */
class DailyScanTwinTest {
    private static List<Days> stocks;

    private final Random random = new Random(8);
    private final DailyScan scan = new DailyScan(BreakoutRule.DEFAULT);
    private int cuts;
    private int scored;
    private int candidatesA;
    private int candidatesB;
    private int judgedForBreakout;
    private int breakouts;
    private int fresh;

    @BeforeAll
    static void read() {
        stocks = Days.stocks();
    }

    @Test
    void everyStockAndDayIsAsTheSlowRecomputationSaysAndTheCountsAreThePublishedOnes() {
        for (int s = 0; s < stocks.size(); s++) {
            scan.define(s);
            walk(s, stocks.get(s));
        }
        assertEquals(64 * 1_303, stocks.stream().mapToInt(Days::size).sum());
        assertEquals(21, cuts);
        assertEquals(80_205, scored);
        assertEquals(79_433, judgedForBreakout);
        assertEquals(9_429, breakouts);
        assertEquals(3_921, fresh);
        assertEquals(11_063, candidatesA); // 13.8 %
        assertEquals(41_761, candidatesB); // 52 %
    }

    private void walk(int s, Days all) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 1; i < all.size(); i++) {
            double step = (double) all.open()[i] / all.close()[i - 1];
            if (step < 0.82 || step > 1.25) {
                starts.add(i);
                cuts++;
            }
        }
        for (int part = 0; part < starts.size(); part++) {
            int to = part + 1 < starts.size() ? starts.get(part + 1) : all.size();
            walkPart(s, all.part(starts.get(part), to));
        }
    }

    private void walkPart(int s, Days days) {
        var slow = new SlowScan(days);
        boolean before = false;
        for (int i = 0; i < days.size(); i++) {
            judgeSomethingElse(s, days, i);
            scan.add(
                    s,
                    days.open()[i],
                    days.high()[i],
                    days.low()[i],
                    days.close()[i],
                    days.volume()[i],
                    days.previousClose()[i]);
            String where = days.symbol() + " " + java.time.LocalDate.ofEpochDay(days.date()[i]);
            compareScores(slow, i, where);
            boolean now = slow.isBreakout(i);
            assertEquals(now, scan.isBreakout(), where);
            assertEquals(now && !before, scan.isFresh(), where);
            judgedForBreakout += i >= 50 ? 1 : 0;
            breakouts += now ? 1 : 0;
            fresh += now && !before ? 1 : 0;
            before = now;
        }
    }

    private void compareScores(SlowScan slow, int i, String where) {
        SlowScan.Score expected = slow.score(i);
        assertEquals(expected.a() == null ? -1 : expected.a(), scan.scoreA(), where);
        assertEquals(expected.b() == null ? -1 : expected.b(), scan.scoreB(), where);
        assertEquals(slow.rsi(i), scan.inputs().rsi, where);
        if (expected.a() != null) {
            assertEquals(orZero(expected.support()), scan.inputs().supportE4, where);
            assertEquals(orZero(expected.resistance()), scan.inputs().resistanceE4, where);
            scored++;
            candidatesA += expected.a() >= 70 ? 1 : 0;
            candidatesB += expected.b() >= 70 ? 1 : 0;
        }
    }

    private static long orZero(Long level) {
        return level == null ? 0 : level;
    }

    /** A bar that only develops must leave no trace. */
    private void judgeSomethingElse(int s, Days days, int i) {
        long price = days.close()[i] * (90 + random.nextInt(20)) / 100;
        scan.judge(
                s,
                price,
                price + random.nextInt(50_000),
                price - random.nextInt(50_000),
                price,
                random.nextInt(10_000_000),
                days.previousClose()[i]);
    }
}
