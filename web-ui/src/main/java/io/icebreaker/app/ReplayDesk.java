package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.travel.Day;
import io.icebreaker.travel.Status;
import io.icebreaker.travel.TimeMachine;
import io.icebreaker.travel.TravelException;
import io.icebreaker.travel.View;
import io.icebreaker.web.EngineView;
import io.icebreaker.web.Replays;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Opens one recorded day at a time, and closes it when nobody has moved it for half an hour. Bookmarks stay
 * beside the day's journal, in its {@code bookmarks.csv} ({@link BookmarkFile}). Any thread.
 */
final class ReplayDesk implements Replays {
    /** A board takes some 200 MB; a forgotten one is not to be carried for ever. */
    static final Duration IDLE = Duration.ofMinutes(30);

    /** A pipeline, and two boards while the day is taken up at an earlier place. */
    private static final int NEEDED_MB = 420;

    private final RecordedDays days;
    private final Duration idle;
    private final HeapRoom heap;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(ReplayDesk::thread);
    private volatile TimeMachine open;
    private volatile String note;
    private long movedAtNs;
    private long movedTo;

    ReplayDesk(RecordedDays days) {
        this(days, IDLE, new HeapRoom());
    }

    ReplayDesk(RecordedDays days, Duration idle, HeapRoom heap) {
        this.days = days;
        this.idle = idle;
        this.heap = heap;
        long everyMs = Math.max(10, idle.toMillis() / 30);
        watch.scheduleWithFixedDelay(this::look, everyMs, everyMs, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "icebreaker-replay-desk");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public List<Entry> days() {
        return days.list();
    }

    @Override
    public TimeMachine current() {
        return open;
    }

    @Override
    public String note() {
        return note;
    }

    @Override
    public synchronized TimeMachine open(String name) {
        Path path = days.path(name);
        if (path == null) {
            throw new TravelException(
                    "no recorded day '" + name + "'", "GET /api/replay lists those there are");
        }
        if (open != null && open.day().name().equals(name) && open.status().error() == null) {
            movedAtNs = System.nanoTime();
            return open;
        }
        shut(null);
        requireRoom(path);
        try {
            var directory = JournalDirectory.forReading(path);
            open =
                    TimeMachine.open(
                            new Day(
                                    name,
                                    path,
                                    days.isLive(path),
                                    JournalScan.of(path).instrumentCapacity(),
                                    SetOptions.kept(directory),
                                    room -> Boards.of(room, Boards.DEFAULT_MB)),
                            new BookmarkFile(path));
        } catch (JournalException | CommandException e) {
            throw new TravelException(
                    e.getMessage(), "icebreaker verify --journal " + path + " tells more");
        }
        movedAtNs = System.nanoTime();
        return open;
    }

    /** What runs out of memory here would end the live day, too. */
    private void requireRoom(Path path) {
        if (!heap.holds(NEEDED_MB)) {
            throw new TravelException(
                    "a replay takes up to "
                            + NEEDED_MB
                            + " MB, more than the live day leaves of "
                            + HeapRoom.mostMb()
                            + " MB of heap",
                    "icebreaker replay --page --journal "
                            + path
                            + " shows it in a process of its own; or start with"
                            + " ICEBREAKER_JAVA_OPTS=-Xmx2g");
        }
    }

    private void shut(String why) {
        TimeMachine machine = open;
        note = why;
        open = null;
        if (machine != null) {
            machine.close();
        }
    }

    /** Closes a day that stands still and that nobody has moved for long. */
    private synchronized void look() {
        if (open == null) {
            return;
        }
        Status status = open.status();
        if (status.sequence() != movedTo) {
            movedTo = status.sequence();
            movedAtNs = System.nanoTime();
        } else if (System.nanoTime() - movedAtNs > idle.toNanos()) {
            shut(
                    status.journal()
                            + " was closed after "
                            + idle.toMinutes()
                            + " minutes without a move");
        }
    }

    @Override
    public EngineView engine(View view) {
        return new ReplayStatus(view);
    }

    @Override
    public synchronized void close() {
        shut(null);
    }

    /** Closes the day that is open, and watches no more. */
    synchronized void stop() {
        watch.shutdownNow();
        shut(null);
    }
}
