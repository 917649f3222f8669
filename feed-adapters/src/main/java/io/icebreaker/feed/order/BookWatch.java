package io.icebreaker.feed.order;

import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.RestException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Reads the broker's order book from a thread of its own: every two seconds while an order works or is
 * unknown, every half minute otherwise, at once after an order was sent.
 */
final class BookWatch implements AutoCloseable {
    private static final long BUSY_MS = 2_000;
    private static final long IDLE_MS = 30_000;

    private final BrokerRest rest;
    private final Predicate<List<OrderState>> onBook;
    private final Semaphore hurry = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "orders");
    private volatile List<OrderState> book = List.of();
    private volatile String problem = "";

    /** @param onBook told each book that was read; answers whether more news are waited for */
    BookWatch(BrokerRest rest, Predicate<List<OrderState>> onBook) {
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

    List<OrderState> book() {
        return book;
    }

    String problem() {
        return problem;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean isBusy = look();
                if (hurry.tryAcquire(isBusy ? BUSY_MS : IDLE_MS, TimeUnit.MILLISECONDS)) {
                    hurry.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** Reads the book now; a failure is kept in words and tried again in time. */
    boolean look() {
        try {
            List<OrderState> now = rest.book();
            book = now;
            problem = "";
            return onBook.test(now);
        } catch (RestException e) {
            problem = e.getMessage();
            return true;
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
