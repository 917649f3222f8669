package io.icebreaker.stage.flow;

import io.icebreaker.tick.TradeFlags;

/** LEE_READY_SNAP: the quote rule, at the mid the tick rule (Lee and Ready 1991, J. Finance 46). */
final class LeeReadyModel implements SideModel {
    @Override
    public void judge(Evidence evidence) {
        conclude(evidence);
    }

    static void conclude(Evidence evidence) {
        if (evidence.quoteSide != 0) {
            evidence.conclude(evidence.quoteSide, TradeFlags.RULE_Q);
        } else {
            evidence.conclude(evidence.tickSide, evidence.tickRule);
        }
    }
}
