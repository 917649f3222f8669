package io.icebreaker.feed;

import io.icebreaker.tick.FeedState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Several connections of one account as one feed: instruments are dealt out evenly and stay where they are.
 * Each connection is a feed of its own, with a number of its own, so that a gap of one is no gap of
 * another. Any thread.
 */
public final class SpreadFeed implements BrokerFeed {
    /** Of several states the first is what people must hear of. */
    private static final List<FeedState> WORST_FIRST =
            List.of(
                    FeedState.WAITING_FOR_TOKEN,
                    FeedState.DOWN,
                    FeedState.CONNECTING,
                    FeedState.MUTE,
                    FeedState.LATE,
                    FeedState.CONNECTED,
                    FeedState.LIVE,
                    FeedState.CLOSED,
                    FeedState.OFF);

    private final List<BrokerFeed> connections;
    private final int each;
    private final FeedCounters counters;
    private final Map<Key, Integer> places = new HashMap<>();
    private final int[] used;

    private record Key(String segment, long token) {
        static Key of(BrokerInstrument instrument) {
            return new Key(instrument.segment(), instrument.token());
        }
    }

    /**
     * Joins connections that are not started yet.
     *
     * @param each most instruments a connection takes
     */
    public SpreadFeed(List<? extends BrokerFeed> connections, int each) {
        if (connections.isEmpty()) {
            throw new IllegalArgumentException("needs at least one connection");
        }
        this.connections = List.copyOf(connections);
        this.each = each;
        used = new int[connections.size()];
        counters = new FeedCounters(connections.stream().map(BrokerFeed::counters).toList());
    }

    /** How many connections so many instruments need. */
    public static int needed(int instruments, int each) {
        return Math.max(1, (instruments + each - 1) / each);
    }

    /** What one of so many fresh connections gets of a first {@link #subscribe}: dealt out in turn. */
    public static List<BrokerInstrument> firstShare(
            List<BrokerInstrument> wanted, int connections, int place) {
        List<BrokerInstrument> share = new ArrayList<>();
        for (int i = place; i < wanted.size(); i += connections) {
            share.add(wanted.get(i));
        }
        return share;
    }

    /** In order of feed number. */
    public List<BrokerFeed> connections() {
        return connections;
    }

    @Override
    public void start() {
        connections.forEach(BrokerFeed::start);
    }

    @Override
    public synchronized void subscribe(Collection<BrokerInstrument> wanted) {
        Set<Key> seen = new LinkedHashSet<>();
        List<BrokerInstrument> news =
                wanted.stream()
                        .filter(it -> !places.containsKey(Key.of(it)) && seen.add(Key.of(it)))
                        .toList();
        int all = places.size() + news.size();
        if (all > each * used.length) {
            throw new IllegalArgumentException(
                    "more than "
                            + each * used.length
                            + " instruments on "
                            + used.length
                            + " connections of "
                            + each
                            + ": "
                            + all);
        }
        List<List<BrokerInstrument>> shares = shares();
        for (BrokerInstrument instrument : news) {
            int place = emptiest();
            places.put(Key.of(instrument), place);
            used[place]++;
            shares.get(place).add(instrument);
        }
        for (int place = 0; place < used.length; place++) {
            connections.get(place).subscribe(shares.get(place));
        }
    }

    @Override
    public synchronized void unsubscribe(Collection<BrokerInstrument> unwanted) {
        List<List<BrokerInstrument>> shares = shares();
        for (BrokerInstrument instrument : unwanted) {
            Integer place = places.remove(Key.of(instrument));
            if (place != null) {
                used[place]--;
                shares.get(place).add(instrument);
            }
        }
        for (int place = 0; place < used.length; place++) {
            connections.get(place).unsubscribe(shares.get(place));
        }
    }

    private List<List<BrokerInstrument>> shares() {
        List<List<BrokerInstrument>> shares = new ArrayList<>();
        for (int place = 0; place < used.length; place++) {
            shares.add(new ArrayList<>());
        }
        return shares;
    }

    private int emptiest() {
        int best = 0;
        for (int place = 1; place < used.length; place++) {
            best = used[place] < used[best] ? place : best;
        }
        return best;
    }

    @Override
    public FeedState state() {
        return connections.stream()
                .map(BrokerFeed::state)
                .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                .orElseThrow();
    }

    @Override
    public FeedCounters counters() {
        return counters;
    }

    @Override
    public Coverage coverage() {
        return connections.stream().map(BrokerFeed::coverage).reduce(Coverage.NONE, Coverage::plus);
    }

    @Override
    public Set<String> segments() {
        Set<String> all = new TreeSet<>();
        connections.forEach(it -> all.addAll(it.segments()));
        return all;
    }

    @Override
    public void close() {
        connections.forEach(BrokerFeed::close);
    }
}
