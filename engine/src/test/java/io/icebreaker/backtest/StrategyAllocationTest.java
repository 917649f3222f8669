package io.icebreaker.backtest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.icebreaker.bar.Interval;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.TickFlags;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Packets that lead to no order cost a hosted strategy no garbage, minutes of the account included. */
class StrategyAllocationTest {
    private static final int TICKS = 300_000;

    /** A late class or two, and the samples' arrays; a single byte a tick would be 150,000. */
    private static final long OF_THE_JVM_BYTES = 8_192;

    private static final class Watching implements Strategy {
        private long seen;
        private long bars;

        @Override
        public void onStart(StrategyContext context) {
            context.subscribeTicks();
            context.subscribe(Interval.M1);
        }

        @Override
        public void onTick(Packet packet) {
            seen += packet.ltp();
        }

        @Override
        public void onBar(ClosedBar bar) {
            bars += bar.close();
        }
    }

    private final long[] volume = new long[4];
    private TradingRun run;
    private int index;

    @Test
    void packetsWithoutOrdersAllocateNothing() {
        var strategy = new Watching();
        run = new TradingRun(Settings.DEFAULTS.with("bars.tick", "0"), StrategySetup.of(strategy));
        for (int id = 0; id < volume.length; id++) {
            run.define(
                    new io.icebreaker.tick.Instrument(
                            "TEST",
                            id + 1,
                            "T" + id,
                            io.icebreaker.tick.InstrumentType.EQ,
                            "",
                            null,
                            0,
                            1,
                            500));
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        play(TICKS);
        long before = threads.getThreadAllocatedBytes(thread);
        play(TICKS / 2);
        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        assertTrue(strategy.bars > 0 && strategy.seen > 0);
        assertTrue(run.ledger.samples().size() > 100, run.ledger.samples().size() + " samples");
        assertTrue(bytes <= OF_THE_JVM_BYTES, bytes + " bytes");
    }

    private void play(int count) {
        for (int i = 0; i < count; i++) {
            fill(index++);
        }
    }

    private void fill(int i) {
        int id = i % volume.length;
        long ns = TradingRun.at(0) + i * 100_000_000L;
        volume[id] += 10;
        var tick = run.tick.clear();
        tick.kind(EventKind.TICK).id(id).receiveTimeNs(ns).exchangeTimeNs(ns);
        long price = 1_000_000 + i / 40 % 3 * 500;
        tick.ltp(price).lastQty(10).volume(volume[id]).mark(TickFlags.HAS_DEPTH);
        tick.bid(0, price - 500, 100, 1).ask(0, price + 500, 100, 1);
        run.publish();
    }
}
