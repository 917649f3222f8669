package io.icebreaker.bench;

import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * So many packets a second of every instrument, spread evenly: prices walk by ticks, options follow their
 * index by a normal model, two packets in three carry a trade, each another book. Counts what it says. One
 * thread at a time.
 */
public final class LoadSource implements SnapshotSource {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final double YEAR_DAYS = 365;
    private static final double VOLATILITY = 0.14;
    private static final long TICK = 500;

    private final List<Instrument> instruments;
    private final List<MarketSnapshot> latest = new ArrayList<>();
    private final long[] base;
    private final long[] underlying;
    private final SplittableRandom random = new SplittableRandom(7);
    private final LocalDate today;
    private final long everyNs;
    private long startNs;
    private volatile boolean isOn;
    private volatile long sent;

    public LoadSource(List<Instrument> instruments, int perSecond, LocalDate today) {
        this.instruments = instruments;
        this.today = today;
        everyNs = SECOND_NS / perSecond;
        base = new long[instruments.size()];
        underlying = new long[instruments.size()];
        for (int i = 0; i < base.length; i++) {
            base[i] = LoadUniverse.price(instruments.get(i));
            underlying[i] = base[i];
            latest.add(new MarketSnapshot());
        }
    }

    /** Packets flow from now on, or no longer. */
    public void flow(boolean on) {
        isOn = on;
    }

    /** Packets said so far. */
    public long sent() {
        return sent;
    }

    @Override
    public List<Instrument> instruments() {
        return instruments;
    }

    @Override
    public MarketSnapshot latest(int index) {
        return latest.get(index).tick().ltp() == 0 ? null : latest.get(index);
    }

    @Override
    public void advanceTo(long nowNs, Due due) {
        if (!isOn) {
            startNs = 0;
            return;
        }
        startNs = startNs == 0 ? nowNs - sent * everyNs / instruments.size() : startNs;
        long said = sent;
        while (startNs + (said + 1) * everyNs / instruments.size() <= nowNs) {
            int index = (int) (said % instruments.size());
            said++;
            fill(index, nowNs);
            due.onSnapshot(latest.get(index));
        }
        sent = said;
    }

    private void fill(int index, long nowNs) {
        Instrument instrument = instruments.get(index);
        Tick tick = latest.get(index).tick();
        long ltp = next(index, instrument);
        if (instrument.type() == InstrumentType.IDX) {
            tick.clear().kind(EventKind.TICK).id(index).receiveTimeNs(nowNs).exchangeTimeNs(nowNs);
            tick.ltp(ltp).open(base[index]).high(ltp).low(ltp).prevClose(base[index]);
            return;
        }
        long lot = instrument.lotSize();
        long qty = random.nextInt(3) == 0 ? 0 : lot * (1 + random.nextInt(5));
        long volume = tick.volume() + qty;
        tick.clear().kind(EventKind.TICK).id(index).receiveTimeNs(nowNs).exchangeTimeNs(nowNs);
        tick.lastTradeTimeNs(nowNs).ltp(ltp).lastQty(qty == 0 ? lot : qty).volume(volume);
        tick.atp(ltp).oi(instrument.type() == InstrumentType.EQ ? 0 : 100_000 + volume / 10);
        tick.totalBuyQty(10_000 * lot).totalSellQty(10_000 * lot);
        tick.open(ltp).high(ltp).low(ltp).prevClose(ltp).mark(TickFlags.HAS_DEPTH);
        for (int level = 0; level < Tick.LEVELS; level++) {
            long bid = Math.max(TICK, ltp - (level + random.nextInt(2)) * TICK);
            tick.bid(level, bid, lot * (1 + random.nextInt(40)), 1 + random.nextInt(9));
            tick.ask(
                    level,
                    ltp + (level + 1) * TICK,
                    lot * (1 + random.nextInt(40)),
                    1 + random.nextInt(9));
        }
    }

    private long next(int index, Instrument instrument) {
        underlying[index] += (random.nextInt(3) - 1) * TICK;
        if (!instrument.type().isOption()) {
            return Math.max(10 * TICK, underlying[index]);
        }
        double days = today.until(instrument.expiry()).getDays() + 0.3;
        double spread = underlying[index] * VOLATILITY * Math.sqrt(days / YEAR_DAYS);
        double away =
                (underlying[index] - instrument.strike())
                        * (instrument.type() == InstrumentType.CE ? 1 : -1);
        double value = spread * normal(away / spread);
        return Math.max(TICK, Math.round(value / TICK) * TICK);
    }

    /** Expected excess of a standard normal over {@code -d}: phi(d) + d Phi(d). */
    private static double normal(double d) {
        double density = Math.exp(-d * d / 2) / Math.sqrt(2 * Math.PI);
        double below = 1 / (1 + Math.exp(-1.5976 * d - 0.07056 * d * d * d));
        return density + d * below;
    }
}
