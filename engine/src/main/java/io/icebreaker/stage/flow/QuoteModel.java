package io.icebreaker.stage.flow;

import io.icebreaker.tick.TradeFlags;

/** QUOTE: the quote rule only; the exact mid and what no quote judges stay neutral. */
final class QuoteModel implements SideModel {
    @Override
    public void judge(Evidence evidence) {
        int side = evidence.quoteSide;
        evidence.conclude(side, side != 0 ? TradeFlags.RULE_Q : TradeFlags.RULE_N);
    }
}
