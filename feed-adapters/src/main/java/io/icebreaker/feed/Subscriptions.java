package io.icebreaker.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.agrona.concurrent.NanoClock;

/**
 * What a connection is to bring, asked for in batches, each in its turn, and what of it is covered. Any
 * thread; all under the feed's lock. Messages are sent by the session's thread alone.
 */
final class Subscriptions {
    private final Object lock;
    private final Wire wire;
    private final InstrumentResolver resolver;
    private final NanoClock clock;
    private final Covered covered;
    private final Map<Key, BrokerInstrument> wanted = new LinkedHashMap<>();
    private final Deque<Request> requests = new ArrayDeque<>();
    private volatile Set<String> segments = Set.of();
    private volatile long changes;
    private WireLink link;
    private boolean hasNews;
    private long nextNs;

    /** Identity on the wire. */
    private record Key(String segment, long token) {
        static Key of(BrokerInstrument instrument) {
            return new Key(instrument.segment(), instrument.token());
        }
    }

    /** One message to be. */
    private record Request(boolean isWanted, List<BrokerInstrument> batch) {}

    Subscriptions(
            Object lock, Wire wire, InstrumentResolver resolver, NanoClock clock, Covered covered) {
        this.lock = lock;
        this.wire = wire;
        this.resolver = resolver;
        this.clock = clock;
        this.covered = covered;
    }

    /** Wants more; true when that is news to an open connection. */
    boolean add(Collection<BrokerInstrument> more) {
        synchronized (lock) {
            Map<Key, BrokerInstrument> news = new LinkedHashMap<>();
            more.forEach(instrument -> news.put(Key.of(instrument), instrument));
            news.keySet().removeAll(wanted.keySet());
            int all = wanted.size() + news.size();
            if (all > wire.maxInstruments()) {
                throw new IllegalArgumentException(
                        "more than "
                                + wire.maxInstruments()
                                + " instruments on one connection: "
                                + all);
            }
            wanted.putAll(news);
            news.values().forEach(instrument -> covered.want(id(instrument)));
            hasNews |= !news.isEmpty();
            note(!news.isEmpty());
            return queue(true, List.copyOf(news.values()));
        }
    }

    /** Wants these no longer; true when that is news to an open connection. */
    boolean remove(Collection<BrokerInstrument> less) {
        synchronized (lock) {
            List<BrokerInstrument> gone = new ArrayList<>();
            for (BrokerInstrument instrument : less) {
                BrokerInstrument known = wanted.remove(Key.of(instrument));
                if (known != null) {
                    gone.add(known);
                    covered.drop(id(known));
                }
            }
            note(!gone.isEmpty());
            return queue(false, gone);
        }
    }

    private void note(boolean isChange) {
        changes += isChange ? 1 : 0;
        segments =
                wanted.values().stream()
                        .map(it -> it.instrument().segment())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Grows whenever other instruments are wanted. */
    long changes() {
        return changes;
    }

    /** Of all that is wanted; does not wait for the lock. */
    Set<String> segments() {
        return segments;
    }

    private boolean queue(boolean isWanted, List<BrokerInstrument> all) {
        if (link == null || all.isEmpty()) {
            return false;
        }
        for (int from = 0; from < all.size(); from += wire.maxBatch()) {
            int to = Math.min(all.size(), from + wire.maxBatch());
            requests.addLast(new Request(isWanted, List.copyOf(all.subList(from, to))));
        }
        return true;
    }

    private int id(BrokerInstrument instrument) {
        return resolver.id(wire.segmentCode(instrument), instrument.token());
    }

    /** A new connection: it is to be asked for everything, and told of changes from now on. */
    void attach(WireLink to) {
        synchronized (lock) {
            link = to;
            nextNs = clock.nanoTime();
            requests.clear();
            covered.newLink();
            wanted.values().forEach(instrument -> covered.want(id(instrument)));
            queue(true, List.copyOf(wanted.values()));
        }
    }

    /** The connection is gone. */
    void detach() {
        synchronized (lock) {
            link = null;
            requests.clear();
        }
    }

    /** Sends the messages whose turn it is; true when there are none left. */
    boolean sendDue() {
        synchronized (lock) {
            while (link != null && !requests.isEmpty() && clock.nanoTime() - nextNs >= 0) {
                Request next = requests.removeFirst();
                if (next.isWanted()) {
                    wire.subscribe(link, next.batch());
                } else {
                    wire.unsubscribe(link, next.batch());
                }
                nextNs = clock.nanoTime() + wire.batchEveryNs();
            }
            return requests.isEmpty();
        }
    }

    /** Whether more is wanted than when this was last asked. */
    boolean takeNews() {
        synchronized (lock) {
            boolean had = hasNews;
            hasNews = false;
            return had;
        }
    }

    /** Asks once more for these. */
    void askAgain(List<BrokerInstrument> silent) {
        synchronized (lock) {
            queue(true, silent.stream().filter(i -> wanted.containsKey(Key.of(i))).toList());
        }
    }

    void onAcknowledged(String segment, long token) {
        BrokerInstrument instrument = wanted.get(new Key(segment, token));
        if (instrument != null) {
            covered.onAcknowledged(id(instrument));
        }
    }

    /** Wanted, but not confirmed on the present connection. */
    List<BrokerInstrument> unconfirmed() {
        synchronized (lock) {
            return wanted.values().stream().filter(i -> !covered.isAcknowledged(id(i))).toList();
        }
    }

    Coverage coverage() {
        synchronized (lock) {
            return new Coverage(wanted.size(), covered.acknowledged(), covered.ticking());
        }
    }
}
