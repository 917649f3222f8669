package io.icebreaker.bench.kernel;

import io.icebreaker.bar.Interval;
import java.util.List;

/** The six timeframes that all makers of candles build. */
final class Frames {
    static final List<Interval> ALL =
            List.of(Interval.M1, Interval.M3, Interval.M5, Interval.M15, Interval.M30, Interval.H1);

    static final int COUNT = ALL.size();

    private static final long NS_PER_MS = 1_000_000;

    /** Whose bars each is made of, where a maker works in steps: 3m and 5m of 1m, 15m of 5m. */
    private static final int[] SOURCE = {-1, 0, 0, 2, 3, 4};

    private Frames() {}

    /** The shorter frame that bars of this one, not the first, may be made of. */
    static int source(int frame) {
        return SOURCE[frame];
    }

    static long lengthNs(int frame) {
        return ALL.get(frame).lengthNs();
    }

    static long lengthMs(int frame) {
        return lengthNs(frame) / NS_PER_MS;
    }
}
