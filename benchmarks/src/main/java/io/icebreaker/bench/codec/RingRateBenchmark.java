package io.icebreaker.bench.codec;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.EventFactory;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import io.icebreaker.bench.TickStream;
import io.icebreaker.ring.Profile;
import io.icebreaker.tick.Slots;
import io.icebreaker.tick.Tick;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One publisher flat out, one reader: the time an event takes of the slower of the two, on the engine's ring
 * size, spinning. Our slot of 320 bytes, cleared and filled with a packet, beside one long. The reader's sum
 * is checked.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RingRateBenchmark {
    private static final long SEED = 1;
    private static final int INSTRUMENTS = 10;

    @Benchmark
    public long slots(OfSlots slots) {
        long sequence = slots.ring.ring.next();
        Tick tick = slots.stream.next(slots.ring.ring.get(sequence).clear());
        slots.given += tick.volume();
        slots.ring.ring.publish(sequence);
        return sequence;
    }

    @Benchmark
    public long longs(OfLongs longs) {
        long sequence = longs.ring.ring.next();
        longs.ring.ring.get(sequence).value = sequence;
        longs.given += sequence;
        longs.ring.ring.publish(sequence);
        return sequence;
    }

    /** One long. */
    static final class Number {
        private long value;
    }

    /** A ring whose reader adds up one number of each event. */
    private static final class Ring<T> {
        private final Disruptor<T> disruptor;
        private final RingBuffer<T> ring;
        private long sum;
        private volatile long read;

        Ring(EventFactory<T> events, ToLongFunction<T> number) {
            disruptor =
                    new Disruptor<>(
                            events,
                            Profile.REPLAY_FAST.ringSize(),
                            DaemonThreadFactory.INSTANCE,
                            ProducerType.SINGLE,
                            new BusySpinWaitStrategy());
            disruptor.handleEventsWith(
                    (event, sequence, endOfBatch) -> {
                        sum += number.applyAsLong(event);
                        if (endOfBatch) {
                            read = sequence;
                        }
                    });
            ring = disruptor.start();
        }

        void stop(long given) {
            while (read < ring.getCursor()) {
                Thread.onSpinWait();
            }
            disruptor.halt();
            if (sum != given) {
                throw new AssertionError("given " + given + ", read " + sum);
            }
        }
    }

    /** Our slots, in one piece of memory as the pipeline has them. */
    @State(Scope.Thread)
    public static class OfSlots {
        private final TickStream stream = new TickStream(INSTRUMENTS, SEED);
        private Ring<Tick> ring;
        private long given;

        @Setup
        public void start() {
            ring = new Ring<>(new Slots(Profile.REPLAY_FAST.ringSize())::next, Tick::volume);
        }

        @TearDown
        public void stop() {
            ring.stop(given);
        }
    }

    /** One long an event, as the ring's own tests have it. */
    @State(Scope.Thread)
    public static class OfLongs {
        private Ring<Number> ring;
        private long given;

        @Setup
        public void start() {
            ring = new Ring<>(Number::new, number -> number.value);
        }

        @TearDown
        public void stop() {
            ring.stop(given);
        }
    }
}
