package io.icebreaker.telemetry;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What threads that handle packets allocate, looked at from outside once a second: the JVM counts it as they
 * go, and reading the count stops nobody. Lanes are told, sockets come and go. One thread, the reader's.
 */
public final class AllocationWatch {
    /** What threads of feeds' sockets are called, before the feed's name. */
    public static final String SOCKET = "socket-";

    /** Brokers times connections, and those of an earlier connection that are about to end. */
    private static final int MOST_SOCKETS = 64;

    private final ThreadMXBean jvm = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Watched> watched = new ArrayList<>();
    private final Thread[] found = new Thread[1_024];

    /** One thread under watch: what it had allocated at each of the last ten looks. */
    private static final class Watched {
        private final Thread thread;
        private final boolean isLane;
        private final long firstBytes;
        private final long[] bytes = new long[LatencyWindow.SECONDS];
        private long latest;
        private long before;

        Watched(Thread thread, boolean isLane, long bytes) {
            this.thread = thread;
            this.isLane = isLane;
            firstBytes = bytes;
            latest = bytes;
            Arrays.fill(this.bytes, bytes);
        }

        void look(int turn, long now) {
            before = bytes[turn];
            bytes[turn] = now;
            latest = now;
        }

        HotThread toHotThread() {
            return new HotThread(thread.getName(), isLane, latest - firstBytes, latest - before);
        }
    }

    private int turn;

    /** A thread that runs stages, from now on. */
    public void lane(Thread lane) {
        if (isNew(lane)) {
            watched.add(new Watched(lane, true, bytesOf(lane)));
        }
    }

    /** A second is over. */
    public void endSecond() {
        turn = (turn + 1) % LatencyWindow.SECONDS;
        watched.removeIf(each -> !each.thread.isAlive());
        for (Watched each : watched) {
            each.look(turn, bytesOf(each.thread));
        }
        addSockets();
    }

    private void addSockets() {
        int count = root().enumerate(found);
        for (int i = 0; i < count; i++) {
            Thread thread = found[i];
            found[i] = null;
            if (thread.getName().startsWith(SOCKET) && isNew(thread)) {
                watched.add(new Watched(thread, false, bytesOf(thread)));
            }
        }
    }

    private boolean isNew(Thread thread) {
        return watched.size() < MOST_SOCKETS
                && watched.stream().noneMatch(each -> each.thread == thread);
    }

    private static ThreadGroup root() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    private long bytesOf(Thread thread) {
        return Math.max(0, jvm.getThreadAllocatedBytes(thread.getId()));
    }

    public List<HotThread> threads() {
        return watched.stream().map(Watched::toHotThread).toList();
    }
}
