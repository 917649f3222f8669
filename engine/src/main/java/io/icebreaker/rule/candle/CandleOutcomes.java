package io.icebreaker.rule.candle;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.rule.Firing;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.Truth;
import java.util.List;

/** What became of every evaluation, a byte each: by instrument, rule and bar of the rule's timeframe. */
public final class CandleOutcomes {
    private static final int TRUTH_BITS = 2;
    private static final int TRUTHS = (1 << TRUTH_BITS) - 1;
    private static final Firing[] FIRINGS = Firing.values();

    /** Is told them one by one. */
    public interface Sink {
        /**
         * An evaluation.
         *
         * @param bar index among the series' bars of the rule's timeframe, from 0
         * @param startNs of that bar
         * @param truth as {@link Truth} numbers it
         */
        void onOutcome(Rule rule, int bar, long startNs, int truth, Firing firing);
    }

    private final List<Rule> rules;
    private final byte[][][] bytes;

    CandleOutcomes(List<Rule> rules, List<BarSeries> series, List<CandleInstrument> instruments) {
        this.rules = rules;
        bytes = new byte[instruments.size()][rules.size()][];
        for (int id = 0; id < instruments.size(); id++) {
            for (int rule = 0; rule < rules.size(); rule++) {
                CandleFrame frame = instruments.get(id).frame(rules.get(rule).timeframe());
                if (frame != null && rules.get(rule).isFor(series.get(id).symbol())) {
                    bytes[id][rule] = new byte[frame.bars().size()];
                }
            }
        }
    }

    void set(int instrument, int rule, int bar, int truth, Firing firing) {
        int word = truth - Truth.FALSE | firing.ordinal() << TRUTH_BITS;
        bytes[instrument][rule][bar] = (byte) word;
    }

    /** Tells what the rules of a bar's interval made of it, in the order of their file. */
    void tell(BarCursor bar, Sink sink) {
        for (int rule = 0; rule < rules.size(); rule++) {
            byte[] ofRule = bytes[bar.instrument()][rule];
            if (ofRule != null && rules.get(rule).timeframe() == bar.interval()) {
                int word = ofRule[bar.at()];
                sink.onOutcome(
                        rules.get(rule),
                        bar.at(),
                        bar.startNs(),
                        (word & TRUTHS) + Truth.FALSE,
                        FIRINGS[word >> TRUTH_BITS]);
            }
        }
    }
}
