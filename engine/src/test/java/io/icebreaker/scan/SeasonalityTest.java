package io.icebreaker.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.scan.Seasonality.Cell;
import io.icebreaker.scan.Seasonality.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Returns by weekday, month and hour (analytics 8.9). */
class SeasonalityTest {
    private static final long IST_NS = 19_800_000_000_000L;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long OPEN_NS = 33_300_000_000_000L; // 09:15

    private static BarSeries series(Days days) {
        var series = new BarSeries(days.symbol(), true);
        for (int i = 0; i < days.size(); i++) {
            series.add(
                    new BarSeries.Row(
                            days.date()[i] * DAY_NS + OPEN_NS - IST_NS,
                            days.open()[i],
                            days.high()[i],
                            days.low()[i],
                            days.close()[i],
                            days.volume()[i],
                            days.previousClose()[i],
                            0));
        }
        return series;
    }

    @Test
    void fiveStocksCellByCell() {
        int cells = 0;
        for (Days days : Days.stocks().subList(40, 51)) { // RELIANCE with its split among them
            List<Cell> found = Seasonality.ofDays(series(days), 3);
            assertEquals(5, found.stream().filter(cell -> cell.key() <= 5 && isDay(cell)).count());
            for (Cell cell : found) {
                compare(days, cell);
                cells++;
            }
        }
        assertTrue(cells > 11 * 16, cells + " cells");
    }

    private static boolean isDay(Cell cell) {
        return cell.kind() == Kind.WEEKDAY;
    }

    private static void compare(Days days, Cell cell) {
        List<Double> changes = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
            LocalDate date = LocalDate.ofEpochDay(days.date()[i]);
            int key = isDay(cell) ? date.getDayOfWeek().getValue() : date.getMonthValue();
            double step = (double) days.open()[i] / days.close()[i - 1];
            if (date.getYear() >= 2022 && key == cell.key() && step >= 0.82 && step <= 1.25) {
                changes.add(Math.log(days.close()[i] / (double) days.close()[i - 1]));
            }
        }
        String where = days.symbol() + " " + cell;
        assertEquals(changes.size(), cell.n(), where);
        if (changes.size() < 10) {
            assertTrue(Double.isNaN(cell.mean()) && Double.isNaN(cell.t()), where);
            return;
        }
        double mean = changes.stream().mapToDouble(d -> d).average().orElseThrow();
        double squares = changes.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
        double sd = Math.sqrt(squares / (changes.size() - 1));
        assertEquals(mean, cell.mean(), 1e-15, where);
        assertEquals(sd, cell.sd(), 1e-13, where);
        assertEquals(mean / sd * Math.sqrt(changes.size()), cell.t(), 1e-9, where);
        long below = changes.stream().filter(d -> d < cell.median() - 1e-15).count();
        long above = changes.stream().filter(d -> d > cell.median() + 1e-15).count();
        int half = changes.size() / 2;
        assertTrue(below <= half && above <= half, where);
        long up = changes.stream().filter(d -> d > 0).count();
        assertEquals((double) up / changes.size(), cell.shareUp(), where);
    }

    @Test
    void threeYearsEndBeforeTheDateThreeYearsAgo() {
        var series = new BarSeries("X", true);
        LocalDate last = LocalDate.of(2024, 6, 14);
        for (LocalDate day = LocalDate.of(2021, 5, 1); !day.isAfter(last); day = day.plusDays(1)) {
            long price = day.isAfter(LocalDate.of(2021, 6, 14)) ? 10_100 : 10_000;
            series.add(
                    new BarSeries.Row(
                            day.toEpochDay() * DAY_NS + OPEN_NS - IST_NS,
                            price,
                            price,
                            price,
                            price,
                            1,
                            0,
                            0));
        }
        List<Cell> cells = Seasonality.ofDays(series, 3);
        int n = cells.stream().filter(SeasonalityTest::isDay).mapToInt(Cell::n).sum();
        assertEquals(365 * 3 + 1, n); // 15 June 2021 to 14 June 2024, a leap day between
        Cell tuesday = cells.get(1);
        assertEquals(2, tuesday.key());
        assertEquals(Math.log(1.01) / tuesday.n(), tuesday.mean(), 1e-15);
        Cell monday = cells.get(0);
        assertEquals(0, monday.mean());
        assertTrue(Double.isNaN(monday.t()), "no deviation, no t");
    }

    @Test
    void hoursOfASessionAreMovesFromTheOpenOn() {
        BarSeries minutes = Minutes.reliance();
        BarSeries hours = BarRollup.of(minutes, SessionGroup.CASH, Interval.H1, 0);
        List<Cell> cells = Seasonality.ofHours(hours, SessionGroup.CASH, 3);
        assertEquals(7, cells.size());
        for (int hour = 0; hour < 7; hour++) {
            double sum = 0;
            for (int day = 0; day < 22; day++) {
                int from = 375 * day + 60 * hour;
                int to = 375 * day + Math.min(375, 60 * hour + 60) - 1;
                long before = hour == 0 ? minutes.openE4(from) : minutes.closeE4(from - 1);
                sum += Math.abs(Math.log(minutes.closeE4(to) / (double) before));
            }
            assertEquals(hour, cells.get(hour).key());
            assertEquals(22, cells.get(hour).n());
            assertEquals(sum / 22, cells.get(hour).mean(), 1e-15);
        }
    }
}
