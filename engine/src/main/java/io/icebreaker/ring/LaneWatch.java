package io.icebreaker.ring;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Notices a lane that does not come on although the ring holds events for it, as when a stage loops, and
 * shows once where its thread is (F18). Such a lane cannot be ended from outside; but it is not silent any
 * more, and its producers count what they drop.
 *
 * <p>Time is counted in looks, not by a clock: a process that was stopped as a whole has no stuck lane. A
 * thread of its own, which also does between two looks what lanes should not have to.
 */
final class LaneWatch implements Runnable, AutoCloseable {
    private static final long LOOK_MS = 100;

    /** Two seconds: no stage takes as long over one event, and people hear of it within five. */
    private static final int PATIENCE_LOOKS = 20;

    private final List<Lane> lanes;
    private final LongSupplier published;
    private final Counters counters;
    private Runnable between;
    private final long[] seen;
    private final int[] looks;
    private volatile boolean isStuck;
    private final Thread thread = new Thread(this, "lane-watch");

    private LaneWatch(
            List<Lane> lanes, LongSupplier published, Counters counters, Runnable between) {
        this.lanes = List.copyOf(lanes);
        this.published = published;
        this.counters = counters;
        this.between = between;
        seen = new long[lanes.size()];
        looks = new int[lanes.size()];
        thread.setDaemon(true);
    }

    /**
     * Begins to look.
     *
     * @param published ring sequence of the last event that entered
     * @param between done after each look, until it fails
     */
    static LaneWatch start(
            List<Lane> lanes, LongSupplier published, Counters counters, Runnable between) {
        var watch = new LaneWatch(lanes, published, counters, between);
        watch.thread.start();
        return watch;
    }

    @Override
    public void run() {
        try {
            while (!Thread.interrupted()) {
                Thread.sleep(LOOK_MS);
                for (int i = 0; i < seen.length; i++) {
                    look(i);
                }
                isStuck = Arrays.stream(looks).anyMatch(count -> count >= PATIENCE_LOOKS);
                doBetween();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: the thread ends
        }
    }

    /** The looks go on without it: what it does ahead of the lanes, they do themselves then. */
    private void doBetween() {
        try {
            between.run();
        } catch (RuntimeException e) {
            System.err.println("icebreaker: nothing is made ahead of the lanes any more: " + e);
            between = () -> {};
        }
    }

    /** Whether a lane does not come on now; any thread. */
    boolean isStuck() {
        return isStuck;
    }

    private void look(int i) {
        Lane lane = lanes.get(i);
        long done = lane.done();
        boolean waits = done >= published.getAsLong();
        if (done != seen[i] || waits) {
            if (looks[i] >= PATIENCE_LOOKS) {
                System.err.println("icebreaker: lane " + lane + " goes on");
            }
            looks[i] = 0;
            seen[i] = done;
        } else if (++looks[i] == PATIENCE_LOOKS) {
            tell(lane, published.getAsLong() - done);
        }
    }

    private void tell(Lane lane, long waiting) {
        counters.add(Counter.LANE_STUCK, 1);
        var text = new StringBuilder("icebreaker: STUCK: lane ").append(lane);
        text.append(" has not come on for ").append(PATIENCE_LOOKS * LOOK_MS);
        text.append(" ms, ").append(waiting).append(" events wait for it; its thread is at\n");
        for (StackTraceElement frame : lane.stack()) {
            text.append("    at ").append(frame).append('\n');
        }
        System.err.print(text);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
