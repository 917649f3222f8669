package io.icebreaker.stage.option;

/**
 * The figures of one chain: totals, put-call ratios, max pain, supports and resistances, at-the-money
 * volatility, straddle and gamma exposure (analytics 6.2-6.5, 6.10-6.12). Holds the last result; exact in
 * integers but for the doubles it names.
 *
 * <p><b>Threading.</b> One owner, reused. <b>Cost.</b> O(strikes). <b>Allocation.</b> None.
 */
public final class ChainFigures {
    /** No such strike. */
    public static final long NO_STRIKE = -1;

    private static final int UNKNOWN_OI_DIVISOR = 10; // more than 10 % of the chain's OI

    private final boolean contrarian;
    private final int scope;
    private final Pain pain;
    private final OiLevels supports = new OiLevels();
    private final OiLevels resistances = new OiLevels();
    private final OiLevels supportsByChange = new OiLevels();
    private final OiLevels resistancesByChange = new OiLevels();

    private int atm;
    private long ceOi;
    private long peOi;
    private long ceVolume;
    private long peVolume;
    private long ceOiChange;
    private long peOiChange;
    private long unknownOi;
    private double pcrOi;
    private double pcrVolume;
    private double pcrChange;
    private double atmIv;
    private double straddle;
    private double impliedMovePct;
    private double gammaExposure;

    /** All listed strikes, labels as writers read them. */
    public ChainFigures() {
        this(ChainArrays.MAX_STRIKES, false, 0);
    }

    /**
     * For chains of up to {@code capacity} strikes.
     *
     * @param contrarian how labels read (6.3)
     * @param scope strikes each side of the one at the money that sums take in, 0 for all (6.2)
     */
    public ChainFigures(int capacity, boolean contrarian, int scope) {
        this.contrarian = contrarian;
        this.scope = scope;
        pain = new Pain(capacity);
    }

    /** Works out everything, at a forward in rupees (NaN for none); volatilities as the chain has them. */
    public void compute(ChainArrays chain, double forward) {
        atm = chain.nearest(forward);
        sums(chain);
        pcrOi = Pcr.ratio(peOi, ceOi);
        pcrVolume = Pcr.ratio(peVolume, ceVolume);
        pcrChange = ratioOfChanges();
        pain.compute(chain, forward);
        levels(chain, forward);
        atmIv = AtmIv.of(chain, forward);
        straddle = atm < 0 ? Double.NaN : chain.ce.price[atm] + chain.pe.price[atm];
        impliedMovePct = 100 * straddle / forward;
        gammaExposure = gammaExposure(chain, forward);
    }

    private void sums(ChainArrays chain) {
        ceOi = 0;
        peOi = 0;
        ceVolume = 0;
        peVolume = 0;
        ceOiChange = 0;
        peOiChange = 0;
        unknownOi = 0;
        int from = 0;
        int to = chain.count;
        if (scope > 0) {
            from = Math.max(0, atm - scope);
            to = atm < 0 ? 0 : Math.min(chain.count, atm + scope + 1);
        }
        for (int row = from; row < to; row++) {
            ceOi += chain.ce.oi[row];
            peOi += chain.pe.oi[row];
            ceVolume += chain.ce.volume[row];
            peVolume += chain.pe.volume[row];
            ceOiChange += chain.ce.oiChange(row);
            peOiChange += chain.pe.oiChange(row);
            unknownOi += chain.ce.hasPrevOi(row) ? 0 : chain.ce.oi[row];
            unknownOi += chain.pe.hasPrevOi(row) ? 0 : chain.pe.oi[row];
        }
    }

    private double ratioOfChanges() {
        boolean known = unknownOi * UNKNOWN_OI_DIVISOR <= ceOi + peOi;
        return known && peOiChange >= 0 ? Pcr.ratio(peOiChange, ceOiChange) : Double.NaN;
    }

    private void levels(ChainArrays chain, double forward) {
        supports.clear();
        resistances.clear();
        supportsByChange.clear();
        resistancesByChange.clear();
        for (int row = 0; row < chain.count; row++) {
            double strike = chain.rupees(row);
            if (strike <= forward) {
                supports.offer(chain.strike[row], chain.pe.oi[row], true);
                supportsByChange.offer(chain.strike[row], chain.pe.oiChange(row), true);
            }
            if (strike >= forward) {
                resistances.offer(chain.strike[row], chain.ce.oi[row], false);
                resistancesByChange.offer(chain.strike[row], chain.ce.oiChange(row), false);
            }
        }
    }

    /** Rupees for a move of 1 %, calls less puts (6.12); NaN without any volatility. */
    private static double gammaExposure(ChainArrays chain, double forward) {
        double sum = 0;
        boolean any = false;
        for (int row = 0; row < chain.count; row++) {
            if (!Double.isNaN(chain.ce.iv[row])) {
                sum += exposure(chain.ce, row, forward);
                any = true;
            }
            if (!Double.isNaN(chain.pe.iv[row])) {
                sum -= exposure(chain.pe, row, forward);
                any = true;
            }
        }
        return any ? sum : Double.NaN;
    }

    private static double exposure(Legs legs, int row, double forward) {
        return legs.gamma[row] * legs.oi[row] * (forward * forward) * 0.01;
    }

    /** The row at the money: the listed strike nearest the forward; -1 for none. */
    public int atmRow() {
        return atm;
    }

    public long ceOi() {
        return ceOi;
    }

    public long peOi() {
        return peOi;
    }

    public long ceVolume() {
        return ceVolume;
    }

    public long peVolume() {
        return peVolume;
    }

    /** Change of call OI since the previous day's close; legs that do not know it count 0. */
    public long ceOiChange() {
        return ceOiChange;
    }

    public long peOiChange() {
        return peOiChange;
    }

    public double pcrOi() {
        return pcrOi;
    }

    public double pcrVolume() {
        return pcrVolume;
    }

    public double pcrChange() {
        return pcrChange;
    }

    /** See {@link Pcr}. */
    public int label() {
        return Pcr.label(pcrOi, contrarian);
    }

    /** E4, {@link #NO_STRIKE} without any OI. */
    public long maxPain() {
        return pain.strike();
    }

    /** What all writers together would pay if the row's strike were the settlement, E4 x units. */
    public long pain(int row) {
        return pain.at(row);
    }

    /** Strikes up to the forward with the most put OI. */
    public OiLevels supports() {
        return supports;
    }

    /** Strikes from the forward on with the most call OI. */
    public OiLevels resistances() {
        return resistances;
    }

    /** The same by the day's change, above 0. */
    public OiLevels supportsByChange() {
        return supportsByChange;
    }

    public OiLevels resistancesByChange() {
        return resistancesByChange;
    }

    /** A fraction a year, NaN for none. */
    public double atmIv() {
        return atmIv;
    }

    /** Rupees: call and put at the money; NaN if either has no price. */
    public double straddle() {
        return straddle;
    }

    /** The straddle in percent of the forward. */
    public double impliedMovePct() {
        return impliedMovePct;
    }

    /** Rupees of delta for a move of 1 %, as if dealers were long calls and short puts. */
    public double gammaExposure() {
        return gammaExposure;
    }
}
