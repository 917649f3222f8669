package io.icebreaker.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.setting.Settings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The broker against {@link SlowFills}: random sessions, books, trades, orders and cancels. */
class FillTwinTest {
    private static final int SESSIONS = 2_000;
    private static final int INSTRUMENTS = 2;
    private static final long TICK = 500;

    private final Map<String, Integer> ends = new TreeMap<>();
    private int fillsSeen;

    @Test
    void randomOrdersOnRandomSessions() {
        for (int seed = 0; seed < SESSIONS; seed++) {
            session(seed);
        }
        assertTrue(fillsSeen > 5_000, fillsSeen + " fills");
        for (String end :
                List.of(
                        "FILLED NONE",
                        "CANCELLED NONE",
                        "REJECTED BAD_ORDER",
                        "REJECTED CLOSED",
                        "REJECTED NO_BOOK",
                        "REJECTED NO_TRADE",
                        "REJECTED TOO_LARGE",
                        "EXPIRED CLOSE",
                        "EXPIRED END")) {
            assertTrue(ends.getOrDefault(end, 0) > 20, end + " of " + ends);
        }
    }

    /** Gives orders and cancels where the dice say, and keeps what it asked. */
    private static final class Dice implements Strategy {
        private final SplittableRandom random;
        private final long lot;
        private final List<SlowFills.Asked> asked = new ArrayList<>();
        private final Map<Integer, long[]> cancels = new HashMap<>();
        private StrategyContext context;

        Dice(SplittableRandom random, long lot) {
            this.random = random;
            this.lot = lot;
        }

        @Override
        public void onStart(StrategyContext context) {
            this.context = context;
            context.subscribeTicks();
        }

        @Override
        public void onTick(Packet packet) {
            if (random.nextInt(4) == 0) {
                order(packet);
            }
            if (!asked.isEmpty() && random.nextInt(6) == 0) {
                int number = 1 + random.nextInt(asked.size());
                context.orders().cancel(number);
                cancels.putIfAbsent(number, new long[] {packet.timeNs(), packet.sequence()});
            }
        }

        private void order(Packet packet) {
            int id = random.nextInt(INSTRUMENTS);
            int side = random.nextBoolean() ? 1 : -1;
            long qty = lot * (random.nextInt(30) == 0 ? 0 : 1 + random.nextInt(40));
            qty *= random.nextInt(10) == 0 ? 50 : 1;
            qty += random.nextInt(40) == 0 ? 1 : 0;
            boolean market = random.nextInt(3) == 0;
            long limit =
                    market
                            ? 0
                            : Math.max(0, packet.ltp() + (random.nextInt(13) - 6) * TICK)
                                    + (random.nextInt(5) == 0 ? 100 : 0);
            if (market) {
                context.orders().market(id, side, qty);
            } else {
                context.orders().limit(id, side, qty, limit);
            }
            asked.add(
                    new SlowFills.Asked(
                            id,
                            side,
                            qty,
                            market,
                            limit,
                            packet.timeNs(),
                            packet.sequence(),
                            -1,
                            -1));
        }

        SlowFills.Asked asked(int number) {
            SlowFills.Asked one = asked.get(number - 1);
            long[] cancel = cancels.get(number);
            return cancel == null
                    ? one
                    : new SlowFills.Asked(
                            one.id(),
                            one.side(),
                            one.qty(),
                            one.market(),
                            one.limit(),
                            one.te(),
                            one.sequence(),
                            cancel[0],
                            cancel[1]);
        }
    }

    private void session(int seed) {
        var random = new SplittableRandom(seed);
        long lot = random.nextBoolean() ? 1 : 25;
        var rules =
                new FillRules(
                        FillModel.values()[random.nextInt(4)],
                        new long[] {0, 250, 1_700}[random.nextInt(3)],
                        random.nextInt(3),
                        new double[] {0, 0.5, 0.29}[random.nextInt(3)]);
        var dice = new Dice(random, lot);
        var setup = StrategySetup.of(dice).with(rules).with(Product.DELIVERY);
        var run = new TradingRun(Settings.DEFAULTS, setup);
        for (int id = 0; id < INSTRUMENTS; id++) {
            run.define(
                    new Instrument(
                            "NSE", id + 1, "S" + id, InstrumentType.EQ, "", null, 0, lot, TICK));
        }
        long close = TradingRun.at(22_500);
        List<SlowFills.Seen> seen = packets(run, random, close);
        run.end();
        long watermark = run.time.watermarkNs(0);
        long last = seen.stream().mapToLong(SlowFills.Seen::te).max().orElse(0);
        var slow = new SlowFills(rules, TICK, lot, TradingRun.at(0), close, watermark, last);
        for (int number = 1; number <= dice.asked.size(); number++) {
            compare(seed, run.ledger, number, slow.answer(dice.asked(number), seen));
        }
    }

