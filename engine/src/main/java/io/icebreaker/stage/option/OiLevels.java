package io.icebreaker.stage.option;

/**
 * The three strikes of most open interest on one side of the forward (analytics 6.5), most first. One owner;
 * no garbage.
 */
public final class OiLevels {
    public static final int MOST = 3;

    private final long[] strikes = new long[MOST];
    private final long[] quantities = new long[MOST];
    private int count;

    void clear() {
        count = 0;
    }

    /**
     * Takes part if the quantity is above 0. Strikes are offered ascending.
     *
     * @param laterWins whether of equal quantities the later strike is the nearer to the forward
     */
    void offer(long strike, long quantity, boolean laterWins) {
        if (quantity <= 0) {
            return;
        }
        int at = count;
        while (at > 0 && isBefore(quantity, quantities[at - 1], laterWins)) {
            at--;
        }
        if (at == MOST) {
            return;
        }
        count = Math.min(count + 1, MOST);
        for (int i = count - 1; i > at; i--) {
            strikes[i] = strikes[i - 1];
            quantities[i] = quantities[i - 1];
        }
        strikes[at] = strike;
        quantities[at] = quantity;
    }

    private static boolean isBefore(long quantity, long other, boolean laterWins) {
        return laterWins ? quantity >= other : quantity > other;
    }

    /** 0..3. */
    public int count() {
        return count;
    }

    /** E4; {@link ChainFigures#NO_STRIKE} when the list is shorter. */
    public long strike(int index) {
        return index < count ? strikes[index] : ChainFigures.NO_STRIKE;
    }
}
