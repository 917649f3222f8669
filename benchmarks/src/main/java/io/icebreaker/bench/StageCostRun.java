package io.icebreaker.bench;

import com.sun.management.ThreadMXBean;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputStage;
import io.icebreaker.ring.Analysis;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What each stage costs a tick: the same simulated events go through the first stage, the first two, the
 * first three and so on, each time through fresh ones; the difference is the last one's. A bar that closes
 * goes to all who listen at once, so that indicators and patterns of bars are part of candle's figure: what
 * they cost is told apart, by the whole chain with bars of a minute and of none. Lowest of several rounds,
 * all in one process. Arguments: events (1,000,000), rounds (3), alert rules (0), made-up stocks beside the
 * usual set (100).
 */
public final class StageCostRun {
    private static final int EXTRA_STOCKS = 100;

    /** Of days no bar closes in a run. */
    private static final List<String> CHARTS = List.of("1d", "1m", "1s");

    private StageCostRun() {}

    /** Keeps what is published. */
    private static final class Kept implements TickSink {
        private final Tick slot = new Tick();
        private final byte[][] blocks;
        private int count;

        Kept(int events) {
            blocks = new byte[events][];
        }

        @Override
        public Tick claim() {
            return slot.clear();
        }

        @Override
        public void publish() {
            if (count < blocks.length) {
                blocks[count] = new byte[Tick.INPUT_LENGTH];
                slot.bytes().getBytes(0, blocks[count++]);
            }
        }

        @Override
        public void reject(Reject reason) {
            throw new IllegalStateException(
                    "the simulator made a packet that is refused: " + reason);
        }
    }

    /** Runs and prints a table. */
    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        int rules = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        int stocks = args.length > 3 ? Integer.parseInt(args[3]) : EXTRA_STOCKS;
        var ticks = new SimulatedTicks(stocks, 1);
        var kept = new Kept(events);
        ticks.begin(kept);
        if (rules > 0) {
            publish(kept, rules);
        }
        ticks.publish(kept, events);
        int room = ticks.instruments().size();
        int stages = chain(room).size();
        double[] best = new double[stages + 1];
        double[] charts = new double[CHARTS.size()];
        Arrays.fill(best, Double.MAX_VALUE);
        Arrays.fill(charts, Double.MAX_VALUE);
        for (int round = 0; round < rounds; round++) {
            for (int through = 0; through <= stages; through++) {
                var some = chain(room).subList(0, through);
                best[through] = Math.min(best[through], nsEach(kept, some));
            }
            for (int i = 0; i < charts.length; i++) {
                charts[i] = Math.min(charts[i], nsEach(kept, chain(room, CHARTS.get(i))));
            }
        }
        print(best, chain(room), kept.count, room);
        for (int i = 0; i < charts.length; i++) {
            System.out.printf(
                    "whole chain, indicators and patterns of bars of %s and longer: %.1f ns%n",
                    CHARTS.get(i), charts[i]);
        }
    }

    /** Puts so many rules on the way to the stages. */
    static void publish(TickSink to, int rules) {
        RuleParts.publish(to, JournalStage.layoutVersion(), rules(rules), 0);
    }

    /** As the rule benchmark's: crossings, means and plain comparisons in turn, for all instruments. */
    private static String rules(int count) {
        var text = new StringBuilder("[");
        for (int n = 0; n < count; n++) {
            String condition =
                    switch (n % 4) {
                        case 0 -> "rsi < " + (20 + n % 20) + " AND volume > avg_volume";
                        case 1 -> "ema(8) CROSSES ABOVE ema(13) AND close > vwap";
                        case 2 -> "close > bb_upper OR close < bb_lower[1] AND delta > 0";
                        default -> "adx > 25 AND macd CROSSES macd_signal AND obi > 0.2";
                    };
            text.append(n == 0 ? "" : ",")
                    .append("{\"name\":\"r" + n + "\",\"condition\":\"" + condition + "\"}");
        }
        return text.append(']').toString();
    }

    private static List<Stage> chain(int room) {
        return chain(room, "1m");
    }

    private static List<Stage> chain(int room, String shortest) {
        var counters = new Counters();
        var output = new OutputStage(OutputSink.NONE, sequence -> {}, counters);
        var context =
                new StageContext(
                        room,
                        new Sessions(SessionCalendar.shipped(), room),
                        new EventTime(),
                        counters,
                        AllocationRun.everythingOn().with("indicator.shortest", shortest),
                        output);
        List<Stage> all = new ArrayList<>(new Analysis(context, output).stages());
        all.add(output);
        return all;
    }

    private static double nsEach(Kept kept, List<Stage> chain) {
        Stage[] stages = chain.toArray(new Stage[0]);
        var tick = new Tick();
        var source = new org.agrona.concurrent.UnsafeBuffer(kept.blocks[0]);
        long begin = System.nanoTime();
        for (int event = 0; event < kept.count; event++) {
            source.wrap(kept.blocks[event]);
            tick.copyInputFrom(source, 0).sequence(event + 1L);
            for (Stage stage : stages) {
                stage.onEvent(tick, true);
            }
        }
        return (System.nanoTime() - begin) / (double) kept.count;
    }

    private static void print(double[] best, List<Stage> stages, int events, int room) {
        System.out.printf(
                "%,d events, %d instruments, JDK %s, %d processors%n",
                events,
                room,
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors());
        System.out.printf("%-14s %8.1f ns (reading the event)%n", "-", best[0]);
        for (int i = 0; i < stages.size(); i++) {
            System.out.printf(
                    "%-14s %8.1f ns, all up to here %8.1f ns%n",
                    stages.get(i).name(), best[i + 1] - best[i], best[i + 1]);
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        System.out.printf(
                "allocated by this thread in all: %,d bytes (most of it building the chains)%n",
                threads.getThreadAllocatedBytes(Thread.currentThread().getId()));
    }
}
