package io.icebreaker.stage.flow;

import static io.icebreaker.tick.TickFlags.HAS_EXCHANGE_TIME;
import static io.icebreaker.tick.TickFlags.HAS_LAST_QTY;
import static io.icebreaker.tick.TickFlags.HAS_LAST_TRADE_TIME;
import static io.icebreaker.tick.TickFlags.HAS_LTP;
import static io.icebreaker.tick.TickFlags.HAS_VOLUME;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;
import java.util.Arrays;

/**
 * Turns conflated snapshots into trades (analytics 1), in the order section 1.1 gives: S reset, zero rule,
 * volume delta, staleness, event time, the other rules, then last price and quote.
 *
 * <p>Arrays by instrument id, as of the instrument's previous accepted packet. Writes the derived fields of
 * the slot.
 *
 * <p><b>Threading.</b> One thread. Allocates nothing per tick; a new trading day of an instrument costs one
 * small object.
 */
public final class FlowKernel {
    /** What the volume of a packet means. */
    private static final int NO_VOLUME = 0;

    private static final int UNCHANGED = 1;
    private static final int FIRST = 2;
    private static final int RISE = 3;
    private static final int FALL = 4;
    private static final int ZERO = 5;

    private static final long ABSENT = -1;
    private static final long GAP_NS = 5_000_000_000L;

    private final Sessions sessions;
    private final EventTime time;
    private final Counters counters;
    private final QuoteState quotes;

    private final long[] effectiveTimeNs;
    private final long[] volume;
    private final long[] stampNs;
    private final long[] lastPrice;
    private final long[] packetTimeNs;
    private final int[] packetEpoch;

    /** Number of connections so far, of all feeds; as it stood when a feed last connected. */
    private int connections;

    private final int[] feedEpoch = new int[TickFlags.MAX_FEEDS];

    public FlowKernel(int maxInstruments, Sessions sessions, EventTime time, Counters counters) {
        this.sessions = sessions;
        this.time = time;
        this.counters = counters;
        quotes = new QuoteState(maxInstruments, counters);
        effectiveTimeNs = new long[maxInstruments];
        volume = new long[maxInstruments];
        stampNs = new long[maxInstruments];
        lastPrice = new long[maxInstruments];
        packetTimeNs = new long[maxInstruments];
        packetEpoch = new int[maxInstruments];
        Arrays.fill(effectiveTimeNs, EventTime.NEVER);
        Arrays.fill(volume, ABSENT);
        Arrays.fill(stampNs, ABSENT);
        Arrays.fill(packetTimeNs, ABSENT);
    }

    /** The feed has connected (again): the next packet of each of its instruments follows a gap. */
    public void onConnected(int feed) {
        feedEpoch[feed] = ++connections;
    }

