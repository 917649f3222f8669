package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class PackedWordsTest {
    private static final int AT = 24;

    private final Random random = new Random(17);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1 << 14]);

    @Test
    void anyWordsComeBack() {
        for (int i = 0; i < 100_000; i++) {
            long[] words = words(random.nextInt(40));
            int length = put(words);
            assertEquals(words.length, PackedWords.count(buffer, AT, length));
            assertArrayEquals(words, get(length, words.length));
        }
    }

    @Test
    void bytesAreThoseOfTheSlowWay() {
        for (int i = 0; i < 20_000; i++) {
            long[] words = words(random.nextInt(40));
            int length = put(words);
            var packed = new byte[length];
            buffer.getBytes(AT, packed);
            assertArrayEquals(slowly(words), packed);
        }
    }

    @Test
    void zerosFollowUpToTheNextRecord() {
        for (int i = 0; i < 1_000; i++) {
            buffer.setMemory(0, buffer.capacity(), (byte) -1);
            int length = put(words(random.nextInt(40)));
            for (int at = length; at < JournalFormat.padded(length); at++) {
                assertEquals(0, buffer.getByte(AT + at));
            }
        }
    }

    @Test
    void extremesTakeEightBytesAndZeroNone() {
        assertEquals(4 + 1 + 8, put(new long[] {Long.MIN_VALUE}));
        assertEquals(4 + 1 + 8, put(new long[] {Long.MAX_VALUE}));
        assertEquals(4 + 1, put(new long[] {0, 0}));
        assertEquals(4 + 1 + 2, put(new long[] {-1, 127}));
        assertEquals(4, put(new long[0]));
    }

    @Test
    void whatIsMutatedIsRefusedOrRead() {
        int refused = 0;
        for (int i = 0; i < 100_000; i++) {
            int length = put(words(1 + random.nextInt(20)));
            int flipped = AT + random.nextInt(length);
            buffer.putByte(flipped, (byte) (buffer.getByte(flipped) ^ 1 << random.nextInt(8)));
            int shorter = random.nextInt(4) == 0 ? random.nextInt(length + 1) : length;
            int count = PackedWords.count(buffer, AT, shorter);
            boolean isRead = count >= 0 && PackedWords.get(buffer, AT, shorter, new long[count]);
            refused += isRead ? 0 : 1;
        }
        assertTrue(refused > 10_000, "refused " + refused);
    }

    @Test
    void bytesTooManyOrTooFewAreRefused() {
        int length = put(new long[] {1, 1_000, 100_000});
        assertFalse(PackedWords.get(buffer, AT, length - 1, new long[3]));
        assertFalse(PackedWords.get(buffer, AT, length + 1, new long[3]));
        assertEquals(-1, PackedWords.count(buffer, AT, 5));
        assertEquals(-1, PackedWords.count(buffer, AT, 3));
        buffer.putInt(AT, Integer.MAX_VALUE);
        assertEquals(-1, PackedWords.count(buffer, AT, length));
        buffer.putInt(AT, -1);
        assertEquals(-1, PackedWords.count(buffer, AT, length));
    }

    private long[] words(int count) {
        var words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = random.nextLong() >> random.nextInt(64);
        }
        return words;
    }

    private int put(long[] words) {
        int before = random.nextInt(3);
        var all = new long[before + words.length];
        System.arraycopy(words, 0, all, before, words.length);
        int length = PackedWords.put(buffer, AT, all, before, words.length);
        assertTrue(length + Long.BYTES <= PackedWords.most(words.length));
        return length;
    }

    private long[] get(int length, int count) {
        var words = new long[count];
        assertTrue(PackedWords.get(buffer, AT, length, words), () -> Arrays.toString(words));
        return words;
    }

    /** By the description of the format. */
    private static byte[] slowly(long[] words) {
        var codes = new byte[(words.length + 1) / 2];
        var data = new ByteArrayOutputStream();
        for (int i = 0; i < words.length; i++) {
            long rest = words[i] < 0 ? 2 * -(words[i] + 1) + 1 : 2 * words[i];
            int bytes = 0;
            for (; rest != 0; rest >>>= 8, bytes++) {
                data.write((int) rest);
            }
            codes[i / 2] |= (byte) (i % 2 == 0 ? bytes : bytes << 4);
        }
        var all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {(byte) words.length, 0, 0, 0});
        all.writeBytes(codes);
        all.writeBytes(data.toByteArray());
        return all.toByteArray();
    }
}
