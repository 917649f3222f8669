package io.icebreaker.stage.flow;

import static io.icebreaker.tick.TickFlags.HAS_LTP;
import static io.icebreaker.tick.TickFlags.HAS_VOLUME;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.DayVolume;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import io.icebreaker.tick.Verdict;
import java.util.Arrays;

/**
 * Turns conflated snapshots into trades (analytics 1), in the order section 1.1 gives: S reset, zero rule,
 * volume delta, staleness, event time, the other rules, then last price and quote.
 *
 * <p><b>Trading day.</b> The S reset comes with tq, the packet's time as if it had not traded (0.5). A trade
 * whose own time carries te over the edge of a day that tq has not reached belongs to the later day, by which
 * phase and bar are judged (0.4): state and session move on with it, at once, or the next packet would reset
 * under an open bar. Its quantity stands, as does its volume as Vprev: nothing is lost, nothing counted
 * twice. The reverse cannot be: on the packet that resets Vprev is absent, so te is tq, and te never falls.
 *
 * <p>Arrays by instrument id, as of the instrument's previous accepted packet. Writes the derived fields of
 * the slot.
 *
 * <p><b>Threading.</b> One thread. Allocates nothing per tick; a new trading day of an instrument costs one
 * small object.
 */
public final class FlowKernel implements DayVolume {
    /** What the volume of a packet means. */
    private static final int NO_VOLUME = 0;

    private static final int UNCHANGED = 1;
    private static final int FIRST = 2;
    private static final int RISE = 3;
    private static final int FALL = 4;
    private static final int ZERO = 5;

    private static final long ABSENT = UNKNOWN;
    private static final long NS_PER_MS = 1_000_000;

    private final Sessions sessions;
    private final EventTime time;
    private final Counters counters;
    private final Sides sides;

    private final long[] effectiveTimeNs;
    private final long[] volume;

    private final LastStamps stamps;
    private final long[] lastPrice;
    private final LastPackets packets;

    public FlowKernel(
            int maxInstruments,
            Sessions sessions,
            EventTime time,
            Counters counters,
            Settings settings) {
        this.sessions = sessions;
        this.time = time;
        this.counters = counters;
        sides = new Sides(maxInstruments, settings, counters);
        effectiveTimeNs = new long[maxInstruments];
        volume = new long[maxInstruments];
        stamps = new LastStamps(maxInstruments, time);
        lastPrice = new long[maxInstruments];
        packets = new LastPackets(maxInstruments, settings.whole(Setting.GAP_MS) * NS_PER_MS);
        Arrays.fill(effectiveTimeNs, EventTime.NEVER);
        Arrays.fill(volume, ABSENT);
    }

    /** The feed has connected (again): the next packet of each of its instruments follows a gap. */
    public void onConnected(int feed) {
        packets.onConnected(feed);
    }

    /** Judges one packet; leaves event time 0 in the slot when it changes nothing. */
    public void onTick(Tick tick) {
        int id = tick.id();
        if (!sessions.isDefined(id)) {
            counters.increment(Counter.UNDEFINED_INSTRUMENT);
            return;
        }
        if (Verdict.isShadow(Verdict.of(tick))) {
            return;
        }
        long floor = floorNs(id, tick.feed());
        long now = dayTimeNs(tick, floor);
        if (sessions.roll(id, now)) {
            volume[id] = ABSENT;
            reset(id);
        }
        boolean index = sessions.instrument(id).type() == InstrumentType.IDX;
        int change = index ? NO_VOLUME : volumeChange(id, tick, now);
        if (change != RISE && stamps.isStale(id, tick)) {
            counters.increment(Counter.STALE);
            return;
        }
        tick.effectiveTimeNs(advanceTime(id, tick, floor, change == RISE));
        if (index) {
            observe(id, tick);
        } else {
            apply(id, tick, change);
        }
        remember(id, tick);
    }

    /**
     * Below this no packet of the instrument gets its time: te_prev and the watermarks of the feed and of the
     * one that sent the packet before, by which bars may have closed.
     */
    private long floorNs(int id, int feed) {
        long floor = Math.max(effectiveTimeNs[id], time.watermarkNs(feed));
        int before = packets.feed(id);
        return before == feed || before == LastPackets.NO_FEED
                ? floor
                : Math.max(floor, time.watermarkNs(before));
    }

    /** tq: the packet's time as if it had not traded (0.5). */
    private long dayTimeNs(Tick tick, long floor) {
        long stamp = stamp(tick, tick.feed(), false);
        return Math.max(floor, time.believableNs(tick.feed(), tick.receiveTimeNs(), stamp));
    }

    /** Whether the day's volume is known: Vprev of 1.1. */
    public boolean knowsVolume(int id) {
        return volume[id] != ABSENT;
    }

    @Override
    public long dayVolume(int id) {
        return volume[id];
    }

    @Override
    public boolean beginsDay(Tick tick) {
        int id = tick.id();
        return dayTimeNs(tick, floorNs(id, tick.feed())) >= sessions.session(id).dayEndNs();
    }

    /** S reset: price, stamp and tick rule start anew; quote, OI and event time stay (0.5). */
    private void reset(int id) {
        stamps.reset(id);
        lastPrice[id] = 0;
        sides.reset(id);
    }

