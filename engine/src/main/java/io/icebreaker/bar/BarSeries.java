package io.icebreaker.bar;

import java.util.Arrays;

/**
 * Closed bars of one instrument from oldest to newest, a column a field: what a file of bars gives and what
 * indicators, patterns, levels, scans and rules walk. Filled by one thread, then read by any. Cold.
 */
public final class BarSeries {
    /** Few: at a day's end there is a series an instrument and interval, most with a dozen bars. */
    private static final int FIRST_ROOM = 16;

    private final String symbol;
    private final boolean daily;
    private long[] startNs = new long[FIRST_ROOM];
    private long[] openE4 = new long[FIRST_ROOM];
    private long[] highE4 = new long[FIRST_ROOM];
    private long[] lowE4 = new long[FIRST_ROOM];
    private long[] closeE4 = new long[FIRST_ROOM];
    private long[] volume = new long[FIRST_ROOM];
    private long[] previousCloseE4 = new long[FIRST_ROOM];
    private long[] turnoverE4 = new long[FIRST_ROOM];
    private int size;

    /**
     * An empty series.
     *
     * @param symbol what the file calls the instrument
     * @param daily whether a bar is a whole trading day
     */
    public BarSeries(String symbol, boolean daily) {
        this.symbol = symbol;
        this.daily = daily;
    }

    /**
     * One bar of a series. Prices E4, volume in units as the exchange counts them.
     *
     * @param startNs ns UTC; of a day the session's open
     * @param previousCloseE4 the exchange's own previous close, 0 where the source has none
     * @param turnoverE4 rupees E4 traded, 0 where the source does not say
     */
    public record Row(
            long startNs,
            long openE4,
            long highE4,
            long lowE4,
            long closeE4,
            long volume,
            long previousCloseE4,
            long turnoverE4) {}

    /**
     * Appends a bar.
     *
     * @throws IllegalArgumentException when it is not later than the last one
     */
    public void add(Row row) {
        if (size > 0 && row.startNs <= startNs[size - 1]) {
            throw new IllegalArgumentException(
                    symbol + ": a bar at " + row.startNs + " is not after " + startNs[size - 1]);
        }
        if (size == startNs.length) {
            grow();
        }
        startNs[size] = row.startNs;
        openE4[size] = row.openE4;
        highE4[size] = row.highE4;
        lowE4[size] = row.lowE4;
        closeE4[size] = row.closeE4;
        volume[size] = row.volume;
        previousCloseE4[size] = row.previousCloseE4;
        turnoverE4[size] = row.turnoverE4;
        size++;
    }

    private void grow() {
        int room = size * 2;
        startNs = Arrays.copyOf(startNs, room);
        openE4 = Arrays.copyOf(openE4, room);
        highE4 = Arrays.copyOf(highE4, room);
        lowE4 = Arrays.copyOf(lowE4, room);
        closeE4 = Arrays.copyOf(closeE4, room);
        volume = Arrays.copyOf(volume, room);
        previousCloseE4 = Arrays.copyOf(previousCloseE4, room);
        turnoverE4 = Arrays.copyOf(turnoverE4, room);
    }

    public String symbol() {
        return symbol;
    }

    /** Whether a bar is a whole trading day. */
    public boolean isDaily() {
        return daily;
    }

    public int size() {
        return size;
    }

    /** A bar as it was added, what its source did not say being 0. */
    public Row row(int at) {
        return new Row(
                startNs[at],
                openE4[at],
                highE4[at],
                lowE4[at],
                closeE4[at],
                volume[at],
                previousCloseE4[at],
                turnoverE4[at]);
    }

    /** The last {@code most} bars that began before a moment; this very series when that is all of it. */
    public BarSeries before(long timeNs, int most) {
        int end = size;
        while (end > 0 && startNs[end - 1] >= timeNs) {
            end--;
        }
        int from = Math.max(0, end - most);
        if (from == 0 && end == size) {
            return this;
        }
        var last = new BarSeries(symbol, daily);
        for (int at = from; at < end; at++) {
            last.add(row(at));
        }
        return last;
    }

    /** When bar {@code at} began, ns UTC. */
    public long startNs(int at) {
        return startNs[at];
    }

    public long openE4(int at) {
        return openE4[at];
    }

    public long highE4(int at) {
        return highE4[at];
    }

    public long lowE4(int at) {
        return lowE4[at];
    }

    public long closeE4(int at) {
        return closeE4[at];
    }

    public long volume(int at) {
        return volume[at];
    }

    /** The exchange's previous close, else the close of the bar before (analytics 8.0); 0 for neither. */
    public long previousCloseE4(int at) {
        if (previousCloseE4[at] > 0) {
            return previousCloseE4[at];
        }
        return at == 0 ? 0 : closeE4[at - 1];
    }

    /** Rupees E4 traded; where the source does not say, close times volume. */
    public long turnoverE4(int at) {
        return turnoverE4[at] > 0 ? turnoverE4[at] : closeE4[at] * volume[at];
    }
}
