package io.icebreaker.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketModelTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long OPEN_NS = MarketConfig.istNs(LocalDate.of(2026, 11, 20), 9, 15);

    /** A running hash of everything a snapshot says. */
    private static final class Digest implements SnapshotSource.Due {
        private long hash = 1;
        private long count;

        @Override
        public void onSnapshot(MarketSnapshot s) {
            count++;
            for (int at = 0; at < Tick.INPUT_LENGTH; at += Long.BYTES) {
                hash = hash * 31 + s.tick().bytes().getLong(at);
            }
            hash =
                    ((hash * 31 + s.trueBuyQty()) * 31 + s.trueSellQty()) * 31
                            + s.oiDayHigh()
                            - s.oiDayLow();
        }
    }

    private static Digest run(long seed, long strideNs, long seconds) {
        var model = new MarketModel(MarketConfig.of(seed, OPEN_NS));
        var digest = new Digest();
        for (long at = 0; at < seconds * SECOND_NS; at += strideNs) {
            model.advanceTo(OPEN_NS + at, digest);
        }
        model.advanceTo(OPEN_NS + seconds * SECOND_NS, digest);
        return digest;
    }

    @Test
    void isTheSameMarketForTheSameSeedWhateverTheStrides() {
        var once = run(7, 60 * SECOND_NS, 60);

        assertTrue(once.count > 3_000, "snapshots " + once.count);
        assertEquals(once.hash, run(7, 37_000_123L, 60).hash);
        assertNotEquals(once.hash, run(8, 60 * SECOND_NS, 60).hash);
    }

    @Test
    void extraStocksDisturbNobody() {
        var small = new MarketModel(MarketConfig.of(7, OPEN_NS));
        var large = new MarketModel(new MarketConfig(7, OPEN_NS, 300, 1));
        small.advanceTo(OPEN_NS + 5 * SECOND_NS, s -> {});
        large.advanceTo(OPEN_NS + 5 * SECOND_NS, s -> {});

        assertEquals(small.instruments().size() + 300, large.instruments().size());
        assertEquals(
                small.instruments(), large.instruments().subList(0, small.instruments().size()));
        assertEquals(small.latest(2).tick().volume() > 0, large.latest(2).tick().volume() > 0);
        assertTrue(large.latest(large.instruments().size() - 1).tick().volume() > 0);
    }

    @Test
    void listsUniqueContractsThatFitKitesTokens() {
        var model = new MarketModel(MarketConfig.of(1, OPEN_NS));
        var seen = new HashSet<String>();
        for (Instrument i : model.instruments()) {
            assertTrue(seen.add(i.segment() + i.token()), i.symbol());
            assertTrue(i.token() < 1 << 24, i.symbol());
        }
        assertEquals("NIFTY 24 NOV 26 FUT", model.instruments().get(2).symbol());
        assertEquals(40, model.instruments().stream().filter(i -> i.type().isOption()).count());
        assertTrue(
                model.instruments().stream()
                        .anyMatch(i -> i.symbol().equals("NIFTY 24 NOV 26 24,500 CE")));
        assertEquals(LocalDate.of(2026, 12, 29), Listing.expiry(LocalDate.of(2026, 11, 25)));
    }

    /** Adds up the tape by instrument, as an auditor would. */
    private static final class Audit implements Trading.Tape {
        private final Map<Integer, long[]> sums = new HashMap<>();

        @Override
        public void onTrade(int index, long timeNs, int side, long price, long qty) {
            long[] sum = sum(index);
            sum[0] += qty;
            sum[1] += price * qty;
            sum[side > 0 ? 2 : 3] += qty;
        }

        long[] sum(int index) {
            return sums.computeIfAbsent(index, i -> new long[4]);
        }
    }

    @Test
    void keepsTheBooksOfTheDay() {
        var audit = new Audit();
        var model = new MarketModel(MarketConfig.of(11, OPEN_NS), audit);
        var previous = new HashMap<Integer, Long>();
        var sides = new HashMap<Integer, long[]>();
        model.advanceTo(
                OPEN_NS + 120 * SECOND_NS,
                s -> {
                    Instrument instrument = model.instruments().get(s.index());
                    if (instrument.type() == InstrumentType.IDX) {
                        return;
                    }
                    Tick tick = s.tick();
                    long[] sum = audit.sum(s.index());
                    assertEquals(sum[0], tick.volume(), instrument.symbol());
                    long rise = tick.volume() - previous.getOrDefault(s.index(), 0L);
                    previous.put(s.index(), tick.volume());
                    assertEquals(rise, s.trueBuyQty() + s.trueSellQty(), instrument.symbol());
                    sides.computeIfAbsent(s.index(), i -> new long[2])[0] += s.trueBuyQty();
                    sides.get(s.index())[1] += s.trueSellQty();
                    if (sum[0] > 0) {
                        assertTrue(
                                Math.abs(sum[1] / (double) sum[0] - tick.atp()) <= 51,
                                instrument.symbol());
                        assertTrue(
                                tick.low() <= tick.ltp() && tick.ltp() <= tick.high(),
                                instrument.symbol());
                        assertTrue(
                                tick.low() <= tick.open() && tick.open() <= tick.high(),
                                instrument.symbol());
                        assertTrue(
                                tick.lastTradeTimeNs() <= tick.exchangeTimeNs(),
                                instrument.symbol());
                    }
                    checkBook(tick, instrument);
                });
        assertEquals(62, sides.size());
        sides.forEach(
                (index, side) -> assertTrue(side[0] > 0 && side[1] > 0, "one-sided " + index));
    }

    private static void checkBook(Tick tick, Instrument instrument) {
        assertTrue(tick.has(TickFlags.HAS_DEPTH));
        assertTrue(
                tick.bid(0) == 0 || tick.askQty(0) == 0 || tick.bid(0) < tick.ask(0),
                instrument.symbol());
        long bids = 0;
        long asks = 0;
        for (int level = 0; level < Tick.LEVELS; level++) {
            bids += tick.bidQty(level);
            asks += tick.askQty(level);
            assertEquals(0, tick.bid(level) % instrument.tickSize());
            assertEquals(0, tick.bidQty(level) % instrument.lotSize());
            assertTrue(tick.bidQty(level) == 0 || tick.bidOrders(level) > 0);
            if (level > 0 && tick.bidQty(level) > 0) {
                assertTrue(tick.bid(level) < tick.bid(level - 1), instrument.symbol());
            }
            if (level > 0 && tick.askQty(level) > 0) {
                assertTrue(tick.ask(level) > tick.ask(level - 1), instrument.symbol());
            }
        }
        assertTrue(bids <= tick.totalBuyQty() && asks <= tick.totalSellQty(), instrument.symbol());
    }

    @Test
    void pricesOptionsWithoutAnArbitrageWiderThanTheirQuotes() {
        var model = new MarketModel(MarketConfig.of(3, OPEN_NS));
        List<Instrument> instruments = model.instruments();
        for (int second = 1; second <= 60; second++) {
            model.advanceTo(OPEN_NS + second * SECOND_NS, s -> {});
            for (int i = 0; i + 2 < instruments.size(); i++) {
                Instrument option = instruments.get(i);
                if (option.type().isOption()
                        && instruments.get(i + 2).underlying().equals(option.underlying())) {
                    checkStrikes(option, model.latest(i).tick(), model.latest(i + 2).tick());
                }
            }
        }
    }

    /**
     * The next strike's call is not worth more, its put not less, but for a second's staleness of the two
     * snapshots.
     */
    private static void checkStrikes(Instrument option, Tick tick, Tick next) {
        long slack = 6 * Prices.ONE;
        long middle = (tick.bid(0) + tick.ask(0)) / 2;
        long nextMiddle = (next.bid(0) + next.ask(0)) / 2;
        long fall = option.type() == InstrumentType.CE ? middle - nextMiddle : nextMiddle - middle;
        assertTrue(
                fall > -slack,
                () ->
                        option.symbol()
                                + " "
                                + Prices.format(middle)
                                + " "
                                + Prices.format(nextMiddle));
    }

    @Test
    void keepsParityBetweenCallAndPutToTheirSpreads() {
        var model = new MarketModel(MarketConfig.of(5, OPEN_NS));
        List<Instrument> instruments = model.instruments();
        for (int i = 0; i + 1 < instruments.size(); i++) {
            if (instruments.get(i).type() == InstrumentType.CE) {
                int future = instruments.get(i).underlying().equals("NIFTY") ? 2 : 3;
                long synthetic = middle(model, i) - middle(model, i + 1);
                long forward = middle(model, future) - instruments.get(i).strike();
                long slack =
                        spread(model, i)
                                + spread(model, i + 1)
                                + spread(model, future)
                                + Math.abs(forward) / 500;
                String symbol = instruments.get(i).symbol();
                assertTrue(
                        Math.abs(synthetic - forward) <= slack,
                        () -> symbol + " " + synthetic + " " + forward);
            }
        }
    }

    private static long middle(MarketModel model, int index) {
        Tick tick = model.latest(index).tick();
        return (tick.bid(0) + tick.ask(0)) / 2;
    }

    private static long spread(MarketModel model, int index) {
        return model.latest(index).tick().ask(0) - model.latest(index).tick().bid(0);
    }

    @Test
    void tellsAnInstrumentAtMostFourTimesASecondAndInOrderOfTime() {
        var model = new MarketModel(MarketConfig.of(9, OPEN_NS));
        var last = new HashMap<Integer, Long>();
        long[] now = {0};
        model.advanceTo(
                OPEN_NS + 30 * SECOND_NS,
                s -> {
                    long time = s.tick().exchangeTimeNs();
                    assertTrue(time >= now[0]);
                    now[0] = time;
                    Long before = last.put(s.index(), time);
                    assertTrue(before == null || time - before >= SECOND_NS / 4);
                });
        assertEquals(64, last.size());
    }

    @Test
    void runsFasterInProportionToItsRate() {
        var usual = new Digest();
        var busy = new Digest();
        new MarketModel(MarketConfig.of(6, OPEN_NS)).advanceTo(OPEN_NS + 20 * SECOND_NS, usual);
        new MarketModel(new MarketConfig(6, OPEN_NS, 0, 10))
                .advanceTo(OPEN_NS + 20 * SECOND_NS, busy);

        assertTrue(busy.count > 8 * usual.count, busy.count + " against " + usual.count);
    }

    @Test
    void rarelyTurnsAnOrderAway() {
        long[] trades = {0};
        var config = new MarketConfig(6, OPEN_NS, 0, 10);
        var model = new MarketModel(config, (index, timeNs, side, price, qty) -> trades[0]++);
        model.advanceTo(OPEN_NS + 20 * SECOND_NS, s -> {});

        assertTrue(
                model.ordersRefused() * 100 < trades[0],
                model.ordersRefused() + " of " + trades[0]);
    }

    @Test
    void isBusyAtTheBellAndQuietAtLunch() {
        assertTrue(DayCurve.intensity(0) > 4.9);
        assertTrue(DayCurve.intensity(10) < 1.3);
        assertTrue(DayCurve.intensity(210) < 0.5);
        assertTrue(DayCurve.intensity(374) > 1.6);
    }

    @Test
    void fallsSilentAfterTheClose() {
        var model = new MarketModel(new MarketConfig(2, OPEN_NS, 0, 0.01));
        model.advanceTo(OPEN_NS + 386 * 60 * SECOND_NS, s -> {});
        var digest = new Digest();
        model.advanceTo(OPEN_NS + 400 * 60 * SECOND_NS, digest);

        assertEquals(0, digest.count);
        assertTrue(model.latest(2).tick().volume() > 0);
    }
}
