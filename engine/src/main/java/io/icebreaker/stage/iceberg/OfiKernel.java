package io.icebreaker.stage.iceberg;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.Session;
import java.util.Arrays;

/**
 * Order flow imbalance (analytics 4.4; Cont, Kukanov and Stoikov, J. Financial Econometrics 12(1), 2014): of
 * the session, of the last sixty one-second buckets of event time, and of each bar's bucket.
 *
 * <p>A bucket of a bar is kept for the running second only; when the second is over its sum goes to the
 * running buckets of the longer intervals, so a packet costs one comparison however many intervals there are.
 * The kernel runs behind the candle stage: when a packet closes a bar, the running bucket is still the bar's,
 * for the packet itself is not in it yet.
 *
 * <p><b>Threading.</b> One thread. Allocates nothing after construction.
 */
public final class OfiKernel implements BarListener {
    /** Buckets of the window, one a second. */
    static final int WINDOW = 60;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NONE = Long.MIN_VALUE;
    private static final int PRICES_AND_SIZES = 4;
    private static final long NO_ASK = Long.MAX_VALUE;

    /** A bucket of the window: sum of e, sum of bid and ask sizes, packets. */
    private static final int BUCKET = 3;

    private static final int PACKETS = 2;

    /** A running bucket of a bar: where it starts, sum of e. */
    private static final int RUNNING = 2;

    private static final int S1 = Interval.S1.ordinal();

    /** Bid, bid size, ask, ask size of the previous packet of the sequence. */
    private final long[] before;

    private final boolean[] hasBefore;
    private final long[] session;

    /** Start of the running second, and where its bucket begins; by instrument. */
    private final long[] secondNs;

    private final int[] bucket;
    private final long[] buckets;
    private final long[] sums;
    private final long[] running;

    public OfiKernel(int maxInstruments) {
        before = new long[maxInstruments * PRICES_AND_SIZES];
        hasBefore = new boolean[maxInstruments];
        session = new long[maxInstruments];
        secondNs = new long[maxInstruments];
        bucket = new int[maxInstruments];
        buckets = new long[maxInstruments * WINDOW * BUCKET];
        sums = new long[maxInstruments * BUCKET];
        running = new long[maxInstruments * Interval.COUNT * RUNNING];
        Arrays.fill(secondNs, NONE);
        Arrays.fill(running, NONE);
    }

    /** S reset. */
    void reset(int id) {
        hasBefore[id] = false;
        session[id] = 0;
        secondNs[id] = NONE;
        Arrays.fill(buckets, id * WINDOW * BUCKET, (id + 1) * WINDOW * BUCKET, 0);
        Arrays.fill(sums, id * BUCKET, (id + 1) * BUCKET, 0);
        int from = id * Interval.COUNT * RUNNING;
        Arrays.fill(running, from, from + Interval.COUNT * RUNNING, NONE);
    }

    /** Time has come to {@code te}: what is older leaves the window. */
    void onTime(int id, long te) {
        if (te - SECOND_NS < secondNs[id]) {
            return;
        }
        long now = Math.floorDiv(te, SECOND_NS);
        if (secondNs[id] != NONE) {
            long from = Math.max(secondNs[id] / SECOND_NS + 1, now - WINDOW + 1);
            for (long gone = from; gone <= now; gone++) {
                drop(id, bucket(id, gone));
            }
        }
        secondNs[id] = now * SECOND_NS;
        bucket[id] = bucket(id, now);
    }

    private static int bucket(int id, long second) {
        return (id * WINDOW + Math.floorMod(second, WINDOW)) * BUCKET;
    }

    private void drop(int id, int at) {
        for (int field = 0; field < BUCKET; field++) {
            sums[id * BUCKET + field] -= buckets[at + field];
            buckets[at + field] = 0;
        }
    }

