package io.icebreaker.travel;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.JournalSpan;
import io.icebreaker.ring.StateFile;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a run to a place: forwards by running on, back by a new run from the beginning or the nearest
 * snapshot, whose board takes the place of the old one once it is there. Transport thread only, {@link #view}
 * apart.
 */
final class Navigator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Navigator.class);
    private static final int LOOK_EVERY = 1_024;

    /** A snapshot so far ahead is quicker than running on. */
    private static final long WORTH_A_JUMP = 500_000;

    private final Day day;
    private final Survey survey;
    private final BooleanSupplier interrupted;
    private Trail trail = new Trail();
    private DayRun run;
    private boolean isHidden;
    private long head;
    private long fromSnapshot;
    private volatile View view;
    private volatile JournalSpan span;
    private volatile long sequence;
    private volatile long timeNs;
    private volatile LiveCheck check;

    /** Opens the day at its first packet; {@code interrupted} ends a long way early, wherever it is. */
    Navigator(Day day, Survey survey, BooleanSupplier interrupted) throws JournalException {
        this.day = day;
        this.survey = survey;
        this.interrupted = interrupted;
        refresh();
        if (span.events() == 0) {
            throw new TravelException(
                    "nothing is recorded in " + day.name() + " yet", "open it again in a moment");
        }
        start(null);
        toFirstPacket();
        show();
    }

    /** A snapshot that does not fit, of another size of board say, only costs time. */
    private void startAt(StateFile from) throws JournalException {
        try {
            start(from);
        } catch (JournalException | RuntimeException e) {
            if (from == null) {
                throw e;
            }
            LOG.warn("going to {} from the beginning: {}", day.name(), e.getMessage());
            start(null);
        }
    }

    private void start(StateFile from) throws JournalException {
        trail = new Trail();
        run = new DayRun(day, from, survey, trail);
        check = run.check();
        fromSnapshot = from == null ? 0 : from.sequence();
        isHidden = true;
    }

    private void toFirstPacket() throws JournalException {
        Tick next = run.peek();
        while (next != null && next.kind() != EventKind.TICK) {
            run.pass();
            next = run.peek();
        }
        if (next != null) {
            run.pass();
        }
        head = run.sequence();
    }

    /** Looks how far the recording goes by now. */
    void refresh() throws JournalException {
        span = JournalSpan.of(JournalDirectory.forReading(day.path()));
    }

    /** The next event, null at the end. */
    Tick peek() throws JournalException {
        return run.peek();
    }

    void pass() {
        run.pass();
    }

    /** Says where we are, without waiting for the board. */
    void tell() {
        sequence = run.sequence();
        timeNs = run.timeNs();
    }

    /** All that went by is on the board, and the board is what there is to see. */
    void show() {
        run.settle();
        tell();
        if (isHidden) {
            isHidden = false;
            View before = view;
            view =
                    new View(
                            before == null ? 1 : before.epoch() + 1,
                            day,
                            run.board(),
                            run.pipeline());
        }
    }

    /** Goes to the state behind an event; to the day's first packet or last event when there is none such. */
    void goTo(long wanted) throws JournalException {
        long target = Math.max(head, wanted);
        StateFile from = StateFile.nearest(day.path(), target);
        boolean usable = from != null && from.hasBoard() && from.sequence() >= head;
        boolean isBack = target < run.sequence();
        if (isBack || usable && from.sequence() > run.sequence() + WORTH_A_JUMP) {
            run.close();
            startAt(usable ? from : null);
        }
        passThrough(target);
        show();
    }

    /** The last event received at a time, or before it. */
    long sequenceAt(long wantedNs) throws JournalException {
        refresh();
        try (var reader = new JournalReader(JournalDirectory.forReading(day.path()))) {
            boolean later = wantedNs < Long.MAX_VALUE && reader.seekTime(wantedNs + 1);
            return later && reader.next() ? reader.sequence() - 1 : span.lastSequence();
        }
    }

    private void passThrough(long target) throws JournalException {
        Tick next = run.peek();
        for (int i = 1; next != null && next.sequence() <= target; i++) {
            run.pass();
            if (i % LOOK_EVERY == 0) {
                tell();
                if (interrupted.getAsBoolean()) {
                    return;
                }
            }
            next = run.peek();
        }
    }

    // ---- steps

    void step(Stride by, int count, int id) throws JournalException {
        for (int i = 0; i < Math.abs(count) && !interrupted.getAsBoolean(); i++) {
            if (by == Stride.TICK) {
                stepTick(count > 0, id);
            } else {
                Moments moments = by == Stride.BAR ? survey.bars() : survey.signals();
                stepMoment(moments, by, count > 0, id);
            }
        }
        show();
    }

    private void stepTick(boolean forward, int id) throws JournalException {
        if (!forward) {
            goTo(known(tickBefore(run.sequence(), id), "no earlier packet"));
            return;
        }
        Tick next = run.peek();
        for (int i = 1; next != null; i++) {
            boolean isIt = next.kind() == EventKind.TICK && (id == Moments.ANY || next.id() == id);
            run.pass();
            if (isIt || i % LOOK_EVERY == 0 && interrupted.getAsBoolean()) {
                return;
            }
            next = run.peek();
        }
        throw new TravelException(
                "no further packet in this recording", "its end is on show; go back");
    }

    private long tickBefore(long before, int id) throws JournalException {
        long found = trail.before(before, id);
        long from = before;
        for (long width = 4_096; found == Moments.NONE && from > head; width *= 8) {
            long to = from;
            from = Math.max(head, from - width);
            found = lastTick(from, to, id);
        }
        return found;
    }

    /** The last packet of an instrument within {@code [from, to)}. */
    private long lastTick(long from, long to, int id) throws JournalException {
        long found = Moments.NONE;
        var event = new Tick();
        try (var reader = new JournalReader(JournalDirectory.forReading(day.path()))) {
            boolean more = reader.seek(from) && reader.next();
            while (more && reader.sequence() < to) {
                reader.copyTo(event);
                if (event.kind() == EventKind.TICK && (id == Moments.ANY || event.id() == id)) {
                    found = reader.sequence();
                }
                more = reader.next();
            }
        }
        return found;
    }

    private void stepMoment(Moments moments, Stride by, boolean forward, int id)
            throws JournalException {
        String what = by == Stride.BAR ? "closed minute bar" : "signal";
        if (!forward) {
            survey.await(run.sequence(), interrupted);
            goTo(known(moments.before(run.sequence(), id), "no earlier " + what));
            return;
        }
        refresh();
        long target = survey.awaitAfter(moments, run.sequence(), id, span, interrupted);
        if (target == Moments.NONE && !interrupted.getAsBoolean()) {
            lookFor(by, id, what);
        } else if (target != Moments.NONE) {
            goTo(target);
        }
    }

    /** The recorded output does not reach as far as the recording: our own output must tell. */
    private void lookFor(Stride by, int id, String what) throws JournalException {
        if (survey.reaches(span.lastSequence())) {
            throw new TravelException(
                    "no further " + what + " in this recording",
                    day.grows() ? "it is still being written" : "go back, or open another day");
        }
        goTo(Math.max(run.sequence(), Math.min(survey.outputThrough(), span.lastSequence())));
        Tick next = run.peek();
        while (next != null && !interrupted.getAsBoolean()) {
            run.pass();
            run.settle();
            tell();
            if (by == Stride.BAR
                    ? check.closedBar(run.sequence(), id)
                    : check.gaveSignal(run.sequence(), id)) {
                return;
            }
            next = run.peek();
        }
    }

    private static long known(long found, String what) {
        if (found == Moments.NONE) {
            throw new TravelException(what + " in this recording", "go forward");
        }
        return found;
    }

    // ---- for any thread

    View view() {
        return view;
    }

    JournalSpan span() {
        return span;
    }

    long sequence() {
        return sequence;
    }

    long timeNs() {
        return timeNs;
    }

    /** Where the last run began, 0: at the beginning. */
    long fromSnapshot() {
        return fromSnapshot;
    }

    LiveCheck.Result agreement() {
        return check.result();
    }

    @Override
    public void close() {
        run.close();
    }
}
