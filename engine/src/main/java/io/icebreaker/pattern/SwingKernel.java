package io.icebreaker.pattern;

import java.util.Arrays;

/**
 * Swing highs and lows and the levels they leave, by series (analytics 7.6). Bar j is a swing high when no
 * high from j-n to j+n is above its own; equal ones each qualify. It is confirmed at j+n and nowhere earlier.
 *
 * <p>Resistances are the last 64 distinct prices of swing highs, supports those of swing lows, in order of
 * confirmation; a repeated price moves to the newest place, and a level leaves in no other way.
 *
 * <p><b>Units.</b> Prices E4; bars are counted from 0 since the series' definition or last reset.
 * <b>Threading.</b> One thread; allocates only where a series is defined.
 */
public final class SwingKernel {
    /** No such level. */
    public static final long NO_LEVEL = Long.MIN_VALUE;

    /** Seed 000's sr.lookback. */
    public static final int DEFAULT_REACH = 20;

    /** Beyond, a confirmation comes a quarter of a year of days late. */
    public static final int MAX_REACH = 64;

    private final int reach;
    private SwingState[] highs = new SwingState[0];
    private SwingState[] lows = new SwingState[0];
    private LevelList[] resistances = new LevelList[0];
    private LevelList[] supports = new LevelList[0];

    /**
     * A kernel without series.
     *
     * @param reach bars on either side, n
     * @throws IllegalArgumentException when it is not from 1 to {@link #MAX_REACH}
     */
    public SwingKernel(int reach) {
        if (reach < 1 || reach > MAX_REACH) {
            throw new IllegalArgumentException("n must be 1 to " + MAX_REACH + ", was " + reach);
        }
        this.reach = reach;
    }

    /** Makes room for a series, from 0; one that is there stays as it is. */
    public void define(int series) {
        if (series >= highs.length) {
            int room = Math.max(series + 1, 2 * highs.length);
            highs = Arrays.copyOf(highs, room);
            lows = Arrays.copyOf(lows, room);
            resistances = Arrays.copyOf(resistances, room);
            supports = Arrays.copyOf(supports, room);
        }
        if (highs[series] == null) {
            highs[series] = new SwingState(reach);
            lows[series] = new SwingState(reach);
            resistances[series] = new LevelList();
            supports[series] = new LevelList();
        }
    }

    /** Forgets bars and levels of a series. */
    public void reset(int series) {
        highs[series].clear();
        lows[series].clear();
        resistances[series].clear();
        supports[series].clear();
    }

    /** Takes up a closed bar, and the swing that it confirms. */
    public void add(int series, long openE4, long highE4, long lowE4, long closeE4, long volume) {
        if (highs[series].add(highE4)) {
            resistances[series].add(highs[series].lastPrice());
        }
        if (lows[series].add(-lowE4)) {
            supports[series].add(-lows[series].lastPrice());
        }
    }

    public int reach() {
        return reach;
    }

    public int bars(int series) {
        return highs[series].bars();
    }

    /** Whether the last bar added confirmed a swing high, {@link #lastHighBar}. */
    public boolean confirmedHigh(int series) {
        return highs[series].isConfirmed();
    }

    public boolean confirmedLow(int series) {
        return lows[series].isConfirmed();
    }

    /** Index of the last swing high confirmed, -1 for none yet. */
    public int lastHighBar(int series) {
        return highs[series].last();
    }

    public int lastLowBar(int series) {
        return lows[series].last();
    }

    /** {@link #NO_LEVEL} before the first. */
    public long lastHighE4(int series) {
        return highs[series].last() < 0 ? NO_LEVEL : highs[series].lastPrice();
    }

    public long lastLowE4(int series) {
        return lows[series].last() < 0 ? NO_LEVEL : -lows[series].lastPrice();
    }

    /** The least level of a swing high above a price, {@link #NO_LEVEL} for none. */
    public long nearestResistance(int series, long priceE4) {
        return resistances[series].above(priceE4, NO_LEVEL);
    }

    /** The greatest level of a swing low below a price, {@link #NO_LEVEL} for none. */
    public long nearestSupport(int series, long priceE4) {
        return supports[series].below(priceE4, NO_LEVEL);
    }

    /** The same with a bar in hand as the last of the window: what it confirms can still vanish. */
    public long nearestResistance(int series, long priceE4, long developingHighE4) {
        return resistances[series].above(priceE4, developingHigh(series, developingHighE4));
    }

    /** The same with a bar in hand as the last of the window: what it confirms can still vanish. */
    public long nearestSupport(int series, long priceE4, long developingLowE4) {
        return supports[series].below(priceE4, developingLow(series, developingLowE4));
    }

    /** The swing high that a bar in hand confirms if its high stays, {@link #NO_LEVEL} for none. */
    public long developingHigh(int series, long highE4) {
        return highs[series].confirms(highE4) ? highs[series].candidate() : NO_LEVEL;
    }

    /** The swing low that a bar in hand confirms if its low stays, {@link #NO_LEVEL} for none. */
    public long developingLow(int series, long lowE4) {
        return lows[series].confirms(-lowE4) ? -lows[series].candidate() : NO_LEVEL;
    }

    /** Whether a resistance stands only by the bar in hand. */
    public boolean isTentativeResistance(int series, long levelE4) {
        return levelE4 != NO_LEVEL && !resistances[series].contains(levelE4);
    }

    /** Whether a support stands only by the bar in hand. */
    public boolean isTentativeSupport(int series, long levelE4) {
        return levelE4 != NO_LEVEL && !supports[series].contains(levelE4);
    }

    /** Levels in the list of resistances. */
    public int resistances(int series) {
        return resistances[series].size();
    }

    /** One of them in order of confirmation, 0 the oldest. */
    public long resistance(int series, int at) {
        return resistances[series].price(at);
    }

    /** Levels in the list of supports. */
    public int supports(int series) {
        return supports[series].size();
    }

    /** One of them in order of confirmation, 0 the oldest. */
    public long support(int series, int at) {
        return supports[series].price(at);
    }
}
