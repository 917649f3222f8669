package io.icebreaker.pattern;

import io.icebreaker.tick.Prices;
import java.util.Arrays;

/**
 * Double tops and bottoms, head and shoulders and its inverse, by series (analytics 7.6). Each is told once,
 * at the close that completes it; of one kind at most one a bar, the one whose last swing is the latest.
 *
 * <p>Bottoms are tops of prices with their sign turned: one arithmetic serves both.
 *
 * <p><b>Units.</b> Prices E4 in, rupees out; bars are counted from 0 since the series' definition or last
 * reset. <b>Threading.</b> One thread; allocates only where a series is defined.
 */
public final class ChartPatternKernel {
    private static final class Side {
        private final TopBars bars;
        private final DoubleTops doubles = new DoubleTops();
        private final HeadShoulders heads = new HeadShoulders();

        Side(BarRing ring, boolean turned) {
            bars = new TopBars(ring, turned);
        }

        void clear() {
            bars.clear();
            doubles.clear();
            heads.clear();
        }

        void add(long close) {
            if (bars.confirms()) {
                doubles.join(bars);
                heads.join(bars);
            }
            doubles.close(bars.last(), close);
            heads.close(bars.last(), close);
        }
    }

    private BarRing[] rings = new BarRing[0];
    private Side[] tops = new Side[0];
    private Side[] bottoms = new Side[0];

    /** Makes room for a series, from 0; one that is there stays as it is. */
    public void define(int series) {
        if (series >= tops.length) {
            int room = Math.max(series + 1, 2 * tops.length);
            rings = Arrays.copyOf(rings, room);
            tops = Arrays.copyOf(tops, room);
            bottoms = Arrays.copyOf(bottoms, room);
        }
        if (tops[series] == null) {
            rings[series] = new BarRing();
            tops[series] = new Side(rings[series], false);
            bottoms[series] = new Side(rings[series], true);
        }
    }

    /** Forgets the bars of a series: the next one is its first. */
    public void reset(int series) {
        rings[series].clear();
        tops[series].clear();
        bottoms[series].clear();
    }

    /**
     * Takes up a closed bar.
     *
     * @param atr14 the series' ATR14 as of this bar, rupees; NaN before it has one: a swing there forms no
     *     pattern
     */
    public void add(
            int series,
            long openE4,
            long highE4,
            long lowE4,
            long closeE4,
            long volume,
            double atr14) {
        rings[series].add(highE4, lowE4, atr14);
        tops[series].add(closeE4);
        bottoms[series].add(-closeE4);
    }

    /** Whether the last bar added completed one. */
    public boolean isFound(int series, ChartPattern pattern) {
        Side side = side(series, pattern);
        return pattern.swings() == 2 ? side.doubles.isFound() : side.heads.isFound();
    }

    /** Bar of one of the swings of the pattern found, 0 the earliest. */
    public int swing(int series, ChartPattern pattern, int number) {
        Side side = side(series, pattern);
        return pattern.swings() == 2 ? side.doubles.swing(number) : side.heads.swing(number);
    }

    /** What the last close broke: the valley (a bottom's peak), or the neckline at this bar; rupees. */
    public double line(int series, ChartPattern pattern) {
        Side side = side(series, pattern);
        double line = pattern.swings() == 2 ? rupees(side.doubles.valley()) : side.heads.line();
        return pattern.isOfTops() ? line : -line;
    }

    /**
     * The move that the pattern's height promises, from its line; rupees. Of a head and shoulders: the head's
     * distance from the neckline below it, taken from the neckline at this bar.
     */
    public double target(int series, ChartPattern pattern) {
        Side side = side(series, pattern);
        double target = pattern.swings() == 2 ? rupees(side.doubles.target()) : side.heads.target();
        return pattern.isOfTops() ? target : -target;
    }

    private Side side(int series, ChartPattern pattern) {
        return pattern.isOfTops() ? tops[series] : bottoms[series];
    }

    private static double rupees(long e4) {
        return e4 / (double) Prices.ONE;
    }
}
