package io.icebreaker.travel;

import io.icebreaker.gap.Gap;
import java.util.List;

/**
 * Where a traveller is and how the replay agrees with live. Times are receive times, ns UTC.
 *
 * @param speed times the day's own, infinity for as fast as it goes
 * @param sequence the last event that is on the board
 * @param lastSequence as far as is written by now
 * @param replayHash at the last checkpoint the replay passed, 0 before the first
 * @param liveHash recorded at the last checkpoint that is equal, 0 before the first
 * @param identicalThroughNs that checkpoint's minute, 0 before the first
 * @param differsAt the first event whose output differs, 0 when none does
 * @param difference both values, null when nothing differs
 * @param compareEnded why comparing ended, null while it goes on
 * @param behindGap null where all that live found is recorded
 * @param seekMs how long the last seek or step took
 * @param loopFromNs 0 without a loop
 * @param ticks packets of the day, as far as counted
 * @param isCounted whether they are counted to the end
 * @param countFailure why packets, gaps and places to step to could not be counted, null when they could
 * @param notSteppable bars and signals that found no room among the places to step to
 * @param gapCount how many gaps there are; {@code gaps} holds the first thousand
 * @param error why it failed, null when it did not
 */
public record Status(
        String journal,
        State state,
        double speed,
        long sequence,
        long timeNs,
        long firstSequence,
        long lastSequence,
        long firstTimeNs,
        long lastTimeNs,
        boolean grows,
        long replayHash,
        long liveHash,
        long identicalThroughNs,
        long differsAt,
        String difference,
        String compareEnded,
        BehindGap behindGap,
        double seekMs,
        long fromSnapshot,
        List<Bookmark> bookmarks,
        long loopFromNs,
        long loopToNs,
        long ticks,
        int instruments,
        boolean isCounted,
        String countFailure,
        long notSteppable,
        List<Gap> gaps,
        int gapCount,
        String error) {

    /** What the transport is doing. */
    public enum State {
        PLAYING,
        PAUSED,
        /** On its way to where it was sent. */
        SEEKING,
        /** Nothing follows. */
        ENDED,
        FAILED
    }
}
