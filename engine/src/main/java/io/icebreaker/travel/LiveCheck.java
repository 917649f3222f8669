package io.icebreaker.travel;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.OutputReader;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputType;
import java.util.BitSet;
import java.util.concurrent.locks.LockSupport;

/**
 * Compares what a replay finds with what was found live, record by record while it plays; the first
 * difference is kept, the replay runs on. Behind a start in the middle of a day it compares from there.
 *
 * <p><b>Threading.</b> The compute lane calls {@link #accept}; results are read by any thread.
 */
final class LiveCheck implements OutputSink {
    /** How long live's output may lag behind its input before we stop waiting for it. */
    private static final long PATIENCE_NS = 2_000_000_000L;

    private static final long LOOK_AGAIN_NS = 1_000_000L;
    private static final int WORDS_SHOWN = 12;

    private final Survey survey;
    private final long after;
    private final boolean grows;
    private final BitSet barIds = new BitSet();
    private OutputReader recorded;
    private boolean isInHand;
    private boolean sureOfVoid;
    private boolean ended;
    private long compared;
    private volatile Result result = new Result(0, 0, 0, null, 0, null);
    private volatile long barAt;
    private volatile long signalAt;
    private volatile int signalId;

    /**
     * How far the two agree.
     *
     * @param identicalThroughNs receive-time minute of the last checkpoint that is equal, 0 before the first
     * @param liveHash at that checkpoint, as recorded
     * @param replayHash at the last checkpoint of the replay
     * @param difference both values, null when nothing differs
     * @param differsAt sequence of the first event whose output differs
     * @param ended why comparing ended, null while it goes on
     */
    record Result(
            long identicalThroughNs,
            long liveHash,
            long replayHash,
            String difference,
            long differsAt,
            String ended) {}

    /** Compares the output of events behind {@code after}. */
    LiveCheck(Survey survey, long after, boolean grows) {
        this.survey = survey;
        this.after = after;
        this.grows = grows;
    }

    @Override
    public void accept(long sequence, int type, long[] words, int at, int length) {
        note(sequence, type, words, at);
        if (ended) {
            noteReplayHash(type, words, at);
            return;
        }
        try {
            compare(sequence, type, words, at, length);
        } catch (JournalException | RuntimeException e) {
            end("the recorded output cannot be read: " + e.getMessage());
        }
    }

    private void note(long sequence, int type, long[] words, int at) {
        if (type == OutputType.BAR && words[at + Bar.INTERVAL] == Interval.M1.ordinal()) {
            if (barAt != sequence) {
                barIds.clear();
            }
            barIds.set((int) words[at + Bar.ID]);
            barAt = sequence;
        } else if (type == FindingType.SIGNAL) {
            signalId = (int) words[at + SignalWords.ID];
            signalAt = sequence;
        }
    }

    private void noteReplayHash(int type, long[] words, int at) {
        if (type == OutputType.CHECKPOINT) {
            Result now = result;
            long hash = words[at + OutputType.CHECKPOINT_HASH];
            result =
                    new Result(
                            now.identicalThroughNs(),
                            now.liveHash(),
                            hash,
                            now.difference(),
                            now.differsAt(),
                            now.ended());
        }
    }

    private void compare(long sequence, int type, long[] words, int at, int length)
            throws JournalException {
        if (!step()) {
            end("live's recorded output ends here");
            noteReplayHash(type, words, at);
        } else if (recorded.equalTo(sequence, type, words, at, length)) {
            isInHand = false;
            compared++;
            agree(type, words, at);
        } else if (!sureOfVoid) {
            openKnowingVoid();
            compare(sequence, type, words, at, length);
        } else {
            differ(sequence, type, words, at, length);
        }
    }

    private void agree(int type, long[] words, int at) {
        if (type == OutputType.CHECKPOINT) {
            long hash = words[at + OutputType.CHECKPOINT_HASH];
            long minuteNs = words[at + OutputType.CHECKPOINT_MINUTE_NS];
            result = new Result(minuteNs, hash, hash, null, 0, null);
        }
    }

    /** Takes the next recorded record in hand; waits a while for a day that is being written. */
    private boolean step() throws JournalException {
        if (isInHand) {
            return true;
        }
        if (recorded == null) {
            recorded = survey.reader(after, false);
        }
        long until = System.nanoTime() + (grows ? PATIENCE_NS : 0);
        isInHand = stepBehind();
        while (!isInHand && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(LOOK_AGAIN_NS);
            isInHand = stepBehind();
        }
        return isInHand;
    }

    private boolean stepBehind() throws JournalException {
        boolean more = recorded.next();
        while (more && recorded.sequence() <= after) {
            more = recorded.next();
        }
        return more;
    }

    /** Before we say that something differs: records that a restart voided are no difference. */
    private void openKnowingVoid() throws JournalException {
        recorded.close();
        recorded = survey.reader(after, true);
        sureOfVoid = true;
        isInHand = false;
        for (long i = 0; i < compared; i++) {
            stepBehind();
        }
    }

    private void differ(long sequence, int type, long[] words, int at, int length) {
        long differsAt = Math.min(sequence, recorded.sequence());
        String live =
                text(recorded.sequence(), recorded.type(), recorded.words(), 0, recorded.length());
        String both = "live " + live + ", replay " + text(sequence, type, words, at, length);
        Result now = result;
        result =
                new Result(
                        now.identicalThroughNs(),
                        now.liveHash(),
                        now.replayHash(),
                        both,
                        differsAt,
                        null);
        ended = true;
        noteReplayHash(type, words, at);
    }

    private static String text(long sequence, int type, long[] words, int at, int length) {
        var text = new StringBuilder(OutputType.name(type)).append(" of event ").append(sequence);
        text.append(" [");
        for (int i = 0; i < Math.min(length, WORDS_SHOWN); i++) {
            text.append(i == 0 ? "" : " ").append(words[at + i]);
        }
        return text.append(length > WORDS_SHOWN ? " ...]" : "]").toString();
    }

    private void end(String why) {
        ended = true;
        Result now = result;
        result =
                new Result(
                        now.identicalThroughNs(),
                        now.liveHash(),
                        now.replayHash(),
                        now.difference(),
                        now.differsAt(),
                        why);
    }

    Result result() {
        return result;
    }

    /** Whether the event in hand closed a minute bar of the instrument; after the pipeline is drained. */
    boolean closedBar(long sequence, int id) {
        return barAt == sequence && (id == Moments.ANY || barIds.get(id));
    }

    boolean gaveSignal(long sequence, int id) {
        return signalAt == sequence && (id == Moments.ANY || signalId == id);
    }

    @Override
    public void close() {
        ended = true;
        if (recorded != null) {
            recorded.close();
            recorded = null;
        }
    }
}
