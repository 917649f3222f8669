package io.icebreaker.stage.flow;

import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;

/**
 * Who was the aggressor (analytics 1.3): gathers the evidence on each trade, has the chosen model conclude
 * and says how much that is worth.
 */
final class Sides {
    private final StandingQuotes quotes;
    private final LastTrades trades;
    private final Activity activity;
    private final SideModel model;
    private final Confidence confidence;
    private final Evidence evidence = new Evidence();

    Sides(int maxInstruments, Settings settings, Counters counters) {
        String name = settings.text(Setting.SIDE_MODEL);
        quotes =
                new StandingQuotes(
                        maxInstruments, settings.whole(Setting.QUOTE_MAX_AGE_MS), counters);
        trades = new LastTrades(maxInstruments);
        activity = new Activity(maxInstruments);
        model = SideModel.named(name, maxInstruments);
        confidence = new Confidence(name);
    }

    /** S reset: last trade, activity and what a model remembers start anew; the quote stays (0.5). */
    void reset(int id) {
        trades.reset(id);
        activity.reset(id);
        model.reset(id);
    }

    /** A packet told its volume. */
    void onVolume(int id, boolean traded) {
        activity.onPacket(id, traded);
    }

    /** The packet is done with: its book is the standing one now. */
    void onDepth(int id, Tick tick) {
        quotes.onDepth(id, tick);
    }

    /** Leaves delta and trade flags of a trade within the bars in the slot. */
    void judge(Tick tick, long qty, int phase, int quality) {
        int id = tick.id();
        long lastQty = tick.has(TickFlags.HAS_LAST_QTY) ? tick.lastQty() : 0;
        boolean gap = (quality & TradeFlags.GAP) != 0;
        evidence.begin(id, tick.ltp(), qty, lastQty, activity.of(id), gap);
        quotes.look(id, tick, evidence);
        trades.look(id, evidence);
        model.judge(evidence);
        long delta = evidence.bought - evidence.sold;
        int split = evidence.bought > 0 && evidence.sold > 0 ? TradeFlags.SPLIT : 0;
        int flags = TradeFlags.of(Long.signum(delta), evidence.rule, phase, quality | split);
        tick.delta(delta)
                .tradeFlags(TradeFlags.withConfidence(flags, confidence.permille(evidence)));
    }
}