    private void compare(int seed, BacktestLedger ledger, int number, SlowFills.Answer expected) {
        Order order = ledger.order(number);
        List<String> fills =
                ledger.fills().stream()
                        .filter(fill -> fill.order() == number)
                        .map(fill -> fill.timeNs() + " " + fill.qty() + " " + fill.price())
                        .toList();
        String what = "seed " + seed + " order " + number;
        assertEquals(expected.fills(), fills, what);
        assertEquals(
                expected.end(),
                order.status() + " " + order.reason() + " " + order.endedNs(),
                what);
        fillsSeen += fills.size();
        ends.merge(order.status() + " " + order.reason(), 1, Integer::sum);
    }

    private static List<SlowFills.Seen> packets(
            TradingRun run, SplittableRandom random, long close) {
        List<SlowFills.Seen> seen = new ArrayList<>();
        int count = 30 + random.nextInt(60);
        double reach = random.nextInt(3) == 0 ? 30 : 600;
        long ns = close - (long) (random.nextDouble() * reach * 1e9);
        boolean starts = random.nextInt(6) == 0;
        ns = starts ? TradingRun.at(-20) : ns;
        long[] price = {
            (1 + random.nextInt(random.nextInt(4) == 0 ? 30 : 3_000)) * TICK, 100 * TICK
        };
        long[] volume = new long[INSTRUMENTS];
        boolean whole = random.nextBoolean();
        boolean quiet = random.nextInt(4) == 0;
        for (int i = 0; i < count; i++) {
            ns += (long) (random.nextDouble() * (random.nextInt(12) == 0 ? 40e9 : 1.5e9));
            long stamp = whole ? ns / 1_000_000_000L * 1_000_000_000L : ns;
            int id = random.nextInt(INSTRUMENTS);
            price[id] = Math.max(TICK, price[id] + (random.nextInt(5) - 2) * TICK);
            volume[id] += !quiet && random.nextInt(3) > 0 ? random.nextInt(400) : 0;
            long received = ns;
            run.event(
                    tick -> {
                        tick.kind(EventKind.TICK).id(id);
                        tick.receiveTimeNs(received).exchangeTimeNs(stamp);
                        tick.ltp(price[id]).lastQty(10).volume(volume[id] + 1);
                        if (!quiet || random.nextInt(8) == 0) {
                            book(tick, random, price[id]);
                        }
                    });
            if (run.tick.effectiveTimeNs() != 0) {
                seen.add(seen(run.tick));
            }
        }
        return seen;
    }

    private static void book(Tick tick, SplittableRandom random, long ltp) {
        int kind = random.nextInt(12);
        if (kind == 0) {
            return;
        }
        long bid = ltp - random.nextInt(3) * TICK;
        long ask = Math.max(bid + TICK, ltp) + (kind == 1 ? -1 : random.nextInt(2)) * TICK;
        tick.mark(TickFlags.HAS_DEPTH);
        int levels = 1 + random.nextInt(Tick.LEVELS);
        for (int level = 0; level < levels; level++) {
            tick.bid(level, Math.max(0, bid), kind == 2 ? 0 : random.nextInt(300), 1);
            tick.ask(level, ask, kind == 3 ? 0 : random.nextInt(300), 1);
            bid -= (1 + random.nextInt(2)) * TICK;
            ask += (1 + random.nextInt(2)) * TICK;
        }
    }

    private static SlowFills.Seen seen(Tick tick) {
        List<long[]> bids = new ArrayList<>();
        List<long[]> asks = new ArrayList<>();
        for (int level = 0; level < Tick.LEVELS; level++) {
            if (tick.bid(level) > 0 && tick.bidQty(level) > 0) {
                bids.add(new long[] {tick.bid(level), tick.bidQty(level)});
            }
            if (tick.ask(level) > 0 && tick.askQty(level) > 0) {
                asks.add(new long[] {tick.ask(level), tick.askQty(level)});
            }
        }
        var packet = new Packet().of(tick);
        return new SlowFills.Seen(
                tick.sequence(),
                tick.id(),
                tick.effectiveTimeNs(),
                packet.trades(),
                tick.ltp(),
                tick.traded(),
                packet.side(),
                new long[] {tick.bid(0), tick.bidQty(0)},
                new long[] {tick.ask(0), tick.askQty(0)},
                bids,
                asks);
    }
}
