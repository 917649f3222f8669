package io.icebreaker.stage.option;

import io.icebreaker.finding.GreeksWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.Shown;

/** Each option's latest own figures, by instrument id. Compute lane; allocates nothing after construction. */
final class GreeksSheet implements Shown {
    /** {@link GreeksWords#WORDS} words an instrument. */
    final long[] words;

    private final Changed changed;

    GreeksSheet(int maxInstruments) {
        words = new long[maxInstruments * GreeksWords.WORDS];
        changed = new Changed(maxInstruments);
    }

    int at(int id) {
        return id * GreeksWords.WORDS;
    }

    void mark(int id) {
        changed.mark(id);
    }

    @Override
    public int sheet() {
        return Sheet.GREEKS;
    }

    @Override
    public int nextChanged() {
        return changed.next();
    }

    @Override
    public int length(int key) {
        return GreeksWords.WORDS;
    }

    @Override
    public void copy(int key, long[] into) {
        System.arraycopy(words, at(key), into, 0, GreeksWords.WORDS);
    }
}
