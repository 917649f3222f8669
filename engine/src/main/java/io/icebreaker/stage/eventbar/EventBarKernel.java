package io.icebreaker.stage.eventbar;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.EventBars;
import io.icebreaker.bar.EventSpec;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.RowRoom;
import io.icebreaker.bar.Rows;
import io.icebreaker.bar.TradeWords;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.DayVwap;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Tick;
import java.util.Arrays;

/**
 * Up to one tick, volume and range bar an instrument, as set; each closed bar is an EVENT_BAR finding: the
 * words of {@link Bar} as {@link EventBars} fills them, with rows of one tick.
 *
 * <p><b>Closing</b> (0.3). By the trade that fills it. What a session leaves open closes as PARTIAL like the
 * session's last time bars do: on a packet of the instrument past the session's end or of a later trading
 * day, on a clock event by the watermark of the feed that sent its last packet or by the clock 61 s past the
 * close, at the end of a recording.
 *
 * <p><b>Threading.</b> One thread. Allocates an instrument's bars at its first trade, and while rows grow
 * beyond what the {@link RowRoom} has, which {@link Counter#LADDER_GROWTHS} counts.
 */
public final class EventBarKernel {
    /** One of each kind. */
    private static final int SPECS = 3;

    private static final long CLOCK_GRACE_NS = 61_000_000_000L;

    /** No bar is open. */
    private static final long NEVER = Long.MAX_VALUE;

    private final Sessions sessions;
    private final EventTime time;
    private final Counters counters;
    private final Findings findings;
    private final TradeMaker trades;
    private final EventBars[] bars;

    /** When the session of each open bar is over, {@link #NEVER} without one: most packets end none. */
    private final long[] overNs;

    /** None of them is earlier. */
    private long leastOverNs = NEVER;

    private final int[] lastFeed;
    private final BarListener found = this::found;
    private final FootprintRules rules;
    private final RowRoom room;
    private final long tickSize;
    private final long volumeUnits;
    private final long volumeLots;
    private final long rangeTicks;

    /** The event in hand. */
    private long sequence;

    /** {@code room}: for rows, shared by kernels of one thread. */
    public EventBarKernel(StageContext context, FootprintRules rules, RowRoom room, DayVwap vwap) {
        this.rules = rules;
        this.room = room;
        int n = context.maxInstruments();
        sessions = context.sessions();
        time = context.time();
        counters = context.counters();
        findings = context.findings();
        trades = new TradeMaker(n, sessions, vwap);
        bars = new EventBars[n * SPECS];
        overNs = new long[n * SPECS];
        Arrays.fill(overNs, NEVER);
        lastFeed = new int[n];
        Settings settings = context.settings();
        tickSize = settings.whole(Setting.BARS_TICK);
        volumeUnits = settings.whole(Setting.BARS_VOLUME_UNITS);
        volumeLots = settings.whole(Setting.BARS_VOLUME_LOTS);
        rangeTicks = settings.whole(Setting.BARS_RANGE_TICKS);
    }

    /** Closes what the packet shows to be over, then takes up its trade. */
    public void onTick(Tick tick) {
        if (tick.effectiveTimeNs() == 0) {
            trades.none();
            return;
        }
        int id = tick.id();
        sequence = tick.sequence();
        lastFeed[id] = tick.feed();
        long openNs = sessions.session(id).openNs();
        for (int i = id * SPECS; i < id * SPECS + SPECS; i++) {
            if (overNs[i] != NEVER
                    && (tick.effectiveTimeNs() >= overNs[i] || bars[i].sessionOpenNs() != openNs)) {
                end(i);
            }
        }
        int count = trades.onTick(tick);
        if (count > 0) {
            define(id);
        }
        for (int record = 0; record < count; record++) {
            for (int i = id * SPECS; i < id * SPECS + SPECS; i++) {
                fold(i, record);
            }
        }
    }

    private void end(int index) {
        bars[index].end();
        overNs[index] = NEVER;
    }

    private void fold(int index, int record) {
        EventBars its = bars[index];
        if (its != null) {
            long skipped = its.skipped();
            long made = room.made();
            its.onTrade(trades.words(), record * TradeWords.WORDS);
            overNs[index] = its.isOpen() ? its.overNs() : NEVER;
            leastOverNs = Math.min(leastOverNs, overNs[index]);
            if (room.made() != made) {
                counters.add(Counter.LADDER_GROWTHS, room.made() - made);
            }
            if (its.skipped() != skipped) {
                counters.add(Counter.EVENT_BARS_SKIPPED, its.skipped() - skipped);
            }
        }
    }

    /** Time passes: closes the sessions that are over. */
    public void onClock(Tick clock) {
        sequence = clock.sequence();
        if (time.mayHaveCome(leastOverNs, clock.receiveTimeNs())) {
            endOver(clock.receiveTimeNs());
        }
    }

    private void endOver(long receiveTimeNs) {
        leastOverNs = NEVER;
        for (int i = 0; i < sessions.count() * SPECS; i++) {
            if (overNs[i] != NEVER) {
                int feed = lastFeed[i / SPECS];
                long clockNs = receiveTimeNs + time.skewNs(feed);
                if (time.watermarkNs(feed) >= overNs[i] || isOverByClock(i, clockNs)) {
                    end(i);
                }
                leastOverNs = Math.min(leastOverNs, overNs[i]);
            }
        }
    }

    /** The recording ends. */
    public void onEnd(Tick end) {
        sequence = end.sequence();
        for (int i = 0; i < sessions.count() * SPECS; i++) {
            if (overNs[i] != NEVER) {
                end(i);
            }
        }
    }

    /** Records of {@link TradeWords} that the packet in hand made; valid until the next. */
    public long[] trades() {
        return trades.words();
    }

    /** How many there are. */
    public int tradeCount() {
        return trades.count();
    }

    /** A session is over past its close, so that most bars need not be looked at. */
    private boolean isOverByClock(int index, long clockNs) {
        return clockNs >= overNs[index] && clockNs >= bars[index].sessionCloseNs() + CLOCK_GRACE_NS;
    }

    private void define(int id) {
        Instrument instrument = sessions.instrument(id);
        int at = id * SPECS;
        define(at, id, instrument, EventSpec.Kind.TRADES, tickSize);
        long units = volumeUnits > 0 ? volumeUnits : volumeLots * instrument.lotSize();
        define(at + 1, id, instrument, EventSpec.Kind.VOLUME, units);
        define(at + 2, id, instrument, EventSpec.Kind.RANGE, rangeTicks);
    }

    private void define(int at, int id, Instrument instrument, EventSpec.Kind kind, long size) {
        if (bars[at] == null && size > 0) {
            long tick = instrument.tickSize();
            bars[at] = new EventBars(new EventSpec(kind, size), id, tick, tick, rules, room, found);
        }
    }

    private void found(long[] words, int at) {
        counters.increment(Counter.EVENT_BARS);
        int length = Bar.WORDS + (int) words[at + Bar.ROWS] * Rows.WORDS;
        findings.found(sequence, FindingType.EVENT_BAR, words, at, length);
    }
}
