package io.icebreaker.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * The rule by which a replay's output is compared with what was recorded live, record by record; whoever
 * compares uses this one.
 *
 * <p>Behind a gap live had seen more than the replay has, so what they find may differ: from there on equal
 * and differing records are only counted, checkpoints left out.
 *
 * <p><b>Threading.</b> One thread. <b>Errors.</b> After {@link Found#DIFFERS} the record in hand is the
 * recorded one; it is taken as read.
 */
public final class OutputComparison {
    /** What live left, in order. */
    public interface Recorded {
        /** Steps to the next record; false at the end of what is written. */
        boolean next() throws JournalException;

        /** The reader that stands at it. */
        OutputReader reader();
    }

    /** What became of a record of the replay. */
    public enum Found {
        EQUAL,
        DIFFERS,
        /** Nothing is recorded from here on. */
        BEYOND,
        /** Counted, no more. */
        BEHIND_GAP
    }

    /** Output that was not written, for its cause is not in the journal or the disk refused it. */
    public record LeftOut(long from, long to, long records) {}

    private static final int WORDS_SHOWN = 12;

    private final Recorded recorded;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private boolean isHeld;
    private boolean ended;
    private long compared;
    private long equalBehindGap;
    private long unequalBehindGap;

    public OutputComparison(Recorded recorded) {
        this.recorded = recorded;
    }

    /** Compares what the replay found. */
    public Found compare(long sequence, int type, long[] words, int at, int length)
            throws JournalException {
        if (!leftOut.isEmpty()) {
            compareBehindGap(sequence, type, words, at, length);
            return Found.BEHIND_GAP;
        }
        if (ended || !next()) {
            ended = true;
            return Found.BEYOND;
        }
        if (recorded.reader().type() == OutputType.GAP) {
            takeGap();
            compareBehindGap(sequence, type, words, at, length);
            return Found.BEHIND_GAP;
        }
        if (recorded.reader().equalTo(sequence, type, words, at, length)) {
            compared++;
            return Found.EQUAL;
        }
        return Found.DIFFERS;
    }

    private boolean next() throws JournalException {
        boolean held = isHeld;
        isHeld = false;
        return held || recorded.next();
    }

    private void takeGap() {
        long[] words = recorded.reader().words();
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
        while (hold() && recorded.reader().sequence() < sequence) {
            unequalBehindGap++;
            isHeld = false;
        }
        if (!isHeld || recorded.reader().sequence() > sequence) {
            unequalBehindGap += isHeld ? 1 : 0;
            return;
        }
        isHeld = false;
        if (recorded.reader().equalTo(sequence, type, words, at, length)) {
            equalBehindGap++;
        } else {
            unequalBehindGap++;
        }
    }

    /** Whether a recorded record is in hand that can be compared. */
    private boolean hold() throws JournalException {
        while (!isHeld && !ended) {
            ended = !recorded.next();
            if (!ended && recorded.reader().type() == OutputType.GAP) {
                takeGap();
            } else {
                isHeld = !ended && recorded.reader().type() != OutputType.CHECKPOINT;
            }
        }
        return isHeld;
    }

    /** Takes the next record in hand, whatever it is; false when there is none yet. */
    boolean peek() throws JournalException {
        isHeld = isHeld || recorded.next();
        return isHeld;
    }

    boolean isHeld() {
        return isHeld;
    }

    /** Whether what is recorded came to its end before the replay did. */
    public boolean hasEnded() {
        return ended;
    }

    /** Records that are equal, up to the first gap. */
    public long compared() {
        return compared;
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

    /** The recorded record in hand, for a person. */
    public String inHand() {
        OutputReader reader = recorded.reader();
        return describe(reader.sequence(), reader.type(), reader.words(), 0, reader.length());
    }

    /** A record for a person: what of which event, and its first words. */
    public static String describe(long sequence, int type, long[] words, int at, int length) {
        var text = new StringBuilder(OutputType.name(type)).append(" of event ").append(sequence);
        text.append(" [");
        for (int i = 0; i < Math.min(length, WORDS_SHOWN); i++) {
            text.append(i == 0 ? "" : " ").append(words[at + i]);
        }
        return text.append(length > WORDS_SHOWN ? " ...]" : "]").toString();
    }
}
