package io.icebreaker.stage.footprint;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Ladder;
import io.icebreaker.bar.RowRoom;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;

/**
 * One price ladder an instrument and interval, one tick a row. As with bars, a trade touches only the
 * one-second ladder; when a bar closes its ladder is added to those of the longer intervals (2.7).
 *
 * <p>It is also the {@link BarListener} between the candle kernel and the journal: a bar passes through
 * here to get its rows. The candle stage runs first, so a bar that a trade closes leaves before that trade
 * is added here.
 *
 * <p><b>Threading.</b> One thread. Allocates an instrument's ladders at its first trade, rows for all when
 * they are first needed and at a day's end; what all need at a time beyond {@link #ROWS_AN_INSTRUMENT} each
 * is allocated too, and {@link Counter#LADDER_GROWTHS} counts it.
 */
public final class FootprintKernel implements BarListener {
    /**
     * Room for the footprints of an instrument in all intervals and kinds of event bars, 320 KiB: on
     * simulated days of 164 instruments they took 8,130 rows each at most.
     */
    static final int ROWS_AN_INSTRUMENT = 10_240;

    private final Sessions sessions;
    private final Counters counters;
    private final FootprintRules rules;
    private final BarListener next;
    private final Ladder[] ladders;
    private final RowRoom room;
    private final Ladder joined;

    public FootprintKernel(
            int maxInstruments, Sessions sessions, Counters counters, BarListener next) {
        this(maxInstruments, sessions, counters, FootprintRules.USUAL, new RowRoom(), next);
    }

    /** {@code rules}: how value areas are read; {@code room}: for rows, shared by kernels of one thread. */
    public FootprintKernel(
            int maxInstruments,
            Sessions sessions,
            Counters counters,
            FootprintRules rules,
            RowRoom room,
            BarListener next) {
        this.rules = rules;
        this.sessions = sessions;
        this.counters = counters;
        this.next = next;
        this.room = room;
        joined = new Ladder(room);
        ladders = new Ladder[maxInstruments * Interval.COUNT];
    }

    /** See {@link RowRoom#makeSpare}; any one thread beside the stages'. */
    public void makeSpare() {
        room.makeSpare();
    }

    /** Books the packet's trade in the row of its price. */
    public void onTick(Tick tick) {
        if (tick.traded() == 0 || !TradeFlags.inBars(tick.tradeFlags())) {
            return;
        }
        int id = tick.id();
        long row = Math.floorDiv(tick.ltp(), sessions.instrument(id).tickSize());
        Ladder ladder = ladder(id, Interval.S1.ordinal());
        long growths = ladder.growths();
        long clamped = ladder.clamped();
        ladder.add(row, tick.sold(), tick.bought(), tick.neutral(), 1);
        count(ladder, growths, clamped);
    }

    @Override
    public void onBar(long[] words, int at) {
        int id = (int) words[at + Bar.ID];
        int interval = (int) words[at + Bar.INTERVAL];
        Ladder ladder = ladders[id * Interval.COUNT + interval];
        if (ladder == null || ladder.isEmpty()) {
            next.onBar(words, at);
            return;
        }
        long[] record = room.record(ladder.rows());
        System.arraycopy(words, at, record, 0, Bar.WORDS);
        ladder.complete(record, sessions.instrument(id).tickSize(), rules);
        next.onBar(record, 0);
        addToParents(id, Interval.of(interval), ladder);
        ladder.clear();
        if (interval == Interval.D1.ordinal()) {
            room.ahead();
        }
    }

    /**
     * The forming bar of an interval, whose words lie in {@code words}, with the rows of all that its shorter
     * ones still hold: a {@link RowRoom#record}.
     */
    public long[] forming(int id, Interval interval, long[] words) {
        joined.clear();
        long growths = joined.growths();
        long clamped = joined.clamped();
        for (Interval part = interval; part != null; part = part.source()) {
            Ladder ladder = ladders[id * Interval.COUNT + part.ordinal()];
            if (ladder != null) {
                joined.addAll(ladder);
            }
        }
        count(joined, growths, clamped);
        long[] record = room.record(joined.rows());
        System.arraycopy(words, 0, record, 0, Bar.WORDS);
        if (!joined.isEmpty()) {
            joined.complete(record, sessions.instrument(id).tickSize(), rules);
        }
        return record;
    }

    private void addToParents(int id, Interval closed, Ladder ladder) {
        for (int i = 0; i < closed.parentCount(); i++) {
            Ladder parent = ladder(id, closed.parent(i));
            long growths = parent.growths();
            long clamped = parent.clamped();
            parent.addAll(ladder);
            count(parent, growths, clamped);
        }
    }

    private Ladder ladder(int id, int interval) {
        int index = id * Interval.COUNT + interval;
        if (ladders[index] == null) {
            room.reserve(ROWS_AN_INSTRUMENT);
            room.record(Ladder.MAX_ROWS); // the longest bar's
            for (int i = 0; i < Interval.COUNT; i++) {
                ladders[id * Interval.COUNT + i] = new Ladder(room);
            }
        }
        return ladders[index];
    }

    private void count(Ladder ladder, long growthsBefore, long clampedBefore) {
        if (ladder.growths() != growthsBefore) {
            counters.increment(Counter.LADDER_GROWTHS);
        }
        if (ladder.clamped() != clampedBefore) {
            counters.increment(Counter.LADDER_CLAMPED);
        }
    }
}
