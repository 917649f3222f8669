package io.icebreaker.scan;

import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.pattern.CandlePattern;
import io.icebreaker.pattern.CandlePatternKernel;
import io.icebreaker.tick.Prices;
import java.util.Arrays;

/**
 * Daily bars by series with all that the overnight score and the breakout rule read of them (analytics 8.0
 * to 8.3): today's bar is judged against the completed ones, developing or closed, and a closed one is taken
 * in. A day that opens like a split begins its series anew ({@link CaSuspect}).
 * Indicators run on from the first bar given (7.1); levels are those of the last 300 (8.0).
 *
 * <p><b>Units.</b> Prices E4, volume in shares. <b>Threading.</b> One thread; allocates only where a series
 * is defined. What was judged last can be asked until the next bar is judged.
 */
public final class DailyScan {
    private static final boolean ENGULF_ONE_END = false;

    private final IndicatorKernel indicators = new IndicatorKernel(0);
    private final CandlePatternKernel candles = new CandlePatternKernel(ENGULF_ONE_END);
    private final DailyLevels levels = new DailyLevels();
    private final BtstVolume volumes = new BtstVolume();
    private final BreakoutKernel breakouts;
    private long[] lastCloseE4 = new long[0];

    private final double[] values = new double[Indicator.COUNT];
    private final int[] patterns = new int[CandlePattern.COUNT];
    private final BtstInputs inputs = new BtstInputs();
    private final int[] partsA = new int[BtstScore.PARTS];
    private final int[] partsB = new int[BtstScore.PARTS];
    private int scoreA;
    private int scoreB;
    private boolean suspect;
    private boolean breakout;
    private boolean fresh;
    private double resistance;
    private double meanVolume;

    public DailyScan(BreakoutRule rule) {
        breakouts = new BreakoutKernel(rule);
    }

    /** Makes room for a series, from 0; one that is there stays as it is. */
    public void define(int series) {
        indicators.define(series);
        candles.define(series);
        levels.define(series);
        volumes.define(series);
        breakouts.define(series);
        if (series >= lastCloseE4.length) {
            lastCloseE4 = Arrays.copyOf(lastCloseE4, series + 1);
        }
    }

    /** Forgets the bars of a series: the next one is its first. */
    public void reset(int series) {
        indicators.reset(series);
        candles.reset(series);
        levels.reset(series);
        volumes.reset(series);
        breakouts.reset(series);
        lastCloseE4[series] = 0;
    }

    /** Judges a completed bar and takes it in. */
    public void add(
            int series,
            long openE4,
            long highE4,
            long lowE4,
            long closeE4,
            long volume,
            long previousCloseE4) {
        judge(series, openE4, highE4, lowE4, closeE4, volume, previousCloseE4);
        if (suspect) {
            reset(series);
        }
        indicators.add(series, openE4, highE4, lowE4, closeE4, volume);
        candles.add(series, openE4, highE4, lowE4, closeE4, volume);
        levels.add(series, openE4, highE4, lowE4, closeE4, volume);
        volumes.add(series, volume);
        breakouts.add(series, highE4, lowE4, closeE4, volume, breakout);
        lastCloseE4[series] = closeE4;
    }

