package io.icebreaker.indicator;

/** Supertrend 10, 3.0 (analytics 7.4): bands that only tighten, and the one the close is held by. */
final class Supertrend {
    private static final int PERIOD = 10;
    private static final double MULTIPLIER = 3.0;
    private static final double UP = 1;
    private static final double DOWN = -1;

    private final Atr atr;
    private final int upper;
    private final int lower;
    private final int side;

    Supertrend(Layout layout) {
        atr = new Atr(layout, PERIOD);
        upper = layout.doubles(1);
        lower = layout.doubles(1);
        side = layout.doubles(1);
    }

    void add(BarInHand bar) {
        double width = MULTIPLIER * atr.next(bar);
        if (bar.index < PERIOD) {
            return;
        }
        double middle = (bar.high + bar.low) / 2;
        boolean first = bar.index == PERIOD;
        double top = first ? middle + width : top(bar, middle + width);
        double bottom = first ? middle - width : bottom(bar, middle - width);
        double now = first ? DOWN : side(bar, top, bottom);
        bar.set(upper, top);
        bar.set(lower, bottom);
        bar.set(side, now);
        bar.publish(Indicator.SUPERTREND, now == UP ? bottom : top);
        bar.publish(Indicator.ST_DIR, now);
    }

    private double top(BarInHand bar, double basic) {
        double before = bar.get(upper);
        return basic < before || bar.previousClose > before ? basic : before;
    }

    private double bottom(BarInHand bar, double basic) {
        double before = bar.get(lower);
        return basic > before || bar.previousClose < before ? basic : before;
    }

    private double side(BarInHand bar, double top, double bottom) {
        double before = bar.get(side);
        if (before == DOWN) {
            return bar.close > top ? UP : DOWN;
        }
        return bar.close < bottom ? DOWN : UP;
    }
}
