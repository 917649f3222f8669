package io.icebreaker.stage.candle;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.stage.DayVwap;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import java.util.Arrays;

/**
 * Forming bars of all intervals, {@link Bar#WORDS} longs each, by instrument and interval. A trade is
 * folded into the one-second bar only; a bar that closes is merged into the longer ones built from it
 * (2.7), so the cost a trade does not grow with the number of intervals.
 *
 * <p><b>Closing</b> (0.3). On a packet of the instrument, by its event time, which is never below the
 * watermark; on a clock event, by the watermark of the feed that sent the instrument's last packet, or for
 * what a session has left open by the clock. A trade that comes after all (by the clock, or from a feed
 * behind the one that closed its bar) begins that bar again: what has left is never amended.
 *
 * <p><b>Threading.</b> One thread. Allocates nothing after construction.
 */
public final class CandleKernel {
    private static final long SECOND_NS = 1_000_000_000L;

    private static final int NO_FEED = -1;

    /** No bar is forming. */
    private static final long NEVER = Long.MAX_VALUE;

    /** A session's last bars are over at the latest when the clock is this far past its close (0.3). */
    private static final long CLOCK_GRACE_NS = 61 * SECOND_NS;

    private static final int S1 = Interval.S1.ordinal();
    private static final int M1 = Interval.M1.ordinal();

    private final Sessions sessions;
    private final EventTime time;
    private final Counters counters;
    private final DayVwap vwap;
    private final BarListener listener;

    private final long[] bars;

    /**
     * When each bar is over, {@link #NEVER} while none forms, by instrument and interval, close together:
     * a bar that closes each second looks at all twelve. And the first of them, by instrument.
     */
    private final long[] overNs;

    private final long[] nextOverNs;

    /** When the clock closes an instrument's bars whatever its feed says, {@link #NEVER} without any. */
    private final long[] clockOverNs;

    private final int[] lastFeed;
    private final long[] cvd;

    /** Open of the session in which the instrument last traded: another one starts cvd and oiOpen anew. */
    private final long[] tradedSessionNs;

    private final OpenInterest openInterest;

    /** Classifies closed minutes, null unless the side model is BVC. */
    private Minutes minutes;

    private final long[] session = new long[3];

    public CandleKernel(
            int maxInstruments,
            Sessions sessions,
            EventTime time,
            Counters counters,
            DayVwap vwap,
            BarListener listener) {
        this.sessions = sessions;
        this.time = time;
        this.counters = counters;
        this.vwap = vwap;
        this.listener = listener;
        bars = new long[maxInstruments * Interval.COUNT * Bar.WORDS];
        overNs = new long[maxInstruments * Interval.COUNT];
        nextOverNs = new long[maxInstruments];
        clockOverNs = new long[maxInstruments];
        lastFeed = new int[maxInstruments];
        cvd = new long[maxInstruments];
        tradedSessionNs = new long[maxInstruments];
        openInterest = new OpenInterest(maxInstruments);
        Arrays.fill(overNs, NEVER);
        Arrays.fill(nextOverNs, NEVER);
        Arrays.fill(clockOverNs, NEVER);
        Arrays.fill(tradedSessionNs, NEVER);
    }

    /** Has the sides of trades given to closed minutes as wholes (1.5); called before the first packet. */
    public void classifyMinutes(int maxInstruments) {
        minutes = new Minutes(maxInstruments);
    }

    /** Closes what the packet shows to be over, then folds its trade. */
    public void onTick(Tick tick) {
        long te = tick.effectiveTimeNs();
        if (te == 0) {
            return;
        }
        int id = tick.id();
        lastFeed[id] = tick.feed();
        if (te >= nextOverNs[id]) {
            close(id, te, NEVER, 0, tick.sequence());
        }
        if (TradeFlags.inBars(tick.tradeFlags())) {
            fold(id, tick, te);
        }
        openInterest.onPacket(id, tick);
    }

    /** Time passes: closes bars of instruments that have fallen silent. */
    public void onClock(Tick clock) {
        int feed = NO_FEED;
        long watermarkNs = 0;
        long clockNs = 0;
        for (int id = 0; id < sessions.count(); id++) {
            if (nextOverNs[id] == NEVER) {
                continue;
            }
            if (lastFeed[id] != feed) {
                feed = lastFeed[id];
                watermarkNs = time.watermarkNs(feed);
                clockNs = clock.receiveTimeNs() + time.skewNs(feed);
            }
            if (watermarkNs >= nextOverNs[id] || clockNs >= clockOverNs[id]) {
                close(id, watermarkNs, clockNs, 0, clock.sequence());
            }
        }
    }

    /** The recording ends: what is not over closes as PARTIAL. */
    public void onEnd(Tick end) {
        for (int id = 0; id < sessions.count(); id++) {
            if (nextOverNs[id] != NEVER) {
                close(id, time.watermarkNs(lastFeed[id]), NEVER, Bar.PARTIAL, end.sequence());
            }
        }
    }