    /** The next packet with depth, after {@link #onTime}. */
    void onBook(int id, long te, Books books, Session day) {
        if (books.isCrossedNow()) {
            hasBefore[id] = false;
            return;
        }
        long[] book = books.now();
        long bid = book[Books.BIDS];
        long bidQty = book[Books.BIDS + 1];
        long ask = book[Books.ASKS] == 0 ? NO_ASK : book[Books.ASKS];
        long askQty = book[Books.ASKS + 1];
        add(id, 1, bidQty + askQty);
        add(id, PACKETS, 1);
        int at = id * PRICES_AND_SIZES;
        if (hasBefore[id]) {
            long e = change(at, bid, bidQty, ask, askQty);
            session[id] += e;
            add(id, 0, e);
            addToBars(id, te, e, day);
        }
        hasBefore[id] = true;
        before[at] = bid;
        before[at + 1] = bidQty;
        before[at + 2] = ask;
        before[at + 3] = askQty;
    }

    private long change(int at, long bid, long bidQty, long ask, long askQty) {
        return (bid >= before[at] ? bidQty : 0)
                - (bid <= before[at] ? before[at + 1] : 0)
                - (ask <= before[at + 2] ? askQty : 0)
                + (ask >= before[at + 2] ? before[at + 3] : 0);
    }

    private void add(int id, int field, long value) {
        buckets[bucket[id] + field] += value;
        sums[id * BUCKET + field] += value;
    }

    /** Bars know no time before the open nor after the after-close minute; its e belong to the last bar. */
    private void addToBars(int id, long te, long e, Session day) {
        int at = (id * Interval.COUNT + S1) * RUNNING;
        if (te - SECOND_NS >= running[at] && !moveBars(id, at, te, day)) {
            return;
        }
        running[at + 1] += e;
    }

    /** Puts the running second of bars where {@code te} belongs; false when that is in no bar. */
    private boolean moveBars(int id, int at, long te, Session day) {
        if (te < day.openNs() || te >= day.overNs()) {
            return false;
        }
        long sinceOpen = Math.min(te, day.closeNs() - 1) - day.openNs();
        long start = day.openNs() + sinceOpen / SECOND_NS * SECOND_NS;
        if (running[at] != start) {
            roll(id, at, start, day.openNs());
        }
        return true;
    }

    /** The running second is over: its sum goes up, and what it ends ends. */
    private void roll(int id, int second, long start, long openNs) {
        long over = running[second] == NONE ? 0 : running[second + 1];
        for (int interval = S1 + 1; interval < Interval.COUNT; interval++) {
            int at = (id * Interval.COUNT + interval) * RUNNING;
            long length = Interval.of(interval).lengthNs();
            if (start >= running[at] + length) { // so too when there is none yet
                running[at] = openNs + (start - openNs) / length * length;
                running[at + 1] = 0;
            } else {
                running[at + 1] += over;
            }
        }
        running[second] = start;
        running[second + 1] = 0;
    }

    /** Sum of e in the bucket that starts at {@code startNs}, if that is the running one; else 0. */
    public long ofBar(int id, int interval, long startNs) {
        int second = id * Interval.COUNT * RUNNING;
        int at = second + interval * RUNNING;
        if (running[at] != startNs) {
            return 0;
        }
        return interval == S1 ? running[at + 1] : running[at + 1] + running[second + 1];
    }

    /** Tells a bar that closes its sum; stands in front of the output. */
    @Override
    public void onBar(long[] words, int at) {
        words[at + Bar.OFI] =
                ofBar(
                        (int) words[at + Bar.ID],
                        (int) words[at + Bar.INTERVAL],
                        words[at + Bar.START_NS]);
    }

    /** Sum of e since the trading day began. */
    long ofSession(int id) {
        return session[id];
    }

    /** Sum of e over the window. */
    long ofWindow(int id) {
        return sums[id * BUCKET];
    }

    /** The window's sum over the mean of (bid size + ask size) / 2 of its packets; NaN without any. */
    double normalised(int id) {
        int at = id * BUCKET;
        return sums[at + PACKETS] == 0
                ? Double.NaN
                : (double) sums[at] / ((double) sums[at + 1] / (2.0 * (double) sums[at + PACKETS]));
    }
}
