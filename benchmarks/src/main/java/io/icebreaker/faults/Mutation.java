package io.icebreaker.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.SplittableRandom;

/**
 * One harm done to a file's bytes, and how to undo it. Cuts keep the file's length when the rest is sparse
 * anyway: half of them shorten the file, half leave zeros, as a file system after a crash does.
 *
 * @param at first byte touched
 * @param bytes new content from there on; for a cut null
 * @param length of what is touched
 * @param shortens whether the file ends at {@code at}
 */
record Mutation(Kind kind, long at, byte[] bytes, int length, boolean shortens) {
    private static final int PAGE = 4_096;
    private static final int MOST_BYTES = 8;

    /** Of the last records, where a kill or a power cut strikes. */
    static final int TAIL = 64 << 10;

    /** What is done. */
    enum Kind {
        CUT,
        ZERO,
        FLIP,
        ZERO_PAGE
    }

    /**
     * The {@code number}-th of a series over a file whose content is {@code original}, used up to {@code
     * end}: four tenths are cuts in the tail, five zeroed or flipped bytes, most of them in the tail, one
     * zeroed pages.
     */
    static Mutation of(int number, SplittableRandom random, byte[] original, int end) {
        int tail = Math.max(0, end - TAIL);
        int dice = number % 10;
        if (dice < 4) {
            int at = random.nextInt(tail, end);
            return new Mutation(Kind.CUT, at, null, end - at, random.nextBoolean());
        }
        if (dice < 9) {
            int length = random.nextInt(1, MOST_BYTES + 1);
            int from = dice == 8 ? 0 : tail;
            int at = random.nextInt(from, end - length);
            byte[] bytes = new byte[length];
            if (dice % 2 == 0) {
                return new Mutation(Kind.ZERO, at, bytes, length, false);
            }
            for (int i = 0; i < length; i++) {
                bytes[i] = (byte) (original[at + i] ^ 1 << random.nextInt(8));
            }
            return new Mutation(Kind.FLIP, at, bytes, length, false);
        }
        int page = random.nextInt(end / PAGE + 1) * PAGE;
        int length = Math.min(PAGE, end - page);
        return new Mutation(Kind.ZERO_PAGE, page, new byte[length], length, false);
    }

    /** First byte that is not what it was; {@code end} when nothing changed. */
    int firstChanged(byte[] original, int end) {
        for (int i = 0; i < length; i++) {
            byte now = bytes == null ? 0 : bytes[i];
            if (original[(int) at + i] != now) {
                return (int) at + i;
            }
        }
        return end;
    }

    void apply(FileChannel file) throws IOException {
        if (shortens) {
            file.truncate(at);
        } else {
            write(file, ByteBuffer.wrap(bytes == null ? new byte[length] : bytes), at);
        }
    }

    /** Puts back what was there; {@code size} is the file's length. */
    void undo(FileChannel file, byte[] original, long size) throws IOException {
        write(file, ByteBuffer.wrap(original, (int) at, length), at);
        if (file.size() < size) {
            write(file, ByteBuffer.allocate(1), size - 1);
        }
    }

    private static void write(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += file.write(bytes, position);
        }
    }
}
