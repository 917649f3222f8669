package io.icebreaker.stage.option;

import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.Shown;
import java.util.Arrays;

/**
 * The figures and rows of every chain as last computed, by chain number. Compute lane; allocates when a chain
 * is new or has more rows than ever, not per second.
 */
final class ChainSheet implements Shown {
    private final Changed changed;
    private long[][] words = new long[8][];

    /** There is at most one chain an instrument. */
    ChainSheet(int maxInstruments) {
        changed = new Changed(maxInstruments);
    }

    /** Room for a chain of so many rows; what stood there stays. */
    long[] room(int chain, int rows) {
        if (chain >= words.length) {
            words = Arrays.copyOf(words, Math.max(chain + 1, 2 * words.length));
        }
        int length = ChainWords.row(rows);
        if (words[chain] == null || words[chain].length < length) {
            words[chain] =
                    words[chain] == null ? new long[length] : Arrays.copyOf(words[chain], length);
        }
        return words[chain];
    }

    /** A chain's words, null before it was first computed. */
    long[] of(int chain) {
        return chain < words.length ? words[chain] : null;
    }

    void mark(int chain) {
        changed.mark(chain);
    }

    @Override
    public int sheet() {
        return Sheet.CHAIN;
    }

    @Override
    public int nextChanged() {
        return changed.next();
    }

    @Override
    public int length(int key) {
        return ChainWords.row((int) words[key][ChainWords.ROWS]);
    }

    @Override
    public void copy(int key, long[] into) {
        System.arraycopy(words[key], 0, into, 0, length(key));
    }
}
