package io.icebreaker.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** What a session begins with: the last bars before its open, cut once, behind the look at the open. */
class EarlierBarsTest {
    /** Bars that begin at 0, 10, 20 and so on, each with its number as its close. */
    private static EarlierBars bars(int count) {
        var series = new BarSeries("X", false);
        for (int i = 0; i < count; i++) {
            series.add(new BarSeries.Row(i * 10L, 1, 1, 1, i, 1, 0, 0));
        }
        return (instrument, interval) -> interval == Interval.M1 ? series : null;
    }

    private static String closes(EarlierBars bars, long openNs) {
        BarSeries series = bars.before(null, Interval.M1, openNs);
        var closes = new StringBuilder();
        for (int i = 0; series != null && i < series.size(); i++) {
            closes.append(series.closeE4(i)).append(' ');
        }
        return closes.toString().strip();
    }

    @Test
    void barsOfTheSessionItselfTakeNoPlaceOfEarlierOnes() {
        assertEquals("2 3 4", closes(bars(8).latest(3), 50));
        assertEquals("3 4 5", closes(bars(8).latest(3), 51));
        assertEquals("0", closes(bars(8).latest(3), 1));
        assertEquals("", closes(bars(8).latest(3), 0));
        assertEquals("", closes(bars(8).latest(0), 50));
        assertNull(bars(8).latest(3).before(null, Interval.D1, 50));
    }

    @Test
    void withoutASettingItIsAllThatAreKept() {
        BarSeries last = bars(400).before(null, Interval.M1, 3_500);
        assertEquals(EarlierBars.MOST, last.size());
        assertEquals(349, last.closeE4(last.size() - 1));
    }

    @Test
    void whatIsCutOnceStaysAndStoredBarsStayWhole() {
        EarlierBars cut = bars(8).latest(3);
        assertSame(cut, cut.latest(3));
        assertSame(cut, cut.latest(300));
        assertEquals("4", closes(cut.latest(1), 50));
        assertEquals(8, cut.of(null, Interval.M1).size());
    }
}
