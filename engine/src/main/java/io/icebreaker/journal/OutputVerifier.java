package io.icebreaker.journal;

/**
 * Compares what a replay finds with what was found live, record by record. The first difference is kept;
 * the replay runs on.
 */
public final class OutputVerifier implements OutputSink {
    private final OutputReader recorded;
    private long compared;
    private long beyond;
    private long firstBeyond;
    private boolean ended;
    private String difference;
    private long differsAt;
    private boolean isHeld;
    private OutputPosition place;

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
        if (difference != null || beyond > 0) {
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
        if (ended || !nextRecorded()) {
            ended = true;
            firstBeyond = beyond == 0 ? sequence : firstBeyond;
            beyond++;
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
