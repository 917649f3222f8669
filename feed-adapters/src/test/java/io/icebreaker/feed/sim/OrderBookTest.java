package io.icebreaker.feed.sim;

import static io.icebreaker.feed.sim.OrderBook.BUY;
import static io.icebreaker.feed.sim.OrderBook.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OrderBookTest {
    private static final long ANCHOR = 10_000;

    private final List<String> tape = new ArrayList<>();
    private final OrderBook book =
            new OrderBook(
                    64,
                    ANCHOR,
                    (side, tick, qty) -> tape.add((side > 0 ? "B" : "S") + qty + "@" + tick));

    private void buy(long tick, long qty) {
        book.place(BUY, tick, qty, qty);
    }

    private void sell(long tick, long qty) {
        book.place(SELL, tick, qty, qty);
    }

    @Test
    void tradesTheBestPriceFirstAndTheOldestOrderFirst() {
        sell(10_003, 30);
        sell(10_002, 10);
        sell(10_002, 20);

        assertEquals(0, book.take(BUY, 15, 10_005));
        assertEquals(5, book.take(BUY, 50, 10_005));
        assertEquals(List.of("B10@10002", "B5@10002", "B15@10002", "B30@10003"), tape);
        assertEquals(OrderBook.NO_ASK, book.bestAsk());
    }

    @Test
    void restsWhatALimitOrderCouldNotTrade() {
        sell(10_002, 10);
        buy(10_002, 25);

        assertEquals(List.of("B10@10002"), tape);
        assertEquals(10_002, book.bestBid());
        assertEquals(15, book.shownQty(10_002));
    }

    @Test
    void refillsAnIcebergBehindTheOthersOfItsLevel() {
        book.place(BUY, 9_990, 100, 10);
        buy(9_990, 7);
        assertEquals(17, book.totalBuyQty());

        book.take(SELL, 12, 9_990);
        assertEquals(
                15, book.shownQty(9_990), "5 left of the plain order, then a fresh peak of 10");
        assertEquals(List.of("S10@9990", "S2@9990"), tape);

        book.take(SELL, 1_000, 9_990);
        assertEquals(
                107,
                tape.stream().mapToLong(t -> Long.parseLong(t.substring(1, t.indexOf('@')))).sum());
    }

    @Test
    void forgetsOrdersTheWindowLeavesBehind() {
        buy(9_990, 10);
        sell(10_010, 10);
        book.anchor(ANCHOR + OrderBook.WINDOW / 2 + 5);

        assertEquals(OrderBook.NO_BID, book.bestBid());
        assertEquals(10_010, book.bestAsk());
        book.anchor(ANCHOR * 3);
        assertEquals(0, book.liveOrders());
        assertEquals(0, book.totalSellQty());
    }

    @Test
    void refusesAndCountsWhatIsBeyondItsBounds() {
        buy(ANCHOR - OrderBook.WINDOW, 1);
        for (int i = 0; i < 65; i++) {
            buy(9_990, 1);
        }
        assertEquals(2, book.refused());
        assertEquals(64, book.liveOrders());
    }

    /** The obvious book: a list in order of arrival. */
    private static final class Twin {
        private record Order(int side, long tick, long[] left, long peak) {}

        private final List<Order> orders = new ArrayList<>();
        private final List<String> tape = new ArrayList<>();

        void place(int side, long tick, long qty, long peak) {
            long left = take(side, qty, tick);
            if (left > 0) {
                long shown = Math.min(left, peak);
                orders.add(new Order(side, tick, new long[] {shown, left - shown}, peak));
            }
        }

        long take(int side, long wanted, long limit) {
            long left = wanted;
            for (Order best = best(-side);
                    left > 0 && best != null && side * (limit - best.tick) >= 0;
                    best = best(-side)) {
                long traded = Math.min(left, best.left[0]);
                tape.add((side > 0 ? "B" : "S") + traded + "@" + best.tick);
                left -= traded;
                best.left[0] -= traded;
                if (best.left[0] == 0) {
                    orders.remove(best);
                    if (best.left[1] > 0) {
                        long shown = Math.min(best.peak, best.left[1]);
                        orders.add(
                                new Order(
                                        -side,
                                        best.tick,
                                        new long[] {shown, best.left[1] - shown},
                                        best.peak));
                    }
                }
            }
            return left;
        }

        Order best(int side) {
            Order best = null;
            for (Order order : orders) {
                if (order.side == side && (best == null || side * (order.tick - best.tick) > 0)) {
                    best = order;
                }
            }
            return best;
        }

        long shown(int side) {
            return orders.stream().filter(o -> o.side == side).mapToLong(o -> o.left[0]).sum();
        }
    }

    @Test
    void agreesWithTheObviousBookOnARandomSession() {
        var random = new SplittableRandom(20_261_121);
        var twin = new Twin();
        var large =
                new OrderBook(
                        100_000,
                        ANCHOR,
                        (side, tick, qty) -> tape.add((side > 0 ? "B" : "S") + qty + "@" + tick));
        for (int i = 0; i < 20_000; i++) {
            int side = random.nextBoolean() ? BUY : SELL;
            long tick = ANCHOR - side * 4 + random.nextInt(-12, 13);
            long qty = random.nextInt(1, 60);
            if (random.nextInt(3) == 0) {
                assertEquals(twin.take(side, qty * 3, tick), large.take(side, qty * 3, tick));
            } else {
                long peak = random.nextInt(10) == 0 ? Math.max(1, qty / 5) : qty;
                twin.place(side, tick, qty, peak);
                large.place(side, tick, qty, peak);
            }
            assertTrue(large.bestBid() < large.bestAsk());
            assertEquals(twin.shown(BUY), large.totalBuyQty());
            assertEquals(twin.shown(SELL), large.totalSellQty());
        }
        assertEquals(twin.tape, tape);
        assertTrue(tape.size() > 10_000, "traded " + tape.size());
    }
}
