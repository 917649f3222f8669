package io.icebreaker.journal;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Looks after a journal being written, beside the lanes: makes it durable each window, stops it before the
 * disk is full, follows it over the day's end, and raises the alarm (reliability 3.1, promise 2). Two
 * threads, for a force may hang: {@code journal-sync} forces and looks after the kernel's cache, which may
 * wait for the disk too; {@code journal-watch} does the rest and notices that. No lane waits for a force;
 * one asks the disk for room itself when the watch is late.
 */
public final class JournalKeeper implements AutoCloseable {
    /** Looks of the watch; the gate closes that much after the disk has run low. */
    private static final long WATCH_MS = 50;

    /** A force that takes longer is told; within two seconds, says F7. */
    private static final long STALL_NS = 1_000_000_000L;

    private static final long NOTE_NS = 1_000_000_000L;
    private static final int ALARMS_KEPT = 64;
    private static final double NS_PER_MS = 1e6;
    private static final long MIB = 1L << 20;

    private final JournalDirectory directory;
    private final JournalStage stage;
    private final Counters counters;
    private final GroupCommit commit;
    private final SpaceGuard space;
    private final RollCanary canary;
    private final List<QueueRoom> rooms = new CopyOnWriteArrayList<>();
    private final List<MappedAhead> aheads = new CopyOnWriteArrayList<>();
    private final QueueCaches caches = new QueueCaches();
    private FrameJournal frames;
    private final ScheduledExecutorService sync = thread("journal-sync");
    private final ScheduledExecutorService watch = thread("journal-watch");
    private final Deque<String> alarms = new ArrayDeque<>();
    private boolean isStalled;
    private boolean isNoted;
    private boolean toldThatUnnoted;
    private long notedNs;

    private JournalKeeper(
            JournalDirectory directory,
            JournalStage stage,
            OutputJournal output,
            Counters counters) {
        this.directory = directory;
        this.stage = stage;
        this.counters = counters;
        JournalOptions options = directory.options();
        commit =
                new GroupCommit(
                        directory.path(), options.disk(), stage::journaled, counters, this::alarm);
        rooms.add(room("input", stage.ahead()::position));
        stage.room(rooms.get(0));
        add(stage.ahead());
        if (output != null) {
            rooms.add(room("output", output.ahead()::position));
            output.room(rooms.get(1));
            add(output.ahead());
        }
        space = new SpaceGuard(directory.path(), stage.gate(), options, rooms, this::alarm);
        canary = new RollCanary(directory, stage::lastIndex, counters, this::alarm);
    }

    /**
     * Starts looking after; {@code output} is null when output does not go to the journal. A new journal is
     * refused on a disk that is too full already.
     */
    public static JournalKeeper start(
            JournalDirectory directory, JournalStage stage, OutputJournal output, Counters counters)
            throws JournalException {
        var keeper = new JournalKeeper(directory, stage, output, counters);
        keeper.space.pass();
        if (!stage.gate().isOpen() && stage.recoveredThrough() == 0) {
            keeper.giveUp(output);
            throw new JournalException(
                    "no journal is begun in "
                            + directory.path()
                            + ": "
                            + stage.gate().closedBecause()
                            + "; make room, choose another --journal, or lower journal.minFreeMb");
        }
        int windowMs = directory.options().syncWindowMs();
        if (windowMs > 0) {
            keeper.sync.scheduleWithFixedDelay(
                    keeper.guarded(keeper.commit::pass), 0, windowMs, TimeUnit.MILLISECONDS);
        }
        keeper.sync.scheduleWithFixedDelay(
                keeper.guarded(keeper.caches::look), WATCH_MS, WATCH_MS, TimeUnit.MILLISECONDS);
        keeper.watch.scheduleWithFixedDelay(
                keeper.guarded(keeper::watch), WATCH_MS, WATCH_MS, TimeUnit.MILLISECONDS);
        return keeper;
    }

    /** Keeps the frames of sockets beside the journal, from now on until {@link #close}. Call it once. */
    public FrameJournal captureFrames() {
        frames =
                FrameJournal.open(
                        directory, stage.recoveredThrough(), stage.gate()::isOpen, counters);
        QueueRoom room = room(FrameJournal.QUEUE, frames.ahead()::position);
        frames.room(room);
        rooms.add(room);
        add(frames.ahead());
        return frames;
    }

    private void add(MappedAhead ahead) {
        aheads.add(ahead);
        caches.add(ahead);
    }

