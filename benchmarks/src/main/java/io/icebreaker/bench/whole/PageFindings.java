package io.icebreaker.bench.whole;

import org.HdrHistogram.Histogram;

/** What all pages saw: how late packets came, and whether a frame was the same bytes for all. One thread. */
final class PageFindings {
    private static final long HIGHEST_US = 600_000_000;
    private static final int DIGITS = 3;
    private static final int KEPT = 256; // frames a page may be behind another

    /** Packets flow evenly: so many points between two frames stand for those of the later one. */
    private static final int POINTS = 10;

    private static final long NS_PER_MS = 1_000_000;
    private static final long NS_PER_US = 1_000;

    private final Histogram late = new Histogram(HIGHEST_US, DIGITS);
    private final long[] frames = new long[KEPT];
    private final long[] checksums = new long[KEPT];
    private long events;
    private long bytes;
    private long compared;
    private long different;
    private long ended;

    void reset() {
        late.reset();
        events = 0;
        bytes = 0;
        compared = 0;
        different = 0;
        ended = 0;
    }

    void read(int count) {
        bytes += count;
    }

    void opened(boolean isGood) {
        if (!isGood) {
            throw new IllegalStateException("the server refuses a page");
        }
    }

    /** A page's stream is over. */
    void ended() {
        ended++;
    }

    /** A packet of its own, so late. */
    void tick(long lateNs) {
        events++;
        record(lateNs);
    }

    /** A frame with all packets between two instants. */
    void frame(long nowNs, long fromMs, long toMs) {
        events++;
        long spanNs = (toMs - fromMs) * NS_PER_MS;
        for (int point = 1; point <= POINTS; point++) {
            record(nowNs - fromMs * NS_PER_MS - spanNs * point / POINTS);
        }
    }

    private void record(long lateNs) {
        late.recordValue(Math.max(0, Math.min(HIGHEST_US, lateNs / NS_PER_US)));
    }

    /** The bytes of a frame as a page had it that has the one before, too. */
    void compare(long frame, long checksum) {
        int at = (int) (frame % KEPT);
        if (frames[at] == frame) {
            compared++;
            different += checksums[at] == checksum ? 0 : 1;
        }
        frames[at] = frame;
        checksums[at] = checksum;
    }

    /** Events, p50 and p99 and most late in us, compared, different, bytes, streams ended. */
    String report() {
        return events
                + " "
                + late.getValueAtPercentile(50)
                + " "
                + late.getValueAtPercentile(99)
                + " "
                + late.getMaxValue()
                + " "
                + compared
                + " "
                + different
                + " "
                + bytes
                + " "
                + ended;
    }
}
