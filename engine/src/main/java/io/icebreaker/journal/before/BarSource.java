package io.icebreaker.journal.before;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.tick.Instrument;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Series by key, in the order of keys: a file of bars, or what is to become one. */
public interface BarSource extends EarlierBars {
    SortedSet<BarKey> keys();

    /** The bars under a key, oldest first; null when there are none. */
    BarSeries series(BarKey key);

    @Override
    default BarSeries of(Instrument instrument, Interval interval) {
        return series(BarKey.of(instrument, interval));
    }

    /** What a map holds, as it stands. */
    static BarSource of(SortedMap<BarKey, BarSeries> map) {
        return new BarSource() {
            @Override
            public SortedSet<BarKey> keys() {
                return new TreeSet<>(map.keySet());
            }

            @Override
            public BarSeries series(BarKey key) {
                return map.get(key);
            }
        };
    }
}
