package io.icebreaker.app.alert;

import io.icebreaker.feed.rest.CircuitBreaker;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One channel's queue and thread: however slow or dead it is, it delays nobody else. {@link #offer} and
 * {@link #status} from any thread; neither waits.
 */
final class ChannelWorker implements AutoCloseable {
    /** A call takes 15 s at most; what is still open then stays without a result: UNKNOWN. */
    private static final long CLOSE_MS = 16_000;

    private static final Job STOP = new Job(0, 0, null, null);

    private final Channel channel;
    private final int capacity;
    private final BlockingQueue<Job> queue;
    private final CircuitBreaker breaker;
    private final Deliverer deliverer;
    private final Consumer<String> told;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<DeliveryStatus, Long> counts = new EnumMap<>(DeliveryStatus.class);
    private String lastTrouble = "";
    private long full;

    /**
     * @param capacity messages that may wait
     * @param deliverer made with the pauser it is given, which a close wakes
     */
    ChannelWorker(
            Channel channel,
            int capacity,
            CircuitBreaker breaker,
            Function<Pauser, Deliverer> deliverer,
            Consumer<String> told) {
        this.channel = channel;
        this.capacity = capacity;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.breaker = breaker;
        this.deliverer =
                deliverer.apply(ns -> !closing.await(Math.max(0, ns), TimeUnit.NANOSECONDS));
        this.told = told;
        this.thread = new Thread(this::run, "alert-" + channel.word());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** False when the queue is full, which is counted. */
    boolean offer(Job job) {
        boolean isTaken = queue.offer(job);
        if (!isTaken) {
            synchronized (this) {
                full++;
            }
        }
        return isTaken;
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                Job job = queue.take();
                if (job != STOP) {
                    count(deliverer.deliver(job));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // close() waited long enough
        } catch (RuntimeException e) {
            told.accept(channel.word() + " has stopped, which should not have happened: " + e);
            throw e;
        }
    }

    private synchronized void count(Deliverer.Result result) {
        counts.merge(result.status(), 1L, Long::sum);
        if (result.status() != DeliveryStatus.SENT) {
            lastTrouble = result.words();
        }
    }

    synchronized ChannelStatus status() {
        return new ChannelStatus(
                channel,
                queue.size(),
                capacity,
                full,
                Map.copyOf(counts),
                breaker.status(),
                lastTrouble);
    }

    /** Lets it end after the call in hand; what waits stays QUEUED in the log, for the next run. */
    void stop() {
        closing.countDown();
        queue.offer(STOP); // where it is full the thread does not wait for more
    }

    /** Stops it and waits for that, some seconds. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