    /** Judges one packet; leaves event time 0 in the slot when it changes nothing. */
    public void onTick(Tick tick) {
        int id = tick.id();
        if (!sessions.isDefined(id)) {
            counters.increment(Counter.UNDEFINED_INSTRUMENT);
            return;
        }
        int feed = tick.feed();
        long floor = Math.max(effectiveTimeNs[id], time.watermarkNs(feed));
        long now =
                Math.max(
                        floor,
                        time.believableNs(feed, tick.receiveTimeNs(), stamp(tick, feed, false)));
        if (sessions.roll(id, now)) {
            reset(id);
        }
        boolean index = sessions.instrument(id).type() == InstrumentType.IDX;
        int change = index ? NO_VOLUME : volumeChange(id, tick, now);
        if (change != RISE && isStale(id, tick)) {
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

    /** Whether the day's volume is known: Vprev of 1.1. */
    public boolean knowsVolume(int id) {
        return volume[id] != ABSENT;
    }

    /** S reset: volume, price, stamp and tick rule start anew; quote, OI and event time stay (0.5). */
    private void reset(int id) {
        volume[id] = ABSENT;
        stampNs[id] = ABSENT;
        lastPrice[id] = 0;
        quotes.reset(id);
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
                && hasLastTradeTime(tick)
                && tick.lastTradeTimeNs() < session.dayStartNs();
    }

    /** Zero stamps are absent (0.3). */
    private static boolean hasLastTradeTime(Tick tick) {
        return tick.has(HAS_LAST_TRADE_TIME) && tick.lastTradeTimeNs() != 0;
    }

    private static boolean hasExchangeTime(Tick tick) {
        return tick.has(HAS_EXCHANGE_TIME) && tick.exchangeTimeNs() != 0;
    }

    private static int compare(long before, long now) {
        if (before == ABSENT) {
            return FIRST;
        }
        return now > before ? RISE : now < before ? FALL : UNCHANGED;
    }

    /** The exchange's stamp, else the last trade's, older than the one before it (rule 4). */
    private boolean isStale(int id, Tick tick) {
        long stamp = ownStamp(tick);
        return stamp != ABSENT && stampNs[id] != ABSENT && stamp < stampNs[id];
    }

    private static long ownStamp(Tick tick) {
        if (hasExchangeTime(tick)) {
            return tick.exchangeTimeNs();
        }
        return hasLastTradeTime(tick) ? tick.lastTradeTimeNs() : ABSENT;
    }

    /**
     * Step 1 of 0.3: the trade's time, else the exchange's stamp, else the receive time on the feed's
     * clock.
     */
    private long stamp(Tick tick, int feed, boolean traded) {
        if (traded && hasLastTradeTime(tick)) {
            return tick.lastTradeTimeNs();
        }
        return hasExchangeTime(tick)
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
        boolean ownStamp = hasExchangeTime(tick) || traded && hasLastTradeTime(tick);
        rememberStamp(id, tick);
        time.accept(feed, tick.receiveTimeNs(), ownStamp, stamp, believed);
        effectiveTimeNs[id] = Math.max(floor, believed);
        return effectiveTimeNs[id];
    }

    /** Keeps the stamp that staleness is judged by, unless it is absurd. */
    private void rememberStamp(int id, Tick tick) {
        long stamp = ownStamp(tick);
        if (stamp != ABSENT && stamp <= time.latestNs(tick.feed(), tick.receiveTimeNs())) {
            stampNs[id] = stamp;
        }
    }

    private void apply(int id, Tick tick, int change) {
        switch (change) {
            case RISE -> trade(id, tick);
            case FIRST -> rebase(id, tick, Counter.BASELINE);
            case FALL -> rebase(id, tick, Counter.VOLUME_REBASE);
            case ZERO -> volume[id] = 0;
            case UNCHANGED -> {
                if (lastPrice[id] > 0 && tick.ltp() != lastPrice[id]) {
                    counters.increment(Counter.LTP_WITHOUT_VOLUME);
                }
            }
            default -> {
                // A packet without usable volume: a quote, an open interest, a price.
            }
        }
    }

    private void rebase(int id, Tick tick, Counter why) {
        volume[id] = tick.volume();
        counters.increment(why);
    }

    private void trade(int id, Tick tick) {
        long qty = tick.volume() - volume[id];
        volume[id] = tick.volume();
        boolean gap = followsGap(id, tick);
        int quality = aggregation(tick, qty) | (gap ? TradeFlags.GAP : 0);
        int phase = phase(sessions.session(id), tick.effectiveTimeNs());
        int side = 0;
        int rule = TradeFlags.RULE_X;
        if (phase == TradeFlags.CONTINUOUS || phase == TradeFlags.AFTER_CLOSE) {
            int verdict = quotes.judge(id, tick.ltp(), tick.receiveTimeNs(), gap);
            side = QuoteState.side(verdict);
            rule = QuoteState.rule(verdict);
        }
        tick.traded(qty).delta(side * qty).tradeFlags(TradeFlags.of(side, rule, phase, quality));
        counters.increment(Counter.TRADES);
    }

    private boolean followsGap(int id, Tick tick) {
        return packetTimeNs[id] != ABSENT
                && (tick.receiveTimeNs() - packetTimeNs[id] > GAP_NS
                        || feedEpoch[tick.feed()] > packetEpoch[id]);
    }

    private static int aggregation(Tick tick, long qty) {
        if (!tick.has(HAS_LAST_QTY) || tick.lastQty() <= 0 || tick.lastQty() == qty) {
            return 0;
        }
        return qty > tick.lastQty() ? TradeFlags.AGG : TradeFlags.SHORT;
    }

    private static int phase(Session session, long te) {
        if (te < session.openNs()) {
            return TradeFlags.PREOPEN;
        }
        if (te <= session.closeNs()) {
            return TradeFlags.CONTINUOUS;
        }
        if (te <= session.closeNs() + Session.AFTER_CLOSE_NS) {
            return TradeFlags.AFTER_CLOSE;
        }
        return session.inAuction(te) ? TradeFlags.AUCTION : TradeFlags.POST_CLOSE;
    }

    /** An index has no volume: each new price within the session is an observation (1.4). */
    private void observe(int id, Tick tick) {
        if (!tick.has(HAS_LTP) || tick.ltp() <= 0 || tick.ltp() == lastPrice[id]) {
            return;
        }
        int phase = phase(sessions.session(id), tick.effectiveTimeNs());
        if (phase == TradeFlags.CONTINUOUS || phase == TradeFlags.AFTER_CLOSE) {
            tick.tradeFlags(TradeFlags.of(0, TradeFlags.RULE_X, phase, TradeFlags.OBSERVATION));
            counters.increment(Counter.OBSERVATIONS);
        }
    }

    private void remember(int id, Tick tick) {
        if (tick.has(HAS_LTP) && tick.ltp() > 0) {
            lastPrice[id] = tick.ltp();
        }
        packetTimeNs[id] = tick.receiveTimeNs();
        packetEpoch[id] = connections;
        quotes.onDepth(id, tick);
    }
}
