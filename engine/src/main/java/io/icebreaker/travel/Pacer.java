package io.icebreaker.travel;

/** When an event is due at a speed. A long silence is not sat through. Transport thread only. */
final class Pacer {
    /** More than a pause in trading: the engine did not run, or nothing was recorded. */
    private static final long LONG_SILENCE_NS = 10_000_000_000L;

    private static final long LONGEST_WAIT_NS = 20_000_000L;

    private static final double SLOWEST = 0.5;
    private static final double FASTEST = 64;

    private long anchorNs;
    private long anchorTimeNs;
    private long lastTimeNs;
    private long waitNs;
    private double lastSpeed;

    /** Refuses a speed that is not offered. */
    static void check(double speed) {
        boolean isPaced = speed >= SLOWEST && speed <= FASTEST;
        if (!isPaced && speed != TimeMachine.MAX_SPEED) {
            throw new TravelException(
                    "no such speed: " + speed, "a number from 0.5 to 64, or \"max\"");
        }
    }

    /** From the next event on time is counted anew. */
    void restart() {
        anchorTimeNs = 0;
        lastTimeNs = 0;
        waitNs = 0;
    }

    boolean isDue(long timeNs, double speed) {
        long nowNs = System.nanoTime();
        if (anchorTimeNs == 0 || speed != lastSpeed || timeNs - lastTimeNs > LONG_SILENCE_NS) {
            anchorTimeNs = timeNs;
            anchorNs = nowNs;
            lastSpeed = speed;
        }
        long leftNs = anchorNs + (long) ((timeNs - anchorTimeNs) / speed) - nowNs;
        waitNs = Math.min(Math.max(0, leftNs), LONGEST_WAIT_NS);
        if (leftNs <= 0) {
            lastTimeNs = Math.max(lastTimeNs, timeNs);
            return true;
        }
        lastTimeNs = Math.max(lastTimeNs, anchorTimeNs);
        return false;
    }

    /** There is nothing to do for so long. */
    void rest(long ns) {
        waitNs = ns;
    }

    /** How long until the event that was not due, 0 when there is none. */
    long takeWaitNs() {
        long wait = waitNs;
        waitNs = 0;
        return wait;
    }
}
