package io.icebreaker.stage.signal;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import java.util.Arrays;

/**
 * Which candidates are recorded, and with which status (analytics 5.4). By instrument id and direction; the
 * daily cap is one for all.
 */
final class Limits {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE;
    private static final int UP = 0;
    private static final int DOWN = 1;

    private final int minConfidence;
    private final long mostADay;
    private final long cooldownNs;
    private final long oppositeNs;

    /** Whether another direction or no type was seen since the direction's last recorded signal. */
    private final boolean[] isFree;

    private final long[] recordedNs;

    /** Of the last recorded one that was not itself SUPPRESSED_OPPOSITE. */
    private final long[] countedNs;

    private long day = NEVER;
    private long emitted;

    Limits(int maxInstruments, Settings settings) {
        minConfidence = (int) settings.whole(Setting.MIN_CONFIDENCE);
        mostADay = settings.whole(Setting.MAX_DAILY_SIGNALS);
        cooldownNs = settings.whole(Setting.SIGNAL_COOLDOWN_S) * SECOND_NS;
        oppositeNs = settings.whole(Setting.SIGNAL_OPPOSITE_S) * SECOND_NS;
        isFree = new boolean[2 * maxInstruments];
        recordedNs = new long[2 * maxInstruments];
        countedNs = new long[2 * maxInstruments];
        Arrays.fill(isFree, true);
        Arrays.fill(recordedNs, NEVER);
        Arrays.fill(countedNs, NEVER);
    }

    /** S reset. */
    void reset(int id) {
        for (int at = 2 * id; at < 2 * id + 2; at++) {
            isFree[at] = true;
            recordedNs[at] = NEVER;
            countedNs[at] = NEVER;
        }
    }

    private static int at(int id, int direction) {
        return 2 * id + (direction > 0 ? UP : DOWN);
    }

    /** An evaluation came out in this direction, 0 for no type: the directions it is not are free again. */
    void evaluated(int id, int direction) {
        if (direction <= 0) {
            isFree[2 * id + UP] = true;
        }
        if (direction >= 0) {
            isFree[2 * id + DOWN] = true;
        }
    }

    /** Whether an evaluation with a type is recorded; {@link #record} must follow then. */
    boolean isRecorded(int id, int direction, int confidence, long te) {
        int at = at(id, direction);
        return confidence >= minConfidence
                && isFree[at]
                && (recordedNs[at] == NEVER || te >= recordedNs[at] + cooldownNs);
    }

    /** Takes up a recorded signal; its status, as {@link SignalWords} numbers it. */
    int record(int id, int direction, long te, Session session) {
        long today = epochDay(session);
        if (today > day) {
            day = today;
            emitted = 0;
        }
        int at = at(id, direction);
        isFree[at] = false;
        recordedNs[at] = te;
        long other = countedNs[at(id, -direction)];
        if (other != NEVER && te - other < oppositeNs) {
            return SignalWords.SUPPRESSED_OPPOSITE;
        }
        countedNs[at] = te;
        if (emitted >= mostADay) {
            return SignalWords.SUPPRESSED_CAP;
        }
        emitted++;
        return SignalWords.EMITTED;
    }

    /** Trading day id (0.4): IST date of the open. */
    static long epochDay(Session session) {
        return Math.floorDiv(
                session.openNs() + SessionCalendar.IST_OFFSET_NS, SessionCalendar.DAY_NS);
    }

    /** The latest trading day with a recorded signal, {@link Long#MIN_VALUE} before the first. */
    long day() {
        return day;
    }

    /** Signals emitted on it. */
    long emitted() {
        return emitted;
    }

    long mostADay() {
        return mostADay;
    }

    int minConfidence() {
        return minConfidence;
    }
}
