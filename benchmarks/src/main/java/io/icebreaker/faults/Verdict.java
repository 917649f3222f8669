package io.icebreaker.faults;

import java.util.Locale;

/** Gathers what a fault test finds wrong, and how many. One thread. */
final class Verdict {
    private String first;
    private int tries;
    private long lost;
    private long corrupted;
    private double worstSeconds = Double.NaN;

    void tried() {
        tries++;
    }

    /** A criterion; {@code complaint} counts when it does not hold. */
    void expect(boolean holds, String complaint, Object... values) {
        if (!holds) {
            problem(String.format(Locale.ROOT, complaint, values));
        }
    }

    void problem(String complaint) {
        if (first == null) {
            first = complaint;
        }
    }

    /** Events missing without a mark. */
    void lost(long events, String what) {
        lost += events;
        expect(events == 0, "%d lost: %s", events, what);
    }

    /** Results that are not what they should be. */
    void corrupted(long records, String what) {
        corrupted += records;
        expect(records == 0, "%d wrong: %s", records, what);
    }

    void recovered(double seconds) {
        worstSeconds = Double.isNaN(worstSeconds) ? seconds : Math.max(worstSeconds, seconds);
    }

    FaultResult result(String note, Object... values) {
        String figures = String.format(Locale.ROOT, note, values);
        boolean passed = first == null;
        return new FaultResult(
                tries,
                lost,
                corrupted,
                worstSeconds,
                passed,
                passed ? figures : first + "; " + figures);
    }
}
