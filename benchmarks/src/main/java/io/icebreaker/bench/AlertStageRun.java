package io.icebreaker.bench;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputStage;
import io.icebreaker.ring.Analysis;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What alert rules cost: processor time that the alert stage alone takes over a simulated market, ten
 * thousand events a line, and what taking a rule file into use costs. Arguments: lines (40), rules (500),
 * made-up stocks beside the usual set (434: some 500 instruments).
 */
public final class AlertStageRun {
    private static final int EVENTS_A_STEP = 10_000;

    /** All stages in order; the alert stage's time is taken. */
    private static final class Timed implements TickSink {
        private final Tick slot = new Tick();
        private final List<Stage> stages;
        private final java.lang.management.ThreadMXBean threads =
                ManagementFactory.getThreadMXBean();
        private long sequence;
        private long alertNs;
        private long longestNs;

        Timed(List<Stage> stages) {
            this.stages = stages;
        }

        @Override
        public Tick claim() {
            return slot.clear().sequence(++sequence);
        }

        @Override
        public void publish() {
            if (slot.kind() == 0) {
                slot.kind(EventKind.TICK); // as the ring's own sink does
            }
            for (Stage stage : stages) {
                if (stage.name().equals("alert")) {
                    long begin = threads.getCurrentThreadCpuTime();
                    stage.onEvent(slot, true);
                    long took = threads.getCurrentThreadCpuTime() - begin;
                    alertNs += took;
                    longestNs = Math.max(longestNs, took);
                } else {
                    stage.onEvent(slot, true);
                }
            }
        }

        @Override
        public void reject(Reject reason) {
            throw new IllegalStateException("the simulator made what is refused: " + reason);
        }
    }

    private AlertStageRun() {}

    /** Runs and prints. */
    public static void main(String[] args) {
        int steps = args.length > 0 ? Integer.parseInt(args[0]) : 40;
        int rules = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        int stocks = args.length > 2 ? Integer.parseInt(args[2]) : 434;
        var ticks = new SimulatedTicks(stocks, 1);
        int room = ticks.instruments().size();
        var counters = new Counters();
        var output = new OutputStage(OutputSink.NONE, sequence -> {}, counters);
        var context =
                new StageContext(
                        room,
                        new Sessions(SessionCalendar.shipped(), room),
                        new EventTime(),
                        counters,
                        Settings.DEFAULTS,
                        output);
        var timed = new Timed(new Analysis(context, output).stages());
        ticks.begin(timed);
        StageCostRun.publish(timed, rules);
        System.out.printf(
                "%d rules taken into use for %d instruments: %.1f ms%n",
                rules, room, timed.longestNs / 1e6);
        for (int step = 0; step < steps; step++) {
            timed.alertNs = 0;
            timed.longestNs = 0;
            long before = counters.get(Counter.RULE_EVALUATIONS);
            ticks.publish(timed, EVENTS_A_STEP * (step + 1L));
            long evaluated = counters.get(Counter.RULE_EVALUATIONS) - before;
            System.out.printf(
                    "%,d events: %,d evaluations, %.1f ms, %.0f ns each, longest event %.2f ms%n",
                    EVENTS_A_STEP,
                    evaluated,
                    timed.alertNs / 1e6,
                    evaluated == 0 ? 0 : timed.alertNs / (double) evaluated,
                    timed.longestNs / 1e6);
        }
    }
}
