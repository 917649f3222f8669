package io.icebreaker.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.DateSessions;
import io.icebreaker.calendar.SessionGroup;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Longer bars from shorter ones (analytics 2.2, 2.7). */
class BarRollupTest {
    private static final long MINUTE_NS = 60_000_000_000L;

    /** Monday 3 November 2025, 09:15 IST. */
    private static final long OPEN_NS = 1_762_141_500_000_000_000L;

    private static final long DAY_NS = 86_400_000_000_000L;

    private final BarSeries fine = new BarSeries("X", false);

    private void minute(long minutesAfterOpen, long price) {
        fine.add(
                new BarSeries.Row(
                        OPEN_NS + minutesAfterOpen * MINUTE_NS,
                        price,
                        price + 2,
                        price - 3,
                        price + 1,
                        10,
                        0,
                        100));
    }

    private List<String> rolled(Interval interval, long fillUntilNs) {
        BarSeries out = BarRollup.of(fine, SessionGroup.CASH, interval, fillUntilNs);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < out.size(); i++) {
            rows.add(
                    (out.startNs(i) - OPEN_NS) / MINUTE_NS
                            + " "
                            + out.openE4(i)
                            + " "
                            + out.highE4(i)
                            + " "
                            + out.lowE4(i)
                            + " "
                            + out.closeE4(i)
                            + " v"
                            + out.volume(i));
        }
        return rows;
    }

    @Test
    void barsAreAnchoredAtTheOpenAndTheLastIsShort() {
        minute(-7, 5); // a print of the auction
        minute(0, 100);
        minute(59, 120);
        minute(60, 90);
        minute(360, 70);
        minute(374, 80);
        minute(375, 60); // 15:30, the after-close minute: folds into the last bar
        minute(376, 10); // too late
        assertEquals(
                List.of("0 100 122 97 121 v20", "60 90 92 87 91 v10", "360 70 82 57 61 v30"),
                rolled(Interval.H1, 0));
        assertEquals(List.of("0 100 122 57 61 v60"), rolled(Interval.D1, 0));
        assertTrue(BarRollup.of(fine, SessionGroup.CASH, Interval.D1, 0).isDaily());
        assertEquals(600, BarRollup.of(fine, SessionGroup.CASH, Interval.D1, 0).turnoverE4(0));
    }

    /** Seconds of the after-close minute go where its minutes go, and a Saturday's bars into Saturday's. */
    @Test
    void partsAreToldAndWhatIsOutsideIsCounted() {
        minute(-7, 5);
        minute(374, 80);
        long closeNs = OPEN_NS + 375 * MINUTE_NS;
        fine.add(new BarSeries.Row(closeNs + 59_000_000_000L, 70, 71, 69, 70, 5, 0, 0));
        fine.add(new BarSeries.Row(closeNs + 60_000_000_000L, 60, 61, 59, 60, 5, 0, 0));
        minute(5 * 24 * 60 + 3, 40);
        var sessions = new DateSessions(SessionGroup.CASH);
        BarRollup rolled = BarRollup.of(fine, sessions, Interval.D1);
        assertEquals(2, rolled.outside());
        assertEquals(2, rolled.bars().size());
        assertEquals(2, rolled.lastPart(0));
        assertEquals(4, rolled.lastPart(1));
        assertEquals(70, rolled.bars().closeE4(0));
        assertEquals(15, rolled.bars().volume(0));
        assertEquals(0, rolled.bars().row(0).turnoverE4(), "one part does not say its own");
        assertEquals(100, rolled.bars().row(1).turnoverE4());
        assertEquals(OPEN_NS + 5 * DAY_NS, rolled.bars().startNs(1));
    }

    /** Around the clock a close is the next open: nothing folds back over it. */
    @Test
    void whatNeverClosesHasNoMinuteBehindItsClose() {
        long dayNs = OPEN_NS / DAY_NS * DAY_NS;
        for (int i = -1; i < 2; i++) {
            fine.add(new BarSeries.Row(dayNs + i * MINUTE_NS, 10 + i, 20, 5, 10 + i, 1, 0, 0));
        }
        BarSeries days = BarRollup.of(fine, SessionGroup.ALWAYS, Interval.D1, 0);
        assertEquals(2, days.size());
        assertEquals(dayNs - DAY_NS, days.startNs(0));
        assertEquals(2, days.volume(1));
    }

    @Test
    void gapsAreFilledWithinASessionOnly() {
        minute(5, 100);
        minute(16, 200);
        minute(365, 300);
        minute(24 * 60 + 2, 400);
        minute(24 * 60 + 11, 500);
        List<String> rows = rolled(Interval.M5, OPEN_NS + DAY_NS + 11 * MINUTE_NS + 1);
        assertEquals(74 + 3, rows.size());
        assertEquals("5 100 102 97 101 v10", rows.get(0));
        assertEquals("10 101 101 101 101 v0", rows.get(1));
        assertEquals("15 200 202 197 201 v10", rows.get(2));
        assertEquals("370 301 301 301 301 v0", rows.get(73));
        assertEquals("1440 400 402 397 401 v10", rows.get(74));
        assertEquals("1445 401 401 401 401 v0", rows.get(75));
        assertEquals("1450 500 502 497 501 v10", rows.get(76));
        assertEquals(5, rolled(Interval.M5, 0).size());
    }

    @Test
    void everyIntervalOfAMonthOfMinutesKeepsPricesAndVolume() {
        BarSeries minutes = Minutes.reliance();
        assertEquals(8_250, minutes.size());
        assertEquals(MINUTE_NS, BarRollup.spacingNs(minutes));
        BarSeries days = BarRollup.of(minutes, SessionGroup.CASH, Interval.D1, 0);
        assertEquals(22, days.size());
        for (Interval interval : List.of(Interval.M1, Interval.M5, Interval.H1)) {
            BarSeries longer = BarRollup.of(minutes, SessionGroup.CASH, interval, 0);
            assertEquals(22 * barsADay(interval), longer.size());
            compare(days, BarRollup.of(longer, SessionGroup.CASH, Interval.D1, 0));
        }
        for (int d = 0; d < 22; d++) {
            long high = 0;
            long volume = 0;
            for (int i = 375 * d; i < 375 * (d + 1); i++) {
                high = Math.max(high, minutes.highE4(i));
                volume += minutes.volume(i);
            }
            assertEquals(minutes.openE4(375 * d), days.openE4(d));
            assertEquals(minutes.closeE4(375 * d + 374), days.closeE4(d));
            assertEquals(high, days.highE4(d));
            assertEquals(volume, days.volume(d));
        }
    }

    private static long barsADay(Interval interval) {
        return (375 * MINUTE_NS + interval.lengthNs() - 1) / interval.lengthNs();
    }

    private static void compare(BarSeries expected, BarSeries actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.row(i), actual.row(i));
        }
    }
}
