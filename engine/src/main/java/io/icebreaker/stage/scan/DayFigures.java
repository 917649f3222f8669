package io.icebreaker.stage.scan;

import io.icebreaker.bar.Bar;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.Arrays;

/**
 * Each scanned instrument's day so far, by place: the exchange's own figures where packets carry them,
 * beside what closed minutes add up to. That is today's developing bar (analytics 8.0). Prices E4, 0 for
 * none. One thread; allocates where places come.
 */
final class DayFigures {
    static final long UNKNOWN = -1;
    private static final long NO_DAY = Long.MIN_VALUE;

    /** Times of the session in hand; 0 before the first packet. */
    long[] openNs = {};

    long[] closeNs = {};
    private long[] dayEndNs = {};

    long[] ltp = {};
    long[] atp = {};
    long[] oi = {};

    /** Open interest at the previous day's close, {@link #UNKNOWN}. */
    long[] previousOi = {};

    /** Signed quantity and quantity of the minutes closed. */
    long[] cvd = {};

    long[] barVolume = {};

    private long[] previousClose = {};
    private long[] fallbackClose = {};
    private long[] lastClose = {};
    private long[] open = {};
    private long[] high = {};
    private long[] low = {};
    private long[] volume = {};
    private long[] barOpen = {};
    private long[] barHigh = {};
    private long[] barLow = {};
    private long[] historyDay = {};

    /** Makes room for a place; those before stay. */
    void define(int place) {
        if (place < openNs.length) {
            return;
        }
        int room = Math.max(place + 1, 2 * openNs.length);
        int from = openNs.length;
        openNs = Arrays.copyOf(openNs, room);
        closeNs = Arrays.copyOf(closeNs, room);
        dayEndNs = Arrays.copyOf(dayEndNs, room);
        ltp = Arrays.copyOf(ltp, room);
        atp = Arrays.copyOf(atp, room);
        oi = Arrays.copyOf(oi, room);
        previousOi = Arrays.copyOf(previousOi, room);
        cvd = Arrays.copyOf(cvd, room);
        barVolume = Arrays.copyOf(barVolume, room);
        previousClose = Arrays.copyOf(previousClose, room);
        fallbackClose = Arrays.copyOf(fallbackClose, room);
        lastClose = Arrays.copyOf(lastClose, room);
        open = Arrays.copyOf(open, room);
        high = Arrays.copyOf(high, room);
        low = Arrays.copyOf(low, room);
        volume = Arrays.copyOf(volume, room);
        barOpen = Arrays.copyOf(barOpen, room);
        barHigh = Arrays.copyOf(barHigh, room);
        barLow = Arrays.copyOf(barLow, room);
        historyDay = Arrays.copyOf(historyDay, room);
        Arrays.fill(oi, from, room, UNKNOWN);
        Arrays.fill(previousOi, from, room, UNKNOWN);
        Arrays.fill(historyDay, from, room, NO_DAY);
    }

    /** Whether a packet's session is another than the one in hand. */
    boolean isNew(int place, Session session) {
        return session.dayEndNs() != dayEndNs[place];
    }

    /** A new trading day (S): what was known of open interest is the previous day's. */
    void begin(int place, Session session) {
        if (openNs[place] != 0 && day(place) > historyDay[place]) {
            historyDay[place] = day(place);
            previousOi[place] = oi[place];
        }
        openNs[place] = session.openNs();
        closeNs[place] = session.closeNs();
        dayEndNs[place] = session.dayEndNs();
        previousClose[place] = 0;
        fallbackClose[place] = lastClose[place];
        atp[place] = 0;
        open[place] = 0;
        high[place] = 0;
        low[place] = 0;
        volume[place] = 0;
        barOpen[place] = 0;
        barHigh[place] = 0;
        barLow[place] = 0;
        barVolume[place] = 0;
        cvd[place] = 0;
    }

    /** The session's IST date, as an epoch day. */
    long day(int place) {
        return SessionCalendar.istDay(openNs[place]);
    }

