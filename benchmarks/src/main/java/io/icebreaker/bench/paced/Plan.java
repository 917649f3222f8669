package io.icebreaker.bench.paced;

import io.icebreaker.bench.paced.Schedule.Part;
import io.icebreaker.ring.Profile;
import java.util.List;

/**
 * One run before it is made.
 *
 * @param name for people
 * @param profile threads and waits
 * @param isJournaled whether a journal is written
 * @param isPaced false: as fast as packets are taken, nothing dropped
 * @param rate packets a second asked for; the steady one where there is a burst
 * @param earlier packets of the day so far, given as fast as they are taken: what stages and board make when
 *     they first need it is made by then
 * @param schedule when packets are planned; all but its first part is measured
 * @param burstEndNs where a burst ends, ns after the start; 0 without one
 */
record Plan(
        String name,
        Profile profile,
        boolean isJournaled,
        boolean isPaced,
        long rate,
        long earlier,
        Schedule schedule,
        long burstEndNs) {
    private static final int MEASURED_PART = 1;

    /** Between two packets of the day so far: half an hour of bars in a million packets. */
    static final long EARLIER_STEP_NS = 2_000_000L;

    /** A steady rate, after a warm-up at the same. */
    static Plan steady(
            String name, Profile profile, boolean isJournaled, long rate, double warm, double s) {
        var schedule = new Schedule(List.of(Part.of(rate, warm), Part.of(rate, s)));
        return new Plan(name, profile, isJournaled, true, rate, 0, schedule, 0);
    }

    /** Steady, a burst of {@code factor} times the rate, steady again; measured from the burst on. */
    static Plan burst(
            String name, Profile profile, long rate, int factor, double burst, double steady) {
        var schedule =
                new Schedule(
                        List.of(
                                Part.of(rate, steady),
                                Part.of(rate * factor, burst),
                                Part.of(rate, steady)));
        return new Plan(
                name, profile, true, true, rate, 0, schedule, schedule.fromNs(MEASURED_PART + 1));
    }

    /** The packets of so many seconds at {@code rate}, the next one whenever the ring takes it. */
    static Plan closed(String name, Profile profile, boolean isJournaled, long rate, double s) {
        var schedule = new Schedule(List.of(Part.of(rate, s / 4), Part.of(rate, s)));
        return new Plan(name, profile, isJournaled, false, rate, 0, schedule, 0);
    }

    /** The same, with so many packets before it. */
    Plan after(long packets) {
        return new Plan(name, profile, isJournaled, isPaced, rate, packets, schedule, burstEndNs);
    }

    /** Event time at the schedule's start, epoch ns. */
    long startNs() {
        return FramePool.OPEN_NS + earlier * EARLIER_STEP_NS;
    }

    /** Where the measured stretch begins, ns after the start. */
    long measureFromNs() {
        return schedule.fromNs(MEASURED_PART);
    }

    /** Packets planned in the measured stretch. */
    long measured() {
        return schedule.packetsFrom(MEASURED_PART);
    }

    /** Packets a second planned in the measured stretch, its burst and its last part turn included. */
    double measuredRate() {
        return measured() * (double) Schedule.SECOND_NS / measuredNs();
    }

    /** How long the measured stretch is, ns. */
    long measuredNs() {
        return schedule.endNs() - measureFromNs();
    }
}
