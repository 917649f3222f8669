package io.icebreaker.stage.flow;

import static io.icebreaker.tick.TickFlags.HAS_LAST_QTY;

import io.icebreaker.calendar.Session;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;

/** What a trade is marked with besides its sides. */
final class Marks {
    private Marks() {}

    /** AGG, SHORT or neither (1.2). */
    static int aggregation(Tick tick, long qty) {
        if (!tick.has(HAS_LAST_QTY) || tick.lastQty() <= 0 || tick.lastQty() == qty) {
            return 0;
        }
        return qty > tick.lastQty() ? TradeFlags.AGG : TradeFlags.SHORT;
    }

    /** Where in the day an event time lies (0.4). */
    static int phase(Session session, long te) {
        if (te < session.openNs()) {
            return TradeFlags.PREOPEN;
        }
        if (te <= session.closeNs()) {
            return TradeFlags.CONTINUOUS;
        }
        if (te <= session.closeNs() + Session.AFTER_CLOSE_NS) {
            return TradeFlags.AFTER_CLOSE;
        }
        return session.inAuction(te) ? TradeFlags.AUCTION : TradeFlags.POST_CLOSE;
    }
}
