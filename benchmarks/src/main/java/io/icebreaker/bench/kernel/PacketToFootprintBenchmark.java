package io.icebreaker.bench.kernel;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.RowRoom;
import io.icebreaker.bar.Rows;
import io.icebreaker.bench.TickStream;
import io.icebreaker.finding.Findings;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.StageContext;
import io.icebreaker.stage.candle.CandleKernel;
import io.icebreaker.stage.flow.FlowKernel;
import io.icebreaker.stage.footprint.FootprintKernel;
import io.icebreaker.stage.vwap.VwapKernel;
import io.icebreaker.tick.Tick;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From packet to footprint on one thread: the kernels one after the other, all twelve intervals. One
 * operation is one packet; with 10 instruments a bar of a second gathers 100 packets, with 1000 nearly every
 * packet closes one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(2)
public class PacketToFootprintBenchmark {
    private static final long SEED = 1;
    private static final int CHECKED_PACKETS = 200_000;

    @Param({"10", "1000"})
    int instruments;

    private final Tick tick = new Tick();
    private TickStream stream;
    private FlowKernel flow;
    private VwapKernel vwap;
    private CandleKernel candle;
    private FootprintKernel footprint;
    private long closedBars;
    private long closedVolume;

    @Setup
    public void prepare() {
        build(this::check);
        for (int n = 0; n < CHECKED_PACKETS; n++) {
            flowCandleFootprint();
        }
        if (closedBars == 0
                || closedVolume > stream.traded()
                || closedVolume < stream.traded() / 10 * 9) {
            throw new AssertionError(
                    closedBars
                            + " bars hold "
                            + closedVolume
                            + " of "
                            + stream.traded()
                            + " traded");
        }
        build((words, at) -> closedBars++);
    }

    private void build(BarListener listener) {
        var world = new KernelWorld(instruments);
        var context =
                new StageContext(
                        instruments,
                        world.sessions,
                        world.time,
                        world.counters,
                        Settings.DEFAULTS,
                        new Unheard());
        var rules = FootprintRules.of(key -> Settings.DEFAULTS.whole(Setting.named(key)));
        stream = new TickStream(instruments, SEED);
        flow =
                new FlowKernel(
                        instruments, world.sessions, world.time, world.counters, Settings.DEFAULTS);
        footprint =
                new FootprintKernel(
                        instruments,
                        world.sessions,
                        world.counters,
                        rules,
                        new RowRoom(),
                        listener);
        vwap = new VwapKernel(context);
        candle =
                new CandleKernel(
                        instruments, world.sessions, world.time, world.counters, vwap, footprint);
    }

    /** Findings that nobody wants. */
    private static final class Unheard implements Findings {
        @Override
        public void found(long sequence, int type, long[] words, int at, int length) {}

        @Override
        public void value(long word) {}
    }

    private void check(long[] words, int at) {
        long rows = Rows.sum(words, at + Bar.WORDS, (int) words[at + Bar.ROWS]);
        if (rows != Bar.volume(words, at)) {
            throw new AssertionError("rows hold " + rows + ", the bar " + Bar.volume(words, at));
        }
        if (words[at + Bar.INTERVAL] == Interval.S1.ordinal()) {
            closedBars++;
            closedVolume += rows;
        }
    }

    @Benchmark
    public Tick fillOnly() {
        return stream.next(tick.clear());
    }

    @Benchmark
    public Tick flow() {
        stream.next(tick.clear());
        flow.onTick(tick);
        return tick;
    }

    @Benchmark
    public Tick flowCandleFootprint() {
        stream.next(tick.clear());
        flow.onTick(tick);
        vwap.onTick(tick);
        candle.onTick(tick);
        footprint.onTick(tick);
        return tick;
    }
}
