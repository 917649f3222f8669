package io.icebreaker.bench;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.Findings;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.stage.arbiter.ArbiterKernel;
import io.icebreaker.stage.arbiter.ArbiterStage;
import io.icebreaker.stage.flow.FlowKernel;
import io.icebreaker.stage.flow.FlowStage;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * What the arbiter costs a packet before flow: on days of one feed, where it has nothing to judge, and with
 * two feeds that send the same instruments, where flow is spared every second packet. Lowest of many short
 * rounds, so that a busy machine shows the same. Arguments: rounds (300).
 */
public final class ArbiterCostRun {
    private static final int INSTRUMENTS = 500;
    private static final int PACKETS = 50_000;

    private ArbiterCostRun() {}

    /** Runs and prints three figures. */
    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        double flow = Double.MAX_VALUE;
        double one = Double.MAX_VALUE;
        double two = Double.MAX_VALUE;
        var chains = new Chain[] {new Chain(false, 1), new Chain(true, 1), new Chain(true, 2)};
        for (int round = 0; round < rounds; round++) {
            flow = Math.min(flow, chains[0].nsEach());
            one = Math.min(one, chains[1].nsEach());
            two = Math.min(two, chains[2].nsEach());
        }
        System.out.printf(
                "%d instruments, %d rounds of %,d packets, JDK %s%n",
                INSTRUMENTS, rounds, PACKETS, System.getProperty("java.vm.version"));
        System.out.printf("fill and flow               %6.1f ns a packet%n", flow);
        System.out.printf("with the arbiter, one feed  %6.1f ns a packet%n", one);
        System.out.printf("with the arbiter, two feeds %6.1f ns a packet%n", two);
    }

    /** Flow, perhaps behind the arbiter, fed without end. */
    private static final class Chain {
        private final List<Stage> stages = new ArrayList<>();
        private final TickStream stream = new TickStream(INSTRUMENTS, 1);
        private final Tick tick = new Tick();
        private final int feeds;

        Chain(boolean arbitrated, int feeds) {
            this.feeds = feeds;
            var counters = new Counters();
            var sessions = new Sessions(SessionCalendar.shipped(), INSTRUMENTS);
            var time = new EventTime();
            var nothing =
                    new Findings() {
                        @Override
                        public void found(long sequence, int type, long[] w, int at, int n) {}

                        @Override
                        public void value(long word) {}
                    };
            Settings settings = Settings.DEFAULTS;
            var context =
                    new StageContext(INSTRUMENTS, sessions, time, counters, settings, nothing);
            var flow = new FlowKernel(INSTRUMENTS, sessions, time, counters, settings);
            if (arbitrated) {
                stages.add(new ArbiterStage(new ArbiterKernel(context, flow)));
            }
            stages.add(new FlowStage(sessions, flow, counters));
            for (int id = 0; id < INSTRUMENTS; id++) {
                var its =
                        new Instrument(
                                "TEST", id + 1, "T" + id, InstrumentType.FUT, "", null, 0, 1, 500);
                pass(Events.instrument(tick.clear(), id, its, 0));
            }
        }

        private void pass(Tick event) {
            for (int i = 0; i < stages.size(); i++) {
                stages.get(i).onEvent(event, false);
            }
        }

        /** Each packet comes from each feed. */
        double nsEach() {
            long begin = System.nanoTime();
            for (int n = 0; n < PACKETS / feeds; n++) {
                stream.next(tick.clear());
                pass(tick);
                for (int feed = 1; feed < feeds; feed++) {
                    pass(tick.copyInputFrom(tick.bytes(), 0).feed(feed));
                }
            }
            return (System.nanoTime() - begin) / (double) PACKETS;
        }
    }
}
