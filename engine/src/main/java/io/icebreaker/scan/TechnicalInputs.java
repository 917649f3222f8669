package io.icebreaker.scan;

/** What the technical rules look at of one closed bar (analytics 8.2), rupees; filled in anew for each. */
public final class TechnicalInputs {
    public double close;

    /** RSI14; NaN also where it is flat. */
    public double rsi;

    public double macd;
    public double macdSignal;
    public double sma20;
    public double sma50;
    public double bbUpper;
    public double bbLower;
}
