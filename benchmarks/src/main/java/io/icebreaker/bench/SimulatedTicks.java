package io.icebreaker.bench;

import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.List;

/**
 * The market model's snapshots as packets of one feed, with a clock event each 250 ms: days on end, each a
 * new opening bell of the same market.
 */
public final class SimulatedTicks {
    private static final long CLOCK_NS = 250_000_000L;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long SESSION_NS = 22_500_000_000_000L; // 09:15 to 15:30

    /** 2025-11-17, a Monday, 09:15 IST. */
    private static final long FIRST_OPEN_NS = 1_763_351_100_000_000_000L;

    private final int extraStocks;
    private final double rate;
    private final List<Instrument> instruments;
    private int day = -1;
    private MarketModel model;
    private long nowNs;
    private long published;

    public SimulatedTicks(int extraStocks, double rate) {
        this.extraStocks = extraStocks;
        this.rate = rate;
        instruments = market(0).instruments();
    }

    private MarketModel market(int number) {
        return new MarketModel(new MarketConfig(7, openNs(number), extraStocks, rate));
    }

    /** Weekdays only. */
    private static long openNs(int number) {
        return FIRST_OPEN_NS + (number / 5 * 7L + number % 5) * DAY_NS;
    }

    public List<Instrument> instruments() {
        return instruments;
    }

    /** Defines the instruments. */
    public void begin(TickSink sink) {
        Events.config(sink.claim(), 1, 0, "benchmark", "simulated", FIRST_OPEN_NS);
        sink.publish();
        for (int id = 0; id < instruments.size(); id++) {
            Events.instrument(sink.claim(), id, instruments.get(id), FIRST_OPEN_NS);
            sink.publish();
        }
    }

    /** Publishes packets until there have been {@code ticks} of them. */
    public void publish(TickSink sink, long ticks) {
        while (published < ticks) {
            if (model == null || nowNs >= openNs(day) + SESSION_NS) {
                model = market(++day);
                nowNs = openNs(day);
            }
            nowNs += CLOCK_NS;
            model.advanceTo(nowNs, snapshot -> put(sink, snapshot.tick()));
            Events.clock(sink.claim(), nowNs);
            sink.publish();
        }
    }

    private void put(TickSink sink, Tick packet) {
        Tick slot = sink.claim();
        long sequence = slot.sequence();
        slot.copyInputFrom(packet.bytes(), 0).sequence(sequence);
        sink.publish();
        published++;
    }

    /** Event time come to, epoch ns. */
    public long nowNs() {
        return nowNs;
    }
}
