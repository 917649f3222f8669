package io.icebreaker.journal;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Makes durable, again and again, what the queues have written since the last time: one force for all
 * events of a window. What it takes is measured: the age, at the end of a force, of the oldest event it made
 * durable, is what a power cut a moment earlier would have cost.
 *
 * <p>{@link #pass} is for one thread; the rest for any.
 */
final class GroupCommit {
    private final List<Path> queues;
    private final Disk disk;
    private final LongSupplier journaled;
    private final Counters counters;
    private final Consumer<String> alarm;
    private final ForceTimes times = new ForceTimes();
    private final List<Path> known = new ArrayList<>();
    private volatile long coveredFromNs = System.nanoTime();
    private boolean isFailing;
    private volatile long durable;
    private volatile long runningSinceNs;

    GroupCommit(
            Path directory,
            Disk disk,
            LongSupplier journaled,
            Counters counters,
            Consumer<String> alarm) {
        this.queues =
                List.of(
                        directory.resolve(FrameJournal.QUEUE),
                        directory.resolve("output"),
                        directory.resolve("input"));
        this.disk = disk;
        this.journaled = journaled;
        this.counters = counters;
        this.alarm = alarm;
        known.add(directory);
    }

    /** Forces what is new; an idle journal costs nothing. */
    void pass() {
        long nowNs = System.nanoTime();
        long reached = journaled.getAsLong();
        if (reached == durable) {
            coveredFromNs = nowNs;
            return;
        }
        runningSinceNs = nowNs == 0 ? 1 : nowNs;
        try {
            force();
            long doneNs = System.nanoTime();
            // Whatever was acknowledged before the last look is forced already: nothing is older.
            times.add(doneNs, doneNs - nowNs, doneNs - coveredFromNs);
            coveredFromNs = nowNs;
            durable = reached;
            isFailing = false;
        } catch (IOException e) {
            failed(e, reached);
        } finally {
            runningSinceNs = 0;
        }
    }

    /** Once said is enough; the counter goes on. */
    private void failed(IOException e, long reached) {
        counters.add(Counter.SYNC_FAILURES, 1);
        if (!isFailing) {
            alarm.accept(
                    "the disk refuses to make the journal durable ("
                            + e.getMessage()
                            + "): a power cut may cost events "
                            + (durable + 1)
                            + " to "
                            + reached
                            + " and later ones");
        }
        isFailing = true;
    }

    /** Output first: what is durable of it has its cause on the medium, or forced in a moment. */
    private void force() throws IOException {
        for (Path queue : queues) {
            if (Files.isDirectory(queue)) {
                forceNewest(queue);
            }
        }
    }

    /** The newest file always; all of them, their names too, when there is one more: the queue has rolled. */
    private void forceNewest(Path queue) throws IOException {
        List<Path> files = QueueFiles.data(queue);
        if (files.isEmpty()) {
            return;
        }
        Path newest = files.get(files.size() - 1);
        if (known.contains(newest)) {
            disk.force(newest);
            return;
        }
        for (Path file : files.subList(Math.max(0, files.size() - 2), files.size())) {
            disk.force(file);
        }
        disk.force(queue.resolve(JournalDirectory.METADATA));
        disk.force(queue);
        disk.force(queue.getParent());
        known.add(newest);
    }

    /** The last event that survives a power cut. */
    long durable() {
        return durable;
    }

    /** For how long the force under way has been running, ns; 0 when there is none. */
    long runningNs() {
        long since = runningSinceNs;
        return since == 0 ? 0 : System.nanoTime() - since;
    }

    /** How old the oldest event not yet durable may be, ns; 0 when all are. */
    long pendingNs() {
        long since = coveredFromNs;
        return journaled.getAsLong() == durable ? 0 : System.nanoTime() - since;
    }

    ForceTimes times() {
        return times;
    }
}
