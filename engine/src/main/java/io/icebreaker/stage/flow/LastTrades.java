package io.icebreaker.stage.flow;

import io.icebreaker.tick.TradeFlags;

/** The last trade of each instrument and the direction prices last moved in: the tick rule's state. */
final class LastTrades {
    private final long[] price;
    private final boolean[] hasTrade;
    private final byte[] direction;

    LastTrades(int maxInstruments) {
        price = new long[maxInstruments];
        hasTrade = new boolean[maxInstruments];
        direction = new byte[maxInstruments];
    }

    /** S reset (0.5). */
    void reset(int id) {
        hasTrade[id] = false;
        direction[id] = 0;
    }

    /** What the tick rule says about the trade, which then becomes the last one (1.3, rules 2 and 3). */
    void look(int id, Evidence evidence) {
        if (!hasTrade[id]) {
            evidence.tick(0, TradeFlags.RULE_N);
        } else if (evidence.price != price[id]) {
            direction[id] = (byte) (evidence.price > price[id] ? +1 : -1);
            evidence.tick(direction[id], TradeFlags.RULE_T);
        } else if (evidence.gap || direction[id] == 0) {
            evidence.tick(0, TradeFlags.RULE_N);
        } else {
            evidence.tick(direction[id], TradeFlags.RULE_T0);
        }
        price[id] = evidence.price;
        hasTrade[id] = true;
    }
}
