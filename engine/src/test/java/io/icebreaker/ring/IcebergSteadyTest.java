package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.Findings;
import io.icebreaker.reference.BusyTouch;
import io.icebreaker.reference.InstrumentKey;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The iceberg stage makes no garbage, and where a batch ends does not show in what it finds. */
class IcebergSteadyTest {
    private static final int PACKETS = 40_000;
    private static final int WARM_UP = 30_000;

    /** A late class or the like, once; a byte a packet would be 10,000. */
    private static final long OF_THE_JVM_BYTES = 2_048;

    private static final Findings NOBODY =
            new Findings() {
                @Override
                public void found(long sequence, int type, long[] words, int at, int length) {}

                @Override
                public void value(long word) {}
            };

    private static List<Tick> packets() {
        List<InstrumentRow> instruments = BusyTouch.instruments();
        List<InstrumentKey> keys = instruments.stream().map(InstrumentRow::key).toList();
        List<Tick> ticks = new ArrayList<>();
        for (InstrumentRow row : instruments) {
            ticks.add(Events.instrument(new Tick(), ticks.size(), row.toInstrument(), 0));
        }
        for (Row row : BusyTouch.rows(5, PACKETS)) {
            var tick = new Tick();
            Row.fill(tick, row, keys.indexOf(row.key()));
            ticks.add(tick.sequence(ticks.size() + 1));
        }
        return ticks;
    }

    @Test
    void allocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var counters = new Counters();
        int n = BusyTouch.instruments().size();
        var context =
                new StageContext(
                        n,
                        new Sessions(SessionCalendar.shipped(), n),
                        new EventTime(),
                        counters,
                        Settings.DEFAULTS,
                        NOBODY);
        List<Stage> stages = new Analysis(context, (words, at) -> {}).stages();
        List<Tick> ticks = packets();
        long allocated = 0;
        for (int i = 0; i < ticks.size(); i++) {
            Tick tick = ticks.get(i);
            for (int stage = 0; stage < stages.size(); stage++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                stages.get(stage).onEvent(tick, true);
                long bytes = threads.getCurrentThreadAllocatedBytes() - before;
                boolean counts = i >= WARM_UP && stages.get(stage).name().equals("iceberg");
                allocated += counts ? bytes : 0;
            }
        }
        assertTrue(counters.get(Counter.ICEBERGS) > 100, "it had something to do");
        assertTrue(allocated <= OF_THE_JVM_BYTES, allocated + " bytes");
    }

    @Test
    void batchesDoNotShow() throws Exception {
        long expected = hash(8);
        for (int ringSize : new int[] {64, 1_024, 8_192}) {
            assertEquals(expected, hash(ringSize), "ring of " + ringSize);
        }
    }

    private static long hash(int ringSize) throws Exception {
        var profile = new Profile("test", ringSize, WaitPolicy.PARK, Profile.QUIET_VPS.lanes());
        var setup = PipelineSetup.replay(profile, 16);
        try (var pipeline = Pipeline.start(setup)) {
            Recorded.publish(
                    pipeline.newSink(), BusyTouch.instruments(), BusyTouch.rows(9, 5_000), true);
            assertTrue(pipeline.drain(60_000));
            return pipeline.output().hash();
        }
    }
}
