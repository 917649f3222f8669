package io.icebreaker.backtest;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.SignalWords;
import java.util.Arrays;

/**
 * Closed bars and signals of the event in hand, copied as the stages before make them, until the strategy
 * hears of them. One owner; allocates only when one event brings more than any before.
 */
final class Inbox {
    private static final int FIRST_BARS = 64;
    private static final int FIRST_SIGNALS = 4;
    private static final int SIGNAL = SignalWords.WORDS + 1;

    private final boolean[] wanted = new boolean[Interval.COUNT];
    private long[] bars = new long[FIRST_BARS * Bar.WORDS];
    private int barCount;
    private long[] signals = new long[FIRST_SIGNALS * SIGNAL];
    private int signalCount;
    private final ClosedBar bar = new ClosedBar();
    private final Signal signal = new Signal();

    void want(Interval interval) {
        wanted[interval.ordinal()] = true;
    }

    void onBar(long[] words, int at) {
        if (wanted[(int) words[at + Bar.INTERVAL]]) {
            int end = barCount * Bar.WORDS;
            if (bars.length < end + Bar.WORDS) {
                bars = Arrays.copyOf(bars, 2 * bars.length);
            }
            System.arraycopy(words, at, bars, end, Bar.WORDS);
            barCount++;
        }
    }

    void onSignal(long sequence, long[] words, int at) {
        int end = signalCount * SIGNAL;
        if (signals.length < end + SIGNAL) {
            signals = Arrays.copyOf(signals, 2 * signals.length);
        }
        signals[end] = sequence;
        System.arraycopy(words, at, signals, end + 1, SignalWords.WORDS);
        signalCount++;
    }

    int bars() {
        return barCount;
    }

    ClosedBar bar(int index) {
        return bar.of(bars, index * Bar.WORDS);
    }

    int signals() {
        return signalCount;
    }

    Signal signal(int index) {
        return signal.of(signals[index * SIGNAL], signals, index * SIGNAL + 1);
    }

    void clear() {
        barCount = 0;
        signalCount = 0;
    }
}
