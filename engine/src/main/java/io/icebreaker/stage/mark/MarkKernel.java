package io.icebreaker.stage.mark;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.FootprintMarks;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Ladder;
import io.icebreaker.bar.MarkKind;
import io.icebreaker.bar.MarkListener;
import io.icebreaker.bar.RowRoom;
import io.icebreaker.bar.Rows;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.MarkWords;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import java.util.Arrays;

/**
 * Marks of every instrument on bars of a minute and longer. A bar tells its marks when it closes; an
 * unfinished auction ends on the very trade that goes a tick beyond it.
 *
 * <p><b>Threading.</b> One thread. Allocates 4 KiB at an instrument's first minute, counted; all that marks
 * look back on is borrowed from the ladders' room.
 */
public final class MarkKernel implements BarListener {
    static final int FIRST = Interval.M1.ordinal();
    static final int INTERVALS = Interval.COUNT - FIRST;

    /** Whose zones and levels the board shows. */
    private static final int SHOWN = Interval.M5.ordinal();

    /** What is looked back on, and open marks beyond a few. */
    private static final int ROWS_AN_INTERVAL = 2 * RowRoom.LEAST_ROWS;

    private final FootprintRules rules;
    private final Sessions sessions;
    private final Counters counters;
    private final Findings findings;
    private final Changed changed;
    private final MarkListener listener = this::onMark;
    private final FootprintMarks[] marks;

    /** By instrument: the session of its last trade; prices from which on a level of any interval ends. */
    private final long[] sessionOpenNs;

    private final long[] finishedAbove;
    private final long[] finishedBelow;

    private final RowRoom room;
    private final Ladder higher;
    private final long[] scratch;
    private final long[] found = new long[MarkWords.WORDS];
    private long sequence;

    /**
     * For the instruments of a context.
     *
     * @param room for rows, shared by kernels of one thread
     * @param changed where instruments go whose levels on show changed
     */
    public MarkKernel(StageContext context, FootprintRules rules, RowRoom room, Changed changed) {
        this.rules = rules;
        this.changed = changed;
        sessions = context.sessions();
        counters = context.counters();
        findings = context.findings();
        this.room = room;
        higher = new Ladder(room);
        scratch = new long[scratchLength(rules.ticksPerRow())];
        int n = context.maxInstruments();
        marks = new FootprintMarks[n * INTERVALS];
        sessionOpenNs = new long[n];
        finishedAbove = new long[n];
        finishedBelow = new long[n];
        Arrays.fill(finishedAbove, Long.MAX_VALUE);
        Arrays.fill(finishedBelow, Long.MIN_VALUE);
    }

    /** Room for the longest bar there is, in higher rows; none is needed when they are not higher. */
    private static int scratchLength(int ticksPerRow) {
        int rows = ticksPerRow == 1 ? 0 : Ladder.MAX_ROWS / ticksPerRow + 2;
        return Bar.WORDS + rows * Rows.WORDS;
    }

    /** Ends the levels that the packet's trade makes good. */
    void onTick(Tick tick) {
        if (tick.traded() == 0 || !TradeFlags.inBars(tick.tradeFlags())) {
            return;
        }
        int id = tick.id();
        long openNs = sessions.session(id).openNs();
        if (sessionOpenNs[id] != openNs) {
            sessionOpenNs[id] = openNs;
            onSession(id, openNs, tick.sequence());
        }
        if (tick.ltp() >= finishedAbove[id] || tick.ltp() <= finishedBelow[id]) {
            for (int i = 0; i < INTERVALS; i++) {
                begin(id, FIRST + i, tick.sequence());
                marks[id * INTERVALS + i].onTrade(tick.ltp(), tick.effectiveTimeNs());
            }
            watch(id);
        }
    }

    private void onSession(int id, long openNs, long cause) {
        if (marks[id * INTERVALS] == null) {
            return;
        }
        for (int i = 0; i < INTERVALS; i++) {
            begin(id, FIRST + i, cause);
            marks[id * INTERVALS + i].onSession(openNs);
        }
        watch(id);
    }

