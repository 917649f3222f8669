package io.icebreaker.scan;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Overnight score and breakout of each day of a series without cuts (analytics 8.1, 8.3), worked out anew
 * from the whole arrays for each day: TA-Lib for indicators, loops over the definition for all else.
 */
public final class SlowScan {
    private static final int REACH = 20;

    private final Days days;
    private final double[] rsi;
    private final double[] macd;
    private final double[] signal;
    private final double[] sma20;
    private final double[] ema8;
    private final double[] ema13;
    private final boolean[] swingHigh;
    private final boolean[] swingLow;

    /** Of a day: tenths, null for none. */
    public record Score(Integer a, Integer b, Long support, Long resistance) {}

    public SlowScan(Days days) {
        this.days = days;
        double[] closes = Arrays.stream(days.close()).mapToDouble(c -> c / 10000.0).toArray();
        int n = closes.length;
        var core = new Core();
        rsi = new double[n];
        macd = new double[n];
        signal = new double[n];
        sma20 = new double[n];
        ema8 = new double[n];
        ema13 = new double[n];
        var begin = new MInteger();
        var length = new MInteger();
        core.rsi(0, n - 1, closes, 14, begin, length, rsi);
        align(rsi, begin, length);
        core.macd(0, n - 1, closes, 12, 26, 9, begin, length, macd, signal, new double[n]);
        align(macd, begin, length);
        align(signal, begin, length);
        average(core, closes, 20, MAType.Sma, sma20);
        average(core, closes, 8, MAType.Ema, ema8);
        average(core, closes, 13, MAType.Ema, ema13);
        swingHigh = swings(days.high(), 1);
        swingLow = swings(days.low(), -1);
    }

    private static void average(Core core, double[] closes, int n, MAType type, double[] out) {
        var begin = new MInteger();
        var length = new MInteger();
        core.movingAverage(0, closes.length - 1, closes, n, type, begin, length, out);
        align(out, begin, length);
    }

    /** TA-Lib writes its first value to place 0; here it belongs to the bar that it is of. */
    private static void align(double[] out, MInteger begin, MInteger length) {
        int from = length.value == 0 ? out.length : begin.value;
        for (int i = out.length - 1; i >= 0; i--) {
            out[i] = i >= from ? out[i - from] : Double.NaN;
        }
    }

    private static boolean[] swings(long[] prices, int sign) {
        boolean[] found = new boolean[prices.length];
        for (int j = REACH; j < prices.length - REACH; j++) {
            found[j] = true;
            for (int k = j - REACH; k <= j + REACH; k++) {
                found[j] &= sign * prices[k] <= sign * prices[j];
            }
        }
        return found;
    }

    public Score score(int i) {
        if (i < 40) {
            return new Score(null, null, null, null);
        }
        Long support = null;
        Long resistance = null;
        for (long price : levels(swingLow, days.low(), i)) {
            if (price < days.close()[i] && (support == null || price > support)) {
                support = price;
            }
        }
        for (long price : levels(swingHigh, days.high(), i)) {
            if (price > days.close()[i] && (resistance == null || price < resistance)) {
                resistance = price;
            }
        }
        int a = 50 + commonOf(i, true) + levelPart(days.close()[i], support, resistance);
        int b = 50 + commonOf(i, false);
        b += days.close()[i] / 10000.0 > sma20[i] ? 6 : 0;
        return new Score(clamp(a), clamp(b), support, resistance);
    }

    private static int clamp(int tenths) {
        return tenths < 0 ? 0 : tenths > 100 ? 100 : tenths;
    }

    /** Distinct prices of the swings confirmed by bar i, the last 64 by their latest confirmation. */
    private static List<Long> levels(boolean[] swing, long[] prices, int i) {
        int first = Math.max(0, i - 300); // bars stored before today
        List<Long> newestFirst = new ArrayList<>();
        for (int j = i - REACH; j >= first + REACH && newestFirst.size() < 64; j--) {
            if (swing[j] && !newestFirst.contains(prices[j])) {
                newestFirst.add(prices[j]);
            }
        }
        return newestFirst;
    }

