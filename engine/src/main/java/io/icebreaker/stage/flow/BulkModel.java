package io.icebreaker.stage.flow;

import io.icebreaker.tick.TradeFlags;

/** BVC: trades stay neutral, closed minutes are classified as wholes (1.5): {@code bar.BulkVolume}. */
final class BulkModel implements SideModel {
    @Override
    public void judge(Evidence evidence) {
        evidence.conclude(0, TradeFlags.RULE_N);
    }
}
