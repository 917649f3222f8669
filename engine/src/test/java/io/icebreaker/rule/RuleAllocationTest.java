package io.icebreaker.rule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.icebreaker.bar.Interval;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rules of every production, evaluated at bars and on ticks, firing and suppressed, make no garbage. */
class RuleAllocationTest {
    private static final int INSTRUMENTS = 20;

    /** A late class or two; a single byte an evaluation would be a million. */
    private static final long OF_THE_JVM_BYTES = 8_192;

    private static final double[] VALUES = {0, 1, 2, 3, -1, Double.NaN, 30, 7};

    private final RuleKernel kernel = new RuleKernel(new AlertCap(AlertCap.USUAL));
    private long step;
    private long seen;

    @Test
    void evaluationAllocatesNothing() throws RuleException {
        var random = new Random(77);
        var rules = new ArrayList<Rule>();
        for (int place = 0; place < 50; place++) {
            NaiveRule rule = new RandomRule(random).condition(3);
            String when = place % 4 == 0 ? " ON TICK" : " ON BAR";
            Condition condition = Condition.ofCanonical(rule.canonical() + when);
            rules.add(Rule.of("rule " + place, condition));
        }
        var symbols = new SymbolTable();
        for (int id = 0; id < INSTRUMENTS; id++) {
            symbols.define(
                    id,
                    "NSE",
                    id < RandomRule.SYMBOLS.size() ? RandomRule.SYMBOLS.get(id) : "S" + id);
        }
        assertTrue(kernel.load(rules, symbols).isEmpty());
        SlotSource source = this::value;
        RuleListener listener = (rule, instrument, timeNs, truth, firing) -> seen += truth;
        run(2_000, source, listener);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        run(1_000, source, listener);
        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        assertTrue(bytes <= OF_THE_JVM_BYTES, bytes + " bytes");
        assertTrue(
                kernel.evaluations() > 2_900_000, kernel.evaluations() + " evaluations, " + seen);
        for (Firing firing :
                List.of(Firing.FIRED, Firing.SUPPRESSED_COOLDOWN, Firing.SUPPRESSED_CAP)) {
            assertTrue(kernel.count(firing) > 0, firing.name());
        }
    }

    private void run(int steps, SlotSource source, RuleListener listener) {
        for (int n = 0; n < steps; n++) {
            step++;
            for (int id = 0; id < INSTRUMENTS; id++) {
                long timeNs = step * 60_000_000_000L;
                kernel.onBar(id, Interval.M1.ordinal(), timeNs, step / 400, source, listener);
                kernel.onTick(id, timeNs, step / 400, source, listener);
            }
        }
    }

    private double value(int slot, int instrument, int interval, int back) {
        int hash = (int) (step * 31 + slot) * 31 + instrument * 7 + interval + back;
        hash *= 0x9E3779B1;
        return VALUES[hash >>> 29];
    }
}
