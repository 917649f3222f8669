package io.icebreaker.stage.vwap;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Vwap;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.Sheet;
import io.icebreaker.finding.VwapWords;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.DayVwap;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;

/**
 * Day VWAP and sigma of all in-bar trades of the session, by instrument (analytics 2.5), seeded where we came
 * mid-session (2.6). Reset S. Closed minutes are compared with the broker's average.
 *
 * <p><b>Threading.</b> One thread. Allocates nothing after construction.
 */
public final class VwapKernel implements DayVwap, Shown, BarListener {
    private static final double RUPEE = 10000.0;

    /** From here on the two averages must agree (2.5). */
    private static final long SETTLED_NS = 45 * 60 * 1_000_000_000L;

    private static final double TOLERANCE = 0.001;

    private final Sessions sessions;
    private final Counters counters;
    private final Findings findings;
    private final Vwap[] days;
    private final long[] sessionOpenNs;
    private final long[] feedVwap;
    private final long[] seedPrice;
    private final long[] seedVolume;
    private final long[] timeNs;
    private final Changed changed;

    public VwapKernel(StageContext context) {
        int n = context.maxInstruments();
        sessions = context.sessions();
        counters = context.counters();
        findings = context.findings();
        days = new Vwap[n];
        for (int id = 0; id < n; id++) {
            days[id] = new Vwap();
        }
        sessionOpenNs = new long[n];
        feedVwap = new long[n];
        seedPrice = new long[n];
        seedVolume = new long[n];
        timeNs = new long[n];
        changed = new Changed(n);
    }

    /** Takes up a packet's trade, baseline and broker's average. */
    public void onTick(Tick tick) {
        if (tick.effectiveTimeNs() == 0) {
            return;
        }
        int id = tick.id();
        long openNs = sessions.session(id).openNs();
        if (openNs != sessionOpenNs[id]) {
            reset(id, openNs);
        }
        boolean news = tick.has(TickFlags.HAS_ATP) && tick.atp() > 0 && tick.atp() != feedVwap[id];
        if (news) {
            feedVwap[id] = tick.atp();
        }
        int flags = tick.tradeFlags();
        if (TradeFlags.inBars(flags) && tick.traded() > 0) {
            days[id].trade(tick.ltp(), tick.traded());
            news = true;
        } else if (TradeFlags.isBaseline(flags)
                && TradeFlags.phase(flags) == TradeFlags.CONTINUOUS) {
            seed(id, tick);
            news = true;
        }
        if (news) {
            tell(id, tick.effectiveTimeNs());
        }
    }

    private void reset(int id, long openNs) {
        sessionOpenNs[id] = openNs;
        days[id].clear();
        feedVwap[id] = 0;
        seedPrice[id] = 0;
        seedVolume[id] = 0;
    }

    private void seed(int id, Tick tick) {
        boolean has = tick.has(TickFlags.HAS_ATP) && tick.atp() > 0;
        seedPrice[id] = has ? tick.atp() : 0;
        seedVolume[id] = has ? tick.volume() : 0;
        days[id].seed(seedPrice[id], seedVolume[id]);
    }

    private void tell(int id, long te) {
        timeNs[id] = te;
        changed.mark(id);
        findings.value(days[id].vwap());
        findings.value(days[id].sigma());
        findings.value(feedVwap[id]);
    }

    /** Counts a closed minute whose average is not the broker's. */
    @Override
    public void onBar(long[] words, int at) {
        boolean settled =
                words[at + Bar.INTERVAL] == Interval.M1.ordinal()
                        && words[at + Bar.END_NS] >= words[at + Bar.SESSION_OPEN_NS] + SETTLED_NS;
        if (!settled || words[at + Bar.FEED_VWAP] == 0) {
            return;
        }
        double atp = words[at + Bar.FEED_VWAP] / RUPEE;
        double vwap = Double.longBitsToDouble(words[at + Bar.DAY_VWAP]);
        if (Math.abs(vwap - atp) > TOLERANCE * atp) {
            counters.increment(Counter.VWAP_FEED_GAP);
        }
    }

    @Override
    public double vwap(int id) {
        return days[id].vwap();
    }

    @Override
    public double sigma(int id) {
        return days[id].sigma();
    }

    @Override
    public long feedVwap(int id) {
        return feedVwap[id];
    }

    @Override
    public boolean isPartial(int id) {
        return days[id].isPartial();
    }

    @Override
    public long seedPrice(int id) {
        return seedPrice[id];
    }

    @Override
    public long seedVolume(int id) {
        return seedVolume[id];
    }

    @Override
    public int sheet() {
        return Sheet.VWAP;
    }

    @Override
    public int nextChanged() {
        return changed.next();
    }

    @Override
    public int length(int key) {
        return VwapWords.WORDS;
    }

    @Override
    public void copy(int key, long[] into) {
        into[VwapWords.ID] = key;
        into[VwapWords.TIME_NS] = timeNs[key];
        into[VwapWords.SESSION_OPEN_NS] = sessionOpenNs[key];
        into[VwapWords.VWAP] = Double.doubleToLongBits(days[key].vwap());
        into[VwapWords.SIGMA] = Double.doubleToLongBits(days[key].sigma());
        into[VwapWords.FEED_VWAP] = feedVwap[key];
        into[VwapWords.PARTIAL] = days[key].isPartial() ? 1 : 0;
    }
}
