package io.icebreaker.feed.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.IcebergWords;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the detector finds in the simulated market, against the hidden orders that are really there. */
class IcebergTruthTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long OPEN_NS = MarketConfig.istNs(LocalDate.of(2026, 11, 20), 9, 15);

    /** Conflation: an event may come a snapshot after what caused it. */
    private static final long LATE_NS = 2 * SECOND_NS;

    private record Renewal(int index, long timeNs, int side, long price) {}

    private record Order(int index, long fromNs, int side, long price, long whole, long shown) {}

    private record Event(int index, long openNs, long timeNs, int side, long price) {}

    /** Listens to the market's truth and to the engine's findings. */
    private static final class Truth implements Trading.Tape {
        private final List<Renewal> renewals = new ArrayList<>();
        private final List<Order> orders = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();

        @Override
        public void onTrade(int index, long timeNs, int side, long price, long qty) {}

        @Override
        public void onRenewed(int index, long timeNs, int side, long price) {
            renewals.add(new Renewal(index, timeNs, side, price));
        }

        @Override
        public void onWorked(int index, long timeNs, Institution order) {
            long price = order.tick() * 500;
            orders.add(new Order(index, timeNs, order.side(), price, order.whole(), order.shown()));
        }

        void onFound(long sequence, int type, long[] words, int at, int length) {
            if (type == FindingType.ICEBERG) {
                long[] w = Arrays.copyOfRange(words, at, at + length);
                int e = IcebergWords.EPISODE;
                events.add(
                        new Event(
                                (int) w[IcebergWords.ID],
                                w[e + EpisodeWords.OPEN_NS],
                                w[IcebergWords.TIME_NS],
                                (int) w[e + EpisodeWords.SIDE],
                                w[e + EpisodeWords.PRICE]));
            }
        }

        /** Renewals at a level in a stretch of time. */
        long renewed(int index, int side, long price, long fromNs, long toNs) {
            return renewals.stream()
                    .filter(r -> r.index == index && r.side == side && r.price == price)
                    .filter(r -> r.timeNs >= fromNs && r.timeNs <= toNs)
                    .count();
        }

        /** When an institution's order can be there no more: as the next one comes. */
        long endNs(Order order) {
            return orders.stream()
                    .filter(o -> o.index == order.index && o.fromNs > order.fromNs)
                    .mapToLong(Order::fromNs)
                    .min()
                    .orElse(Long.MAX_VALUE);
        }
    }

    private static Truth live(long seed, long minutes) throws Exception {
        var truth = new Truth();
        var model = new MarketModel(MarketConfig.of(seed, OPEN_NS), truth);
        var setup =
                PipelineSetup.replay(Profile.QUIET_VPS, model.instruments().size())
                        .withOutput(truth::onFound);
        try (var pipeline = Pipeline.start(setup)) {
            TickSink sink = pipeline.newSink();
            for (int id = 0; id < model.instruments().size(); id++) {
                Events.instrument(sink.claim(), id, model.instruments().get(id), OPEN_NS);
                sink.publish();
            }
            model.advanceTo(
                    OPEN_NS + minutes * 60 * SECOND_NS,
                    snapshot -> {
                        sink.claim()
                                .bytes()
                                .putBytes(0, snapshot.tick().bytes(), 0, Tick.INPUT_LENGTH);
                        sink.publish();
                    });
            assertTrue(pipeline.drain(60_000));
        }
        return truth;
    }

    @Test
    void findsHiddenOrdersAndSaysHowOften() throws Exception {
        long events = 0;
        long right = 0;
        long orders = 0;
        long found = 0;
        long inStocks = 0;
        long rightInStocks = 0;
        for (long seed = 1; seed <= 3; seed++) {
            Truth truth = live(seed, 15);
            for (Event e : truth.events) {
                boolean hit =
                        truth.renewed(e.index, e.side, e.price, e.openNs - LATE_NS, e.timeNs) > 0;
                boolean stock = truth.orders.stream().anyMatch(o -> o.index == e.index);
                events++;
                right += hit ? 1 : 0;
                inStocks += stock ? 1 : 0;
                rightInStocks += stock && hit ? 1 : 0;
            }
            for (Order o : truth.orders) {
                long end = truth.endNs(o);
                if (truth.renewed(o.index, o.side, o.price, o.fromNs, end) >= 3) {
                    orders++;
                    found +=
                            truth.events.stream()
                                            .anyMatch(
                                                    e ->
                                                            e.index == o.index
                                                                    && e.side == o.side
                                                                    && e.price == o.price
                                                                    && e.timeNs >= o.fromNs
                                                                    && e.timeNs <= end)
                                    ? 1
                                    : 0;
                }
            }
            System.out.printf(
                    "seed %d: orders worked %d, renewals %d, events %d%n",
                    seed, truth.orders.size(), truth.renewals.size(), truth.events.size());
        }
        System.out.printf(
                "events %d, at a level with a hidden order %d; in stocks worked %d, right %d; "
                        + "orders renewed 3 times %d, found %d%n",
                events, right, inStocks, rightInStocks, orders, found);
    }
}
