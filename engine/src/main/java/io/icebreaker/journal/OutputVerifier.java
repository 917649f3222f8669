package io.icebreaker.journal;

import io.icebreaker.journal.OutputComparison.Found;
import io.icebreaker.journal.OutputComparison.LeftOut;
import java.util.List;

/**
 * Compares what a replay finds with what was found live, by the rule of {@link OutputComparison}. The first
 * difference is kept; the replay runs on.
 */
public final class OutputVerifier implements OutputSink {
    private final OutputReader recorded;
    private final OutputComparison comparison;
    private long beyond;
    private long firstBeyond;
    private String difference;
    private long differsAt;
    private OutputPosition place;

    public OutputVerifier(JournalDirectory directory) {
        this(new OutputReader(directory));
    }

    /** Compares from behind a place on: the first record to come is of an event behind {@code sequence}. */
    public OutputVerifier(JournalDirectory directory, OutputPosition from, long sequence)
            throws JournalException {
        this(new OutputReader(directory, from, sequence));
    }

    private OutputVerifier(OutputReader recorded) {
        this.recorded = recorded;
        comparison =
                new OutputComparison(
                        new OutputComparison.Recorded() {
                            @Override
                            public boolean next() throws JournalException {
                                return recorded.next();
                            }

                            @Override
                            public OutputReader reader() {
                                return recorded;
                            }
                        });
    }

    /**
     * Whether everything recorded for events up to this one, the last replayed, is what the replay found, and
     * nothing is missing on either side. Between events only.
     */
    public boolean isEqualThrough(long sequence) throws JournalException {
        if (difference != null || beyond > 0 || !leftOut().isEmpty()) {
            return false;
        }
        if (!comparison.isHeld()) {
            place = recorded.position();
        }
        return !comparison.peek() || recorded.sequence() > sequence;
    }

    /** Behind the last record that was equal. */
    @Override
    public OutputPosition position() {
        return comparison.isHeld() ? place : recorded.position();
    }

    @Override
    public void accept(long sequence, int type, long[] words, int at, int length) {
        if (difference != null) {
            return;
        }
        try {
            Found found = comparison.compare(sequence, type, words, at, length);
            if (found == Found.BEYOND) {
                firstBeyond = beyond == 0 ? sequence : firstBeyond;
                beyond++;
            } else if (found == Found.DIFFERS) {
                String replayed = OutputComparison.describe(sequence, type, words, at, length);
                differ(
                        Math.min(sequence, recorded.sequence()),
                        "recorded " + comparison.inHand() + ", replay finds " + replayed);
            }
        } catch (JournalException e) {
            differ(sequence, e.getMessage());
        }
    }

    /** Stretches whose output was never written, in order. */
    public List<LeftOut> leftOut() {
        return comparison.leftOut();
    }

    /** Records behind the first gap that are equal all the same. */
    public long equalBehindGap() {
        return comparison.equalBehindGap();
    }

    /** Records behind the first gap that differ, or that only one of live and replay has. */
    public long unequalBehindGap() {
        return comparison.unequalBehindGap();
    }

    private void differ(long sequence, String how) {
        differsAt = sequence;
        difference = how;
    }

    /**
     * After the replay: looks for recorded output that the replay did not find, up to the last event it
     * replayed; a process that is still writing may have recorded more since.
     */
    public void finish(long lastSequence) {
        try {
            if (difference == null
                    && leftOut().isEmpty()
                    && !comparison.hasEnded()
                    && comparison.peek()
                    && recorded.sequence() <= lastSequence) {
                differ(recorded.sequence(), "recorded " + comparison.inHand() + ", replay ends");
            }
        } catch (JournalException e) {
            differ(lastSequence, e.getMessage());
        }
        release();
    }

    /** Lets the recording go, of a replay that broke off, too; once more does nothing. */
    public void release() {
        recorded.close();
    }

    /** The recording is over, yet its output ends early: that is no process killed while writing. */
    public void requireAll() {
        if (difference == null && beyond > 0) {
            differ(
                    firstBeyond,
                    "recorded output ends before the recording does: "
                            + beyond
                            + " records are missing");
        }
    }

    /** Records that are equal. */
    public long compared() {
        return comparison.compared();
    }

    /**
     * Records found by the replay behind the end of the recorded output: a killed process had not written
     * them yet.
     */
    public long beyond() {
        return beyond;
    }

    /** What differs, null when nothing does. */
    public String difference() {
        return difference;
    }

    /** Sequence of the first event whose output differs. */
    public long differsAt() {
        return differsAt;
    }
}
