package io.icebreaker.indicator;

/**
 * EMA20 and RSI14 alone, put together from the parts that {@link IndicatorKernel} is made of: what the pair
 * costs within it. Lies in this package because the parts do. One series, one thread, no garbage.
 */
public final class EmaRsi {
    private static final int PERIOD = 20;

    private final BarInHand bar = new BarInHand();
    private final Ema ema;
    private final Rsi rsi;
    private double average = Double.NaN;

    public EmaRsi() {
        var layout = new Layout();
        ema = new Ema(layout, PERIOD, 0);
        rsi = new Rsi(layout);
        var doubles = new double[layout.doubles()];
        doubles[Indicator.RSI14.ordinal()] = Double.NaN;
        bar.moveTo(doubles, new long[0]);
        bar.index = -1;
    }

    /** Takes the next closed bar. */
    public void add(long closeE4) {
        bar.index++;
        bar.previousClose = bar.close;
        bar.close = BarInHand.rupees(closeE4);
        average = ema.next(bar, bar.close);
        rsi.add(bar);
    }

    /** Rupees, NaN before bar 19. */
    public double ema() {
        return average;
    }

    /** NaN before bar 14. */
    public double rsi() {
        return bar.value(Indicator.RSI14);
    }
}
