package io.icebreaker.stage.signal;

import static io.icebreaker.finding.PerformanceWords.*;

import io.icebreaker.finding.Sheet;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Shown;

/**
 * How signals and the random entries beside them did, by type and confidence: the sheet PERFORMANCE as it
 * stands. Allocates nothing after construction.
 */
final class Performance implements Shown {
    private final long[] words = new long[WORDS];
    private final Limits limits;

    /** The board sees the table, empty as it is, from the first batch on. */
    private boolean changed = true;

    Performance(Settings settings, Limits limits) {
        this.limits = limits;
        words[SEED] = settings.whole(Setting.RANDOM_SEED);
        words[ENTRIES_A_SIGNAL] = RandomEntries.ENTRIES;
        words[CAP] = limits.mostADay();
        words[MIN_CONFIDENCE] = limits.minConfidence();
        words[IS_TRACKING] = settings.isOn(Setting.PERFORMANCE_TRACKING) ? 1 : 0;
    }

    /** An entry was made. */
    void opened(int type, int confidence, boolean random) {
        add(type, confidence, random, COUNT);
        words[EPOCH_DAY] = limits.day();
        words[EMITTED_TODAY] = limits.emitted();
    }

    /** An entry was decided, {@code r} times its risk away. */
    void decided(int type, int confidence, boolean random, int outcome, double r) {
        add(type, confidence, random, Outcome.column(outcome));
        sum(cell(type, confidence), random, r);
        sum(cell(type, ANY_CONFIDENCE), random, r);
        sum(cell(0, confidence), random, r);
        sum(cell(0, ANY_CONFIDENCE), random, r);
    }

    private void add(int type, int confidence, boolean random, int column) {
        int half = random ? HALF : 0;
        words[cell(type, confidence) + half + column]++;
        words[cell(type, ANY_CONFIDENCE) + half + column]++;
        words[cell(0, confidence) + half + column]++;
        words[cell(0, ANY_CONFIDENCE) + half + column]++;
        changed = true;
    }

    private void sum(int cell, boolean random, double r) {
        int at = cell + (random ? HALF : 0);
        words[at + SUM_R] = plus(words[at + SUM_R], r);
        words[at + SUM_R2] = plus(words[at + SUM_R2], r * r);
    }

    private static long plus(long bits, double value) {
        return Double.doubleToLongBits(Double.longBitsToDouble(bits) + value);
    }

    @Override
    public int sheet() {
        return Sheet.PERFORMANCE;
    }

    @Override
    public int nextChanged() {
        boolean was = changed;
        changed = false;
        return was ? 0 : -1;
    }

    @Override
    public int length(int key) {
        return WORDS;
    }

    @Override
    public void copy(int key, long[] into) {
        System.arraycopy(words, 0, into, 0, WORDS);
    }
}
