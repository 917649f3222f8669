package io.icebreaker.bench.codec;

import io.icebreaker.journal.JournalException;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Appends of a fixed number of records, always to pages nobody has touched, beside the queue without us and
 * beside what the kernel and memory allow. One operation is one record: ours of a full packet is 304 bytes,
 * of a clock event 56; the others append as many bytes, and 64.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(JournalBenchmark.RECORDS)
@Warmup(iterations = 4)
@Measurement(iterations = 5)
@Fork(2)
public class JournalBenchmark {
    /** 80 MB of full packets: some 50 ms, and nine times that fits any disk. */
    static final int RECORDS = 1 << 18;

    @Benchmark
    public long ours(Ours ours) {
        return ours.ticks.append(RECORDS);
    }

    @Benchmark
    public long chronicle(Chronicle chronicle) {
        return chronicle.records.append(RECORDS);
    }

    @Benchmark
    public long mmapFirstTouch(Mapped mapped) {
        return mapped.file.append(RECORDS);
    }

    @Benchmark
    public long mmapMapped(Mapped mapped) {
        mapped.file.rewind();
        return mapped.file.append(RECORDS);
    }

    @Benchmark
    public long copy(Copied copied) {
        return copied.memory.append(RECORDS);
    }

    /** Our journal's stage, as the lane calls it. */
    @State(Scope.Thread)
    public static class Ours {
        @Param({"304", "56"})
        int record;

        @Param({"1", "16", "64"})
        int batch;

        private Path directory;
        private JournaledTicks ticks;

        @Setup
        public void open() throws JournalException {
            directory = Scratch.make();
            ticks = new JournaledTicks(directory, record, batch);
        }

        @TearDown
        public void close() {
            ticks.close();
            Scratch.remove(directory);
        }
    }

    /** A bare queue, a document a record. */
    @State(Scope.Thread)
    public static class Chronicle {
        @Param({"304", "64"})
        int record;

        private Path directory;
        private RawQueue records;

        @Setup
        public void open() {
            directory = Scratch.make();
            records = new RawQueue(directory, record);
        }

        @TearDown
        public void close() {
            records.close();
            Scratch.remove(directory);
        }
    }

    /** A mapped file. */
    @State(Scope.Thread)
    public static class Mapped {
        /** Warm-up and measurement of either form, and one more. */
        private static final int ROUNDS = 10;

        @Param({"304", "64"})
        int record;

        private Path directory;
        private RecordCopies file;

        @Setup
        public void open() {
            directory = Scratch.make();
            file = RecordCopies.toFile(directory, record, ROUNDS * RECORDS);
        }

        @TearDown
        public void close() {
            file.close();
            Scratch.remove(directory);
        }
    }

    /** Memory, four times as large as the caches. */
    @State(Scope.Thread)
    public static class Copied {
        private static final int LENGTH = 128 << 20;

        @Param({"304", "64"})
        int record;

        private RecordCopies memory;

        @Setup
        public void allocate() {
            memory = RecordCopies.toMemory(record, LENGTH / record);
        }

        @TearDown
        public void free() {
            memory.close();
        }
    }
}
