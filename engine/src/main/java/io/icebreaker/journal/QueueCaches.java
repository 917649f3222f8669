package io.icebreaker.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What lies around the writers of a day's queues stays in the kernel's memory ({@link QueueCache}). Fetching
 * before them is for days that leave the time: while all of them together write fast, their own faults, in
 * large parts, cost less than a neighbour that has to share the cores with them. {@link #look} from one
 * thread, which may wait for the disk; {@link #add} from any.
 */
final class QueueCaches implements AutoCloseable {
    /** Written by all between two looks at 50 ms, bytes: 20 MB a second. */
    static final long FAST = 1L << 20;

    private final List<QueueCache> all = new CopyOnWriteArrayList<>();

    /** Looks after one more. */
    QueueCache add(MappedAhead writer) {
        var one = new QueueCache(writer, QueueCache.KEPT);
        all.add(one);
        return one;
    }

    /** Fetches what comes next where there is time to, lets go of what is over. */
    void look() {
        long written = 0;
        for (QueueCache one : all) {
            written += one.follow();
        }
        for (QueueCache one : all) {
            one.look(written <= FAST);
        }
    }

    @Override
    public void close() {
        all.forEach(QueueCache::close);
    }
}
