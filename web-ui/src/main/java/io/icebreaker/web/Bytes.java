package io.icebreaker.web;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array that is written again and again. One owner at a time. */
final class Bytes extends OutputStream {
    private byte[] array = new byte[1_024];
    private int length;

    byte[] array() {
        return array;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    @Override
    public void write(int value) {
        room(1);
        array[length++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        room(count);
        System.arraycopy(source, offset, array, length, count);
        length += count;
    }

    Bytes put(Bytes other) {
        write(other.array, 0, other.length);
        return this;
    }

    Bytes put(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        write(utf8, 0, utf8.length);
        return this;
    }

    Bytes put(long number) {
        return put(Long.toString(number));
    }

    byte[] copy() {
        return Arrays.copyOf(array, length);
    }

    private void room(int count) {
        if (length + count > array.length) {
            array = Arrays.copyOf(array, Math.max(length + count, 2 * array.length));
        }
    }
}
