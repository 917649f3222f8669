package io.icebreaker.bench.kernel;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.RowRoom;
import io.icebreaker.stage.footprint.FootprintKernel;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.util.Arrays;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * The engine's kernel, which keeps ladders of all twelve intervals; the minute's are handed on. Candles are
 * left out: bars close here by the trades' own clock. Filling the slot is counted as its work.
 */
final class OurFootprints implements FootprintMaker {
    static final FootprintRules RULES = FootprintRules.USUAL;
    static final int LOT_SIZE = 75;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NONE = Long.MIN_VALUE;
    private static final long END_OF_TIME = Long.MAX_VALUE / SECOND_NS;

    private final FootprintKernel kernel;
    private final FootprintSink sink;
    private final Tick tick = new Tick();
    private final long[] words = new long[Bar.WORDS];

    /** The second that each instrument traded in last. */
    private final long[] second;

    OurFootprints(int instruments, FootprintSink sink) {
        this.sink = sink;
        var world = new KernelWorld(instruments);
        kernel =
                new FootprintKernel(
                        instruments,
                        world.sessions,
                        world.counters,
                        RULES,
                        new RowRoom(),
                        this::onBar);
        second = new long[instruments];
        Arrays.fill(second, NONE);
        tick.kind(EventKind.TICK);
    }

    private void onBar(long[] bar, int at) {
        if (bar[at + Bar.INTERVAL] == Interval.M1.ordinal()) {
            sink.footprint(
                    (int) bar[at + Bar.ID],
                    bar[at + Bar.START_NS],
                    bar[at + Bar.POC],
                    bar[at + Bar.VAH],
                    bar[at + Bar.VAL],
                    RULES.imbalance(bar, at, false, LOT_SIZE),
                    bar,
                    at + Bar.WORDS,
                    (int) bar[at + Bar.ROWS]);
        }
    }

    @Override
    public void onTrade(Trades trades, int at, long timeNs) {
        int id = trades.id(at);
        long now = timeNs / SECOND_NS;
        if (now != second[id]) {
            if (second[id] != NONE) {
                close(id, second[id], now);
            }
            second[id] = now;
        }
        OurCandles.fill(tick, trades, at, timeNs);
        kernel.onTick(tick);
    }

    /** Closes the bars that end between two seconds, shortest first. */
    private void close(int id, long before, long now) {
        for (int ordinal = 0; ordinal < Interval.COUNT; ordinal++) {
            long length = Interval.of(ordinal).lengthNs() / SECOND_NS;
            long bar = before / length;
            if (bar == now / length) {
                return;
            }
            words[Bar.ID] = id;
            words[Bar.INTERVAL] = ordinal;
            words[Bar.START_NS] = bar * length * SECOND_NS;
            kernel.onBar(words, 0);
        }
    }

    @Override
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public void take(Trades trades, long from, int count) {
        for (long n = from; n < from + count; n++) {
            onTrade(trades, trades.at(n), trades.timeNs(n));
        }
    }

    @Override
    public void finish() {
        for (int id = 0; id < second.length; id++) {
            if (second[id] != NONE) {
                close(id, second[id], END_OF_TIME);
            }
        }
    }
}
