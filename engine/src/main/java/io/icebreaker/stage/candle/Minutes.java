package io.icebreaker.stage.candle;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BulkVolume;

/**
 * Side model BVC (analytics 1.5): trades are neutral, and so are shorter bars and all footprint rows; a
 * minute that closes is classified as a whole, and longer bars add up their minutes (2.7). Cumulative delta
 * moves with closed minutes.
 */
final class Minutes {
    /**
     * Right share of classified bars, permille: the least of what {@code accuracy} finds for bars of one
     * second, 714 to 807, rounded down; minutes cannot be measured on recordings of six.
     */
    private static final int CONFIDENCE = 700;

    private final BulkVolume bulk;

    Minutes(int maxInstruments) {
        bulk = new BulkVolume(maxInstruments);
    }

    /** Classifies a closing minute; returns the cumulative delta with it. */
    long classify(int id, long[] bars, int at, long cvd) {
        long volume = Bar.volume(bars, at);
        long buy = bulk.next(id, bars[at + Bar.SESSION_OPEN_NS], bars[at + Bar.CLOSE], volume);
        if (buy == BulkVolume.UNKNOWN || volume == 0) {
            return cvd;
        }
        Bar.classify(bars, at, buy, CONFIDENCE);
        bars[at + Bar.CVD] += Bar.delta(bars, at);
        return cvd + Bar.delta(bars, at);
    }
}
