package io.icebreaker.indicator;

/**
 * Bollinger bands of 20 closes, 2 standard deviations of the population. The deviation comes from exact
 * integers (analytics 7.2): S1 and S2, sums of y = close E4 - anchor and of y squared, give
 * D = 20 S2 - S1 S1, which no anchor changes. With |y| at most 5e7 (Rs 5,000) D stays below 1e18.
 */
final class Bollinger {
    private static final int PERIOD = 20;
    private static final long REACH_E4 = 50_000_000;

    /** D of a variance of 1e-8, which counts as none. */
    private static final long LEAST = 400;

    private final Past past;
    private final int anchor;
    private final int sum;
    private final int squares;

    /** 1 while the window holds a close out of the anchor's reach. */
    private final int far;

    Bollinger(Layout layout, Past past) {
        this.past = past;
        anchor = layout.longs(1);
        sum = layout.longs(1);
        squares = layout.longs(1);
        far = layout.longs(1);
    }

    /** After SMA20 is published, the bands' middle. */
    void add(BarInHand bar) {
        long y = bar.closeE4 - bar.getLong(anchor);
        if (bar.index == 0 || bar.getLong(far) != 0 || Math.abs(y) > REACH_E4) {
            recount(bar);
        } else {
            slide(bar, y);
        }
        if (bar.index >= PERIOD - 1) {
            publish(bar, bar.getLong(far) == 0 ? deviation(bar) : twoPassDeviation(bar));
        }
    }

    private void publish(BarInHand bar, double deviation) {
        double middle = bar.value(Indicator.SMA20);
        double width = 2 * deviation;
        bar.publish(Indicator.BBU, middle + width);
        bar.publish(Indicator.BBM, middle);
        bar.publish(Indicator.BBL, middle - width);
        bar.publish(Indicator.BBSD, deviation);
    }

    private void slide(BarInHand bar, long y) {
        long sumNow = bar.getLong(sum) + y;
        long squaresNow = bar.getLong(squares) + y * y;
        if (bar.index >= PERIOD) {
            long oldest = past.closeE4(bar, PERIOD) - bar.getLong(anchor);
            sumNow -= oldest;
            squaresNow -= oldest * oldest;
        }
        bar.setLong(sum, sumNow);
        bar.setLong(squares, squaresNow);
    }

    /** The close in hand becomes the anchor. */
    private void recount(BarInHand bar) {
        long sumNow = 0;
        long squaresNow = 0;
        boolean reached = true;
        for (int back = (int) Math.min(bar.index, PERIOD - 1); back >= 0; back--) {
            long y = past.closeE4(bar, back) - bar.closeE4;
            if (Math.abs(y) > REACH_E4) {
                reached = false;
            } else {
                sumNow += y;
                squaresNow += y * y;
            }
        }
        bar.setLong(anchor, bar.closeE4);
        bar.setLong(sum, sumNow);
        bar.setLong(squares, squaresNow);
        bar.setLong(far, reached ? 0 : 1);
    }

    private double deviation(BarInHand bar) {
        long total = bar.getLong(sum);
        long d = PERIOD * bar.getLong(squares) - total * total;
        return d < LEAST ? 0 : Math.sqrt((double) d) / PERIOD / 10000.0;
    }

    /** For a window that ranges wider than the integers reach; rupees, oldest first. */
    private double twoPassDeviation(BarInHand bar) {
        double total = 0;
        for (int back = PERIOD - 1; back >= 0; back--) {
            total += past.close(bar, back);
        }
        double mean = total / PERIOD;
        double apart = 0;
        for (int back = PERIOD - 1; back >= 0; back--) {
            double x = past.close(bar, back) - mean;
            apart += x * x;
        }
        return Math.sqrt(apart / PERIOD);
    }
}
