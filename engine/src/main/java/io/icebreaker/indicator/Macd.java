package io.icebreaker.indicator;

/**
 * MACD 12, 26, 9. The fast mean is seeded at bar 25 by the mean of bars 14 to 25, so it is not EMA12
 * (analytics 7.2); the slow one is EMA26 itself. Nothing is published before the signal line is there.
 */
final class Macd {
    private static final int SLOW = 26;
    private static final int FAST = 12;
    private static final int SIGNAL = 9;

    private final Ema fast;
    private final Ema signal;

    Macd(Layout layout) {
        fast = new Ema(layout, FAST, SLOW - FAST);
        signal = new Ema(layout, SIGNAL, SLOW - 1);
    }

    void add(BarInHand bar, double ema26) {
        double macd = fast.next(bar, bar.close) - ema26;
        if (bar.index < SLOW - 1) {
            return;
        }
        double line = signal.next(bar, macd);
        if (bar.index >= Indicator.MACD.lookback()) {
            bar.publish(Indicator.MACD, macd);
            bar.publish(Indicator.MACDS, line);
            bar.publish(Indicator.MACDH, macd - line);
        }
    }
}
