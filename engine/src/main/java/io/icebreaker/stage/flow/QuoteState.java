package io.icebreaker.stage.flow;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;

/**
 * The standing quote and the last trade of each instrument, and the verdict they give on the next one: who
 * was the aggressor (analytics 1.3, model LEE_READY_SNAP; Lee and Ready 1991, J. Finance 46).
 *
 * <p>The quote is the depth of the last packet <i>before</i> the trade's: the book in the trade's own
 * packet is what the trade left.
 */
final class QuoteState {
    private static final long OLDEST_QUOTE_NS = 5_000_000_000L;
    private static final int RULE_SHIFT = 2;

    private final Counters counters;
    private final long[] bid;
    private final long[] ask;
    private final long[] quoteTimeNs;
    private final boolean[] hasQuote;
    private final long[] lastTradePrice;
    private final boolean[] hasTrade;
    private final byte[] direction;

    QuoteState(int maxInstruments, Counters counters) {
        this.counters = counters;
        bid = new long[maxInstruments];
        ask = new long[maxInstruments];
        quoteTimeNs = new long[maxInstruments];
        hasQuote = new boolean[maxInstruments];
        lastTradePrice = new long[maxInstruments];
        hasTrade = new boolean[maxInstruments];
        direction = new byte[maxInstruments];
    }

    /** S reset: the tick rule forgets, the quote stays with its age (0.5). */
    void reset(int id) {
        hasTrade[id] = false;
        direction[id] = 0;
    }

    /** Keeps the packet's book, if it carries one usable level on either side. */
    void onDepth(int id, Tick tick) {
        if (!tick.has(TickFlags.HAS_DEPTH) || !hasLevel(tick)) {
            return;
        }
        bid[id] = tick.bidQty(0) > 0 ? tick.bid(0) : 0;
        ask[id] = tick.askQty(0) > 0 ? tick.ask(0) : 0;
        quoteTimeNs[id] = tick.receiveTimeNs();
        hasQuote[id] = true;
    }

    private static boolean hasLevel(Tick tick) {
        for (int level = 0; level < Tick.LEVELS; level++) {
            if (tick.bid(level) > 0 && tick.bidQty(level) > 0
                    || tick.ask(level) > 0 && tick.askQty(level) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Side and rule of a trade, packed by {@link #verdict(int, int)}; the trade becomes the last one. */
    int judge(int id, long price, long receiveTimeNs, boolean gap) {
        int verdict = quoteRule(id, price, receiveTimeNs);
        if (verdict == 0) {
            verdict = tickRule(id, price, gap);
        }
        remember(id, price);
        return verdict;
    }

    /** The quote rule; 0 when the quote is unusable or the price is exactly its middle. */
    private int quoteRule(int id, long price, long receiveTimeNs) {
        if (!hasQuote[id] || receiveTimeNs - quoteTimeNs[id] > OLDEST_QUOTE_NS) {
            counters.increment(Counter.OLD_QUOTE);
            return 0;
        }
        long b = bid[id];
        long a = ask[id];
        if (b <= 0 || a <= b) {
            counters.increment(Counter.BAD_QUOTE);
            return 0;
        }
        if (price >= a || price > b && 2 * price > a + b) {
            return verdict(+1, TradeFlags.RULE_Q);
        }
        return price <= b || 2 * price < a + b ? verdict(-1, TradeFlags.RULE_Q) : 0;
    }

    private int tickRule(int id, long price, boolean gap) {
        if (!hasTrade[id]) {
            return verdict(0, TradeFlags.RULE_N);
        }
        if (price != lastTradePrice[id]) {
            return verdict(price > lastTradePrice[id] ? +1 : -1, TradeFlags.RULE_T);
        }
        return gap || direction[id] == 0
                ? verdict(0, TradeFlags.RULE_N)
                : verdict(direction[id], TradeFlags.RULE_T0);
    }

    private void remember(int id, long price) {
        if (hasTrade[id] && price != lastTradePrice[id]) {
            direction[id] = (byte) (price > lastTradePrice[id] ? +1 : -1);
        }
        lastTradePrice[id] = price;
        hasTrade[id] = true;
    }

    /** A verdict is never 0: bit 5 is always set. */
    private static int verdict(int side, int rule) {
        return 1 << 5 | rule << RULE_SHIFT | side + 1;
    }

    static int side(int verdict) {
        return (verdict & 3) - 1;
    }

    static int rule(int verdict) {
        return verdict >> RULE_SHIFT & 7;
    }
}
