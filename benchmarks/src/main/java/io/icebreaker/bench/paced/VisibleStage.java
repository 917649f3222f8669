package io.icebreaker.bench.paced;

import com.sun.management.ThreadMXBean;
import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;

/**
 * Stands behind the output stage, a second one behind the board: when a batch ends there, what its events led
 * to has passed the gate and is published, or is on the board. Measures how long after its planned instant
 * each packet has come so far. Reads the clock once a batch.
 *
 * <p>A packet's receive time tells its planned instant: {@link Plan#startNs} and as many ns as it is planned
 * after the start; earlier ones are of the day so far. The lane's thread; results after the pipeline is
 * closed.
 */
final class VisibleStage extends Stage {
    static final String PUBLISHED = "published";
    static final String SHOWN = "shown";

    /** A minute: whatever takes longer has failed anyway. */
    static final long LONGEST_NS = 60_000_000_000L;

    static final int DIGITS = 3;

    private static final int LONGEST_BATCH = 4_096;
    private static final long QUIET_NS = 1_000_000L;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Histogram latency = new Histogram(LONGEST_NS, DIGITS);
    private final String name;
    private final Plan plan;
    private final long[] planned = new long[LONGEST_BATCH];
    private final int[] count = new int[LONGEST_BATCH];
    private int instants;
    private long startNs;
    private long ticks;
    private long measured;
    private long firstVisibleNs;
    private long lastVisibleNs;
    private long quietNs = -1;
    private long allocatedBefore;
    private long allocated = -1;

    VisibleStage(String name, Plan plan) {
        this.name = name;
        this.plan = plan;
        allocatedNow(); // what the counter itself makes when it is first asked
    }

    /** The clock's reading at the schedule's start; before the first packet. */
    void begin(long clockNs) {
        startNs = clockNs;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean seesFailedEvents() {
        return true;
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        if (tick.kind() == EventKind.TICK) {
            note(tick.receiveTimeNs() - plan.startNs());
        }
        if (endOfBatch && instants > 0) {
            visible(System.nanoTime() - startNs);
        }
    }

    private void note(long plannedNs) {
        ticks++;
        if (instants > 0 && planned[instants - 1] == plannedNs) {
            count[instants - 1]++;
            return;
        }
        planned[instants] = plannedNs;
        count[instants++] = 1;
    }

    private void visible(long nowNs) {
        for (int i = 0; i < instants; i++) {
            if (planned[i] >= plan.measureFromNs()) {
                measure(planned[i], count[i], nowNs);
            }
        }
        instants = 0;
    }

    private void measure(long plannedNs, int packets, long nowNs) {
        long tookNs = bounded(nowNs - plannedNs);
        if (measured == 0) {
            allocatedBefore = allocatedNow();
            firstVisibleNs = nowNs;
        }
        latency.recordValueWithCount(tookNs, packets);
        measured += packets;
        lastVisibleNs = nowNs;
        if (quietNs < 0 && nowNs >= plan.burstEndNs() && tookNs < QUIET_NS) {
            quietNs = nowNs;
        }
        if (measured == plan.measured()) {
            allocated = allocatedNow() - allocatedBefore;
        }
    }

    private static long bounded(long ns) {
        return Math.max(0, Math.min(LONGEST_NS, ns));
    }

    private long allocatedNow() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** From the planned instant to visible, ns, a value a packet. */
    Histogram latency() {
        return latency;
    }

    /** Packets that came here, those before the measured stretch included. */
    long ticks() {
        return ticks;
    }

    /** When the first measured packet was visible, ns after the start. */
    long firstVisibleNs() {
        return firstVisibleNs;
    }

    /** When the last measured packet was visible, ns after the start. */
    long lastVisibleNs() {
        return lastVisibleNs;
    }

    /** When, after the burst, a packet first took less than a millisecond, ns after the start; -1: never. */
    long quietNs() {
        return quietNs;
    }

    /** Bytes the lane's thread allocated over the measured stretch; -1 when its end never came. */
    long allocated() {
        return allocated;
    }
}
