package io.icebreaker.app;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.MarketPast;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.journal.before.BarSource;
import io.icebreaker.journal.before.BarsMerge;
import io.icebreaker.journal.before.Before;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Made-up daily bars before a demo's day, as simulated as its market: a seeded walk that ends at the previous
 * close with which each instrument opens. The same market has the same past.
 */
final class DemoBars {
    /** A day's move, its reach beyond open and close, and its gap from the close before: parts of a price. */
    private static final double MOVE = 0.03;

    private static final double REACH = 0.012;
    private static final double GAP = 0.008;

    private static final int USUAL_VOLUME = 2_000_000;

    private DemoBars() {}

    /** Makes the file that a new demo day begins with. */
    static Before.Maker maker(DemoMarket market, List<Instrument> wanted) {
        LocalDate today = SessionCalendar.istDate(market.openNs());
        return target -> {
            var model = new MarketModel(market.toConfig());
            write(model, market.seed(), today, wanted, target);
        };
    }

    /**
     * The past of a model that stands at its opening bell on {@code today} into a file: of a market of
     * companies its own, of everything else a walk.
     *
     * @param wanted in order of the model's instruments
     */
    static void write(
            MarketModel model, long seed, LocalDate today, List<Instrument> wanted, Path target)
            throws IOException {
        MarketPast past = model.past();
        int count = Math.min(wanted.size(), model.instruments().size());
        List<Instrument> listed = wanted.subList(0, count);
        BarSource walks = walks(model, past, seed, today, listed);
        var companies = new CompanyBars(past, today, listed);
        new BarsMerge(List.of(walks, companies), BarStore.beginNs(today), 0).into(target);
    }

    private static BarSource walks(
            MarketModel model,
            MarketPast past,
            long seed,
            LocalDate today,
            List<Instrument> wanted) {
        var days = new TreeMap<SessionGroup, long[]>();
        SortedMap<BarKey, BarSeries> made = new TreeMap<>();
        for (int index = 0; index < wanted.size(); index++) {
            Instrument instrument = wanted.get(index);
            Tick opening = model.latest(index).tick();
            boolean isTold = past.sessions(index) != MarketPast.UNTOLD;
            if (!isTold && opening.has(TickFlags.HAS_PREV_CLOSE)) {
                long[] opens =
                        days.computeIfAbsent(
                                SessionGroup.of(instrument.segment()), it -> opens(it, today));
                var random = new SplittableRandom(seed * 1_000_003 + index);
                boolean trades = opening.has(TickFlags.HAS_VOLUME);
                made.put(
                        BarKey.of(instrument, Interval.D1),
                        walk(instrument, opening.prevClose(), opens, trades, random));
            }
        }
        return BarSource.of(made);
    }

    /** When the sessions before a day opened, the earliest first. */
    private static long[] opens(SessionGroup group, LocalDate today) {
        SessionCalendar calendar = SessionCalendar.shipped();
        List<Long> opens = new ArrayList<>();
        for (LocalDate day = today.minusDays(1);
                opens.size() < EarlierBars.MOST;
                day = day.minusDays(1)) {
            if (calendar.closedReason(group, day) == null) {
                opens.add(0, calendar.sessionOn(group, day).openNs());
            }
        }
        return opens.stream().mapToLong(Long::longValue).toArray();
    }

    /** From the last day back: where a day closed decides where the one after it could open. */
    private static BarSeries walk(
            Instrument instrument,
            long lastClose,
            long[] opens,
            boolean trades,
            SplittableRandom random) {
        var rows = new BarSeries.Row[opens.length];
        long close = lastClose;
        for (int day = opens.length - 1; day >= 0; day--) {
            long open = near(instrument, close, MOVE * signed(random));
            long before = near(instrument, open, GAP * signed(random));
            long high = near(instrument, Math.max(open, close), REACH * random.nextDouble());
            long low = near(instrument, Math.min(open, close), -REACH * random.nextDouble());
            long volume =
                    trades
                            ? instrument.lotSize()
                                    * (1 + random.nextInt(USUAL_VOLUME) / instrument.lotSize())
                            : 0;
            rows[day] = new BarSeries.Row(opens[day], open, high, low, close, volume, before, 0);
            close = before;
        }
        var series = new BarSeries(instrument.symbol(), true);
        for (BarSeries.Row row : rows) {
            series.add(row);
        }
        return series;
    }

    private static double signed(SplittableRandom random) {
        return 2 * random.nextDouble() - 1;
    }

    /** On the grid of the instrument's ticks, one at least. */
    private static long near(Instrument instrument, long price, double part) {
        long tick = instrument.tickSize();
        return Math.max(1, Math.round(price * (1 + part) / tick)) * tick;
    }
}