    @Override
    public void onBar(long[] words, int at) {
        int interval = (int) words[at + Bar.INTERVAL];
        if (interval < FIRST || interval >= Interval.COUNT || words[at + Bar.ROWS] == 0) {
            return;
        }
        int id = (int) words[at + Bar.ID];
        FootprintMarks its = marks(id, interval);
        begin(id, interval, words[at + Bar.SEQUENCE]);
        long before = its.zones().pushedOut() + its.levels().pushedOut();
        long made = room.made();
        if (rules.ticksPerRow() == 1) {
            its.onBar(words, at);
        } else {
            raise(words, at);
            its.onBar(scratch, 0);
        }
        if (its.zones().pushedOut() + its.levels().pushedOut() != before) {
            counters.increment(Counter.MARKS_PUSHED_OUT);
        }
        if (room.made() != made) {
            counters.increment(Counter.LADDER_GROWTHS);
        }
        watch(id);
    }

    /** Copies a bar to the scratch with rows of so many ticks. */
    private void raise(long[] words, int at) {
        higher.clear();
        higher.addAll(
                words,
                at + Bar.WORDS,
                words[at + Bar.FIRST_ROW],
                (int) words[at + Bar.ROWS],
                rules.ticksPerRow());
        System.arraycopy(words, at, scratch, 0, Bar.WORDS);
        scratch[Bar.ROW_HEIGHT] = words[at + Bar.ROW_HEIGHT] * rules.ticksPerRow();
        scratch[Bar.FIRST_ROW] = higher.firstRow();
        scratch[Bar.ROWS] = higher.rows();
        higher.copyTo(scratch, Bar.WORDS);
    }

    /** Rows of a bar imbalanced to buyers less those to sellers (3.5). For later stages of the lane. */
    public int imbalance(long[] words, int at) {
        if (words[at + Bar.ROWS] == 0) {
            return 0;
        }
        Instrument instrument = sessions.instrument((int) words[at + Bar.ID]);
        boolean stock = instrument.type() == InstrumentType.EQ;
        if (rules.ticksPerRow() == 1) {
            return rules.imbalance(words, at, stock, instrument.lotSize());
        }
        raise(words, at);
        return rules.imbalance(scratch, 0, stock, instrument.lotSize());
    }

    private FootprintMarks marks(int id, int interval) {
        int first = id * INTERVALS;
        if (marks[first] == null) {
            Instrument instrument = sessions.instrument(id);
            for (int i = 0; i < INTERVALS; i++) {
                marks[first + i] =
                        new FootprintMarks(
                                rules,
                                instrument.type() == InstrumentType.EQ,
                                instrument.lotSize(),
                                instrument.tickSize(),
                                listener,
                                room,
                                FootprintMarks.OPEN_ZONES,
                                FootprintMarks.OPEN_LEVELS);
            }
            room.reserve(INTERVALS * ROWS_AN_INTERVAL);
            counters.increment(Counter.MARKED_INSTRUMENTS);
        }
        return marks[first + interval - FIRST];
    }

    private void begin(int id, int interval, long cause) {
        found[MarkWords.ID] = id;
        found[MarkWords.INTERVAL] = interval;
        sequence = cause;
    }

    private void onMark(int kind, long startNs, long timeNs, long low, long high, int rows) {
        found[MarkWords.KIND] = kind;
        found[MarkWords.START_NS] = startNs;
        found[MarkWords.TIME_NS] = timeNs;
        found[MarkWords.LOW] = low;
        found[MarkWords.HIGH] = high;
        found[MarkWords.ROWS] = rows;
        findings.found(sequence, FindingType.MARK, found, 0, MarkWords.WORDS);
        boolean lives = kind <= MarkKind.UNFINISHED_LOW || MarkKind.isEnd(kind);
        if (lives && found[MarkWords.INTERVAL] == SHOWN) {
            changed.mark((int) found[MarkWords.ID]);
        }
    }

    private void watch(int id) {
        long above = Long.MAX_VALUE;
        long below = Long.MIN_VALUE;
        for (int i = id * INTERVALS; i < (id + 1) * INTERVALS; i++) {
            above = Math.min(above, marks[i].finishedAbove());
            below = Math.max(below, marks[i].finishedBelow());
        }
        finishedAbove[id] = above;
        finishedBelow[id] = below;
    }

    /** The five-minute bars' zones and levels; null before the instrument's first bar. */
    FootprintMarks shown(int id) {
        return marks[id * INTERVALS + SHOWN - FIRST];
    }
}
