package io.icebreaker.pattern;

/** Analytics 7.5 word for word over whole arrays; says, too, where a compared pair is exactly equal. */
final class NaiveCandles {
    private final TestBars bars;

    NaiveCandles(TestBars bars) {
        this.bars = bars;
    }

    int value(CandlePattern pattern, int i, boolean oneEnd) {
        if (i < pattern.lookback()) {
            return 0;
        }
        return switch (pattern) {
            case DOJI -> 100 * body(i) <= ranges(10, i) ? 100 : 0;
            case HAMMER -> isHammer(i) ? 100 : 0;
            case ENGULFING -> engulfing(i, oneEnd);
            case MORNING_STAR -> isMorning(i) ? 100 : 0;
            case EVENING_STAR -> isEvening(i) ? -100 : 0;
        };
    }

    /** Whether rounding could decide: both sides of a comparison with a mean, or of lengths, are equal. */
    boolean isTie(CandlePattern pattern, int i) {
        return switch (pattern) {
            case DOJI -> 100 * body(i) == ranges(10, i);
            case HAMMER ->
                    10 * body(i) == bodies(i)
                            || bottom(i) - bars.low()[i] == body(i)
                            || 100 * (bars.high()[i] - top(i)) == ranges(10, i)
                            || 25 * (bottom(i) - bars.low()[i - 1]) == ranges(5, i - 1);
            case ENGULFING -> false;
            case MORNING_STAR -> starTie(i, bars.close()[i] - bars.close()[i - 2]);
            case EVENING_STAR -> starTie(i, bars.close()[i - 2] - bars.close()[i]);
        };
    }

    /** Whether the ten bars before have no range. */
    boolean isDead(int i) {
        return ranges(10, i) == 0;
    }

    private boolean starTie(int i, long into) {
        return 10 * body(i - 2) == bodies(i - 2)
                || 10 * body(i - 1) == bodies(i - 1)
                || 10 * body(i) == bodies(i)
                || 10 * into == 3 * body(i - 2);
    }

    private boolean isHammer(int i) {
        return 10 * body(i) < bodies(i)
                && bottom(i) - bars.low()[i] > body(i)
                && 100 * (bars.high()[i] - top(i)) < ranges(10, i)
                && 25 * (bottom(i) - bars.low()[i - 1]) <= ranges(5, i - 1);
    }

    private int engulfing(int i, boolean oneEnd) {
        long o = bars.open()[i];
        long c = bars.close()[i];
        long o1 = bars.open()[i - 1];
        long c1 = bars.close()[i - 1];
        if (isWhite(i) && !isWhite(i - 1)) {
            boolean touches = c > o1 && o == c1 || c == o1 && o < c1;
            return c > o1 && o < c1 ? 100 : oneEnd && touches ? 80 : 0;
        }
        if (!isWhite(i) && isWhite(i - 1)) {
            boolean touches = o > c1 && c == o1 || o == c1 && c < o1;
            return o > c1 && c < o1 ? -100 : oneEnd && touches ? -80 : 0;
        }
        return 0;
    }

    private boolean isMorning(int i) {
        return isLongShortAny(i)
                && !isWhite(i - 2)
                && top(i - 1) < bottom(i - 2)
                && isWhite(i)
                && 10 * (bars.close()[i] - bars.close()[i - 2]) > 3 * body(i - 2);
    }

    private boolean isEvening(int i) {
        return isLongShortAny(i)
                && isWhite(i - 2)
                && bottom(i - 1) > top(i - 2)
                && !isWhite(i)
                && 10 * (bars.close()[i - 2] - bars.close()[i]) > 3 * body(i - 2);
    }

    private boolean isLongShortAny(int i) {
        return 10 * body(i - 2) > bodies(i - 2)
                && 10 * body(i - 1) <= bodies(i - 1)
                && 10 * body(i) > bodies(i);
    }

    private boolean isWhite(int i) {
        return bars.close()[i] >= bars.open()[i];
    }

    private long body(int i) {
        return Math.abs(bars.close()[i] - bars.open()[i]);
    }

    private long top(int i) {
        return Math.max(bars.open()[i], bars.close()[i]);
    }

    private long bottom(int i) {
        return Math.min(bars.open()[i], bars.close()[i]);
    }

    /** Bodies of the ten bars before one. */
    private long bodies(int before) {
        long sum = 0;
        for (int i = before - 10; i < before; i++) {
            sum += body(i);
        }
        return sum;
    }

    private long ranges(int count, int before) {
        long sum = 0;
        for (int i = before - count; i < before; i++) {
            sum += bars.high()[i] - bars.low()[i];
        }
        return sum;
    }
}