    /**
     * Judges today's bar as it stands; the completed ones stay untouched.
     *
     * @param previousCloseE4 the exchange's, else the close of the bar before; 0 where nobody knows
     */
    public void judge(
            int series,
            long openE4,
            long highE4,
            long lowE4,
            long closeE4,
            long volume,
            long previousCloseE4) {
        suspect = CaSuspect.opens(openE4, lastCloseE4[series]);
        if (suspect) {
            judgeFirst(closeE4, volume, previousCloseE4);
            return;
        }
        long flat = indicators.developing(series, openE4, highE4, lowE4, closeE4, volume, values);
        candles.developing(series, openE4, highE4, lowE4, closeE4, volume, patterns);
        boolean isFlat = IndicatorKernel.isFlat(flat, Indicator.RSI14);
        fill(volumes.bars(series) + 1, closeE4, volume, previousCloseE4);
        inputs.volumeSum = volumes.sum(series);
        inputs.rsi = isFlat ? Double.NaN : value(Indicator.RSI14);
        inputs.supportE4 = levels.support(series, closeE4, lowE4);
        inputs.resistanceE4 = levels.resistance(series, closeE4, highE4);
        score();
        boolean trend = value(Indicator.EMA8) > value(Indicator.EMA13);
        breakout = breakouts.isBreakout(series, highE4, lowE4, closeE4, volume, trend);
        fresh = breakout && !breakouts.wasBreakout(series);
        resistance = breakouts.resistance(series);
        meanVolume = breakouts.meanVolume(series);
    }

    /** A bar without any before it: nothing can be said. */
    private void judgeFirst(long closeE4, long volume, long previousCloseE4) {
        Arrays.fill(values, Double.NaN);
        Arrays.fill(patterns, 0);
        fill(1, closeE4, volume, previousCloseE4);
        inputs.volumeSum = 0;
        inputs.rsi = Double.NaN;
        inputs.supportE4 = 0;
        inputs.resistanceE4 = 0;
        score();
        breakout = false;
        fresh = false;
        resistance = Double.NaN;
        meanVolume = Double.NaN;
    }

    private void fill(int bars, long closeE4, long volume, long previousCloseE4) {
        inputs.bars = bars;
        inputs.closeE4 = closeE4;
        inputs.previousCloseE4 = previousCloseE4;
        inputs.volume = volume;
        inputs.macd = value(Indicator.MACD);
        inputs.macdSignal = value(Indicator.MACDS);
        inputs.sma20 = value(Indicator.SMA20);
        int engulfing = patterns[CandlePattern.ENGULFING.ordinal()];
        inputs.bullish =
                isOne(patterns[CandlePattern.HAMMER.ordinal()] > 0)
                        + isOne(engulfing > 0)
                        + isOne(patterns[CandlePattern.MORNING_STAR.ordinal()] > 0);
        inputs.bearish =
                isOne(patterns[CandlePattern.EVENING_STAR.ordinal()] < 0) + isOne(engulfing < 0);
    }

    private static int isOne(boolean yes) {
        return yes ? 1 : 0;
    }

    private void score() {
        scoreA = BtstScore.a(inputs, partsA);
        scoreB = BtstScore.b(inputs, partsB);
    }

    /** An indicator with the bar judged last as the series' newest; NaN before its lookback. */
    public double value(Indicator indicator) {
        return values[indicator.ordinal()];
    }

    /** What the overnight score of the bar judged last was made of. */
    public BtstInputs inputs() {
        return inputs;
    }

    /** Tenths, or {@link BtstScore#NONE}. */
    public int scoreA() {
        return scoreA;
    }

    public int scoreB() {
        return scoreB;
    }

    /** What a part added, in tenths. */
    public int partA(BtstScore.Part part) {
        return partsA[part.ordinal()];
    }

    public int partB(BtstScore.Part part) {
        return partsB[part.ordinal()];
    }

    /** Whether the bar judged last opens like a split: it is the first of its series. */
    public boolean isSuspect() {
        return suspect;
    }

    /** Whether the bar judged last breaks out. */
    public boolean isBreakout() {
        return breakout;
    }

    /** Whether it does and the bar before did not. */
    public boolean isFresh() {
        return fresh;
    }

    /** What its typical price had to exceed, rupees; NaN before there are enough bars. */
    public double resistance() {
        return resistance;
    }

    /** Mean volume of the bars it was judged by; NaN before there are enough. */
    public double meanVolume() {
        return meanVolume;
    }

    /** Rupees of an E4 price. */
    static double rupees(long e4) {
        return e4 / (double) Prices.ONE;
    }
}