    private void giveUp(OutputJournal output) {
        sync.shutdown();
        watch.shutdown();
        stage.onStop();
        if (output != null) {
            output.close();
        }
    }

    private QueueRoom room(String queue, LongSupplier position) {
        JournalOptions options = directory.options();
        return new QueueRoom(
                directory.path().resolve(queue), position, options.disk(), options.aheadBytes());
    }

    private static ScheduledExecutorService thread(String name) {
        return new ScheduledThreadPoolExecutor(
                1,
                work -> {
                    var daemon = new Thread(work, name);
                    daemon.setDaemon(true);
                    return daemon;
                });
    }

    /** What is thrown must not end the looking after. */
    private Runnable guarded(Runnable pass) {
        return () -> {
            try {
                pass.run();
            } catch (Exception e) {
                alarm("looking after the journal failed: " + e);
            }
        };
    }

    private void watch() {
        watchForce();
        space.pass();
        aheads.forEach(MappedAhead::look);
        noteOpenGap();
        canary.pass();
    }

    private void watchForce() {
        boolean stalls = commit.runningNs() > STALL_NS;
        if (stalls && !isStalled) {
            counters.add(Counter.SYNC_STALLED, 1);
            alarm(
                    "the disk has not made the journal durable for more than a second;"
                            + " live goes on, a power cut may cost more than the window");
        }
        isStalled = stalls;
    }

    /** Should the process end now, the next one knows what is missing. */
    private void noteOpenGap() {
        long from = stage.gaps().openFrom();
        long nowNs = System.nanoTime();
        try {
            if (from == 0 && isNoted) {
                OpenGap.forget(directory.path());
                isNoted = false;
            } else if (from != 0 && (!isNoted || nowNs - notedNs > NOTE_NS)) {
                notedNs = nowNs;
                isNoted = true;
                long atNs = TimeUnit.MILLISECONDS.toNanos(directory.options().wallMs().getAsLong());
                OpenGap.write(directory.path(), new Gap(from, stage.passed(), 0, 0, atNs));
                toldThatUnnoted = false;
            }
        } catch (IOException | JournalException e) {
            if (!toldThatUnnoted) {
                alarm("cannot note that events are not journaled: " + e.getMessage());
            }
            toldThatUnnoted = true;
        }
    }

    private void alarm(String message) {
        synchronized (alarms) {
            if (alarms.size() == ALARMS_KEPT) {
                alarms.removeFirst();
            }
            alarms.addLast(message);
        }
    }

    /** What was raised since the last call, for people; any thread. */
    public List<String> takeAlarms() {
        synchronized (alarms) {
            List<String> taken = List.copyOf(alarms);
            alarms.clear();
            return taken;
        }
    }

    /** How it stands; any thread. */
    public JournalStatus status() {
        ForceTimes times = commit.times();
        long running = commit.runningNs();
        long pending = directory.options().syncWindowMs() == 0 ? 0 : commit.pendingNs();
        long window = Math.max(times.windowNs(System.nanoTime()), pending);
        long usable = space.usableBytes();
        return new JournalStatus(
                stage.gaps().openFrom() == 0 && stage.gate().isOpen(),
                stage.gate().closedBecause(),
                stage.journaled(),
                commit.durable(),
                directory.options().syncWindowMs(),
                ms(window),
                ms(Math.max(times.largestWindowNs(), pending)),
                ms(times.quantileNs(0.5)),
                ms(times.quantileNs(0.99)),
                ms(running),
                times.count(),
                usable < 0 ? -1 : usable / MIB,
                directory.options().minFreeBytes() / MIB,
                stage.gaps().count(),
                stage.gaps().openFrom(),
                canary.crossedRolls());
    }

    private static double ms(long ns) {
        return Math.round(ns / NS_PER_MS * 1_000) / 1_000.0;
    }

    /** The writers have closed: forces the last of it, gives back room, stops. */
    @Override
    public void close() {
        if (frames != null) {
            frames.close();
        }
        stop(watch);
        if (stop(sync)) {
            caches.close();
            makeTheRestDurable();
        }
        try {
            space.release();
        } catch (IOException e) {
            alarm("room allocated for the journal is not given back: " + e.getMessage());
        }
        guarded(this::noteOpenGap).run();
    }

    private void makeTheRestDurable() {
        if (directory.options().syncWindowMs() > 0) {
            commit.pass();
            if (commit.durable() == stage.journaled()) {
                directory.durable();
            }
        }
    }

    /** False when it hangs on the disk. */
    private static boolean stop(ScheduledExecutorService thread) {
        thread.shutdown();
        try {
            return thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
