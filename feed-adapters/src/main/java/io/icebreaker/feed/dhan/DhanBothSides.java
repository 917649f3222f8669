package io.icebreaker.feed.dhan;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Between the depth decoder and a sink: gives each one-sided tick the other side as it was last told, so
 * that an engine never takes silence about a side for its being empty.
 *
 * <p>One thread. One small object for each instrument met; a depth socket carries 50 (feed-dhan 1), and more
 * than {@link #MAX_BOOKS} pass through as they are.
 */
final class DhanBothSides implements TickSink {
    static final int MAX_BOOKS = 1_024;

    private final DhanDepthDecoder decoder;
    private TickSink sink;
    private final Tick side = new Tick();
    private final Int2ObjectHashMap<Tick> books = new Int2ObjectHashMap<>();

    DhanBothSides(DhanDepthDecoder decoder) {
        this.decoder = decoder;
    }

    /** Where whole books go from now on. */
    DhanBothSides into(TickSink next) {
        sink = next;
        return this;
    }

    @Override
    public Tick claim() {
        return side.clear();
    }

    @Override
    public void publish() {
        Tick book = books.get(side.id());
        if (book == null && books.size() < MAX_BOOKS) {
            book = new Tick();
            books.put(side.id(), book);
        }
        if (book != null) {
            merge(book);
        }
        sink.claim().copyInputFrom(side.bytes(), 0);
        sink.publish();
    }

    private void merge(Tick book) {
        for (int level = 0; level < Tick.LEVELS; level++) {
            if (decoder.isBid()) {
                side.ask(level, book.ask(level), book.askQty(level), book.askOrders(level));
            } else {
                side.bid(level, book.bid(level), book.bidQty(level), book.bidOrders(level));
            }
        }
        book.copyInputFrom(side.bytes(), 0);
    }

    /** A new connection: nothing told before it is true any more. */
    void forget() {
        books.clear();
    }

    @Override
    public void reject(Reject reason) {
        sink.reject(reason);
    }
}