    private static int levelPart(long close, Long support, Long resistance) {
        if (support == null || resistance == null) {
            return 0;
        }
        BigDecimal twoPercent = BigDecimal.valueOf(close).multiply(new BigDecimal("0.02"));
        if (BigDecimal.valueOf(close - support).compareTo(twoPercent) < 0) {
            return 5;
        }
        return BigDecimal.valueOf(resistance - close).compareTo(twoPercent) < 0 ? -5 : 0;
    }

    private int commonOf(int i, boolean isA) {
        int sum = change(i, isA) + volume(i, isA) + patterns(i, isA);
        double r = isFlat(i) ? Double.NaN : rsi[i];
        if (isA) {
            sum += r >= 40 && r <= 60 ? 5 : r > 70 || r < 30 ? -5 : 0;
            sum += Double.isNaN(macd[i]) ? 0 : macd[i] > signal[i] ? 5 : -3;
        } else {
            sum += r >= 40 && r <= 70 ? 10 : 0;
            sum += macd[i] > signal[i] ? 8 : 0;
        }
        return sum;
    }

    /** A series that never moved has an RSI of 0 that means nothing. */
    private boolean isFlat(int i) {
        for (int k = 1; k <= i; k++) {
            if (days.close()[k] != days.close()[k - 1]) {
                return false;
            }
        }
        return true;
    }

    private int change(int i, boolean isA) {
        long before = days.previousClose()[i] > 0 ? days.previousClose()[i] : days.close()[i - 1];
        BigDecimal move = BigDecimal.valueOf(days.close()[i] - before).movePointRight(2);
        BigDecimal base = BigDecimal.valueOf(before);
        if (move.compareTo(base.multiply(BigDecimal.valueOf(2))) > 0) {
            return isA ? 15 : 12;
        }
        if (move.compareTo(base) > 0) {
            return isA ? 10 : 8;
        }
        if (!isA || move.compareTo(base.negate()) >= 0) {
            return 0;
        }
        return move.compareTo(base.multiply(BigDecimal.valueOf(-2))) < 0 ? -15 : -10;
    }

    private int volume(int i, boolean isA) {
        BigInteger sum = BigInteger.ZERO;
        for (int position = -20; position <= -6; position++) {
            sum = sum.add(BigInteger.valueOf(days.volume()[i + 1 + position]));
        }
        if (sum.signum() == 0) {
            return 0;
        }
        BigDecimal today = BigDecimal.valueOf(days.volume()[i]).multiply(BigDecimal.valueOf(15));
        BigDecimal mean = new BigDecimal(sum);
        if (today.compareTo(mean.multiply(new BigDecimal("1.5"))) > 0) {
            return 10;
        }
        if (today.compareTo(mean.multiply(new BigDecimal("1.2"))) > 0) {
            return 5;
        }
        return isA && today.compareTo(mean.multiply(new BigDecimal("0.8"))) < 0 ? -5 : 0;
    }

    private int patterns(int i, boolean isA) {
        int engulfing = SlowCandles.engulfing(days, i);
        int bullish =
                (SlowCandles.hammer(days, i) ? 1 : 0)
                        + (engulfing > 0 ? 1 : 0)
                        + (SlowCandles.star(days, i, true) ? 1 : 0);
        int bearish = (SlowCandles.star(days, i, false) ? 1 : 0) + (engulfing < 0 ? 1 : 0);
        return isA ? 8 * (bullish - bearish) : 6 * bullish;
    }

    /** Whether bar i breaks out; false also before there are 50 bars. */
    public boolean isBreakout(int i) {
        if (i < 50) {
            return false;
        }
        long resistance = Long.MIN_VALUE;
        BigInteger volumes = BigInteger.ZERO;
        for (int k = i - 50; k < i; k++) {
            resistance = Math.max(resistance, typical(k));
            volumes = volumes.add(BigInteger.valueOf(days.volume()[k]));
        }
        BigDecimal half = new BigDecimal(volumes).divide(BigDecimal.valueOf(100));
        return typical(i) > resistance
                && BigDecimal.valueOf(days.volume()[i]).compareTo(half) >= 0
                && days.close()[i] >= 500_000
                && ema8[i] > ema13[i];
    }

    private long typical(int i) {
        return days.high()[i] + days.low()[i] + days.close()[i];
    }

    /** RSI as the score sees it. */
    double rsi(int i) {
        return isFlat(i) ? Double.NaN : rsi[i];
    }
}
