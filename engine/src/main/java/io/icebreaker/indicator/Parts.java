package io.icebreaker.indicator;

/** All indicators of a bar, each with its place in the block of a series; the order is that of their use. */
final class Parts {
    private final Layout layout = new Layout();
    private final Past past = new Past(layout);
    private final Sma sma20 = new Sma(layout, past, 20, Indicator.SMA20);
    private final Sma sma50 = new Sma(layout, past, 50, Indicator.SMA50);
    private final Ema ema8 = new Ema(layout, 8, 0);
    private final Ema ema12 = new Ema(layout, 12, 0);
    private final Ema ema13 = new Ema(layout, 13, 0);
    private final Ema ema26 = new Ema(layout, 26, 0);
    private final EmaCross cross = new EmaCross(layout);
    private final Macd macd = new Macd(layout);
    private final Bollinger bollinger = new Bollinger(layout, past);
    private final Rsi rsi = new Rsi(layout);
    private final Momentum momentum = new Momentum(past);
    private final Extremes highs = Extremes.highest(layout);
    private final Extremes lows = Extremes.lowest(layout);
    private final Stochastic stochastic = new Stochastic(layout);
    private final Ichimoku ichimoku = new Ichimoku(layout);
    private final Adx adx = new Adx(layout);
    private final Atr atr = new Atr(layout, 14);
    private final Supertrend supertrend = new Supertrend(layout);
    private final Volumes volumes = new Volumes(layout);

    Layout layout() {
        return layout;
    }

    Past past() {
        return past;
    }

    /** Takes the bar into its series. */
    void add(BarInHand bar) {
        past.begin(bar);
        ofCloses(bar);
        ofRanges(bar);
        volumes.add(bar);
        bar.publish(Indicator.TYPPRICE, (bar.high + bar.low + bar.close) / 3.0);
        past.end(bar);
    }

    private void ofCloses(BarInHand bar) {
        sma20.add(bar);
        sma50.add(bar);
        double fast = ema8.add(bar, Indicator.EMA8);
        ema12.add(bar, Indicator.EMA12);
        double slow = ema13.add(bar, Indicator.EMA13);
        cross.add(bar, fast, slow);
        macd.add(bar, ema26.add(bar, Indicator.EMA26));
        bollinger.add(bar);
        rsi.add(bar);
        momentum.add(bar);
    }

    private void ofRanges(BarInHand bar) {
        highs.add(bar, bar.highE4);
        lows.add(bar, bar.lowE4);
        double highest = highs.of(bar, Extremes.OF_14);
        stochastic.add(bar, highest, lows.of(bar, Extremes.OF_14));
        ichimoku.add(bar, highs, lows);
        adx.add(bar);
        bar.publish(Indicator.ATR14, atr.next(bar));
        supertrend.add(bar);
    }
}