    /** An earlier day's close and open interest, as history tells them; the latest day counts. */
    void history(int place, long day, long closeE4, long closingOi) {
        if (day >= historyDay[place]) {
            historyDay[place] = day;
            previousOi[place] = closingOi;
            lastClose[place] = closeE4;
        }
    }

    /** A completed day: its close is the next one's previous where no packet tells one. */
    void completed(int place, long closeE4) {
        lastClose[place] = closeE4;
    }

    /** A packet of the session in hand. */
    void onTick(int place, Tick tick, Session session) {
        if (tick.has(TickFlags.HAS_LTP) && tick.ltp() > 0) {
            ltp[place] = tick.ltp();
        }
        if (tick.has(TickFlags.HAS_OI) && tick.oi() > 0) {
            oi[place] = tick.oi();
        }
        if (tick.has(TickFlags.HAS_PREV_CLOSE) && tick.prevClose() > 0) {
            previousClose[place] = tick.prevClose();
        }
        if (!isYesterdays(tick, session)) {
            takeDay(place, tick);
        }
    }

    /** Before the first trade packets repeat the day before (analytics 1.1, rule 5). */
    private static boolean isYesterdays(Tick tick, Session session) {
        return !session.always()
                && tick.has(TickFlags.HAS_LAST_TRADE_TIME)
                && tick.lastTradeTimeNs() != 0
                && tick.lastTradeTimeNs() < session.dayStartNs();
    }

    private void takeDay(int place, Tick tick) {
        if (tick.has(TickFlags.HAS_VOLUME) && tick.volume() > 0) {
            volume[place] = tick.volume();
        }
        if (tick.has(TickFlags.HAS_ATP) && tick.atp() > 0) {
            atp[place] = tick.atp();
        }
        if (tick.has(TickFlags.HAS_OPEN) && tick.open() > 0) {
            open[place] = tick.open();
        }
        if (tick.has(TickFlags.HAS_HIGH) && tick.high() > 0) {
            high[place] = tick.high();
        }
        if (tick.has(TickFlags.HAS_LOW) && tick.low() > 0) {
            low[place] = tick.low();
        }
    }

    /** A closed minute of the session in hand. */
    void onMinute(int place, long[] words, int at) {
        if (barOpen[place] == 0) {
            barOpen[place] = words[at + Bar.OPEN];
            barHigh[place] = words[at + Bar.HIGH];
            barLow[place] = words[at + Bar.LOW];
        }
        barHigh[place] = Math.max(barHigh[place], words[at + Bar.HIGH]);
        barLow[place] = Math.min(barLow[place], words[at + Bar.LOW]);
        barVolume[place] += Bar.volume(words, at);
        cvd[place] = words[at + Bar.CVD];
    }

    long open(int place) {
        return open[place] > 0 ? open[place] : barOpen[place];
    }

    long high(int place) {
        return Math.max(high[place], barHigh[place]);
    }

    long low(int place) {
        boolean both = low[place] > 0 && barLow[place] > 0;
        return both ? Math.min(low[place], barLow[place]) : low[place] + barLow[place];
    }

    long volume(int place) {
        return Math.max(volume[place], barVolume[place]);
    }

    /** The exchange's, else the close of the bar before (8.0); 0 where nobody knows. */
    long previousClose(int place) {
        return previousClose[place] > 0 ? previousClose[place] : fallbackClose[place];
    }

    /** What counts for movers and breadth: 0 while the day's open is not known. */
    long countedVolume(int place) {
        return open(place) > 0 ? volume(place) : 0;
    }

    /** Rupees E4 traded: at the exchange's own average price where it tells one. */
    long turnoverE4(int place) {
        return (atp[place] > 0 ? atp[place] : ltp[place]) * volume(place);
    }

    /** Session delta in percent of the session's volume; NaN before its first closed minute. */
    double deltaPct(int place) {
        return barVolume[place] > 0 ? 100.0 * cvd[place] / barVolume[place] : Double.NaN;
    }

    /** Change of open interest in percent; NaN where one of the two is not known. */
    double oiPct(int place) {
        return oi[place] >= 0 && previousOi[place] > 0
                ? 100.0 * (oi[place] - previousOi[place]) / previousOi[place]
                : Double.NaN;
    }
}
