package io.icebreaker.bench.paced;

import com.sun.management.ThreadMXBean;
import io.icebreaker.feed.kite.KiteDecoder;
import io.icebreaker.os.TimeSlices;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.TickSink;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;

/**
 * Gives each frame to the decoder at its planned instant, as the socket's thread does when a frame has come.
 * Load and publishing thread are one, the caller's: no hand-over between them is measured that live has not.
 * When it is late it sends at once and the plan stays what it was.
 */
final class Publisher {
    /** The clock's events of the day so far, as live has them. */
    private static final long CLOCK_NS = 250_000_000L;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Histogram lateness = new Histogram(VisibleStage.LONGEST_NS, VisibleStage.DIGITS);
    private final FramePool pool;
    private final KiteDecoder decoder;
    private final TickSink sink;
    private final Plan plan;
    private int frame;
    private int round;
    private long published;
    private long allocated;

    Publisher(FramePool pool, KiteDecoder decoder, TickSink sink, Plan plan) {
        this.pool = pool;
        this.decoder = decoder;
        this.sink = sink;
        this.plan = plan;
    }

    /**
     * A day so far, as fast as the engine takes it: {@link Plan#earlier} packets, and the clock's events
     * between them. Before {@link #run}.
     */
    void earlier(TickSink patient) {
        long clockNs = FramePool.OPEN_NS;
        for (long packet = 0; packet < plan.earlier(); packet = position()) {
            long timeNs = FramePool.OPEN_NS + packet * Plan.EARLIER_STEP_NS;
            while (timeNs - clockNs >= CLOCK_NS) {
                clockNs += CLOCK_NS;
                Events.clock(patient.claim(), clockNs);
                patient.publish();
            }
            published += decoder.decode(next(timeNs), timeNs, patient);
        }
    }

    private long position() {
        return (long) round * pool.packets() + pool.packetsBefore(frame);
    }

    /** The next frame of the market. */
    private ByteBuffer next(long timeNs) {
        var bytes = pool.frame(frame, round, (int) (timeNs / Schedule.SECOND_NS));
        if (++frame == pool.frames()) {
            frame = 0;
            round++;
        }
        return bytes;
    }

    /** Publishes the whole schedule; {@code startNs} is the clock's reading at its start. */
    void run(long startNs) {
        TimeSlices.shorten(); // as a socket's thread has it
        long packets = plan.schedule().packets();
        long first = position();
        long allocatedBefore = -1;
        for (long packet = 0; packet < packets; packet = position() - first) {
            long plannedNs = plan.schedule().plannedNs(packet);
            if (allocatedBefore < 0 && plannedNs >= plan.measureFromNs()) {
                allocatedBefore = allocatedNow();
            }
            send(plannedNs, startNs);
        }
        allocated = allocatedNow() - allocatedBefore;
    }

    private void send(long plannedNs, long startNs) {
        long timeNs = plan.startNs() + plannedNs;
        var bytes = next(timeNs);
        if (plan.isPaced()) {
            long lateNs = Instants.await(startNs + plannedNs) - startNs - plannedNs;
            if (plannedNs >= plan.measureFromNs()) {
                lateness.recordValue(Math.min(VisibleStage.LONGEST_NS, lateNs));
            }
        }
        published += decoder.decode(bytes, timeNs, sink);
    }

    private long allocatedNow() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Packets that the decoder published. */
    long published() {
        return published;
    }

    /** How late the thread itself was at each planned instant: the part of the latency that is the load's. */
    Histogram lateness() {
        return lateness;
    }

    /** Bytes it allocated over the measured stretch. */
    long allocated() {
        return allocated;
    }
}