    /** Rules 0 and 5 of 1.1, then the comparison with the volume known. */
    private int volumeChange(int id, Tick tick, long now) {
        if (!tick.has(HAS_VOLUME)) {
            return NO_VOLUME;
        }
        Session session = sessions.session(id);
        if (tick.volume() == 0) {
            return now < session.openNs() ? ZERO : NO_VOLUME;
        }
        if (isYesterdays(tick, session)) {
            return volume[id] == ABSENT || now < session.openNs() ? ZERO : NO_VOLUME;
        }
        return tick.has(HAS_LTP) && tick.ltp() > 0 ? compare(volume[id], tick.volume()) : NO_VOLUME;
    }

    private static boolean isYesterdays(Tick tick, Session session) {
        return !session.always()
                && Stamps.hasLastTrade(tick)
                && tick.lastTradeTimeNs() < session.dayStartNs();
    }

    private static int compare(long before, long now) {
        if (before == ABSENT) {
            return FIRST;
        }
        return now > before ? RISE : now < before ? FALL : UNCHANGED;
    }

    /**
     * Step 1 of 0.3: the trade's time, else the exchange's stamp, else the receive time on the feed's
     * clock.
     */
    private long stamp(Tick tick, int feed, boolean traded) {
        if (traded && Stamps.hasLastTrade(tick)) {
            return tick.lastTradeTimeNs();
        }
        return Stamps.hasExchange(tick)
                ? tick.exchangeTimeNs()
                : tick.receiveTimeNs() + time.skewNs(feed);
    }

    private long advanceTime(int id, Tick tick, long floor, boolean traded) {
        int feed = tick.feed();
        long stamp = stamp(tick, feed, traded);
        long believed = time.believableNs(feed, tick.receiveTimeNs(), stamp);
        if (believed != stamp) {
            counters.increment(Counter.FUTURE_TS);
        }
        if (traded && believed < floor) {
            counters.increment(Counter.LATE);
        }
        effectiveTimeNs[id] = Math.max(floor, believed);
        if (traded && sessions.roll(id, effectiveTimeNs[id])) {
            reset(id); // but for the volume: the trade in hand is its rise
        }
        boolean ownStamp = Stamps.hasExchange(tick) || traded && Stamps.hasLastTrade(tick);
        stamps.remember(id, tick);
        time.accept(feed, tick.receiveTimeNs(), ownStamp, stamp, believed);
        return effectiveTimeNs[id];
    }

    private void apply(int id, Tick tick, int change) {
        switch (change) {
            case RISE -> {
                trade(id, tick);
                sides.onVolume(id, true);
            }
            case FIRST -> baseline(id, tick);
            case FALL -> rebase(id, tick, Counter.VOLUME_REBASE);
            case ZERO -> volume[id] = 0;
            case UNCHANGED -> {
                sides.onVolume(id, false);
                if (lastPrice[id] > 0 && tick.ltp() != lastPrice[id]) {
                    counters.increment(Counter.LTP_WITHOUT_VOLUME);
                }
            }
            default -> {
                // A packet without usable volume: a quote, an open interest, a price.
            }
        }
    }

    private void baseline(int id, Tick tick) {
        rebase(id, tick, Counter.BASELINE);
        int phase = Marks.phase(sessions.session(id), tick.effectiveTimeNs());
        tick.tradeFlags(TradeFlags.baseline(phase));
    }

    private void rebase(int id, Tick tick, Counter why) {
        volume[id] = tick.volume();
        counters.increment(why);
    }

    private void trade(int id, Tick tick) {
        long qty = tick.volume() - volume[id];
        volume[id] = tick.volume();
        int quality =
                Marks.aggregation(tick, qty) | (packets.followsGap(id, tick) ? TradeFlags.GAP : 0);
        int phase = Marks.phase(sessions.session(id), tick.effectiveTimeNs());
        tick.traded(qty);
        if (phase == TradeFlags.CONTINUOUS || phase == TradeFlags.AFTER_CLOSE) {
            sides.judge(tick, qty, phase, quality);
        } else {
            tick.delta(0).tradeFlags(TradeFlags.of(0, TradeFlags.RULE_X, phase, quality));
        }
        counters.increment(Counter.TRADES);
    }

    /** An index has no volume: each new price within the session is an observation (1.4). */
    private void observe(int id, Tick tick) {
        if (!tick.has(HAS_LTP) || tick.ltp() <= 0 || tick.ltp() == lastPrice[id]) {
            return;
        }
        int phase = Marks.phase(sessions.session(id), tick.effectiveTimeNs());
        if (phase == TradeFlags.CONTINUOUS || phase == TradeFlags.AFTER_CLOSE) {
            tick.tradeFlags(TradeFlags.of(0, TradeFlags.RULE_X, phase, TradeFlags.OBSERVATION));
            counters.increment(Counter.OBSERVATIONS);
        }
    }

    private void remember(int id, Tick tick) {
        if (tick.has(HAS_LTP) && tick.ltp() > 0) {
            lastPrice[id] = tick.ltp();
        }
        packets.remember(id, tick);
        sides.onDepth(id, tick);
    }
}
