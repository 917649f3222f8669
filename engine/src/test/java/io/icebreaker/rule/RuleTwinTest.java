package io.icebreaker.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Compiled programs against {@link NaiveRule} on a small world full of equal values and holes: the same truth
 * at every evaluation, crossings included.
 */
class RuleTwinTest {
    private static final int RULES = 6_000;
    private static final int STEPS = 24;
    private static final long SEED = 9_040_001;
    private static final double[] VALUES = {
        0, 1, 2, 3, -1, 0.5, 30, 1e9, 1e9 + 0.5, 1e9 + 2, 1e200, -0.0
    };

    private long step;

    @Test
    void programsSayWhatTheSlowTwinSays() throws RuleException {
        var random = new Random(SEED);
        var rules = new RandomRule(random);
        var symbols = symbols();
        int[] seen = new int[3];
        for (int n = 0; n < RULES; n++) {
            NaiveRule twin = rules.condition(random.nextInt(5));
            boolean onTick = random.nextInt(4) == 0;
            Interval timeframe = Interval.of(random.nextInt(Interval.COUNT));
            Condition condition =
                    Condition.ofCanonical(twin.canonical() + (onTick ? " ON TICK" : " ON BAR"));
            var state = new RuleState(rule(condition, timeframe));
            state.link(symbols);
            var machine = new RuleMachine();
            machine.makeRoom(state.program);
            for (int at = 0; at < STEPS; at++) {
                step = n * 1_000L + at;
                int truth = machine.run(state, 0, this::value);
                seen[truth + 1]++;
                Boolean slow =
                        twin.truth((name, s, t, b) -> world(onTick, timeframe, name, s, t, b));
                assertEquals(
                        slow == null ? Truth.UNKNOWN : Truth.of(slow),
                        truth,
                        condition + " on " + timeframe + ", evaluation " + at);
            }
        }
        for (int count : seen) {
            assertTrue(
                    count > RULES * STEPS / 20,
                    "one truth hardly met: " + List.of(seen[0], seen[1], seen[2]));
        }
    }

    private static Rule rule(Condition condition, Interval timeframe) {
        Rule plain = Rule.of("any", condition);
        return new Rule(
                1,
                plain.name(),
                condition,
                plain.actions(),
                plain.level(),
                timeframe,
                plain.symbols(),
                plain.cooldownNs(),
                plain.forCount(),
                plain.between());
    }

    private static SymbolTable symbols() {
        var symbols = new SymbolTable();
        symbols.define(0, "NSE", "RELIANCE");
        for (String symbol : RandomRule.SYMBOLS) {
            symbols.define(symbols.count(), symbol.contains(" ") ? "IDX" : "NSE", symbol);
        }
        return symbols;
    }

    /** What the twin is told: by names. */
    private Double world(
            boolean onTick, Interval own, String name, String symbol, String timeframe, int back) {
        boolean other = timeframe != null && !timeframe.equals(own.label());
        String bars = timeframe == null ? own.label() : timeframe;
        int id = symbol == null ? 0 : 1 + RandomRule.SYMBOLS.indexOf(symbol);
        double value = at(name, id, bars, onTick && other ? back + 1 : back);
        return Double.isNaN(value) ? null : value;
    }

    /** What the machine is told: by numbers. */
    private double value(int slot, int instrument, int interval, int back) {
        return at(Slot.spelled(slot), instrument, Interval.of(interval).label(), back);
    }

    private double at(String name, int id, String bars, int back) {
        long hash = 31L * (31L * (31L * name.hashCode() + id) + bars.hashCode()) + back;
        var random = new Random(hash * 1_000_003L + step);
        random.nextInt();
        return random.nextInt(9) == 0 ? Double.NaN : VALUES[random.nextInt(VALUES.length)];
    }

    /** Rows, cool-downs, hours and the cap against rules that look back over all they have written down. */
    @Test
    void firingsAreThoseOfTheSlowTwin() throws RuleException {
        var random = new Random(SEED + 1);
        int[] seen = new int[Firing.COUNT];
        for (int n = 0; n < 400; n++) {
            var rules = new ArrayList<Rule>();
            for (int place = 0; place < 4; place++) {
                rules.add(NaiveFirings.rule(place, random));
            }
            var kernel = new RuleKernel(new AlertCap(6));
            kernel.load(rules, symbols());
            var twin = new NaiveFirings(rules, 6);
            var got = new ArrayList<Firing>();
            for (int at = 0; at < 120; at++) {
                double value = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(3);
                int instrument = random.nextInt(3);
                long day = 20_000 + at / 60;
                long timeNs = (day * 86_400 + 13_000 + at % 60 * 47) * 1_000_000_000L;
                kernel.onBar(
                        instrument,
                        Interval.M1.ordinal(),
                        timeNs,
                        day,
                        (slot, id, interval, back) -> value,
                        (rule, id, t, truth, firing) -> got.add(firing));
                twin.onBar(instrument, timeNs, day, value);
            }
            assertEquals(twin.firings(), got, "world " + n);
            got.forEach(firing -> seen[firing.ordinal()]++);
        }
        for (Firing firing : Firing.values()) {
            assertTrue(seen[firing.ordinal()] > 300, firing + ": " + seen[firing.ordinal()]);
        }
    }
}
