package io.icebreaker.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.indicator.Indicator;
import io.icebreaker.scan.BtstScore.Part;
import org.junit.jupiter.api.Test;

/** Daily series that real stocks do not show: flat ones, and what a split leaves. */
class DailyScanTest {
    private static final long PRICE = 1_000_000;

    private final DailyScan scan = new DailyScan(BreakoutRule.DEFAULT);

    private void flat(int bars, long price, long volume) {
        scan.define(0);
        for (int i = 0; i < bars; i++) {
            scan.add(0, price, price, price, price, volume, price);
        }
    }

    @Test
    void aFlatStockIsNotOversold() {
        flat(40, PRICE, 1_000);
        assertEquals(BtstScore.NONE, scan.scoreA());
        flat(1, PRICE, 1_000);
        assertEquals(0.0, scan.value(Indicator.RSI14));
        assertTrue(Double.isNaN(scan.inputs().rsi));
        assertEquals(0, scan.partA(Part.RSI));
        assertEquals(-3, scan.partA(Part.MACD));
        assertEquals(0, scan.inputs().supportE4, "a level at the price is neither below nor above");
        assertEquals(0, scan.inputs().resistanceE4);
        assertEquals(47, scan.scoreA());
        assertEquals(50, scan.scoreB());
        flat(400, PRICE, 1_000);
        assertEquals(47, scan.scoreA());
    }

    @Test
    void aStockWithoutVolumeHasTheRatioOne() {
        flat(45, PRICE, 0);
        assertEquals(1.0, scan.inputs().volumeRatio());
        scan.judge(0, PRICE, PRICE, PRICE, PRICE, 5_000, PRICE);
        assertEquals(1.0, scan.inputs().volumeRatio());
        assertEquals(0, scan.partA(Part.VOLUME));
    }

    @Test
    void aSplitDayIsTheFirstOfItsSeriesForGoodOnlyOnceItIsClosed() {
        flat(60, PRICE, 1_000);
        scan.judge(0, PRICE / 2, PRICE / 2, PRICE / 2, PRICE / 2, 1_000, PRICE);
        assertTrue(scan.isSuspect());
        assertEquals(BtstScore.NONE, scan.scoreA());
        assertEquals(-50.0, scan.inputs().changePct());
        assertTrue(Double.isNaN(scan.resistance()) && Double.isNaN(scan.value(Indicator.SMA20)));
        assertFalse(scan.isBreakout());
        scan.judge(0, PRICE, PRICE + 3, PRICE, PRICE, 1_000, PRICE);
        assertFalse(scan.isSuspect());
        assertEquals(47, scan.scoreA(), "nothing was closed yet");
        assertEquals(100, scan.resistance());
        scan.add(0, PRICE / 2, PRICE / 2, PRICE / 2, PRICE / 2, 1_000, PRICE);
        scan.judge(0, PRICE / 2, PRICE / 2, PRICE / 2, PRICE / 2, 1_000, PRICE / 2);
        assertFalse(scan.isSuspect());
        assertEquals(2, scan.inputs().bars);
        flat(39, PRICE / 2, 1_000);
        assertEquals(BtstScore.NONE, scan.scoreA());
        flat(1, PRICE / 2, 1_000);
        assertEquals(47, scan.scoreA());
        assertTrue(Double.isNaN(scan.resistance()));
    }
}
