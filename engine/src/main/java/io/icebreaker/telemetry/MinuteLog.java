package io.icebreaker.telemetry;

/**
 * Tick to signal second by second, for the last five minutes: what a chart draws. The reader of the meters
 * writes, any thread reads.
 */
public final class MinuteLog {
    /** Five minutes. */
    public static final int SECONDS = 300;

    private final long[][] rows = new long[SECONDS][];
    private int turn;

    /** A second is over. */
    public synchronized void add(long timeNs, Spread signal, long mostWaiting, long ticks) {
        rows[turn] =
                new long[] {
                    timeNs, signal.p50Ns(), signal.p99Ns(), signal.maxNs(), mostWaiting, ticks
                };
        turn = (turn + 1) % SECONDS;
    }

    /** End of the second, p50, p99, longest, events waiting at most, packets; the oldest first. */
    public synchronized long[][] rows() {
        int count = rows[turn] == null ? turn : SECONDS;
        var copy = new long[count][];
        for (int i = 0; i < count; i++) {
            copy[i] = rows[(turn - count + i + SECONDS) % SECONDS];
        }
        return copy;
    }
}
