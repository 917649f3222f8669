package io.icebreaker.stage.option;

import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;

/**
 * All chains once a second of clock events (analytics 6.1-6.12): each from its legs' last packets into
 * preallocated rows, its figures and rows into words. Everything is computed anew, for with the clock ages
 * and time to expiry move on; a chain nobody has sent a packet of, or whose last trading day is over (E), is
 * left alone.
 *
 * <p><b>Cost.</b> O(strikes). Compute lane; allocates when a chain grows, not per second.
 */
final class ChainKernel {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;

    final ChainSheet sheet;

    private final OptionKernel options;
    private final Findings findings;
    private final Counters counters;
    private final double rate;
    private final ChainRows rows;
    private final ChainArrays arrays = new ChainArrays();
    private final ChainPricing pricing = new ChainPricing();
    private final ChainFigures figures;
    private final ChainWriter writer;
    private final VolatilityTerm term;

    /** Room for a chain of more strikes than are computed, to find its forward. */
    private ChainArrays wide = arrays;

    private long second = Long.MIN_VALUE;
    private long minute = Long.MIN_VALUE;

    ChainKernel(StageContext context, OptionKernel options) {
        Settings settings = context.settings();
        this.options = options;
        findings = context.findings();
        counters = context.counters();
        rate = settings.number(Setting.RISK_FREE);
        boolean contrarian = settings.text(Setting.PCR_CONVENTION).equals("CONTRARIAN");
        int scope = (int) settings.whole(Setting.CHAIN_SCOPE_STRIKES);
        rows = new ChainRows(options.legs, settings.whole(Setting.CHAIN_STALE_S) * SECOND_NS);
        figures = new ChainFigures(ChainArrays.MAX_STRIKES, contrarian, scope);
        writer = new ChainWriter(options.legs, settings);
        sheet = new ChainSheet(context.maxInstruments());
        term = new VolatilityTerm(options.chains, options.ages, sheet);
    }

    /** Cold: room for a chain that has grown. */
    void room(Chain chain) {
        if (chain != null && chain.count() > wide.strike.length) {
            wide = new ChainArrays(2 * chain.count());
        }
    }

    /** Time passes. */
    void onClock(long nowNs, long sequence) {
        long now = Math.floorDiv(nowNs, SECOND_NS);
        if (now <= second) {
            return;
        }
        second = now;
        for (int i = 0; i < options.chains.count(); i++) {
            if (isLive(options.chains.get(i), nowNs)) {
                compute(options.chains.get(i), nowNs);
            }
        }
        term.compute(nowNs);
        tell(nowNs, sequence);
    }

    private boolean isLive(Chain chain, long nowNs) {
        return chain.count() > 0 && options.ages.updateNs(chain.number) > 0 && nowNs < chain.dropNs;
    }

    private void compute(Chain chain, long nowNs) {
        double years = chain.years(nowNs);
        double spot = options.spot(chain);
        int from = 0;
        int count = Math.min(chain.count(), ChainArrays.MAX_STRIKES);
        boolean cut = count < chain.count();
        rows.fill(chain, 0, chain.count(), cut ? wide : arrays, nowNs);
        double forward = forward(chain, cut ? wide : arrays, spot, years, nowNs);
        if (cut) {
            counters.increment(Counter.CHAIN_CUT);
            from = ChainRows.nearest(chain, Double.isNaN(forward) ? spot : forward, count);
            rows.fill(chain, from, from + count, arrays, nowNs);
        }
        pricing.compute(arrays, forward, years, rate);
        figures.compute(arrays, forward);
        long[] words = sheet.room(chain.number, count);
        writer.write(chain, from, arrays, figures, nowNs, words);
        words[ChainWords.SPOT] = Double.doubleToLongBits(spot);
        words[ChainWords.OI_TIME_NS] = options.ages.oiNs(chain.number);
    }

    private double forward(Chain chain, ChainArrays all, double spot, double years, long nowNs) {
        LegState legs = options.legs;
        int future = chain.future;
        if (future == Chain.NONE || legs.quoteNs[future] == 0) {
            chain.forward.future(0, 0, Long.MAX_VALUE);
        } else {
            chain.forward.future(legs.bid[future], legs.ask[future], nowNs - legs.quoteNs[future]);
        }
        return chain.forward.compute(all, spot, years, rate);
    }

    /** Everything shown enters the output hash; the figures of each minute are a record, too. */
    private void tell(long nowNs, long sequence) {
        boolean newMinute = Math.floorDiv(nowNs, MINUTE_NS) != minute;
        minute = Math.floorDiv(nowNs, MINUTE_NS);
        for (int i = 0; i < options.chains.count(); i++) {
            Chain chain = options.chains.get(i);
            if (isLive(chain, nowNs)) {
                long[] words = sheet.of(i);
                int length = ChainWords.row((int) words[ChainWords.ROWS]);
                for (int at = 0; at < length; at++) {
                    findings.value(words[at]);
                }
                if (newMinute) {
                    findings.found(sequence, FindingType.CHAIN, words, 0, ChainWords.FIGURES);
                }
                sheet.mark(i);
            }
        }
    }
}
