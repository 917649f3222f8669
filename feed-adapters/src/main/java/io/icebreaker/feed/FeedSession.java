package io.icebreaker.feed;

import java.util.concurrent.locks.LockSupport;

/** The thread on which a {@link FeedMachine} lives. {@link #close} and {@link #wake} from any thread. */
final class FeedSession implements AutoCloseable {
    /** The machine is looked at so often; a fortieth of the shortest time-out by default. */
    private static final long LOOK_NS = 20_000_000L;

    private static final long CLOSE_MS = 15_000;

    private final FeedMachine machine;
    private final Thread thread;
    private volatile boolean isClosed;

    FeedSession(String name, FeedMachine machine) {
        this.machine = machine;
        thread = new Thread(this::run, "feed-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** There is something to do now. */
    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!isClosed) {
            machine.step();
            LockSupport.parkNanos(LOOK_NS);
        }
        machine.end();
    }

    /** Ends the connection and the thread; returns when both are gone, or after 15 s. */
    @Override
    public void close() {
        isClosed = true;
        wake();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
