package io.icebreaker.stage.footprint;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Ladder;
import io.icebreaker.bar.RowRoom;
import io.icebreaker.bar.Rows;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import java.util.Arrays;

/**
 * One price ladder an instrument and interval, one tick a row. As with bars, a trade touches only the
 * one-second ladder; when a bar closes its ladder is added to those of the longer intervals (2.7).
 *
 * <p>It is also the {@link BarListener} between the candle kernel and the journal: a bar passes through
 * here to get its rows. The candle stage runs first, so a bar that a trade closes leaves before that trade
 * is added here.
 *
 * <p><b>Threading.</b> One thread. Allocates an instrument's ladders at its first trade and while a ladder
 * grows, which {@link Counter#LADDER_GROWTHS} counts.
 */
public final class FootprintKernel implements BarListener {
    private static final int FIRST_ROWS = 1_024;

    private final Sessions sessions;
    private final Counters counters;
    private final FootprintRules rules;
    private final BarListener next;
    private final Ladder[] ladders;
    private final RowRoom room = new RowRoom();
    private final Ladder joined = new Ladder(room);
    private long[] record = new long[Bar.WORDS + FIRST_ROWS * Rows.WORDS];

    public FootprintKernel(
            int maxInstruments, Sessions sessions, Counters counters, BarListener next) {
        this(maxInstruments, sessions, counters, FootprintRules.USUAL, next);
    }

    /** {@code rules}: how value areas are read. */
    public FootprintKernel(
            int maxInstruments,
            Sessions sessions,
            Counters counters,
            FootprintRules rules,
            BarListener next) {
        this.rules = rules;
        this.sessions = sessions;
        this.counters = counters;
        this.next = next;
        ladders = new Ladder[maxInstruments * Interval.COUNT];
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
        makeRoom(ladder);
        System.arraycopy(words, at, record, 0, Bar.WORDS);
        complete(record, ladder, sessions.instrument(id).tickSize());
        next.onBar(record, 0);
        addToParents(id, Interval.of(interval), ladder);
        ladder.clear();
    }

    /**
     * Adds the rows of the forming bar of an interval, with all that its shorter ones still hold, behind
     * the bar in {@code words}; returns the array, or a larger one when the rows did not fit.
     */
    public long[] forming(int id, Interval interval, long[] words) {
        joined.clear();
        for (Interval part = interval; part != null; part = part.source()) {
            Ladder ladder = ladders[id * Interval.COUNT + part.ordinal()];
            if (ladder != null) {
                joined.addAll(ladder);
            }
        }
        if (joined.isEmpty()) {
            return words;
        }
        long[] into = words;
        int needed = Bar.WORDS + joined.rows() * Rows.WORDS;
        if (into.length < needed) {
            into = Arrays.copyOf(words, 2 * needed);
        }
        complete(into, joined, sessions.instrument(id).tickSize());
        return into;
    }

    private void complete(long[] words, Ladder ladder, long rowHeight) {
        words[Bar.ROW_HEIGHT] = rowHeight;
        words[Bar.FIRST_ROW] = ladder.firstRow();
        words[Bar.ROWS] = ladder.rows();
        ladder.copyTo(words, Bar.WORDS);
        Rows.summarize(words, 0, rules);
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
            for (int i = 0; i < Interval.COUNT; i++) {
                ladders[id * Interval.COUNT + i] = new Ladder(room);
            }
        }
        return ladders[index];
    }

    private void makeRoom(Ladder ladder) {
        int needed = Bar.WORDS + ladder.rows() * Rows.WORDS;
        if (record.length < needed) {
            record = new long[2 * needed];
            counters.increment(Counter.LADDER_GROWTHS);
        }
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
