package io.icebreaker.stage.flow;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;

/**
 * The standing quote of each instrument: the depth of the last packet <i>before</i> the one in hand, whose
 * own book is what its trades left (analytics 1.3). Survives an S reset with its age.
 */
final class StandingQuotes {
    private static final long NS_PER_MS = 1_000_000;

    private final Counters counters;
    private final long oldestNs;
    private final long[] bid;
    private final long[] ask;
    private final long[] bidQty;
    private final long[] askQty;
    private final long[] timeNs;
    private final boolean[] hasQuote;

    StandingQuotes(int maxInstruments, long oldestMs, Counters counters) {
        this.counters = counters;
        oldestNs = oldestMs * NS_PER_MS;
        bid = new long[maxInstruments];
        ask = new long[maxInstruments];
        bidQty = new long[maxInstruments];
        askQty = new long[maxInstruments];
        timeNs = new long[maxInstruments];
        hasQuote = new boolean[maxInstruments];
    }

    /** Keeps the packet's book, if it carries one usable level on either side. */
    void onDepth(int id, Tick tick) {
        if (!carriesDepth(tick)) {
            return;
        }
        bid[id] = tick.bidQty(0) > 0 ? tick.bid(0) : 0;
        ask[id] = tick.askQty(0) > 0 ? tick.ask(0) : 0;
        bidQty[id] = tick.bidQty(0);
        askQty[id] = tick.askQty(0);
        timeNs[id] = tick.receiveTimeNs();
        hasQuote[id] = true;
    }

    private static boolean carriesDepth(Tick tick) {
        if (!tick.has(TickFlags.HAS_DEPTH)) {
            return false;
        }
        for (int level = 0; level < Tick.LEVELS; level++) {
            if (tick.bid(level) > 0 && tick.bidQty(level) > 0
                    || tick.ask(level) > 0 && tick.askQty(level) > 0) {
                return true;
            }
        }
        return false;
    }

    /** What the quote says about the packet's trade; counts a quote that can say nothing. */
    void look(int id, Tick tick, Evidence evidence) {
        long ageNs = tick.receiveTimeNs() - timeNs[id];
        if (!hasQuote[id] || ageNs > oldestNs) {
            counters.increment(Counter.OLD_QUOTE);
            evidence.noQuote();
        } else if (bid[id] <= 0 || ask[id] <= bid[id]) {
            counters.increment(Counter.BAD_QUOTE);
            evidence.noQuote();
        } else {
            evidence.quote(bid[id], ask[id], ageNs);
            if (carriesDepth(tick)) {
                evidence.vanished(goneBid(id, tick), goneAsk(id, tick));
            }
        }
    }

    /** Of the standing best bid: all of it where the bid has fallen, what is missing where it stands. */
    private long goneBid(int id, Tick tick) {
        long now = tick.bidQty(0) > 0 ? tick.bid(0) : 0;
        return now == bid[id]
                ? Math.max(0, bidQty[id] - tick.bidQty(0))
                : now < bid[id] ? bidQty[id] : 0;
    }

    private long goneAsk(int id, Tick tick) {
        long now = tick.askQty(0) > 0 && tick.ask(0) > 0 ? tick.ask(0) : Long.MAX_VALUE;
        return now == ask[id]
                ? Math.max(0, askQty[id] - tick.askQty(0))
                : now > ask[id] ? askQty[id] : 0;
    }
}
