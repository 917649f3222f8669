package io.icebreaker.feed.dhan;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Between the depth decoder and a sink: makes one tick of the two packets that tell a book's sides, when both
 * are there, so that an engine never takes silence about a side for its being empty, nor sees a new side
 * beside an old one. A side that is told again while the other stays silent goes out with the other as it
 * was last told: nothing waits for ever.
 *
 * <p>One thread. One small object for each instrument met; a depth socket carries 50 (feed-dhan 1), and more
 * than {@link #MAX_BOOKS} pass through as they are.
 */
final class DhanBothSides implements TickSink {
    static final int MAX_BOOKS = 1_024;

    private static final int NONE = 0;
    private static final int BID = 1;
    private static final int ASK = 2;

    private final DhanDepthDecoder decoder;
    private TickSink sink;
    private final Tick side = new Tick();
    private final Int2ObjectHashMap<Book> books = new Int2ObjectHashMap<>();
    private int published;

    private static final class Book {
        private final Tick tick = new Tick();
        private int waiting = NONE; // which side has come and was not published with the other
    }

    DhanBothSides(DhanDepthDecoder decoder) {
        this.decoder = decoder;
    }

    /** Where whole books go from now on. */
    DhanBothSides into(TickSink next) {
        sink = next;
        published = 0;
        return this;
    }

    /** Ticks published since {@link #into}. */
    int published() {
        return published;
    }

    @Override
    public Tick claim() {
        return side.clear();
    }

    @Override
    public void publish() {
        Book book = books.get(side.id());
        if (book == null && books.size() < MAX_BOOKS) {
            book = new Book();
            books.put(side.id(), book);
        }
        if (book == null || isDue(book)) {
            sink.claim().copyInputFrom(side.bytes(), 0);
            sink.publish();
            published++;
        }
    }

    /** Takes a side in, and the other to it. */
    private boolean isDue(Book book) {
        merge(book.tick);
        int came = decoder.isBid() ? BID : ASK;
        boolean isPair = book.waiting != NONE && book.waiting != came;
        boolean isDue = book.waiting != NONE;
        book.waiting = isPair ? NONE : came;
        return isDue;
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
