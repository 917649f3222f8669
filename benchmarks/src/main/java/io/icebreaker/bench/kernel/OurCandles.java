package io.icebreaker.bench.kernel;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.stage.DayVwap;
import io.icebreaker.stage.candle.CandleKernel;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import java.util.Arrays;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * The engine's kernel. It always builds twelve intervals, with sides, the path of delta and more; the six
 * that others build are handed on. Filling the slot is counted as its work. The day's average is left out:
 * no peer has it.
 */
final class OurCandles implements CandleMaker {
    private static final int NOT_WANTED = -1;
    private static final int BUY = TradeFlags.of(+1, TradeFlags.RULE_Q, TradeFlags.CONTINUOUS, 0);
    private static final int SELL = TradeFlags.of(-1, TradeFlags.RULE_Q, TradeFlags.CONTINUOUS, 0);

    private final KernelWorld world;
    private final CandleKernel kernel;
    private final CandleSink sink;
    private final Tick tick = new Tick();
    private final int[] frames = new int[Interval.COUNT];

    OurCandles(int instruments, CandleSink sink) {
        this.sink = sink;
        world = new KernelWorld(instruments);
        Arrays.fill(frames, NOT_WANTED);
        for (Interval interval : Frames.ALL) {
            frames[interval.ordinal()] = Frames.ALL.indexOf(interval);
        }
        kernel =
                new CandleKernel(
                        instruments,
                        world.sessions,
                        world.time,
                        world.counters,
                        new NoAverage(),
                        this::onBar);
        tick.kind(EventKind.TICK);
    }

    private void onBar(long[] words, int at) {
        int frame = frames[(int) words[at + Bar.INTERVAL]];
        if (frame != NOT_WANTED) {
            sink.bar(
                    frame,
                    (int) words[at + Bar.ID],
                    words[at + Bar.START_NS],
                    words[at + Bar.OPEN],
                    words[at + Bar.HIGH],
                    words[at + Bar.LOW],
                    words[at + Bar.CLOSE],
                    Bar.volume(words, at));
        }
    }

    @Override
    public void onTrade(Trades trades, int at, long timeNs) {
        world.roll(timeNs);
        fill(tick, trades, at, timeNs);
        kernel.onTick(tick);
    }

    /** What decoder and flow stage leave in the slot. */
    static void fill(Tick tick, Trades trades, int at, long timeNs) {
        long signedQty = trades.signedQty(at);
        tick.id(trades.id(at))
                .effectiveTimeNs(timeNs)
                .ltp(trades.priceE4(at))
                .traded(Math.abs(signedQty))
                .delta(signedQty)
                .tradeFlags(signedQty > 0 ? BUY : SELL);
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
        kernel.onEnd(tick);
    }

    private static final class NoAverage implements DayVwap {
        @Override
        public double vwap(int id) {
            return Double.NaN;
        }

        @Override
        public double sigma(int id) {
            return Double.NaN;
        }

        @Override
        public long feedVwap(int id) {
            return 0;
        }

        @Override
        public boolean isPartial(int id) {
            return false;
        }

        @Override
        public long seedPrice(int id) {
            return 0;
        }

        @Override
        public long seedVolume(int id) {
            return 0;
        }
    }
}
