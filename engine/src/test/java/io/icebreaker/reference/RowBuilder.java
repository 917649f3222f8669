package io.icebreaker.reference;

import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows for tests, a field at a time; whatever is not set is not in the packet. */
public final class RowBuilder {
    private final int feed;
    private final InstrumentKey key;
    private final long recvNs;
    private Long exchNs;
    private Long lttNs;
    private Long ltp;
    private Long ltq;
    private Long volume;
    private Long oi;
    private Long atp;
    private final List<Level> bids = new ArrayList<>(Collections.nCopies(Tick.LEVELS, Level.EMPTY));
    private final List<Level> asks = new ArrayList<>(Collections.nCopies(Tick.LEVELS, Level.EMPTY));

    private RowBuilder(int feed, InstrumentKey key, long recvNs) {
        this.feed = feed;
        this.key = key;
        this.recvNs = recvNs;
    }

    public static RowBuilder row(int feed, InstrumentKey key, long recvNs) {
        return new RowBuilder(feed, key, recvNs);
    }

    public RowBuilder exch(Long timeNs) {
        exchNs = timeNs;
        return this;
    }

    public RowBuilder ltt(Long timeNs) {
        lttNs = timeNs;
        return this;
    }

    public RowBuilder ltp(Long price) {
        ltp = price;
        return this;
    }

    public RowBuilder ltq(Long qty) {
        ltq = qty;
        return this;
    }

    public RowBuilder volume(Long qty) {
        volume = qty;
        return this;
    }

    public RowBuilder oi(Long qty) {
        oi = qty;
        return this;
    }

    public RowBuilder atp(Long price) {
        atp = price;
        return this;
    }

    /** Sets a bid level, 0 the best. */
    public RowBuilder bid(int level, long price, long qty) {
        bids.set(level, new Level(price, qty, null));
        return this;
    }

    /** Sets an ask level, 0 the best. */
    public RowBuilder ask(int level, long price, long qty) {
        asks.set(level, new Level(price, qty, null));
        return this;
    }

    public Row build() {
        return new Row(
                feed,
                key.segment(),
                key.token(),
                recvNs,
                exchNs,
                lttNs,
                ltp,
                ltq,
                volume,
                oi,
                atp,
                null,
                null,
                null,
                null,
                null,
                null,
                List.copyOf(bids),
                List.copyOf(asks),
                null,
                null);
    }
}
