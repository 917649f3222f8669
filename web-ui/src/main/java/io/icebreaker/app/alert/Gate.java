package io.icebreaker.app.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Whether an alert goes out now: age, quiet hours, a mute, the cap a minute. CRITICAL ones always do. */
final class Gate {
    private final AlertPlan plan;
    private Instant minute = Instant.EPOCH;
    private int passed;
    private volatile Instant mutedUntil = Instant.EPOCH;

    Gate(AlertPlan plan) {
        this.plan = plan;
    }

    /** Holds all but CRITICAL ones back for so long; zero ends it. Any thread. */
    void mute(Instant now, Duration length) {
        mutedUntil = now.plus(length);
    }

    Instant mutedUntil() {
        return mutedUntil;
    }

    boolean isQuiet(Instant now) {
        return now.isBefore(mutedUntil) || plan.quiet().covers(now);
    }

    /** What becomes of one that is to be sent. */
    Fate judge(AlertLevel level, Instant firedAt, Instant now) {
        if (now.isAfter(firedAt.plus(plan.expireAfter()))) {
            return Fate.TOO_OLD;
        }
        if (level == AlertLevel.CRITICAL) {
            return Fate.FIRED;
        }
        if (isQuiet(now)) {
            return Fate.HELD_QUIET;
        }
        boolean isFull = minute(now) && passed >= plan.perMinute();
        return isFull ? Fate.HELD_MINUTE : Fate.FIRED;
    }

    /** One went out. */
    void passed(AlertLevel level, Instant now) {
        passed = minute(now) ? passed : 0;
        minute = now.truncatedTo(ChronoUnit.MINUTES);
        passed += level == AlertLevel.CRITICAL ? 0 : 1;
    }

    private boolean minute(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES).equals(minute);
    }
}
