package io.icebreaker.travel;

/** The packets a run met last, so that a step back finds its goal. Transport thread only. */
final class Trail {
    /** Some minutes of a busy market; a goal further back is looked up in the journal. */
    private static final int LENGTH = 1 << 16;

    private final long[] sequences = new long[LENGTH];
    private final int[] ids = new int[LENGTH];
    private long count;

    void add(long sequence, int id) {
        int at = (int) (count++ & LENGTH - 1);
        sequences[at] = sequence;
        ids[at] = id;
    }

    /** The last packet of the instrument before a sequence; {@link Moments#NONE} when it is not kept here. */
    long before(long sequence, int id) {
        for (long i = count - 1; i >= Math.max(0, count - LENGTH); i--) {
            int at = (int) (i & LENGTH - 1);
            if (sequences[at] < sequence && (id == Moments.ANY || ids[at] == id)) {
                return sequences[at];
            }
        }
        return Moments.NONE;
    }
}
