package io.icebreaker.stage.option;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A seeded session of a small option market, sent to the stage and written down for the twin. */
final class RandomOptions {
    static final int SPOT = 0;
    private static final int FUTURE = 1;
    private static final int FIRST = 2;
    private static final long NS = 1_000_000_000L;
    private static final double LEVEL = 1_000;

    final OptionRig rig;
    final NaiveOptions naive = new NaiveOptions();

    /** Expiries in order of first definition: their chain numbers. */
    final List<LocalDate> chains = new ArrayList<>();

    /** Time of the clock event just sent, if it should have computed; else 0. */
    long clockNs;

    /** The packet just sent, if it counted, and whether it had a book part; else null. */
    NaiveOptions.Packet packet;

    boolean hadDepth;

    private final SplittableRandom random;
    private final List<Instrument> listed = new ArrayList<>();
    private final List<Integer> defined = new ArrayList<>();
    private final long[] volume = new long[32];
    private int steps;
    private long nowNs = OptionRig.OPEN_NS;
    private long second = Long.MIN_VALUE;

    RandomOptions(long seed, OptionRig rig) {
        this.rig = rig;
        random = new SplittableRandom(seed);
        steps = 60 + random.nextInt(240);
        LocalDate near = OptionRig.DAY.plusDays(random.nextInt(3) == 0 ? 0 : random.nextInt(28));
        LocalDate far = near.plusDays(1 + random.nextInt(40));
        listed.add(OptionRig.index(1, "NIFTY 50"));
        listed.add(OptionRig.future(2, "NIFTY", random.nextBoolean() ? near : far));
        int strikes = 1 + random.nextInt(6);
        for (int i = 0; i < strikes; i++) {
            long strike = (long) (LEVEL - 25 + 10 * i) * Prices.ONE;
            list(near, strike);
            if (random.nextBoolean()) {
                list(far, strike);
            }
        }
        for (int id = 0; id < listed.size(); id++) {
            if (random.nextInt(5) > 0) {
                define(id);
            }
        }
        for (int id = FIRST; id < listed.size(); id++) {
            history(id);
        }
    }

    private void list(LocalDate expiry, long strike) {
        int leg = random.nextInt(8); // now and then only one of the two
        if (leg != 0) {
            listed.add(OptionRig.option(listed.size() + 1, "NIFTY", expiry, strike, 'C'));
        }
        if (leg != 1) {
            listed.add(OptionRig.option(listed.size() + 1, "NIFTY", expiry, strike, 'P'));
        }
    }

    private void define(int id) {
        rig.define(id, listed.get(id));
        naive.instruments.put(id, listed.get(id));
        if (!defined.contains(id)) {
            defined.add(id);
        }
        LocalDate expiry = listed.get(id).expiry();
        if (listed.get(id).type().isOption() && !chains.contains(expiry)) {
            chains.add(expiry);
        }
    }

    private void history(int id) {
        for (int i = random.nextInt(3); i > 0; i--) {
            LocalDate day = OptionRig.DAY.minusDays(1 + random.nextInt(5));
            long close = 500L * random.nextInt(400);
            long oi = random.nextInt(4) == 0 ? -1 : random.nextLong(1_000) * 75;
            rig.session(id, day, close, oi);
            naive.history.add(new NaiveOptions.Known(id, day, close, oi));
        }
    }

    boolean spotDefined() {
        return naive.instruments.containsKey(SPOT);
    }

    /** The next event; false when the session is over. */
    boolean step() {
        clockNs = 0;
        packet = null;
        if (--steps < 0) {
            return false;
        }
        int what = random.nextInt(100);
        if (what < 25) {
            clock();
        } else if (what < 28) {
            define(random.nextInt(listed.size()));
        } else {
            packet(random.nextInt(3) == 0 ? random.nextInt(2) : random.nextInt(listed.size()));
        }
        return true;
    }

    private void clock() {
        nowNs += random.nextInt(4) == 0 ? random.nextLong(90 * NS) : random.nextLong(2 * NS);
        if (random.nextInt(150) == 0) {
            LocalDate day = NaiveOptions.date(nowNs);
            LocalDate next = day.plusDays(day.getDayOfWeek().getValue() == 5 ? 3 : 1);
            nowNs = OptionRig.ist(next, 9, 15) + random.nextLong(NS);
        } else if (random.nextInt(60) == 0) {
            long close = OptionRig.ist(NaiveOptions.date(nowNs), 15, 29);
            nowNs = Math.max(nowNs, close + random.nextLong(120 * NS));
        }
        rig.clock(nowNs);
        if (Math.floorDiv(nowNs, NS) > second) {
            second = Math.floorDiv(nowNs, NS);
            clockNs = nowNs;
        }
    }

