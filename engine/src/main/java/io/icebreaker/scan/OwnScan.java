package io.icebreaker.scan;

/**
 * A user's scan. It judges one instrument after another by what the engine knows of it, and remembers
 * nothing from look to look: the same day gives the same hits again.
 */
public interface OwnScan {
    /** How much an instrument deserves attention, more being more; NaN when it is no hit. */
    double score(ScanView view);

    /** Why, in a few words; asked of hits only. */
    default String note(ScanView view) {
        return "";
    }
}
