package io.icebreaker.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.FeedState;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Several connections as one feed. */
class SpreadFeedTest {
    /** One connection that notes what it is told. */
    private static final class Part implements BrokerFeed {
        private final Set<BrokerInstrument> wanted = new LinkedHashSet<>();
        private final FeedCounters counters = new FeedCounters();
        private FeedState state = FeedState.LIVE;
        private boolean isStarted;

        @Override
        public void start() {
            isStarted = true;
        }

        @Override
        public void subscribe(Collection<BrokerInstrument> more) {
            wanted.addAll(more);
        }

        @Override
        public void unsubscribe(Collection<BrokerInstrument> less) {
            assertTrue(wanted.containsAll(less), "told to the connection that has it");
            wanted.removeAll(less);
        }

        @Override
        public FeedState state() {
            return state;
        }

        @Override
        public FeedCounters counters() {
            return counters;
        }

        @Override
        public Coverage coverage() {
            return new Coverage(wanted.size(), wanted.size(), 0);
        }

        @Override
        public Set<String> segments() {
            return wanted.stream().map(it -> it.instrument().segment()).collect(Collectors.toSet());
        }

        @Override
        public void close() {
            isStarted = false;
        }
    }

    private final List<Part> parts = List.of(new Part(), new Part(), new Part());
    private final SpreadFeed feed = new SpreadFeed(parts, 4);

    private List<Integer> sizes() {
        return parts.stream().map(part -> part.wanted.size()).toList();
    }

    @Test
    void dealsOutEvenlyAndFillsWhatFallsFree() {
        feed.subscribe(SubscriptionsTest.instruments(1, 7));
        assertEquals(List.of(3, 2, 2), sizes());
        feed.subscribe(SubscriptionsTest.instruments(1, 7));
        assertEquals(List.of(3, 2, 2), sizes(), "an instrument stays where it is");
        feed.unsubscribe(List.copyOf(parts.get(1).wanted));
        feed.subscribe(SubscriptionsTest.instruments(20, 22));
        assertEquals(List.of(3, 3, 2), sizes());
        assertEquals(8, feed.coverage().subscribed());
    }

    @Test
    void itIsKnownBeforehandWhoGetsWhat() {
        List<BrokerInstrument> wanted = SubscriptionsTest.instruments(1, 11);
        feed.subscribe(wanted);
        for (int place = 0; place < parts.size(); place++) {
            assertEquals(
                    SpreadFeed.firstShare(wanted, parts.size(), place),
                    List.copyOf(parts.get(place).wanted));
        }
    }

    @Test
    void takesAsMuchAsAllConnectionsAndNotOneMore() {
        feed.subscribe(SubscriptionsTest.instruments(1, 11));
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> feed.subscribe(SubscriptionsTest.instruments(11, 13)));
        assertTrue(e.getMessage().startsWith("more than 12 instruments"), e.getMessage());
        assertEquals(11, feed.coverage().subscribed(), "nothing has changed");
        feed.subscribe(SubscriptionsTest.instruments(12, 12));
        assertEquals(List.of(4, 4, 4), sizes());
    }

    @Test
    void standsAsItsWorstConnection() {
        assertEquals(FeedState.LIVE, feed.state());
        parts.get(1).state = FeedState.MUTE;
        assertEquals(FeedState.MUTE, feed.state());
        parts.get(2).state = FeedState.WAITING_FOR_TOKEN;
        assertEquals(FeedState.WAITING_FOR_TOKEN, feed.state());
    }

    @Test
    void startsClosesAndCountsTogether() {
        feed.start();
        assertTrue(parts.stream().allMatch(part -> part.isStarted));
        parts.forEach(part -> part.counters.add(FeedCounter.TICKS, 5));
        assertEquals(15, feed.counters().get(FeedCounter.TICKS));
        feed.close();
        assertTrue(parts.stream().noneMatch(part -> part.isStarted));
    }

    @Test
    void knowsHowManyConnectionsAreNeeded() {
        assertEquals(1, SpreadFeed.needed(0, 3_000));
        assertEquals(1, SpreadFeed.needed(3_000, 3_000));
        assertEquals(2, SpreadFeed.needed(3_001, 3_000));
    }
}
