package io.icebreaker.travel;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.tick.Tick;
import io.icebreaker.travel.Status.State;
import java.util.List;

/**
 * A recorded day as a film: play at any speed, pause, go to any moment, step. What there is to see is a
 * board of its own ({@link #view}); live goes on beside it.
 *
 * <p><b>Threading.</b> Methods may be called by any thread; a transport thread of low priority does the work,
 * parks while there is none, and leaves what it is doing when a new command comes. <b>Errors.</b> What cannot
 * be done is refused with a {@link TravelException}; a damaged journal is a {@link State#FAILED} whose sound
 * part can still be seen.
 */
public final class TimeMachine implements AutoCloseable {
    /** As fast as it goes. */
    public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

    /** What a person waits for an answer; a longer way goes on, and the state says so. */
    private static final long ANSWER_MS = 1_000;

    private static final long OPEN_MS = 30_000;
    private static final int MOST_STEPS = 1_000;
    private static final int MOST_BOOKMARKS = 100;
    private static final long SLICE_NS = 20_000_000L;
    private static final long IDLE_NS = 250_000_000L;
    private static final double NS_PER_MS = 1e6;

    private final Day day;
    private final Survey survey;
    private final Commands commands = new Commands();
    private final Pacer pacer = new Pacer();
    private final Bookmarks bookmarks;
    private final Thread thread;
    private volatile Navigator navigator;
    private volatile State state = State.PAUSED;
    private volatile double speed = 1;
    private volatile double seekMs;
    private volatile Loop loop = Loop.NONE;
    private volatile String error;
    private volatile boolean closed;

