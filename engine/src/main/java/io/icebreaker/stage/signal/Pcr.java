package io.icebreaker.stage.signal;

import io.icebreaker.finding.SignalWords;
import io.icebreaker.stage.PcrSource;

/** The put-call ratio as it bears on one packet: switched off or looked up, mirrored for a PE (5.2, 5.3). */
final class Pcr {
    /** Most points that NIFTY's ratio gives an instrument without options of its own. */
    private static final int MOST_OF_FALLBACK = 2;

    private static final int MILD = 1;

    private final PcrSource source;
    private final boolean enabled;

    /** As {@link SignalWords#PCR_OFF} and so on; ratio; class -3..3; whether it is NIFTY's. */
    int state;

    double ratio;
    int label;
    boolean fallback;

    Pcr(PcrSource source, boolean enabled) {
        this.source = source;
        this.enabled = enabled;
    }

    void look(int id, boolean isPut, long te) {
        state = enabled ? source.look(id, te) : SignalWords.PCR_OFF;
        boolean isThere = state != SignalWords.PCR_OFF && state != PcrSource.NO_CHAIN;
        ratio = isThere ? source.pcr() : Double.NaN;
        fallback = isThere && source.isFallback();
        label = state == PcrSource.FRESH ? isPut ? -source.label() : source.label() : 0;
    }

    /** Whether the gate asks for the ratio at all. */
    boolean applies() {
        return state != SignalWords.PCR_OFF && state != PcrSource.NO_CHAIN;
    }

    boolean isUsable() {
        return state == PcrSource.FRESH;
    }

    /** At least mildly in favour of the direction. */
    boolean favours(int direction) {
        return isUsable() && direction * label >= MILD;
    }

    /** Points for a direction: 4 for the strongest class down to 1 for NEUTRAL, else 0. */
    int points(int direction) {
        int inFavour = direction * label;
        if (!isUsable() || inFavour < 0) {
            return 0;
        }
        return fallback ? Math.min(MOST_OF_FALLBACK, inFavour + 1) : inFavour + 1;
    }
}
