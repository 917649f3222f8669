package io.icebreaker.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** 52-week extremes (analytics 8.6) of 64 stocks, each day against a loop over the year before. */
class Week52Test {
    private final Week52Kernel kernel = new Week52Kernel();
    private int valid;
    private int shortened;

    @Test
    void everyDayOfEveryStockIsAsALoopOverTheYearSays() {
        int s = 0;
        for (Days days : Days.stocks()) {
            kernel.define(s);
            int first = 0;
            for (int i = 0; i < days.size(); i++) {
                long day = days.date()[i];
                boolean isCut = i > 0 && CaSuspect.opens(days.open()[i], days.close()[i - 1]);
                if (isCut) {
                    kernel.cut(s, day);
                    first = i;
                }
                kernel.at(s, day);
                compare(days, first, i, s);
                kernel.add(s, day, days.high()[i], days.low()[i]);
            }
            s++;
        }
        assertTrue(valid > 60_000, valid + " valid");
        assertTrue(shortened > 500, shortened + " after a cut");
    }

    private void compare(Days days, int first, int i, int s) {
        long high = Long.MIN_VALUE;
        long low = Long.MAX_VALUE;
        int sessions = 0;
        boolean isCut = false;
        for (int k = i - 1; k >= 0 && days.date()[k] >= days.date()[i] - 365; k--) {
            if (k < first) {
                isCut = true;
                break;
            }
            high = Math.max(high, days.high()[k]);
            low = Math.min(low, days.low()[k]);
            sessions++;
        }
        String where = days.symbol() + " " + LocalDate.ofEpochDay(days.date()[i]);
        assertEquals(sessions, kernel.sessions(s), where);
        assertEquals(sessions >= 200, kernel.isValid(s), where);
        if (sessions >= 200) {
            assertEquals(high, kernel.highE4(s), where);
            assertEquals(low, kernel.lowE4(s), where);
            valid++;
        }
        assertTrue(!isCut || kernel.isCut(s), where);
        shortened += isCut ? 1 : 0;
    }

    @Test
    void theYearIsOf365DaysAndTodayIsNotInIt() {
        kernel.define(0);
        for (int day = 0; day < 300; day++) {
            kernel.at(0, day);
            kernel.add(0, day, day == 0 ? 900 : 500, day == 1 ? 100 : 300);
        }
        kernel.at(0, 365);
        assertEquals(900, kernel.highE4(0));
        kernel.at(0, 366);
        assertEquals(500, kernel.highE4(0));
        assertEquals(100, kernel.lowE4(0));
        kernel.at(0, 367);
        assertEquals(300, kernel.lowE4(0));
        kernel.cut(0, 367);
        kernel.at(0, 367);
        assertEquals(0, kernel.sessions(0));
        assertTrue(kernel.isCut(0));
        kernel.at(0, 367 + 364);
        assertTrue(kernel.isCut(0));
        kernel.at(0, 367 + 365);
        assertTrue(!kernel.isCut(0));
    }
}