    private void packet(int id) {
        nowNs += random.nextLong(NS / 5);
        Tick tick = rig.tick(id, nowNs);
        long fair = fair(listed.get(id));
        if (random.nextInt(6) > 0) {
            tick.ltp(random.nextInt(30) == 0 ? 0 : Math.max(500, fair + 500L * random.nextInt(5)));
        }
        if (id != SPOT) {
            book(tick, fair);
        }
        if (random.nextInt(3) == 0) {
            tick.oi(random.nextInt(20) == 0 ? 0 : random.nextLong(1_000) * 75);
        }
        volume(id, tick);
        if (random.nextInt(4) == 0) {
            tick.prevClose(random.nextInt(5) == 0 ? 0 : fair + 500L * random.nextInt(-3, 4));
        }
        if (random.nextInt(3) == 0) {
            tick.lastTradeTimeNs(nowNs - random.nextLong(random.nextBoolean() ? NS : 200 * NS));
        }
        if (random.nextInt(8) == 0) {
            tick.exchangeTimeNs(nowNs - random.nextLong(3 * NS)); // some are out of order: stale
        }
        rig.send();
        write(tick);
    }

    /** Roughly what it should be worth, E4, on the tick. */
    private long fair(Instrument instrument) {
        double level = LEVEL + random.nextInt(-3, 4);
        double rupees =
                switch (instrument.type()) {
                    case CE -> Math.max(level - instrument.strike() / 1e4, 0) + 12;
                    case PE -> Math.max(instrument.strike() / 1e4 - level, 0) + 12;
                    default -> level;
                };
        return Math.round(rupees * 20) * 500;
    }

    private void book(Tick tick, long fair) {
        int kind = random.nextInt(12);
        if (kind < 3) {
            return;
        }
        tick.mark(TickFlags.HAS_DEPTH);
        long half = 500L * (kind == 3 ? 40 : 1 + random.nextInt(6));
        boolean crossed = kind == 4;
        if (kind != 5 && kind != 6) {
            tick.bid(0, crossed ? fair + half : fair - half, kind == 7 ? 0 : 75, 1);
        }
        if (kind != 5 && kind != 8) {
            tick.ask(0, crossed ? fair - half : fair + half, kind == 10 ? 0 : 75, 1);
        }
        if (kind == 9) {
            tick.bid(0, 0, 0, 0).ask(0, 0, 0, 0).bid(2, fair - 5_000, 75, 1);
        }
    }

    private void volume(int id, Tick tick) {
        switch (random.nextInt(6)) {
            case 0 -> tick.volume(0);
            case 1 -> tick.volume(volume[id]);
            case 2 -> {
                volume[id] = Math.max(0, volume[id] - random.nextInt(200));
                tick.volume(volume[id]);
            }
            case 3, 4 -> {
                volume[id] += 75L * random.nextInt(10);
                tick.volume(volume[id]);
            }
            default -> {
                // none in this packet
            }
        }
    }

    /** What the flow stage let through, as the packet had it. */
    private void write(Tick tick) {
        if (tick.effectiveTimeNs() == 0) {
            return;
        }
        boolean any = false;
        for (int level = 0; level < Tick.LEVELS; level++) {
            any |= tick.bid(level) > 0 && tick.bidQty(level) > 0;
            any |= tick.ask(level) > 0 && tick.askQty(level) > 0;
        }
        hadDepth = tick.has(TickFlags.HAS_DEPTH);
        packet =
                new NaiveOptions.Packet(
                        tick.id(),
                        tick.receiveTimeNs(),
                        tick.effectiveTimeNs(),
                        tick.has(TickFlags.HAS_LTP) ? tick.ltp() : null,
                        tick.lastTradeTimeNs() != 0 ? tick.lastTradeTimeNs() : null,
                        TradeFlags.present(tick.tradeFlags())
                                && (tick.tradeFlags() & TradeFlags.GAP) == 0,
                        tick.has(TickFlags.HAS_DEPTH) && any,
                        tick.bidQty(0) > 0 ? tick.bid(0) : 0,
                        tick.askQty(0) > 0 ? tick.ask(0) : 0,
                        tick.has(TickFlags.HAS_OI) ? tick.oi() : null,
                        tick.has(TickFlags.HAS_VOLUME) ? tick.volume() : null,
                        tick.has(TickFlags.HAS_PREV_CLOSE) ? tick.prevClose() : null);
        naive.add(packet);
    }
}
