package io.icebreaker.travel;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.before.Before;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.ring.StageFailures;
import io.icebreaker.ring.StateFile;
import io.icebreaker.ring.WaitPolicy;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.concurrent.locks.LockSupport;

/**
 * One run through a day: a reader in front of a pipeline with a board, from the beginning or a snapshot on,
 * and only forwards. Transport thread only, the board apart.
 */
final class DayRun implements AutoCloseable {
    /** Two seconds of a busy open; the reader waits for room. */
    private static final int RING_SIZE = 8_192;

    private static final Profile PROFILE =
            new Profile("travel", RING_SIZE, WaitPolicy.PARK, Profile.QUIET_VPS.lanes());

    private static final long SETTLE_NS = 60_000_000_000L;
    private static final long LOOK_NS = 20_000L;

    private final Day day;
    private final JournalReader reader;
    private final Pipeline pipeline;
    private final Board board;
    private final TickSink sink;
    private final LiveCheck check;
    private final Trail trail;
    private final Tick next = new Tick();
    private boolean hasNext;
    private boolean isClosed;
    private long sequence;
    private long settled;
    private long timeNs;
    private volatile StageFailures.Failure fatal;

    /** Starts behind {@code from}, or at the beginning when that is null. */
    DayRun(Day day, StateFile from, Survey survey, Trail trail) throws JournalException {
        this.day = day;
        this.trail = trail;
        int room = from == null ? day.instruments() : from.maxInstruments();
        sequence = from == null ? 0 : from.sequence();
        timeNs = from == null ? 0 : from.receiveTimeNs();
        board = day.boards().apply(room);
        check = new LiveCheck(survey, sequence, day.grows());
        var setup =
                PipelineSetup.replay(PROFILE, room)
                        .withSettings(day.settings())
                        .withEarlierBars(Before.of(JournalDirectory.forReading(day.path())).bars())
                        .withBoard(board)
                        .withOutput(check)
                        .withFatal(failure -> fatal = failure);
        pipeline = Pipeline.start(from == null ? setup : setup.withState(from));
        sink = pipeline.newSink();
        try {
            reader = reader(day, sequence);
        } catch (JournalException e) {
            pipeline.close();
            throw e;
        }
    }

    private static JournalReader reader(Day day, long behind) throws JournalException {
        var reader = new JournalReader(JournalDirectory.forReading(day.path()));
        try {
            if (behind > 0) {
                reader.seek(behind + 1);
            }
            return reader;
        } catch (JournalException e) {
            reader.close();
            throw e;
        }
    }

    /** Looks at the event to come; null at the end of what is written. */
    Tick peek() throws JournalException {
        if (!hasNext && reader.next()) {
            reader.copyTo(next);
            next.sequence(reader.sequence());
            hasNext = true;
        }
        return hasNext ? next : null;
    }

    /** Lets the event that {@link #peek} showed go by. */
    void pass() {
        if (fatal != null) {
            throw new TravelException(
                    "the replay broke off: " + fatal,
                    "`icebreaker verify --journal " + day.path() + "` tells more");
        }
        Tick slot = sink.claim();
        slot.copyInputFrom(next.bytes(), 0).sequence(next.sequence());
        sink.publish();
        hasNext = false;
        sequence = next.sequence();
        settled = sequence;
        timeNs = Math.max(timeNs, next.receiveTimeNs());
        if (next.kind() == EventKind.TICK) {
            trail.add(sequence, next.id());
        }
    }

    /** Waits until all that went by is on the board, which the lane reaches last. */
    void settle() {
        long untilNs = System.nanoTime() + SETTLE_NS;
        while (!isClosed && board.sequence() < settled) {
            if (fatal != null || System.nanoTime() - untilNs > 0) {
                throw new TravelException(
                        "the replay does not get on behind event " + board.sequence(),
                        "close it and open the day again");
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** The last event that went by. */
    long sequence() {
        return sequence;
    }

    /** Its receive time, ns UTC. */
    long timeNs() {
        return timeNs;
    }

    Board board() {
        return board;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    LiveCheck check() {
        return check;
    }

    /** Ends the threads; the board stays as it is. */
    @Override
    public void close() {
        if (!isClosed) {
            isClosed = true;
            pipeline.close();
            reader.close();
        }
    }
}
