package io.icebreaker.stage.alert;

import io.icebreaker.bar.Interval;
import io.icebreaker.rule.Slot;
import io.icebreaker.rule.SlotSource;
import io.icebreaker.stage.SeriesFeed;

/**
 * What rules read, as of the evaluation in hand (analytics 9.1, 9.2). At a bar's close: closed bars of the
 * instrument that end no later, of others those published before. On a tick: the bar that forms, and all that
 * have closed. Compute lane; allocates nothing.
 */
final class AlertSlots implements SlotSource {
    private final transient SeriesFeed feed;
    private final ClosedBars closed;
    private final FormingBar forming;
    private final transient NowValues now;
    private final boolean[] isOfBar = new boolean[Slot.COUNT];

    private int own;
    private boolean isOnTick;
    private long timeNs;
    private long endedByNs;
    private long publishedBy;
    private long event;

    AlertSlots(BarSources sources, ClosedBars closed, NowValues now) {
        this.feed = sources.feed();
        this.closed = closed;
        this.now = now;
        forming = new FormingBar(sources);
        for (int slot = 0; slot < Slot.COUNT; slot++) {
            isOfBar[slot] = Slot.identifier(slot).isOfBar();
        }
    }

    /** The bars of an instrument that ended at a time are in hand; {@code publishedBy}: the last of them. */
    void onBar(int id, long endNs, long publishedBy) {
        own = id;
        isOnTick = false;
        timeNs = endNs;
        endedByNs = endNs;
        this.publishedBy = publishedBy;
    }

    /** Values that are no bar's are asked for at another time. */
    void at(long atNs) {
        timeNs = atNs;
    }

    /** A packet is in hand. */
    void onTick(int id, long atNs, long sequence) {
        own = id;
        isOnTick = true;
        timeNs = atNs;
        publishedBy = Long.MAX_VALUE;
        event = sequence;
    }

    @Override
    public double value(int slot, int instrument, int interval, int back) {
        if (!isOfBar[slot]) {
            return now.value(slot, instrument, timeNs);
        }
        int series = feed.series(instrument, Interval.of(interval));
        if (series == SeriesFeed.NONE) {
            return Double.NaN;
        }
        if (isOnTick) {
            return onTick(slot, instrument, series, interval, back);
        }
        long byEnd = instrument == own ? endedByNs : Long.MAX_VALUE;
        return closed.value(slot, series, interval, back, byEnd, publishedBy);
    }

    private double onTick(int slot, int instrument, int series, int interval, int back) {
        if (back > 0) {
            return closed.value(slot, series, interval, back - 1, Long.MAX_VALUE, Long.MAX_VALUE);
        }
        if (!forming.look(instrument, interval, event)) {
            return Double.NaN;
        }
        int pair = closed.pair(slot, series, interval);
        return closed.reading().forming(slot, series, pair, forming);
    }
}
