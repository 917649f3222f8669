package io.icebreaker.bar;

/** High- and low-volume nodes of a profile (analytics 3.10): peaks and hollows among seven rows. Static. */
public final class VolumeNodes {
    private static final int REACH = 3;

    private VolumeNodes() {}

    /** At least as much as every row within three, and 1.2 times the mean; {@code sum} is of all rows. */
    public static boolean isHigh(long[] words, int at, int rows, int row, long sum) {
        long total = Rows.total(words, at, row);
        if (sum == 0 || 10 * rows * total < 12 * sum) {
            return false;
        }
        for (int i = Math.max(0, row - REACH); i <= Math.min(rows - 1, row + REACH); i++) {
            if (Rows.total(words, at, i) > total) {
                return false;
            }
        }
        return true;
    }

    /** At most as much as every row within three, and half the mean. */
    public static boolean isLow(long[] words, int at, int rows, int row, long sum) {
        long total = Rows.total(words, at, row);
        if (sum == 0 || 2 * rows * total > sum) {
            return false;
        }
        for (int i = Math.max(0, row - REACH); i <= Math.min(rows - 1, row + REACH); i++) {
            if (Rows.total(words, at, i) < total) {
                return false;
            }
        }
        return true;
    }
}
