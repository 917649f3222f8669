package io.icebreaker.stage.signal;

import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;

/**
 * What luck would have done: beside each recorded signal {@link #ENTRIES} entries at the same moment, each in
 * an instrument drawn evenly from those that could have given a signal then (not an index, inside the
 * signal hours of its session, traded today), long or short by a coin, entered at its last trade, with the
 * signal's confidence and so its ratio of target to stop, and the instrument's own ATR. They are followed by
 * the rules that signals are.
 *
 * <p>Drawn from the seed and the signal's ring sequence alone, so that a replay draws the same ones.
 *
 * <p>What it tests: whether type gates, instrument and direction chosen by section 5 beat chance at the times
 * that section 5 chose. Entries of one signal share their moment, so they are not independent; the verdict
 * counts signals, not entries.
 */
final class RandomEntries {
    /** Enough that chance itself weighs little beside the signals' own spread. */
    static final int ENTRIES = 20;

    /** In a universe where one instrument in ten qualifies all of these fail once in 1,200 draws. */
    private static final int TRIES = 64;

    private final long seed;
    private final SplitMix64 numbers = new SplitMix64();

    RandomEntries(Settings settings) {
        seed = settings.whole(Setting.RANDOM_SEED);
    }

    /** Which instruments qualify at a moment. */
    interface Candidates {
        int count();

        boolean qualifies(int id, long te);
    }

    void start(long signalSequence) {
        numbers.start(seed, signalSequence);
    }

    /** An instrument that qualifies; {@code otherwise} when luck finds none. */
    int instrument(Candidates candidates, long te, int otherwise) {
        int found = otherwise;
        boolean isFound = false;
        for (int i = 0; i < TRIES && !isFound; i++) {
            int id = numbers.below(candidates.count());
            isFound = candidates.qualifies(id, te);
            found = isFound ? id : found;
        }
        return found;
    }

    /** +1 or -1. */
    int direction() {
        return numbers.next() < 0 ? -1 : +1;
    }
}
