package io.icebreaker.ring;

import io.icebreaker.stage.Stage;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happens when a stage throws (reliability 3.2, promise 10). A RuntimeException is recorded and
 * counted, the event marked, the next one processed. An Error, or a vital stage's exception, ends the
 * process through {@code fatal}: a broken program must not go on, and a silent stage would park the
 * producer for good.
 */
public final class StageFailures {
    /** One failed event. */
    public record Failure(long sequence, String stage, String event, Throwable cause) {
        @Override
        public String toString() {
            return "stage "
                    + stage
                    + " failed at sequence "
                    + sequence
                    + " ("
                    + event
                    + "): "
                    + cause;
        }
    }

    /** The latest failures kept for people; older ones are only counted. */
    private static final int KEPT = 64;

    /** So many failures within a minute of receive time raise the alarm. */
    private static final int BREAKER = 10;

    private static final long MINUTE_NS = 60_000_000_000L;

    private final Counters counters;
    private final Consumer<Failure> fatal;
    private final List<Failure> latest = new ArrayList<>();
    private long minute;
    private int inMinute;
    private volatile boolean isFatal;

    StageFailures(Counters counters, Consumer<Failure> fatal) {
        this.counters = counters;
        this.fatal = fatal;
    }

    /** Whether the alarm is on: so many failures in the minute of this receive time, ns UTC. Any thread. */
    public synchronized boolean isAlarm(long receiveTimeNs) {
        return inMinute >= BREAKER && receiveTimeNs / MINUTE_NS - minute <= 1;
    }

    /** Records a failure of a stage that may fail. */
    synchronized void record(Stage stage, Tick tick, RuntimeException cause) {
        counters.add(Counter.STAGE_FAILURES, 1);
        if (latest.size() == KEPT) {
            latest.remove(0);
        }
        latest.add(failure(stage.name(), tick, cause));
        long now = tick.receiveTimeNs() / MINUTE_NS;
        inMinute = now == minute ? inMinute + 1 : 1;
        minute = now;
        if (inMinute == BREAKER) {
            counters.add(Counter.BREAKER_OPEN, 1);
        }
    }

    /** Ends the process; the lane does not go on. */
    void fatal(String stage, Tick tick, Throwable cause) {
        isFatal = true;
        fatal.accept(failure(stage, tick, cause));
    }

    /** Whether the process is ending. */
    public boolean isFatal() {
        return isFatal;
    }

    private static Failure failure(String stage, Tick tick, Throwable cause) {
        return new Failure(
                tick.sequence(),
                stage,
                EventKind.name(tick.kind()) + " of instrument " + tick.id(),
                cause);
    }

    /** The latest failures, oldest first; any thread. */
    public synchronized List<Failure> latest() {
        return List.copyOf(latest);
    }
}
