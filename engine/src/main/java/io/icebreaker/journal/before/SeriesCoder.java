package io.icebreaker.journal.before;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A series as bytes: column after column, each number as its difference from the one it is nearest to, seven
 * bits a byte, then zstd. Starts are second differences; open is told from the close before, high and low
 * from open and close, volume from the bar before. Cold; no state.
 */
final class SeriesCoder {
    private static final int LEVEL = 9; // once a day, and a tenth smaller than 3
    private static final int COLUMNS = 8;

    /** Ten bytes are the longest a number takes. */
    static final int MOST_BYTES = EarlierBars.MOST_DAYS * COLUMNS * 10;

    /** What a column's number is told from. */
    private interface Field {
        long at(BarSeries series, int bar);
    }

    private SeriesCoder() {}

    /** The last bars of a series from {@code from} on. */
    static byte[] pack(BarSeries series, int from) {
        int bars = series.size() - from;
        ByteBuffer out = ByteBuffer.allocate(bars * COLUMNS * 10);
        putStarts(out, series, from);
        put(out, series, from, (s, i) -> s.openE4(i) - (i == from ? 0 : s.closeE4(i - 1)));
        put(out, series, from, (s, i) -> s.closeE4(i) - s.openE4(i));
        put(out, series, from, (s, i) -> s.highE4(i) - Math.max(s.openE4(i), s.closeE4(i)));
        put(out, series, from, (s, i) -> Math.min(s.openE4(i), s.closeE4(i)) - s.lowE4(i));
        put(out, series, from, (s, i) -> s.volume(i) - (i == from ? 0 : s.volume(i - 1)));
        put(out, series, from, (s, i) -> s.row(i).previousCloseE4());
        put(out, series, from, (s, i) -> s.row(i).turnoverE4());
        return Zstd.compress(Arrays.copyOf(out.array(), out.position()), LEVEL);
    }

    private static void putStarts(ByteBuffer out, BarSeries series, int from) {
        long step = 0;
        long last = 0;
        for (int bar = from; bar < series.size(); bar++) {
            long next = series.startNs(bar) - last;
            put(out, next - step);
            step = bar == from ? 0 : next;
            last = series.startNs(bar);
        }
    }

    private static void put(ByteBuffer out, BarSeries series, int from, Field field) {
        for (int bar = from; bar < series.size(); bar++) {
            put(out, field.at(series, bar));
        }
    }

    private static void put(ByteBuffer out, long value) {
        long left = value << 1 ^ value >> 63;
        while ((left & -0x80L) != 0) {
            out.put((byte) (left | 0x80));
            left >>>= 7;
        }
        out.put((byte) left);
    }

    /**
     * Reads what {@link #pack} wrote.
     *
     * @throws IllegalArgumentException when it is not that
     */
    static BarSeries unpack(byte[] packed, int bars, BarKey key) {
        try {
            byte[] raw = new byte[MOST_BYTES];
            long length = Zstd.decompress(raw, packed);
            ByteBuffer in = ByteBuffer.wrap(raw, 0, (int) length);
            long[][] columns = new long[COLUMNS][bars];
            for (long[] column : columns) {
                for (int bar = 0; bar < bars; bar++) {
                    column[bar] = get(in);
                }
            }
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(key + ": bytes behind the last bar");
            }
            return series(columns, bars, key);
        } catch (ZstdException | BufferUnderflowException e) {
            throw new IllegalArgumentException(key + ": " + e, e);
        }
    }

    private static long get(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0 && shift < 70);
        return value >>> 1 ^ -(value & 1);
    }

    private static BarSeries series(long[][] columns, int bars, BarKey key) {
        var series = new BarSeries(key.symbol(), key.interval() == Interval.D1);
        long step = 0;
        long start = 0;
        long close = 0;
        long volume = 0;
        for (int bar = 0; bar < bars; bar++) {
            long next = step + columns[0][bar];
            step = bar == 0 ? 0 : next;
            start += next;
            long open = close + columns[1][bar];
            close = open + columns[2][bar];
            volume += columns[5][bar];
            series.add(
                    new BarSeries.Row(
                            start,
                            open,
                            Math.max(open, close) + columns[3][bar],
                            Math.min(open, close) - columns[4][bar],
                            close,
                            volume,
                            columns[6][bar],
                            columns[7][bar]));
        }
        return series;
    }
}
