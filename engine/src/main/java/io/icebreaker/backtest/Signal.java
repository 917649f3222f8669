package io.icebreaker.backtest;

import io.icebreaker.finding.SignalWords;

/** A recorded signal as a strategy sees it: read only, valid during the callback. Prices E4, times ns UTC. */
public final class Signal {
    private long[] words;
    private int at;
    private long sequence;

    Signal of(long sequence, long[] source, int from) {
        this.sequence = sequence;
        words = source;
        at = from;
        return this;
    }

    /** Sequence of the packet that caused it: it names the signal. */
    public long sequence() {
        return sequence;
    }

    public int id() {
        return (int) words[at + SignalWords.ID];
    }

    public long timeNs() {
        return words[at + SignalWords.TIME_NS];
    }

    /** {@link SignalWords#ACCUMULATION} and so on. */
    public int type() {
        return (int) words[at + SignalWords.TYPE];
    }

    /** +1 long, -1 short. */
    public int direction() {
        return (int) words[at + SignalWords.DIRECTION];
    }

    /** Whether it was told to people; others are suppressed by cap or contradiction (5.4). */
    public boolean isEmitted() {
        return words[at + SignalWords.STATUS] == SignalWords.EMITTED;
    }

    public int confidence() {
        return (int) words[at + SignalWords.CONFIDENCE];
    }

    public long entry() {
        return words[at + SignalWords.ENTRY];
    }

    public long stop() {
        return words[at + SignalWords.STOP];
    }

    public long target() {
        return words[at + SignalWords.TARGET];
    }

    /** Any other word of {@link SignalWords}. */
    public long word(int index) {
        return words[at + index];
    }
}
