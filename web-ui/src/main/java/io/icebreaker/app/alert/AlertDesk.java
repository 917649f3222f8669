package io.icebreaker.app.alert;

import io.icebreaker.feed.rest.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Takes alerts in, writes each down once, and hands it to its channels. A recovery that finds the same alerts
 * again finds them written: none is sent twice. {@link #accept} never waits: a thread of the desk's does the
 * writing, a thread a channel the sending. In a replay or a demo nothing leaves the machine unless that was
 * asked for.
 */
public final class AlertDesk implements AutoCloseable {
    /** 500 instruments for each of eight rules at one bar's close; with its fsync a write takes 2 to 3 ms. */
    private static final int INBOX = 4_000;

    private static final long LOOK_MS = 1_000;
    private static final Duration DAY = Duration.ofDays(1);
    private static final long CLOSE_MS = 20_000;
    private static final StoredAlert WAKE = new StoredAlert(0, null, null, null, null, 0, 0, 0);

    private final AlertPlan plan;
    private final Origin origin;
    private final InstantSource clock;
    private final Voice voice;
    private final AlertDatabase database;
    private final AlertBook book;
    private final OutcomeBook outcomes;
    private final OutcomeTracker tracker = new OutcomeTracker();
    private final Gate gate;
    private final Digests digests;
    private final Intake intake;
    private final Map<Channel, ChannelWorker> workers = new EnumMap<>(Channel.class);
    private final BlockingQueue<StoredAlert> inbox = new ArrayBlockingQueue<>(INBOX);
    private final AtomicLong full = new AtomicLong();
    private final AtomicLong unwritten = new AtomicLong();
    private final Thread thread = new Thread(this::run, "alerts");
    private final int cutShort;
    private volatile boolean isClosing;
    private Instant forgotten = Instant.EPOCH;

    /**
     * Opens the file and goes on where an earlier run left off.
     *
     * @param alsoSend whether messages of a replay or a demo leave the machine
     * @param environment for secrets that no file has
     * @param told hears in a line what goes wrong, from any thread
     * @throws IOException when the file cannot be opened, or another engine has it
     */
    public static AlertDesk open(
            AlertPlan plan,
            Origin origin,
            boolean alsoSend,
            Map<String, String> environment,
            Consumer<String> told)
            throws IOException {
        boolean isOpen = origin == Origin.LIVE || alsoSend;
        Clocks clocks = Clocks.USUAL;
        Map<Channel, Sender> senders =
                isOpen ? Senders.of(plan, environment, clocks.wall()) : Map.of();
        return open(plan, origin, isOpen, senders, clocks, told);
    }

    /** With other senders and clocks. */
    static AlertDesk open(
            AlertPlan plan,
            Origin origin,
            boolean isOpen,
            Map<Channel, Sender> senders,
            Clocks clocks,
            Consumer<String> told)
            throws IOException {
        AlertDatabase database = AlertDatabase.own(plan.file());
        try {
            return new AlertDesk(plan, origin, isOpen, senders, database, clocks, told).start();
        } catch (IOException e) {
            database.close();
            throw e;
        }
    }

    private AlertDesk(
            AlertPlan plan,
            Origin origin,
            boolean isOpen,
            Map<Channel, Sender> senders,
            AlertDatabase database,
            Clocks clocks,
            Consumer<String> told)
            throws IOException {
        this.plan = plan;
        this.origin = origin;
        this.clock = clocks.wall();
        this.voice = new Voice(told, clock);
        this.database = database;
        this.book = new AlertBook(database);
        this.outcomes = new OutcomeBook(database);
        this.gate = new Gate(plan);
        var log = new DeliveryLog(database);
        senders.forEach(
                (channel, sender) -> workers.put(channel, worker(channel, sender, log, clocks)));
        var dispatch = new Dispatch(plan, isOpen, workers, log, clock);
        this.digests = new Digests(plan, origin, book, dispatch, gate);
        this.intake = new Intake(book, gate, digests, dispatch, tracker);
        this.cutShort = log.recover(clock.instant());
        dispatch.resume(origin);
        digests.resume(clock.instant());
        thread.setDaemon(true);
    }

    private ChannelWorker worker(Channel channel, Sender sender, DeliveryLog log, Clocks clocks) {
        var breaker = CircuitBreaker.usual(clocks.monotonic());
        return new ChannelWorker(
                channel,
                plan.queue(),
                breaker,
                pauser ->
                        new Deliverer(
                                sender,
                                log,
                                breaker,
                                pauser,
                                clocks.jitter(),
                                clocks.wall(),
                                voice),
                voice);
    }

    private AlertDesk start() throws IOException {
        if (origin == Origin.LIVE) {
            outcomes.resume(origin, clock.instant(), tracker);
        }
        if (cutShort > 0) {
            voice.accept(
                    cutShort
                            + " alert messages were under way when the engine ended last time: they may"
                            + " have arrived, and are not sent again");
        }
        workers.values().forEach(ChannelWorker::start);
        thread.start();
        return this;
    }

    /**
     * Takes an alert. Never waits.
     *
     * @param fate what the rules decided
     * @param priceE4 of its instrument, 0 when there is none
     * @param closeNs when its instrument's session closes, epoch ns
     * @return false when there was no room, which is counted: it is neither kept nor sent
     */
    public boolean accept(Alert alert, Fate fate, long priceE4, long closeNs) {
        return offer(AlertKind.ALERT, alert, fate, priceE4, closeNs);
    }

    private boolean offer(AlertKind kind, Alert alert, Fate fate, long priceE4, long closeNs) {
        long nowMs = clock.instant().toEpochMilli();
        boolean isTaken =
                inbox.offer(new StoredAlert(0, kind, origin, alert, fate, nowMs, priceE4, closeNs));
        if (!isTaken) {
            full.incrementAndGet();
        }
        return isTaken;
    }

    /** Sends a test message by one channel; the delivery log tells what came of it. Never waits. */
    public boolean test(Channel channel) {
        return offer(AlertKind.TEST, TestMessage.of(channel, clock.instant()), Fate.FIRED, 0, 0);
    }

    /** Holds all but CRITICAL alerts back for so long; zero ends it. */
    public void mute(Duration length) {
        gate.mute(clock.instant(), length);
    }

    /** Until when a mute lasts; in the past when there is none. */
    public Instant mutedUntil() {
        return gate.mutedUntil();
    }

    /** Wants prices, for what comes after alerts. */
    public OutcomeTracker outcomes() {
        return tracker;
    }

    private void run() {
        try {
            while (!isClosing || !inbox.isEmpty()) {
                StoredAlert next = inbox.poll(LOOK_MS, TimeUnit.MILLISECONDS);
                step(next == WAKE ? null : next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // close() waited long enough
        }
    }

    /** One alert, or none; a disk that fails, or a bug, costs that alert, and the next is tried again. */
    private void step(StoredAlert next) {
        try {
            if (next != null) {
                intake.take(next);
            }
            List<OutcomeTracker.After> found = tracker.drain();
            if (!found.isEmpty()) {
                outcomes.write(found);
            }
            if (!isClosing) {
                digests.look(clock.instant());
                forget(clock.instant());
            }
        } catch (IOException e) {
            unwritten.addAndGet(next == null ? 0 : 1);
            voice.accept("alerts cannot be written, so none is sent: " + e.getMessage());
        } catch (RuntimeException e) {
            unwritten.addAndGet(next == null ? 0 : 1);
            voice.accept("an alert is lost, which should not have happened: " + e);
        }
    }

    private void forget(Instant now) throws IOException {
        if (now.isAfter(forgotten.plus(DAY))) {
            forgotten = now;
            book.forget(plan.keep(), now);
        }
    }

    public DeskStatus status() {
        return new DeskStatus(
                inbox.size(),
                INBOX,
                full.get(),
                unwritten.get(),
                intake.repeated(),
                cutShort,
                intake.fates(),
                tracker.waiting(),
                tracker.full(),
                workers.values().stream().map(ChannelWorker::status).toList());
    }

    /** Writes what came, lets calls in hand end, leaves the rest for the next run. */
    @Override
    public void close() throws IOException {
        isClosing = true;
        inbox.offer(WAKE); // where there is no room nobody sleeps
        workers.values().forEach(ChannelWorker::stop);
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
        workers.values().forEach(ChannelWorker::close);
        database.close();
    }
}
