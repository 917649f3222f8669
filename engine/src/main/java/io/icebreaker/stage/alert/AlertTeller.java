package io.icebreaker.stage.alert;

import static io.icebreaker.finding.AlertWords.*;

import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.rule.Firing;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleKernel;
import io.icebreaker.rule.RuleListener;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import java.util.function.IntToLongFunction;

/** Says which rules fired or were held back. Compute lane; allocates nothing. */
final class AlertTeller implements RuleListener {
    private static final int BITS_OF_VERSION = 16;

    private final Findings findings;
    private final Counters counters;
    private final Sessions sessions;
    private final transient IntToLongFunction ltp;
    private final AlertRules rules;
    private final AlertSlots slots;
    private final long[] words = new long[WORDS];
    private final double[] inputs = new double[MOST_INPUTS];
    private long sequence;

    AlertTeller(
            Findings findings,
            Counters counters,
            Sessions sessions,
            IntToLongFunction ltp,
            AlertRules rules,
            AlertSlots slots) {
        this.findings = findings;
        this.counters = counters;
        this.sessions = sessions;
        this.ltp = ltp;
        this.rules = rules;
        this.slots = slots;
    }

    /** The event in hand. */
    void event(long number) {
        sequence = number;
    }

    @Override
    public void onEvaluated(int place, int instrument, long timeNs, int truth, Firing firing) {
        counters.increment(Counter.RULE_EVALUATIONS);
        if (firing != Firing.NONE) {
            tell(place, instrument, timeNs, firing);
        }
    }

    private void tell(int place, int instrument, long timeNs, Firing firing) {
        RuleKernel kernel = rules.kernel();
        Rule rule = kernel.rule(place);
        counters.increment(firing == Firing.FIRED ? Counter.ALERTS : Counter.ALERTS_HELD_BACK);
        words[ID] = instrument;
        words[PLACE] = rule.place();
        words[RULES] = rules.hash();
        words[VERSION] = Long.parseUnsignedLong(rule.version(), 0, BITS_OF_VERSION, 16);
        words[TIME_NS] = timeNs;
        words[LEVEL] = rule.level().ordinal();
        words[STATUS] = firing.ordinal();
        words[INTERVAL] = rule.condition().onTick() ? ON_TICK : rule.timeframe().ordinal();
        words[PRICE] = ltp.applyAsLong(instrument);
        words[CLOSE_NS] = sessions.session(instrument).closeNs();
        int count = kernel.inputs(place, instrument, slots, inputs);
        words[INPUTS] = count;
        for (int i = 0; i < count; i++) {
            words[FIRST + i] = Double.doubleToLongBits(inputs[i]);
        }
        findings.found(sequence, FindingType.ALERT, words, 0, FIRST + count);
    }
}