    /**
     * Copies the forming bar of an interval, with all that its shorter ones still hold, to {@code into};
     * false when nothing is forming.
     */
    public boolean forming(int id, Interval interval, long[] into) {
        into[Bar.TRADES] = 0;
        boolean forming = false;
        for (Interval part = interval; part != null; part = part.source()) {
            int at = at(id, part.ordinal());
            if (!Bar.isEmpty(bars, at)) {
                if (!forming) {
                    Bar.openAround(into, 0, interval, bars, at);
                    forming = true;
                }
                Bar.merge(into, 0, bars, at);
            }
        }
        return forming;
    }

    /** Signed quantity since the session's open (3.2). */
    public long cvd(int id) {
        return cvd[id];
    }

    private void fold(int id, Tick tick, long te) {
        int at = at(id, S1);
        Session day = sessions.session(id);
        boolean first = tradedSessionNs[id] != day.openNs();
        if (first) {
            tradedSessionNs[id] = day.openNs();
            cvd[id] = 0;
        }
        if (Bar.isEmpty(bars, at)) {
            openSecond(id, at, day, te);
            openInterest.open(id, first, bars, at);
        }
        int flags = tick.tradeFlags();
        Bar.trade(
                bars,
                at,
                te,
                tick.ltp(),
                tick.bought(),
                tick.sold(),
                tick.neutral(),
                (flags & TradeFlags.AGG) != 0);
        Bar.judged(bars, at, tick.traded(), flags);
        cvd[id] += tick.delta();
        bars[at + Bar.CVD] = cvd[id];
        bars[at + Bar.SEQUENCE] = tick.sequence();
        average(id, at);
        if (TradeFlags.phase(flags) == TradeFlags.AFTER_CLOSE) {
            bars[at + Bar.FLAGS] |= Bar.AFTER_CLOSE;
        }
        openInterest.trade(id, tick, bars, at);
    }

    private void average(int id, int at) {
        bars[at + Bar.DAY_VWAP] = Double.doubleToLongBits(vwap.vwap(id));
        bars[at + Bar.DAY_SIGMA] = Double.doubleToLongBits(vwap.sigma(id));
        bars[at + Bar.FEED_VWAP] = vwap.feedVwap(id);
    }

    private void openSecond(int id, int at, Session day, long te) {
        session[0] = day.openNs();
        session[1] = day.closeNs();
        session[2] = day.overNs();
        Bar.open(bars, at, id, Interval.S1, te, session, 0);
        isForming(id, S1, at);
        nextOverNs[id] = Math.min(nextOverNs[id], Bar.overNs(bars, at));
    }

    private void isForming(int id, int interval, int at) {
        overNs[id * Interval.COUNT + interval] = Bar.overNs(bars, at);
        clockOverNs[id] =
                Math.min(clockOverNs[id], bars[at + Bar.SESSION_CLOSE_NS] + CLOCK_GRACE_NS);
    }

    /**
     * Closes the bars that are over by event time {@code limitNs} or by the clock, shortest first; with
     * {@code rest} all others too.
     */
    private void close(int id, long limitNs, long clockNs, long rest, long sequence) {
        long next = NEVER;
        long clockOver = clockOverNs[id];
        clockOverNs[id] = NEVER;
        for (int interval = 0; interval < Interval.COUNT; interval++) {
            long over = overNs[id * Interval.COUNT + interval];
            if (over == NEVER) {
                continue;
            }
            boolean isOver = over <= limitNs || isOverByClock(id, interval, clockNs, clockOver);
            if (isOver || rest != 0) {
                close(id, interval, isOver ? 0 : rest, sequence);
            } else {
                next = Math.min(next, over);
                clockOverNs[id] = Math.min(clockOverNs[id], clockOver);
            }
        }
        nextOverNs[id] = next;
    }

    /** {@code clockOver}: the earliest of the instrument's bars; all but always they are of one session. */
    private boolean isOverByClock(int id, int interval, long clockNs, long clockOver) {
        return clockNs != NEVER
                && clockNs >= clockOver
                && clockNs >= bars[at(id, interval) + Bar.SESSION_CLOSE_NS] + CLOCK_GRACE_NS;
    }

    private void close(int id, int interval, long flags, long sequence) {
        int at = at(id, interval);
        bars[at + Bar.FLAGS] |= flags;
        bars[at + Bar.SEQUENCE] = sequence;
        if (minutes != null && interval == M1) {
            cvd[id] = minutes.classify(id, bars, at, cvd[id]);
        }
        counters.increment(Counter.BARS);
        listener.onBar(bars, at);
        Interval closed = Interval.of(interval);
        for (int i = 0; i < closed.parentCount(); i++) {
            int parent = at(id, closed.parent(i));
            if (Bar.isEmpty(bars, parent)) {
                Bar.openAround(bars, parent, Interval.of(closed.parent(i)), bars, at);
                isForming(id, closed.parent(i), parent);
            }
            Bar.merge(bars, parent, bars, at);
        }
        bars[at + Bar.TRADES] = 0;
        overNs[id * Interval.COUNT + interval] = NEVER;
    }

    private static int at(int id, int interval) {
        return (id * Interval.COUNT + interval) * Bar.WORDS;
    }
}
