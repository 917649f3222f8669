package io.icebreaker.app;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.AtmWindow;
import io.icebreaker.feed.master.UniverseChoice.Chain;
import io.icebreaker.tick.Instrument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the options around an underlying's price streaming: looks at the price now and then, off the lane;
 * when the window moves, opens what came into it at once and closes what has been outside for ten minutes.
 * What it decides is journaled as definitions and ticks, so that a replay needs no follower. One thread.
 */
final class AtmFollower {
    static final long LINGER_NS = 600_000_000_000L;

    /** What a follower does to the world. */
    interface Listing {
        /** Last price E4 of an instrument, 0 while unknown. */
        long price(Instrument instrument);

        /** Defines and subscribes; false when there is no room for them. */
        boolean open(List<BrokerInstrument> options);

        void close(List<BrokerInstrument> options);
    }

    private static final long INSIDE = -1;

    private final Chain chain;
    private final Listing listing;
    private final AtmWindow window;

    /** Those that stream, and since when they are outside. */
    private final Map<BrokerInstrument, Long> open = new LinkedHashMap<>();

    AtmFollower(Chain chain, Listing listing) {
        this.chain = chain;
        this.listing = listing;
        long[] strikes =
                chain.options().stream()
                        .mapToLong(it -> it.instrument().strike())
                        .distinct()
                        .sorted()
                        .toArray();
        window = new AtmWindow(strikes, chain.each());
    }

    /** Looks at the market, a few times a second or less. */
    void look(long nowNs) {
        long price = listing.price(chain.underlying().instrument());
        if (price <= 0) {
            return;
        }
        if (window.follow(price)) {
            move(nowNs);
        }
        closeThose(open.entrySet().stream().filter(it -> isOver(it, nowNs)).toList());
    }

    private static boolean isOver(Map.Entry<BrokerInstrument, Long> entry, long nowNs) {
        return entry.getValue() != INSIDE && nowNs - entry.getValue() >= LINGER_NS;
    }

    private void move(long nowNs) {
        open.replaceAll((it, since) -> holds(it) ? INSIDE : since == INSIDE ? (Long) nowNs : since);
        List<BrokerInstrument> news =
                chain.options().stream().filter(it -> holds(it) && !open.containsKey(it)).toList();
        makeRoom(open.size() + news.size() - chain.most());
        if (!news.isEmpty() && listing.open(news)) {
            news.forEach(it -> open.put(it, INSIDE));
        }
    }

    private boolean holds(BrokerInstrument option) {
        return window.holds(option.instrument().strike());
    }

    /** A market that runs leaves more behind than may stream: those outside longest go first. */
    private void makeRoom(int surplus) {
        if (surplus > 0) {
            closeThose(
                    open.entrySet().stream()
                            .filter(it -> it.getValue() != INSIDE)
                            .sorted(Comparator.comparingLong(Map.Entry::getValue))
                            .limit(surplus)
                            .toList());
        }
    }

    private void closeThose(List<Map.Entry<BrokerInstrument, Long>> entries) {
        List<BrokerInstrument> gone = new ArrayList<>();
        entries.forEach(entry -> gone.add(entry.getKey()));
        if (!gone.isEmpty()) {
            listing.close(gone);
            gone.forEach(open::remove);
        }
    }

    /** How many options stream. */
    int size() {
        return open.size();
    }
}
