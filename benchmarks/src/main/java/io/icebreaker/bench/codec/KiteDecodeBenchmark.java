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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Our decoder beside the broker's own Java SDK and a plain copy on the same frames of 100 packets; one
 * operation is one packet. Ours includes finding the instrument and clearing the slot; the SDK's makes its
 * objects; the copy takes a packet's bytes into a slot and looks at none. Both decoders must agree.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(KiteFrames.PACKETS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class KiteDecodeBenchmark {
    static final long SEED = 1;
    static final long RECEIVE_TIME_NS = 1_767_584_700_500_000_000L;
    static final String CAPTURED = "captured";
    private static final int SLOTS = 1024;

    @Param({"synthetic", CAPTURED})
    String content;

    @Param({"8", "44", "184"})
    int packetLength;

    private ByteBuffer frame;
    private byte[] bytes;
    private KiteDecoder decoder;
    private OfficialKite official;
    private SlotSink sink;

    @Setup
    public void prepare() {
        boolean isCaptured = content.equals(CAPTURED);
        frame =
                isCaptured
                        ? KiteFrames.captured(packetLength)
                        : KiteFrames.frame(packetLength, SEED);
        bytes = frame.array();
        decoder = new KiteDecoder(KiteFrames.instruments()::id, 0);
        official = new OfficialKite();
        sink = new SlotSink(SLOTS);
        KiteValues.requireEqual(
                OfficialKite.NAME,
                KiteValues.ours(frame, packetLength),
                KiteValues.official(official.decode(bytes), packetLength));
    }

    @Benchmark
    public int ours() {
        return decoder.decode(frame, RECEIVE_TIME_NS, sink);
    }

    @Benchmark
    public Object officialSdk() {
        return official.decode(bytes);
    }

    @Benchmark
    public int copy() {
        return copyPackets(bytes, packetLength, sink);
    }

    /** Each packet of the frame into the next slot. */
    static int copyPackets(byte[] bytes, int packetLength, SlotSink sink) {
        int at = KiteLayout.HEADER_LENGTH + KiteLayout.PACKET_HEADER_LENGTH;
        while (at < bytes.length) {
            sink.next().bytes().putBytes(0, bytes, at, packetLength);
            sink.publish();
            at += packetLength + KiteLayout.PACKET_HEADER_LENGTH;
        }
        return sink.published();
    }
}
