package io.icebreaker.bench.codec;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import io.icebreaker.bar.Interval;
import io.icebreaker.bench.TickStream;
import io.icebreaker.journal.JournalException;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.ring.WaitPolicy;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.concurrent.ArrayBlockingQueue;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * There and back: one packet is published, and the publisher spins until it sees that the other thread has
 * worked it off. The bare ring and the queue only carry it over; the pipeline also turns it into trades, bars
 * and footprints. A closed loop, one packet at a time: the hop without queueing, not the latency under load.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class RingHopBenchmark {
    private static final long SEED = 1;
    private static final int INSTRUMENTS = 10;

    @Benchmark
    public long pipeline(Whole whole) {
        whole.stream.next(whole.sink.claim());
        whole.sink.publish();
        return whole.await();
    }

    @Benchmark
    public long bareRing(Bare bare) {
        long sequence = bare.ring.next();
        bare.stream.next(bare.ring.get(sequence).clear());
        bare.ring.publish(sequence);
        while (bare.seen.get() < sequence) {
            Thread.onSpinWait();
        }
        return sequence;
    }

    @Benchmark
    public long queue(Queue queue) throws InterruptedException {
        queue.waiting.put(queue.stream.next(queue.tick.clear()));
        long taken = ++queue.given;
        while (queue.taken < taken) {
            Thread.onSpinWait();
        }
        return taken;
    }

    /** Everything but journal and board, on one lane. */
    @State(Scope.Thread)
    public static class Whole {
        @Param({"SPIN", "PARK"})
        WaitPolicy waiting;

        private final TickStream stream = new TickStream(INSTRUMENTS, SEED);
        private Pipeline pipeline;
        private TickSink sink;
        private long published;

        @Setup
        public void start() throws JournalException {
            Profile base = Profile.REPLAY_FAST;
            var profile = new Profile("hop", base.ringSize(), waiting, base.lanes());
            pipeline = Pipeline.start(PipelineSetup.replay(profile, INSTRUMENTS));
            sink = pipeline.newSink();
            for (int id = 0; id < INSTRUMENTS; id++) {
                var instrument =
                        new Instrument(
                                "TEST",
                                id + 1,
                                "S" + id,
                                InstrumentType.EQ,
                                "",
                                null,
                                0,
                                1,
                                TickStream.TICK_SIZE);
                Events.instrument(sink.claim(), id, instrument, 0);
                sink.publish();
                await();
            }
        }

        private long await() {
            published++;
            while (pipeline.output().published() < published) {
                Thread.onSpinWait();
            }
            return published;
        }

        @TearDown
        public void stop() {
            long known = pipeline.output().published();
            long bars = pipeline.output().bars(Interval.S1);
            long secondsDone = published / TickStream.PACKETS_A_SECOND - 2;
            if (known != published || bars < secondsDone * INSTRUMENTS * 9 / 10) {
                throw new AssertionError(
                        "given " + published + ", worked off " + known + " with " + bars + " bars");
            }
            pipeline.close();
        }
    }

    /** The Disruptor with a handler that does nothing. */
    @State(Scope.Thread)
    public static class Bare {
        @Param({"SPIN", "PARK"})
        WaitPolicy waiting;

        private final TickStream stream = new TickStream(INSTRUMENTS, SEED);
        private Disruptor<Tick> disruptor;
        private RingBuffer<Tick> ring;

        /** On a cache line of its own: the publisher spins on it. */
        private final Sequence seen = new Sequence();

        @Setup
        public void start() {
            disruptor =
                    new Disruptor<>(
                            Tick::new,
                            Profile.REPLAY_FAST.ringSize(),
                            DaemonThreadFactory.INSTANCE,
                            ProducerType.SINGLE,
                            waiting == WaitPolicy.SPIN
                                    ? new BusySpinWaitStrategy()
                                    : new BlockingWaitStrategy());
            disruptor.handleEventsWith((tick, sequence, endOfBatch) -> seen.set(sequence));
            ring = disruptor.start();
        }

        @TearDown
        public void stop() {
            disruptor.halt();
        }
    }

    /** The JDK's queue, as one would write it without a ring. */
    @State(Scope.Thread)
    public static class Queue {
        private final TickStream stream = new TickStream(INSTRUMENTS, SEED);
        private final Tick tick = new Tick();
        private final ArrayBlockingQueue<Tick> waiting =
                new ArrayBlockingQueue<>(Profile.REPLAY_FAST.ringSize());
        private Thread taker;
        private long given;
        private volatile long taken;

        @Setup
        public void start() {
            taker = new Thread(this::takeAll, "taker");
            taker.setDaemon(true);
            taker.start();
        }

        private void takeAll() {
            long count = 0;
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    waiting.take();
                    taken = ++count;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @TearDown
        public void stop() throws InterruptedException {
            taker.interrupt();
            taker.join();
        }
    }
}
