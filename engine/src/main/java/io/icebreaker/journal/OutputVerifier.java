package io.icebreaker.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares what a replay finds with what was found live, record by record. The first difference is kept;
 * the replay runs on.
 *
 * <p>Behind a gap live had seen more than the replay has, so what they find may differ: from there on equal
 * and differing records are only counted, checkpoints left out.
 */
public final class OutputVerifier implements OutputSink {
    private final OutputReader recorded;
    private long compared;
    private long beyond;
    private long firstBeyond;
    private boolean ended;
    private String difference;
    private long differsAt;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private boolean isHeld;
    private OutputPosition place;
    private long equalBehindGap;
    private long unequalBehindGap;

    /** Output that was not written, for its cause is not in the journal or the disk refused it. */
    public record LeftOut(long from, long to, long records) {}

    public OutputVerifier(JournalDirectory directory) {
        recorded = new OutputReader(directory);
    }

    /** Compares from behind a place on: the first record to come is of an event behind {@code sequence}. */
    public OutputVerifier(JournalDirectory directory, OutputPosition from, long sequence)
            throws JournalException {
        recorded = new OutputReader(directory, from, sequence);
    }

    /**
     * Whether everything recorded for events up to this one, the last replayed, is what the replay found, and
     * nothing is missing on either side. Between events only.
     */
    public boolean isEqualThrough(long sequence) throws JournalException {
        if (difference != null || beyond > 0 || !leftOut.isEmpty()) {
            return false;
        }
        if (!isHeld) {
            place = recorded.position();
            isHeld = recorded.next();
        }
        return !isHeld || recorded.sequence() > sequence;
    }

    /** Behind the last record that was equal. */
    @Override
    public OutputPosition position() {
        return isHeld ? place : recorded.position();
    }

    private boolean nextRecorded() throws JournalException {
        boolean held = isHeld;
        isHeld = false;
        return held || recorded.next();
    }

    @Override
    public void accept(long sequence, int type, long[] words, int at, int length) {
        if (difference != null) {
            return;
        }
        try {
            compare(sequence, type, words, at, length);
        } catch (JournalException e) {
            differ(sequence, e.getMessage());
        }
    }

    private void compare(long sequence, int type, long[] words, int at, int length)
            throws JournalException {
        if (!leftOut.isEmpty()) {
            compareBehindGap(sequence, type, words, at, length);
        } else if (ended || !nextRecorded()) {
            ended = true;
            firstBeyond = beyond == 0 ? sequence : firstBeyond;
            beyond++;
        } else if (recorded.type() == OutputType.GAP) {
            takeGap();
            compareBehindGap(sequence, type, words, at, length);
        } else if (recorded.equalTo(sequence, type, words, at, length)) {
            compared++;
        } else {
            differ(
                    Math.min(sequence, recorded.sequence()),
                    "recorded "
                            + describe(
                                    recorded.sequence(),
                                    recorded.type(),
                                    recorded.words(),
                                    0,
                                    recorded.length())
                            + ", replay finds "
                            + describe(sequence, type, words, at, length));
        }
    }

    private void takeGap() {
        long[] words = recorded.words();
        leftOut.add(
                new LeftOut(
                        words[OutputType.GAP_FROM],
                        words[OutputType.GAP_TO],
                        words[OutputType.GAP_RECORDS]));
    }

    /** Record against record of the same event; what only one of the two has counts as unequal. */
    private void compareBehindGap(long sequence, int type, long[] words, int at, int length)
            throws JournalException {
        if (type == OutputType.CHECKPOINT) {
            return;
        }
        while (hold() && recorded.sequence() < sequence) {
            unequalBehindGap++;
            isHeld = false;
        }
        if (!isHeld || recorded.sequence() > sequence) {
            unequalBehindGap += isHeld ? 1 : 0;
            return;
        }
        isHeld = false;
        if (recorded.equalTo(sequence, type, words, at, length)) {
            equalBehindGap++;
        } else {
            unequalBehindGap++;
        }
    }

    /** Whether a recorded record is in hand that can be compared. */
    private boolean hold() throws JournalException {
        while (!isHeld && !ended) {
            ended = !recorded.next();
            if (!ended && recorded.type() == OutputType.GAP) {
                takeGap();
            } else {
                isHeld = !ended && recorded.type() != OutputType.CHECKPOINT;
            }
        }
        return isHeld;
    }

    /** Stretches whose output was never written, in order. */
    public List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Records behind the first gap that are equal all the same. */
    public long equalBehindGap() {
        return equalBehindGap;
    }

    /** Records behind the first gap that differ, or that only one of live and replay has. */
    public long unequalBehindGap() {
        return unequalBehindGap;
    }

    private void differ(long sequence, String how) {
        differsAt = sequence;
        difference = how;
    }

    private static String describe(long sequence, int type, long[] words, int at, int length) {
        var text =
                new StringBuilder(OutputType.name(type))
                        .append(" of event ")
                        .append(sequence)
                        .append(" [");
        for (int i = 0; i < Math.min(length, 12); i++) {
            text.append(i == 0 ? "" : " ").append(words[at + i]);
        }
        return text.append(length > 12 ? " ...]" : "]").toString();
    }

    /**
     * After the replay: looks for recorded output that the replay did not find, up to the last event it
     * replayed; a process that is still writing may have recorded more since.
     */
    public void finish(long lastSequence) {
        try {
            if (difference == null
                    && leftOut.isEmpty()
                    && !ended
                    && nextRecorded()
                    && recorded.sequence() <= lastSequence) {
                differ(
                        recorded.sequence(),
                        "recorded "
                                + describe(
                                        recorded.sequence(),
                                        recorded.type(),
                                        recorded.words(),
                                        0,
                                        recorded.length())
                                + ", replay ends");
            }
        } catch (JournalException e) {
            differ(lastSequence, e.getMessage());
        }
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
        return compared;
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
