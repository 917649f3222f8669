package io.icebreaker.backtest;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;

/** A bar that is over: read only, valid during the callback. Prices E4, times ns UTC. */
public final class ClosedBar {
    private long[] words;
    private int at;

    ClosedBar of(long[] source, int from) {
        words = source;
        at = from;
        return this;
    }

    public int id() {
        return (int) words[at + Bar.ID];
    }

    public Interval interval() {
        return Interval.of((int) words[at + Bar.INTERVAL]);
    }

    public long startNs() {
        return words[at + Bar.START_NS];
    }

    /** The time an order given in this callback is created at. */
    public long endNs() {
        return words[at + Bar.END_NS];
    }

    public long open() {
        return words[at + Bar.OPEN];
    }

    public long high() {
        return words[at + Bar.HIGH];
    }

    public long low() {
        return words[at + Bar.LOW];
    }

    public long close() {
        return words[at + Bar.CLOSE];
    }

    public long volume() {
        return Bar.volume(words, at);
    }

    /** Bought less sold. */
    public long delta() {
        return Bar.delta(words, at);
    }

    /** Average price in rupees, NaN without volume. */
    public double vwap() {
        return Bar.vwap(words, at);
    }

    /** Whether the recording broke off before it was over. */
    public boolean isPartial() {
        return (words[at + Bar.FLAGS] & Bar.PARTIAL) != 0;
    }

    /** Any other word of {@link Bar}. */
    public long word(int index) {
        return words[at + index];
    }
}
