package io.icebreaker.bench.codec;

import io.icebreaker.feed.kite.KiteDecoder;
import io.icebreaker.feed.kite.KiteLayout;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Full packets out of memory no cache holds, into a ring as large as the engine's: decoded, and copied. As
 * packets come from a socket, and what memory's speed allows.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(KiteFrames.PACKETS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ColdDecodeBenchmark {
    /** 147 MiB: four times the last-level cache of the reference machine. */
    private static final int FRAMES = 8_192;

    private static final int RING_SIZE = 65_536;

    private final ByteBuffer[] frames = new ByteBuffer[FRAMES];
    private KiteDecoder decoder;
    private SlotSink sink;
    private int next;

    @Setup
    public void prepare() {
        byte[] frame = KiteFrames.frame(KiteLayout.FULL_LENGTH, KiteDecodeBenchmark.SEED).array();
        for (int n = 0; n < FRAMES; n++) {
            frames[n] = ByteBuffer.wrap(frame.clone());
        }
        decoder = new KiteDecoder(KiteFrames.instruments()::id, 0);
        sink = new SlotSink(RING_SIZE);
    }

    private ByteBuffer nextFrame() {
        next = next + 1 & FRAMES - 1;
        return frames[next];
    }

    @Benchmark
    public int ours() {
        return decoder.decode(nextFrame(), KiteDecodeBenchmark.RECEIVE_TIME_NS, sink);
    }

    @Benchmark
    public int copy() {
        return KiteDecodeBenchmark.copyPackets(nextFrame().array(), KiteLayout.FULL_LENGTH, sink);
    }
}
