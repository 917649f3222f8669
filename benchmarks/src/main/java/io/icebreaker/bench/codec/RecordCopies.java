package io.icebreaker.bench.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Records one behind the other into a mapped file or into memory, from the beginning again at the end. */
final class RecordCopies implements AutoCloseable {
    private static final int SOURCES = 1024;

    private final ByteBuffer memory;
    private final UnsafeBuffer to;
    private final UnsafeBuffer from;
    private final int record;
    private int at;

    private RecordCopies(ByteBuffer memory, int record) {
        this.memory = memory;
        this.record = record;
        to = new UnsafeBuffer(memory);
        from = new UnsafeBuffer(ByteBuffer.allocateDirect(SOURCES * record));
        from.setMemory(0, from.capacity(), (byte) 1);
    }

    /** A file with room for so many, none of its pages touched. */
    static RecordCopies toFile(Path directory, int record, int count) {
        try (FileChannel channel =
                FileChannel.open(
                        directory.resolve("records"),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            long length = Math.multiplyExact(record, count);
            return new RecordCopies(channel.map(FileChannel.MapMode.READ_WRITE, 0, length), record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Memory for so many, all of it touched. */
    static RecordCopies toMemory(int record, int count) {
        var copies =
                new RecordCopies(
                        ByteBuffer.allocateDirect(Math.multiplyExact(record, count)), record);
        copies.to.setMemory(0, copies.to.capacity(), (byte) 2);
        return copies;
    }

    /** Returns where the next one goes. */
    long append(int count) {
        for (int n = 0; n < count; n++) {
            if (at + record > to.capacity()) {
                at = 0;
            }
            to.putBytes(at, from, (n & SOURCES - 1) * record, record);
            at += record;
        }
        return at;
    }

    /** The next one goes to the beginning. */
    void rewind() {
        at = 0;
    }

    @Override
    public void close() {
        BufferUtil.free(memory);
    }
}
