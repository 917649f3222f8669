package io.icebreaker.feed.order;

import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.RestException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Reads the broker's order book from a thread of its own: every two seconds while an order is unknown, or
 * works at a broker that tells nothing by itself, every half minute otherwise; at once after an order was
 * sent or the stream told of one.
 */
final class BookWatch implements AutoCloseable {
    /** What the desk waits for. */
    enum Waiting {
        /** No order is on its way. */
        NOTHING,
        /** An order works: the stream tells of it, if it tells of any. */
        NEWS,
        /** What became of an order is not known: only the book tells. */
        ANSWER
    }

    private static final long BUSY_MS = 2_000;

    /** Updates come in bursts: one look for all of them. */
    private static final long BURST_MS = 200;

    private static final long IDLE_MS = 30_000;

    private final BrokerRest rest;
    private final Function<List<OrderState>, Waiting> onBook;
    private final Semaphore hurry = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "orders");
    private volatile List<OrderState> book = List.of();
    private volatile String problem = "";
    private volatile boolean isTold;

    /** @param onBook told each book that was read; answers what is waited for */
    BookWatch(BrokerRest rest, Function<List<OrderState>, Waiting> onBook) {
        this.rest = rest;
        this.onBook = onBook;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void hurry() {
        hurry.release();
    }

    /** The broker's stream told of an order: so it tells of others. Any thread; returns at once. */
    void news() {
        isTold = true;
        hurry();
    }

    List<OrderState> book() {
        return book;
    }

    String problem() {
        return problem;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (hurry.tryAcquire(pauseMs(look()), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(BURST_MS);
                    hurry.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    long pauseMs(Waiting waiting) {
        return switch (waiting) {
            case NOTHING -> IDLE_MS;
            case NEWS -> isTold ? IDLE_MS : BUSY_MS;
            case ANSWER -> BUSY_MS;
        };
    }

    /** Reads the book now; a failure is kept in words and tried again in time. */
    Waiting look() {
        try {
            List<OrderState> now = rest.book();
            book = now;
            problem = "";
            return onBook.apply(now);
        } catch (RestException e) {
            problem = e.getMessage();
            return Waiting.ANSWER;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
