package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.MarketPast;
import io.icebreaker.feed.sim.PastBar;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Made-up earlier days of a demo, as simulated as its market: the previous close and the open interest with
 * which each contract opens, and a year of 30-day volatilities by a seeded walk. The same market has the same
 * past.
 */
final class DemoHistory {
    /** Names and usual volatilities of the market model's two underlyings. */
    private static final Map<String, Double> USUAL_IV =
            new TreeMap<>(Map.of("NIFTY", 0.125, "BANKNIFTY", 0.145));

    private static final double PULL = 0.06;
    private static final double STEP = 0.05;

    private DemoHistory() {}

    /** {@code wanted} in order of the model's instruments. */
    static List<HistoryRow> of(DemoMarket market, List<Instrument> wanted) {
        return of(
                new MarketModel(market.toConfig()),
                market.seed(),
                SessionCalendar.istDate(market.openNs()),
                wanted);
    }

    /** The past of a model that stands at its opening bell on {@code today}. */
    static List<HistoryRow> of(
            MarketModel model, long seed, LocalDate today, List<Instrument> wanted) {
        List<HistoryRow> rows = new ArrayList<>();
        var random = new SplittableRandom(seed);
        USUAL_IV.forEach(
                (underlying, usual) -> volatilities(rows, underlying, usual, today, random));
        LocalDate yesterday = weekdayBefore(today);
        MarketPast past = model.past();
        for (int index = 0; index < wanted.size(); index++) {
            Tick opening = model.latest(index).tick();
            if (opening.has(TickFlags.HAS_PREV_CLOSE)) {
                PastBar last = past.sessions(index) > 0 ? past.last(index) : null;
                rows.add(session(yesterday, wanted.get(index), opening, last));
            }
        }
        return rows;
    }

    /** {@code last}: its bar of that day, null where none was made up. */
    private static HistoryRow session(
            LocalDate day, Instrument instrument, Tick opening, PastBar last) {
        long close = opening.prevClose();
        long oi = opening.has(TickFlags.HAS_OI) ? opening.oi() : -1;
        return last == null
                ? HistoryRow.session(day, instrument, close, close, close, 0, 0, 0, 0, oi)
                : HistoryRow.session(
                        day,
                        instrument,
                        last.high(),
                        last.low(),
                        close,
                        0,
                        0,
                        0,
                        last.volume(),
                        oi);
    }

    private static LocalDate weekdayBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (before.getDayOfWeek() == DayOfWeek.SATURDAY
                || before.getDayOfWeek() == DayOfWeek.SUNDAY) {
            before = before.minusDays(1);
        }
        return before;
    }

    private static void volatilities(
            List<HistoryRow> rows,
            String underlying,
            double usual,
            LocalDate today,
            SplittableRandom random) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = weekdayBefore(today); days.size() < HistoryStore.IV_DAYS; ) {
            days.add(0, day);
            day = weekdayBefore(day);
        }
        double log = 0;
        for (LocalDate day : days) {
            log += -PULL * log + STEP * (2 * random.nextDouble() - 1);
            rows.add(HistoryRow.iv(day, underlying, usual * StrictMath.exp(2 * log)));
        }
    }
}
