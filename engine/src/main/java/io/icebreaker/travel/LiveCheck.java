package io.icebreaker.travel;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.OutputComparison;
import io.icebreaker.journal.OutputReader;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputType;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Compares what a replay finds with what was found live while it plays, by the rule of {@link
 * OutputComparison}; the first difference is kept, the replay runs on. Behind a start in the middle of a day
 * it compares from there.
 *
 * <p><b>Threading.</b> The compute lane calls {@link #accept}; results are read by any thread.
 */
final class LiveCheck implements OutputSink, OutputComparison.Recorded {
    /** How long live's output may lag behind its input before we stop waiting for it. */
    private static final long PATIENCE_NS = 2_000_000_000L;

    private static final long LOOK_AGAIN_NS = 1_000_000L;

    private final Survey survey;
    private final long after;
    private final boolean grows;
    private final BitSet barIds = new BitSet();
    private final OutputComparison comparison = new OutputComparison(this);
    private OutputReader recorded;
    private boolean sureOfVoid;
    private boolean ended;
    private volatile Result result = new Result(0, 0, 0, null, 0, null, null);
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
     * @param behindGap null where all live found is recorded
     */
    record Result(
            long identicalThroughNs,
            long liveHash,
            long replayHash,
            String difference,
            long differsAt,
            String ended,
            BehindGap behindGap) {

        Result replayed(long hash) {
            return new Result(
                    identicalThroughNs, liveHash, hash, difference, differsAt, ended, behindGap);
        }

        Result differing(String both, long sequence) {
            return new Result(
                    identicalThroughNs, liveHash, replayHash, both, sequence, ended, behindGap);
        }

        Result ending(String why) {
            return new Result(
                    identicalThroughNs,
                    liveHash,
                    replayHash,
                    difference,
                    differsAt,
                    why,
                    behindGap);
        }

        Result behind(BehindGap gap) {
            return new Result(
                    identicalThroughNs, liveHash, replayHash, difference, differsAt, ended, gap);
        }
    }

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
            result = result.replayed(words[at + OutputType.CHECKPOINT_HASH]);
        }
    }

    private void compare(long sequence, int type, long[] words, int at, int length)
            throws JournalException {
        switch (comparison.compare(sequence, type, words, at, length)) {
            case EQUAL -> agree(type, words, at);
            case BEYOND -> {
                end("live's recorded output ends here");
                noteReplayHash(type, words, at);
            }
            case BEHIND_GAP -> {
                behindGap();
                noteReplayHash(type, words, at);
            }
            case DIFFERS -> {
                if (sureOfVoid) {
                    differ(sequence, type, words, at, length);
                } else {
                    openKnowingVoid();
                    compare(sequence, type, words, at, length);
                }
            }
        }
    }

    private void agree(int type, long[] words, int at) {
        if (type == OutputType.CHECKPOINT) {
            long hash = words[at + OutputType.CHECKPOINT_HASH];
            long minuteNs = words[at + OutputType.CHECKPOINT_MINUTE_NS];
            result = new Result(minuteNs, hash, hash, null, 0, null, null);
        }
    }

    private void behindGap() {
        List<OutputComparison.LeftOut> leftOut = comparison.leftOut();
        result =
                result.behind(
                        new BehindGap(
                                leftOut.get(0).from(),
                                leftOut.get(leftOut.size() - 1).to(),
                                leftOut.size(),
                                comparison.equalBehindGap(),
                                comparison.unequalBehindGap()));
        if (comparison.hasEnded()) {
            end("live's recorded output ends here");
        }
    }

    /**
     * Steps to the next recorded record; waits a while for a day that is being written. Before a gap is
     * believed, what a restart voided and wrote anew is left out.
     */
    @Override
    public boolean next() throws JournalException {
        boolean more = step();
        if (more && recorded.type() == OutputType.GAP && !sureOfVoid) {
            openKnowingVoid();
            more = step();
        }
        return more;
    }

    @Override
    public OutputReader reader() {
        return recorded;
    }

    private boolean step() throws JournalException {
        if (recorded == null) {
            recorded = survey.reader(after, false);
        }
        long until = System.nanoTime() + (grows ? PATIENCE_NS : 0);
        boolean more = stepBehind();
        while (!more && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(LOOK_AGAIN_NS);
            more = stepBehind();
        }
        return more;
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
        for (long i = 0; i < comparison.compared(); i++) {
            stepBehind();
        }
    }

    private void differ(long sequence, int type, long[] words, int at, int length) {
        String replayed = OutputComparison.describe(sequence, type, words, at, length);
        String both = "live " + comparison.inHand() + ", replay " + replayed;
        result = result.differing(both, Math.min(sequence, recorded.sequence()));
        ended = true;
        noteReplayHash(type, words, at);
    }

    private void end(String why) {
        ended = true;
        result = result.ending(why);
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
