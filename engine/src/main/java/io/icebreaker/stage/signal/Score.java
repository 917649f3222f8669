package io.icebreaker.stage.signal;

import io.icebreaker.finding.SignalWords;

/** The points of a signal's five components (analytics 5.3). One instance is reused. */
final class Score {
    private static final int MOST_CONFIDENCE = 10;

    private final Thresholds limits;

    int base;
    int pcr;
    int imbalance;
    int institutional;
    int surge;

    Score(Thresholds limits) {
        this.limits = limits;
    }

    void of(int type, Values v, Pcr ratio) {
        int direction = Gates.direction(type);
        boolean absorbs = type == SignalWords.ACCUMULATION || type == SignalWords.DISTRIBUTION;
        base = absorbs ? 3 : 2;
        pcr = ratio.points(direction);
        // What is absorbed shows on the other side of the book.
        imbalance = imbalance(absorbs ? -direction * v.obi : direction * v.obi);
        institutional = institutional(v, direction);
        surge = v.surge > limits.surgeHigh() ? 2 : v.surge >= limits.surgeMedium() ? 1 : 0;
    }

    private int imbalance(double inFavour) {
        return inFavour >= limits.obiStrong() ? 3 : inFavour >= limits.obiMedium() ? 2 : 0;
    }

    private int institutional(Values v, int direction) {
        double r = v.ratio(direction);
        if (!v.passes(v.relative(direction))) {
            return 0;
        }
        return r > limits.strong() ? 3 : r >= limits.institutional() ? 2 : 0;
    }

    /** 0..15. */
    int rankScore() {
        return base + pcr + imbalance + institutional + surge;
    }

    /** 0..10. */
    int confidence() {
        return Math.min(MOST_CONFIDENCE, rankScore());
    }
}
