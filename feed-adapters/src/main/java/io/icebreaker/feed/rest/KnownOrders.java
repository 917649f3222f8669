package io.icebreaker.feed.rest;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What brokers want told again of an order that is to be changed or cancelled, kept from its placing and from
 * each reading of the book: a cancel must not wait for a book. Any thread.
 *
 * @param <T> of one order
 */
public final class KnownOrders<T> {
    /** How long a question before a change or cancel may take. */
    public static final Duration ASK_WITHIN = Duration.ofSeconds(2);

    /** No account places as many in a day. */
    private static final int MOST = 20_000;

    private final Map<String, T> byId = new ConcurrentHashMap<>();
    private final AtomicLong forgotten = new AtomicLong();

    /** Keeps what is known of an order; when full, all is forgotten and asked for again. */
    public void put(String orderId, T order) {
        if (byId.size() >= MOST) {
            forgotten.addAndGet(byId.size());
            byId.clear();
        }
        byId.put(orderId, order);
    }

    /** Null while nothing is known. */
    public T get(String orderId) {
        return byId.get(orderId);
    }

    /** Orders forgotten because there were too many. */
    public long forgotten() {
        return forgotten.get();
    }
}