    private TimeMachine(Day day, BookmarkShelf shelf) throws JournalException {
        this.day = day;
        bookmarks = new Bookmarks(MOST_BOOKMARKS, shelf);
        survey = new Survey(JournalDirectory.forReading(day.path()), day.grows());
        thread = new Thread(this::run, "icebreaker-replay");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /** Opens a day at its first packet, paused, with the bookmarks on its shelf. */
    public static TimeMachine open(Day day, BookmarkShelf shelf) throws JournalException {
        var machine = new TimeMachine(day, shelf);
        machine.thread.start();
        try {
            machine.commands.ask(machine::begin, OPEN_MS);
        } catch (TravelException e) {
            machine.close();
            throw e;
        }
        if (machine.navigator == null) {
            machine.close();
            throw new TravelException(
                    day.name() + " does not open within " + OPEN_MS + " ms", "try again");
        }
        machine.survey.start();
        return machine;
    }

    /** On the transport thread, so that the pipeline's threads have its low priority. */
    private void begin() throws JournalException {
        navigator = new Navigator(day, survey, () -> closed || commands.any());
    }

    // ---- what a person asks for

    /** Plays from here on; a day that has ended begins again. */
    public void play(double wanted) {
        Pacer.check(wanted);
        ask(
                () -> {
                    speed = wanted;
                    if (navigator.peek() == null && !day.grows()) {
                        seek(0);
                    }
                    pacer.restart();
                    state = State.PLAYING;
                });
    }

    /** Another speed, without starting or stopping. */
    public void speed(double wanted) {
        Pacer.check(wanted);
        speed = wanted;
    }

    public void pause() {
        ask(
                () -> {
                    navigator.show();
                    state = navigator.peek() == null && !day.grows() ? State.ENDED : State.PAUSED;
                });
    }

    /** Goes behind an event; a day that plays goes on playing from there. */
    public void seekSequence(long sequence) {
        ask(() -> seek(sequence));
    }

    /** Goes to a moment: behind the last event received at that time or before, ns UTC. */
    public void seekTime(long timeNs) {
        ask(() -> seek(navigator.sequenceAt(timeNs)));
    }

    /**
     * Steps, and pauses.
     *
     * @param count how many, negative for back
     * @param id of the instrument it is about, negative for any
     */
    public void step(Stride by, int count, int id) {
        if (count == 0 || Math.abs(count) > MOST_STEPS) {
            throw new TravelException(
                    "no such step", "count is within 1.." + MOST_STEPS + ", either way");
        }
        ask(() -> timed(State.PAUSED, () -> navigator.step(by, count, Math.max(Moments.ANY, id))));
    }

    /** Plays this range over and over, ns UTC; both 0: no more. */
    public void loop(long fromNs, long toNs) {
        loop = Loop.of(fromNs, toNs);
    }

    /** Keeps the place that is on show. */
    public void bookmark(String label) {
        bookmarks.add(new Bookmark(navigator.sequence(), navigator.timeNs(), label));
    }

    /** Forgets the bookmark at an event. */
    public void forget(long sequence) {
        bookmarks.remove(sequence);
    }

    private void ask(Commands.Work work) {
        if (closed) {
            throw new TravelException("the replay is closed", "open it again");
        }
        commands.ask(work, ANSWER_MS);
    }

    // ---- the transport thread

    private void run() {
        while (!closed) {
            try {
                long waitNs = state == State.PLAYING ? pacer.takeWaitNs() : IDLE_NS;
                Runnable command = commands.next(waitNs, this::fail);
                if (command != null) {
                    command.run();
                } else if (state == State.PLAYING) {
                    play();
                } else if (day.grows() && navigator != null) {
                    navigator.refresh();
                }
            } catch (InterruptedException e) {
                closed = true;
            } catch (JournalException | RuntimeException e) {
                fail(e);
            }
        }
        commands.refuseAll();
        if (navigator != null) {
            navigator.close();
        }
    }

    private void fail(Throwable e) {
        error = e.getMessage();
        state = State.FAILED;
    }

    private void seek(long sequence) throws JournalException {
        State after = state == State.PLAYING ? State.PLAYING : State.PAUSED;
        timed(after, () -> navigator.goTo(sequence));
        pacer.restart();
    }

    private void timed(State after, Commands.Work work) throws JournalException {
        long fromNs = System.nanoTime();
        state = State.SEEKING;
        error = null;
        try {
            work.run();
        } finally {
            seekMs = (System.nanoTime() - fromNs) / NS_PER_MS;
            state = after;
        }
    }

    /** A slice of playing, short enough to hear commands. */
    private void play() throws JournalException {
        long untilNs = System.nanoTime() + SLICE_NS;
        while (!commands.any() && System.nanoTime() < untilNs) {
            Tick next = navigator.peek();
            if (next == null) {
                atTheEnd();
                return;
            }
            if (loop.isPassedBy(next.receiveTimeNs())) {
                seek(navigator.sequenceAt(loop.fromNs()));
                return;
            }
            if (speed != MAX_SPEED && !pacer.isDue(next.receiveTimeNs(), speed)) {
                break;
            }
            navigator.pass();
        }
        navigator.tell();
    }

    private void atTheEnd() throws JournalException {
        navigator.show();
        if (!day.grows() && loop.isOn()) {
            seek(navigator.sequenceAt(loop.fromNs()));
        } else if (day.grows()) {
            navigator.refresh();
            pacer.restart();
            pacer.rest(IDLE_NS / 5);
        } else {
            state = State.ENDED;
        }
    }

    // ---- for any thread

    public Day day() {
        return day;
    }

    /** What there is to see now. */
    public View view() {
        return navigator.view();
    }

    public List<Bookmark> bookmarks() {
        return bookmarks.all();
    }

    public Status status() {
        LiveCheck.Result agreement = navigator.agreement();
        var span = navigator.span();
        return new Status(
                day.name(),
                state,
                speed,
                navigator.sequence(),
                navigator.timeNs(),
                span.firstSequence(),
                span.lastSequence(),
                span.firstTimeNs(),
                span.lastTimeNs(),
                day.grows(),
                agreement.replayHash(),
                agreement.liveHash(),
                agreement.identicalThroughNs(),
                agreement.differsAt(),
                agreement.difference(),
                agreement.ended(),
                agreement.behindGap(),
                seekMs,
                navigator.fromSnapshot(),
                bookmarks.all(),
                loop.fromNs(),
                loop.toNs(),
                survey.ticks(),
                survey.instruments(),
                survey.isCounted(),
                survey.failure(),
                survey.notSteppable(),
                survey.gaps().found(),
                survey.gaps().count(),
                error);
    }

    /** Ends the threads; the board stays readable. */
    @Override
    public void close() {
        closed = true; // no interrupt: it would close the journal's files under other readers
        survey.close();
        try {
            thread.join(OPEN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
