package io.icebreaker.bench.paced;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import io.icebreaker.ring.WaitPolicy;
import org.HdrHistogram.Histogram;

/** The bare Disruptor with a handler that does nothing: what the hop alone costs here, and waking alone. */
final class BareRing {
    private static final int RING_SIZE = 8_192;

    private BareRing() {}

    /** What crosses: nothing but when it was planned. */
    private static final class Event {
        private long plannedNs;
    }

    private static RingBuffer<Event> start(
            Disruptor<Event> disruptor, EventHandler<Event> handler) {
        disruptor.handleEventsWith(handler);
        return disruptor.start();
    }

    private static Disruptor<Event> ring(WaitStrategy waiting) {
        return new Disruptor<>(
                Event::new, RING_SIZE, DaemonThreadFactory.INSTANCE, ProducerType.SINGLE, waiting);
    }

    /**
     * There and back, one at a time, both ends spinning: half of each round, ns. A closed loop: the
     * hop without queueing.
     */
    static Histogram pingPong(double seconds) {
        var halves = new Histogram(VisibleStage.LONGEST_NS, VisibleStage.DIGITS);
        var seen = new Sequence();
        var disruptor = ring(new BusySpinWaitStrategy());
        var ring = start(disruptor, (event, sequence, endOfBatch) -> seen.set(sequence));
        long fromNs = System.nanoTime();
        long warmNs = fromNs + (long) (seconds / 2 * 1e9);
        long untilNs = fromNs + (long) (seconds * 1e9);
        for (long now = fromNs; now < untilNs; ) {
            long sequence = ring.next();
            ring.publish(sequence);
            while (seen.get() < sequence) {
                Thread.onSpinWait();
            }
            long after = System.nanoTime();
            if (now > warmNs) {
                halves.recordValue(Math.min(VisibleStage.LONGEST_NS, (after - now) / 2));
            }
            now = after;
        }
        disruptor.halt();
        return halves;
    }

    /** One way, an event at each planned instant of a schedule, from that instant until it is handled, ns. */
    static Histogram paced(WaitPolicy waiting, Schedule schedule) {
        var oneWay = new Histogram(VisibleStage.LONGEST_NS, VisibleStage.DIGITS);
        boolean spins = waiting == WaitPolicy.SPIN;
        var disruptor = ring(spins ? new BusySpinWaitStrategy() : new BlockingWaitStrategy());
        var done = new Sequence();
        var ring =
                start(
                        disruptor,
                        (event, sequence, endOfBatch) -> {
                            oneWay.recordValue(
                                    Math.min(
                                            VisibleStage.LONGEST_NS,
                                            System.nanoTime() - event.plannedNs));
                            done.set(sequence);
                        });
        long startNs = System.nanoTime();
        for (long packet = 0; packet < schedule.packets(); packet++) {
            long plannedNs = startNs + schedule.plannedNs(packet);
            Instants.await(plannedNs);
            long sequence = ring.next();
            ring.get(sequence).plannedNs = plannedNs;
            ring.publish(sequence);
        }
        while (done.get() < schedule.packets() - 1) {
            Thread.onSpinWait();
        }
        disruptor.halt();
        return oneWay;
    }
}
