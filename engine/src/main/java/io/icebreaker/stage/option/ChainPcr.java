package io.icebreaker.stage.option;

import io.icebreaker.finding.ChainWords;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.PcrSource;

/**
 * The put-call ratio for signals (analytics 5.2, 5.3), of the chain as last computed. A chain that was never
 * computed, for no clock event has come, has none: {@link PcrSource#NO_RATIO}. How old its open interest is
 * is judged by the latest packet that brought one, computed since or not.
 *
 * <p>Compute lane; allocates nothing.
 */
final class ChainPcr implements PcrSource {
    private static final long SECOND_NS = 1_000_000_000L;

    private final Chains chains;
    private final ChainSheet sheet;
    private final ChainAges ages;
    private final long staleNs;
    private double pcr = Double.NaN;
    private int label;
    private boolean isFallback;

    ChainPcr(Chains chains, ChainSheet sheet, ChainAges ages, Settings settings) {
        this.chains = chains;
        this.sheet = sheet;
        this.ages = ages;
        staleNs = settings.whole(Setting.PCR_STALE_S) * SECOND_NS;
    }

    @Override
    public int look(int id, long te) {
        pcr = Double.NaN;
        label = 0;
        Chain chain = own(id, te);
        isFallback = chain == null && chains.takesNifty(id);
        if (isFallback) {
            chain = nearest(chains.nifty(), te);
        }
        if (chain == null) {
            isFallback = false;
            return NO_CHAIN;
        }
        take(chain);
        if (te - ages.oiNs(chain.number) > staleNs) {
            return STALE;
        }
        return Double.isNaN(pcr) ? NO_RATIO : FRESH;
    }

    /** Words of the nearest chain on an instrument's underlying as last computed; null for none. */
    long[] words(int id, long te) {
        Chain chain = own(id, te);
        return chain == null ? null : sheet.of(chain.number);
    }

    private Chain own(int id, long te) {
        Underlying underlying = chains.underlyingOf(id);
        Chain chain = nearest(underlying, te);
        return chain != null || underlying == null ? chain : nearest(underlying.sibling, te);
    }

    private static Chain nearest(Underlying underlying, long te) {
        return underlying == null ? null : underlying.nearest(te);
    }

    private void take(Chain chain) {
        long[] words = sheet.of(chain.number);
        if (words != null) {
            pcr = Double.longBitsToDouble(words[ChainWords.PCR_OI]);
            int published = (int) words[ChainWords.LABEL];
            label = published == Pcr.NONE ? 0 : Pcr.NEUTRAL - published;
        }
    }

    @Override
    public double pcr() {
        return pcr;
    }

    @Override
    public int label() {
        return label;
    }

    @Override
    public boolean isFallback() {
        return isFallback;
    }
}
