package io.icebreaker.stage.option;

/**
 * Max pain (analytics 6.4): the strike at which all options together would pay least, by prefix sums over
 * ascending strikes. Longs in E4 x units. One owner; no garbage.
 */
final class Pain {
    private final long[] pain;
    private long strike = ChainFigures.NO_STRIKE;

    Pain(int capacity) {
        pain = new long[capacity];
    }

    /** Every row's pain, then the least; {@code forward} in rupees, NaN for none, breaks ties. */
    void compute(ChainArrays chain, double forward) {
        long calls = upward(chain);
        long puts = downward(chain);
        strike = ChainFigures.NO_STRIKE;
        if (calls + puts <= 0) {
            return;
        }
        int best = 0;
        for (int row = 1; row < chain.count; row++) {
            if (pain[row] < pain[best]
                    || pain[row] == pain[best] && isNearer(chain, row, best, forward)) {
                best = row;
            }
        }
        strike = chain.strike[best];
    }

    /** Calls pay above their strike. Returns their OI. */
    private long upward(ChainArrays chain) {
        long oi = 0;
        long paid = 0;
        for (int row = 0; row < chain.count; row++) {
            paid += row == 0 ? 0 : oi * (chain.strike[row] - chain.strike[row - 1]);
            oi += chain.ce.oi[row];
            pain[row] = paid;
        }
        return oi;
    }

    /** Puts pay below theirs. */
    private long downward(ChainArrays chain) {
        long oi = 0;
        long paid = 0;
        for (int row = chain.count - 1; row >= 0; row--) {
            paid += row == chain.count - 1 ? 0 : oi * (chain.strike[row + 1] - chain.strike[row]);
            oi += chain.pe.oi[row];
            pain[row] += paid;
        }
        return oi;
    }

    /** False for NaN, which leaves the lower strike. */
    private static boolean isNearer(ChainArrays chain, int row, int best, double forward) {
        return Math.abs(chain.rupees(row) - forward) < Math.abs(chain.rupees(best) - forward);
    }

    long strike() {
        return strike;
    }

    long at(int row) {
        return pain[row];
    }
}
