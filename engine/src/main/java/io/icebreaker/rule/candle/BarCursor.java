package io.icebreaker.rule.candle;

import io.icebreaker.bar.Interval;

/** Where in a frame's bars a run is; the earliest end first, then instrument, then interval. */
final class BarCursor implements Comparable<BarCursor> {
    private final int instrument;
    private final CandleFrame frame;
    private int at;

    BarCursor(int instrument, CandleFrame frame) {
        this.instrument = instrument;
        this.frame = frame;
    }

    int instrument() {
        return instrument;
    }

    Interval interval() {
        return frame.interval();
    }

    int at() {
        return at;
    }

    long startNs() {
        return frame.bars().startNs(at);
    }

    long endNs() {
        return frame.endNs()[at];
    }

    long day() {
        return frame.day()[at];
    }

    /** Steps to the next bar; false at the end. */
    boolean step() {
        at++;
        return at < frame.bars().size();
    }

    @Override
    public int compareTo(BarCursor other) {
        int byEnd = Long.compare(endNs(), other.endNs());
        if (byEnd != 0) {
            return byEnd;
        }
        int byInstrument = Integer.compare(instrument, other.instrument);
        return byInstrument != 0 ? byInstrument : interval().compareTo(other.interval());
    }
}
