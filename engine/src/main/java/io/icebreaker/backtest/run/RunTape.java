package io.icebreaker.backtest.run;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report wants of the analysis besides the account: which signal was of what type, and one-minute
 * bars to draw trades on. Compute lane; read when the run is over.
 */
public final class RunTape implements OutputSink {
    /** Words of a kept bar: start ns, open, high, low, close E4, volume. */
    public static final int WORDS = 6;

    /** A year of minutes of 50 instruments in about 230 MB at the very most; grown as needed. */
    private static final int MOST_BARS = 4_800_000;

    /** Type and points of a signal. */
    public record Told(String type, int confidence) {}

    private static final class Minutes {
        private long[] words = new long[WORDS * 64];
        private int count;

        void add(long... bar) {
            if ((count + 1) * WORDS > words.length) {
                words = Arrays.copyOf(words, words.length * 2);
            }
            System.arraycopy(bar, 0, words, count++ * WORDS, WORDS);
        }
    }

    private final boolean keepsBars;
    private final int mostBars;
    private final Map<Long, Told> signals = new HashMap<>();
    private final List<Minutes> minutes = new ArrayList<>();
    private int bars;
    private long leftOut;

    RunTape(boolean keepsBars) {
        this(keepsBars, MOST_BARS);
    }

    RunTape(boolean keepsBars, int mostBars) {
        this.keepsBars = keepsBars;
        this.mostBars = mostBars;
    }

    @Override
    public void accept(long sequence, int type, long[] words, int at, int length) {
        if (type == FindingType.SIGNAL) {
            signals.put(
                    sequence,
                    new Told(
                            SignalWords.typeName(words[at + SignalWords.TYPE]),
                            (int) words[at + SignalWords.CONFIDENCE]));
        } else if (type == OutputType.BAR
                && keepsBars
                && words[at + Bar.INTERVAL] == Interval.M1.ordinal()) {
            keep(words, at);
        }
    }

    private void keep(long[] words, int at) {
        if (bars == mostBars) {
            leftOut++;
            return;
        }
        int id = (int) words[at + Bar.ID];
        while (minutes.size() <= id) {
            minutes.add(new Minutes());
        }
        minutes.get(id)
                .add(
                        words[at + Bar.START_NS],
                        words[at + Bar.OPEN],
                        words[at + Bar.HIGH],
                        words[at + Bar.LOW],
                        words[at + Bar.CLOSE],
                        Bar.volume(words, at));
        bars++;
    }

    /** What led to an order; null when no signal did. */
    public Told signal(long sequence) {
        return signals.get(sequence);
    }

    /** An instrument's minutes that begin within [fromNs, toNs], {@link #WORDS} each. */
    public long[] minutes(int id, long fromNs, long toNs) {
        if (id >= minutes.size()) {
            return new long[0];
        }
        Minutes kept = minutes.get(id);
        int from = 0;
        while (from < kept.count && kept.words[from * WORDS] < fromNs) {
            from++;
        }
        int to = from;
        while (to < kept.count && kept.words[to * WORDS] <= toNs) {
            to++;
        }
        return Arrays.copyOfRange(kept.words, from * WORDS, to * WORDS);
    }

    /** Bars that found no room: they cannot be drawn. */
    public long leftOut() {
        return leftOut;
    }
}
