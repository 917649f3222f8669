package io.icebreaker.stage.scan;

import static io.icebreaker.finding.ScanRowWords.*;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.ScanWords;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.scan.BreakoutKernel;
import io.icebreaker.scan.DailyScan;
import io.icebreaker.scan.DayMove;
import io.icebreaker.scan.Week52Kernel;
import io.icebreaker.stage.DayVwap;
import io.icebreaker.stage.PcrSource;
import io.icebreaker.stage.option.BuildUp;
import io.icebreaker.tick.Prices;

/**
 * What is asked of the day so far when a minute closes: its row, breakouts, new extremes of 52 weeks and the
 * overnight score (analytics 8.1, 8.3, 8.6). One thread.
 */
final class MinuteScans {
    private static final int MINUTE = Interval.M1.ordinal();
    private static final int NEW_HIGH = 1;
    private static final int NEW_LOW = 2;

    /** By ordinal, without the copy that {@code values()} makes. */
    private static final Indicator[] INDICATORS = Indicator.values();

    private final Universe universe;
    private final DayFigures days;
    private final DailyBook book;
    private final RowSheet rows;
    private final BtstList btst;
    private final ScanTeller teller;
    private final DayVwap vwap;
    private final PcrSource pcr;

    MinuteScans(
            Universe universe,
            DayFigures days,
            DailyBook book,
            RowSheet rows,
            BtstList btst,
            ScanTeller teller,
            DayVwap vwap,
            PcrSource pcr) {
        this.universe = universe;
        this.days = days;
        this.book = book;
        this.rows = rows;
        this.btst = btst;
        this.teller = teller;
        this.vwap = vwap;
        this.pcr = pcr;
    }

    /** A closed minute of the session in hand. */
    void onMinute(int place, long[] words, int at) {
        days.onMinute(place, words, at);
        long[] row = rows.row(place);
        fill(place, row, words, at);
        if (!book.isTaken(place)) {
            book.judge(place, words[at + Bar.CLOSE]);
            DailyScan scan = book.scan();
            for (Indicator indicator : INDICATORS) {
                row[DAILY + indicator.ordinal()] = Double.doubleToLongBits(scan.value(indicator));
            }
            row[VOLUME_RATIO_D] = Double.doubleToLongBits(scan.inputs().volumeRatio());
            btst.onMinute(place, scan, words[at + Bar.END_NS], words[at + Bar.SESSION_CLOSE_NS]);
            if (universe.isCounted(place)) {
                breakout(place, row, words, at);
                extremes(place, row, words, at);
            }
        }
        rows.show(place);
    }

    private void fill(int place, long[] row, long[] words, int at) {
        long last = words[at + Bar.CLOSE];
        row[TIME_NS] = words[at + Bar.END_NS];
        row[LTP] = last;
        row[OPEN] = days.open(place);
        row[HIGH] = days.high(place);
        row[LOW] = days.low(place);
        row[PREV_CLOSE] = days.previousClose(place);
        row[VOLUME] = days.volume(place);
        row[TURNOVER_D] = Double.doubleToLongBits(days.turnoverE4(place) / (double) Prices.ONE);
        row[CHANGE_PCT_D] =
                Double.doubleToLongBits(DayMove.changePct(last, days.previousClose(place)));
        row[DELTA_PCT_D] = Double.doubleToLongBits(days.deltaPct(place));
        row[VWAP_D] = Double.doubleToLongBits(vwap.vwap(universe.id(place)));
        row[OI] = days.oi[place];
        row[PREV_OI] = days.previousOi[place];
        row[BUILDUP] =
                BuildUp.of(last, days.previousClose(place), days.oi[place], days.previousOi[place]);
        derivative(place, row, words[at + Bar.END_NS]);
    }

    private void derivative(int place, long[] row, long timeNs) {
        int spot = universe.spotOf(place);
        long spotE4 = spot == Universe.NONE ? 0 : days.ltp[spot];
        row[SPOT] = spotE4;
        row[BASIS_PCT_D] =
                Double.doubleToLongBits(
                        spotE4 == 0 ? Double.NaN : 100.0 * (row[LTP] - spotE4) / spotE4);
        boolean hasPcr =
                !universe.isIndex(place)
                        && pcr.look(universe.id(place), timeNs) == PcrSource.FRESH
                        && !pcr.isFallback();
        row[PCR_D] = Double.doubleToLongBits(hasPcr ? pcr.pcr() : Double.NaN);
    }

    /** One an instrument and day (8.1). */
    private void breakout(int place, long[] row, long[] words, int at) {
        DailyScan scan = book.scan();
        if (row[BREAKOUT] != 0 || !scan.isBreakout()) {
            return;
        }
        double typical = BreakoutKernel.typicalPrice(row[HIGH], row[LOW], words[at + Bar.CLOSE]);
        row[BREAKOUT] = scan.isFresh() ? 2 : 1;
        row[BREAKOUT_TIME_NS] = words[at + Bar.END_NS];
        row[BREAKOUT_PRICE] = words[at + Bar.CLOSE];
        row[BREAKOUT_OVER_D] = Double.doubleToLongBits(scan.resistance());
        row[BREAKOUT_MEAN_VOLUME_D] = Double.doubleToLongBits(scan.meanVolume());
        begin(place, ScanWords.BREAKOUT, words, at)
                .at(1, words[at + Bar.CLOSE])
                .detail(scan.isFresh() ? 1 : 0)
                .figures(typical, scan.resistance())
                .tell(words[at + Bar.SEQUENCE]);
    }

    private ScanTeller begin(int place, int kind, long[] words, int at) {
        return teller.of(universe.id(place), kind, words[at + Bar.END_NS], MINUTE);
    }

    private void extremes(int place, long[] row, long[] words, int at) {
        Week52Kernel weeks = book.weeks();
        boolean has = book.has52(place);
        row[HIGH_52] = has ? weeks.highE4(place) : 0;
        row[LOW_52] = has ? weeks.lowE4(place) : 0;
        row[SESSIONS_52] = weeks.sessions(place);
        row[CUT_52] = weeks.isCut(place) ? 1 : 0;
        if (has && row[HIGH] > row[HIGH_52]) {
            extreme(place, NEW_HIGH, 1, row[HIGH_52], words, at);
        }
        if (has && row[LOW] < row[LOW_52]) {
            extreme(place, NEW_LOW, -1, row[LOW_52], words, at);
        }
    }

    private void extreme(int place, int which, int side, long beforeE4, long[] words, int at) {
        long[] row = rows.row(place);
        if ((row[NEW_52] & which) != 0) {
            return;
        }
        row[NEW_52] |= which;
        row[NEW_52_TIME_NS] = words[at + Bar.END_NS];
        begin(place, ScanWords.WEEK52, words, at)
                .at(side, words[at + Bar.CLOSE])
                .figures(beforeE4 / (double) Prices.ONE, Double.NaN)
                .tell(words[at + Bar.SEQUENCE]);
    }
}
