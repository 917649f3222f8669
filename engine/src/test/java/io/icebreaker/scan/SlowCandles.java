package io.icebreaker.scan;

/** Candlestick patterns straight from the table of analytics 7.5, sums counted anew for each bar. */
final class SlowCandles {
    private SlowCandles() {}

    private static long body(Days days, int i) {
        return Math.abs(days.close()[i] - days.open()[i]);
    }

    private static boolean isWhite(Days days, int i) {
        return days.close()[i] >= days.open()[i];
    }

    private static long top(Days days, int i) {
        return Math.max(days.open()[i], days.close()[i]);
    }

    private static long bottom(Days days, int i) {
        return Math.min(days.open()[i], days.close()[i]);
    }

    private static long sumOfBodies(Days days, int before) {
        long sum = 0;
        for (int k = before - 10; k < before; k++) {
            sum += body(days, k);
        }
        return sum;
    }

    private static long sumOfRanges(Days days, int before, int n) {
        long sum = 0;
        for (int k = before - n; k < before; k++) {
            sum += days.high()[k] - days.low()[k];
        }
        return sum;
    }

    static boolean hammer(Days days, int i) {
        return i >= 11
                && 10 * body(days, i) < sumOfBodies(days, i)
                && bottom(days, i) - days.low()[i] > body(days, i)
                && 100 * (days.high()[i] - top(days, i)) < sumOfRanges(days, i, 10)
                && 25 * (bottom(days, i) - days.low()[i - 1]) <= sumOfRanges(days, i - 1, 5);
    }

    static int engulfing(Days days, int i) {
        if (i < 2 || isWhite(days, i) == isWhite(days, i - 1)) {
            return 0;
        }
        long open = days.open()[i];
        long close = days.close()[i];
        long openBefore = days.open()[i - 1];
        long closeBefore = days.close()[i - 1];
        if (isWhite(days, i)) {
            return close > openBefore && open < closeBefore ? 100 : 0;
        }
        return open > closeBefore && close < openBefore ? -100 : 0;
    }

    static boolean star(Days days, int i, boolean morning) {
        if (i < 12
                || 10 * body(days, i - 2) <= sumOfBodies(days, i - 2)
                || 10 * body(days, i - 1) > sumOfBodies(days, i - 1)
                || 10 * body(days, i) <= sumOfBodies(days, i)) {
            return false;
        }
        long far = 3 * body(days, i - 2);
        long close = days.close()[i];
        long first = days.close()[i - 2];
        return morning
                ? !isWhite(days, i - 2)
                        && top(days, i - 1) < bottom(days, i - 2)
                        && isWhite(days, i)
                        && 10 * (close - first) > far
                : isWhite(days, i - 2)
                        && bottom(days, i - 1) > top(days, i - 2)
                        && !isWhite(days, i)
                        && 10 * (first - close) > far;
    }
}
