package io.icebreaker.rule;

import static io.icebreaker.rule.Firing.FIRED;
import static io.icebreaker.rule.Firing.NONE;
import static io.icebreaker.rule.Firing.SUPPRESSED_CAP;
import static io.icebreaker.rule.Firing.SUPPRESSED_COOLDOWN;
import static io.icebreaker.rule.Firing.SUPPRESSED_TIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a rule fires (analytics 9.3 to 9.6): edges, first evaluations, cool-downs, hours, the day's cap. */
class RuleFiringTest {
    private static final long MINUTE_NS = 60_000_000_000L;

    /** 20 January 2025, 09:16 IST: the end of the day's first minute. */
    private static final long FIRST_NS = 1_737_344_760_000_000_000L;

    private static final long DAY = 20_108;

    private final List<Firing> firings = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final RuleKernel kernel = new RuleKernel(new AlertCap(AlertCap.USUAL));
    private final SymbolTable symbols = new SymbolTable();
    private double close;
    private double volume = 2;

    {
        symbols.define(0, "NSE", "RELIANCE");
        symbols.define(1, "NSE", "INFY");
    }

    private static Rule rule(String json) {
        RuleBook book = RuleBook.parse("[" + json.replace('\'', '"') + "]");
        assertEquals(List.of(), book.problems());
        return book.rules().get(0);
    }

    private static Rule when(String condition, String more) {
        return rule("{'name': 'r', 'condition': '" + condition + "'" + more + "}");
    }

    private double value(int slot, int instrument, int interval, int back) {
        return switch (Slot.identifier(slot)) {
            case VOLUME -> volume;
            case AVG_VOLUME -> 1;
            default -> close;
        };
    }

    private Firing minute(int n, double now) {
        close = now;
        return evaluate(0, n);
    }

    private Firing minuteOfOther(int n) {
        return evaluate(1, n);
    }

    private Firing evaluate(int instrument, int n) {
        long endNs = FIRST_NS + n * MINUTE_NS;
        firings.clear();
        kernel.onBar(instrument, Interval.M1.ordinal(), endNs, DAY, this::value, this::seen);
        return firings.get(firings.size() - 1);
    }

    private void seen(int rule, int instrument, long timeNs, int truth, Firing firing) {
        firings.add(firing);
        order.add(rule + " " + Truth.name(truth) + " " + firing);
    }

    @Test
    void theExampleOfTheSpecification() {
        kernel.load(List.of(when("rsi < 30 AND volume > avg_volume", "")), symbols);
        double[] rsi = {35, 31, 29, 28, 31, 29};
        Firing[] expected = {NONE, NONE, FIRED, NONE, NONE, SUPPRESSED_COOLDOWN};
        for (int n = 0; n < rsi.length; n++) {
            assertEquals(expected[n], minute(n, rsi[n]), "bar " + n);
        }
        minute(6, 31);
        assertEquals(FIRED, minute(7, 29), "300 s after the delivery");
        assertEquals(8, kernel.evaluations());
        assertEquals(2, kernel.count(FIRED));
        assertEquals(1, kernel.count(SUPPRESSED_COOLDOWN));
    }

    @Test
    void nineTenTenElevenCrossesTenOnceAtEleven() {
        kernel.load(List.of(when("close CROSSES ABOVE 10", "")), symbols);
        double[] closes = {9, 10, 10, 11};
        for (int n = 0; n < closes.length; n++) {
            minute(n, closes[n]);
        }
        assertEquals(
                List.of("0 UNKNOWN NONE", "0 FALSE NONE", "0 FALSE NONE", "0 TRUE FIRED"), order);
    }

    @Test
    void anOlderValueIsNotLookedFor() {
        kernel.load(List.of(when("close CROSSES 10", "")), symbols);
        double[] closes = {9, Double.NaN, 11, 9};
        for (int n = 0; n < closes.length; n++) {
            minute(n, closes[n]);
        }
        assertEquals(
                List.of("0 UNKNOWN NONE", "0 UNKNOWN NONE", "0 UNKNOWN NONE", "0 TRUE FIRED"),
                order);
    }

    /** FALSE AND anything is FALSE, but the crossing has seen the bar. */
    @Test
    void crossingsSeeEveryEvaluation() {
        kernel.load(List.of(when("volume > 1 AND close CROSSES ABOVE 10", "")), symbols);
        minute(0, 9);
        volume = 0;
        assertEquals(NONE, minute(1, 12));
        volume = 2;
        assertEquals(NONE, minute(2, 13));
        minute(3, 10);
        assertEquals(FIRED, minute(4, 11));
    }

    @Test
    void theFirstEvaluationOnlyPrimes() {
        kernel.load(List.of(when("close > 10", "")), symbols);
        assertEquals(NONE, minute(0, 11));
        assertEquals(NONE, minute(1, 11));
        minute(2, Double.NaN);
        assertEquals(FIRED, minute(3, 11), "UNKNOWN to TRUE is an edge");
    }

    @Test
    void aRowThatHoldsTheFirstEvaluationNeverFires() {
        kernel.load(List.of(when("close > 10", ", 'for': 3")), symbols);
        double[] closes = {11, 11, 11, 11, 9, 11, 11, 9, 11, 11, 11, 11};
        List<Firing> all = new ArrayList<>();
        for (int n = 0; n < closes.length; n++) {
            all.add(minute(n, closes[n]));
        }
        assertEquals(10, all.indexOf(FIRED));
        assertEquals(10, all.lastIndexOf(FIRED));
    }

    @Test
    void coolDownRunsByInstrumentAndEndsAtItsLastSecond() {
        kernel.load(List.of(when("close > 10", ", 'cooldown': 120")), symbols);
        minute(0, 9);
        minuteOfOther(0);
        assertEquals(FIRED, minute(1, 11));
        assertEquals(FIRED, minuteOfOther(1), "the other instrument's own");
        minute(2, 9);
        assertEquals(SUPPRESSED_COOLDOWN, minute(2, 11));
        assertEquals(NONE, minute(3, 11), "no delivery follows without a new edge");
        minute(3, 9);
        assertEquals(FIRED, minute(3, 11), "at 120 s");
        kernel.load(List.of(when("close > 11", ", 'cooldown': 0")), symbols);
        minute(4, 9);
        assertEquals(FIRED, minute(4, 12));
        minute(4, 9);
        assertEquals(FIRED, minute(4, 12));
    }

    @Test
    void outsideItsHoursAnEdgeIsRecordedAndStartsNoCoolDown() {
        kernel.load(List.of(when("close > 10", ", 'between': '09:18-09:20'")), symbols);
        minute(0, 9);
        assertEquals(SUPPRESSED_TIME, minute(1, 11));
        minute(2, 9);
        assertEquals(FIRED, minute(2, 11), "09:18 is within");
        minute(3, 9);
        assertEquals(SUPPRESSED_COOLDOWN, minute(3, 11));
        minute(4, 9);
        assertEquals(
                SUPPRESSED_TIME, minute(4, 11), "09:20 is not, and is asked before the cool-down");
    }

    @Test
    void theCapHoldsBackAllButTheCriticalAndBeginsANewEachDay() {
        var capped = new RuleKernel(new AlertCap(1));
        Rule first = when("close > 10", ", 'cooldown': 0");
        Rule second = rule("{'name': 's', 'condition': 'close > 10', 'cooldown': 600}");
        Rule critical = rule("{'name': 'c', 'condition': 'close > 10', 'priority': 'HIGH'}");
        capped.load(List.of(critical, first, second), symbols);
        var seen = new ArrayList<Firing>();
        for (int n = 0; n < 6; n++) {
            close = n % 2 == 0 ? 9 : 11;
            long day = DAY + n / 4;
            capped.onBar(
                    0,
                    Interval.M1.ordinal(),
                    FIRST_NS + n * MINUTE_NS,
                    day,
                    this::value,
                    (r, i, t, truth, firing) -> seen.add(firing));
        }
        assertEquals(List.of(FIRED, FIRED, SUPPRESSED_CAP), seen.subList(3, 6));
        assertEquals(
                List.of(SUPPRESSED_COOLDOWN, SUPPRESSED_CAP, SUPPRESSED_CAP), seen.subList(9, 12));
        assertEquals(
                List.of(SUPPRESSED_COOLDOWN, FIRED, SUPPRESSED_CAP),
                seen.subList(15, 18),
                "a new day; what was held back had started no cool-down");
    }

    @Test
    void anUnchangedRuleGoesOnAfterAReload() {
        Rule rule = when("close > 10", "");
        kernel.load(List.of(rule), symbols);
        minute(0, 9);
        kernel.load(
                List.of(
                        rule("{'name': 'other', 'condition': 'close > 10'}"),
                        when("(CLOSE > 1000%)", ", 'priority': 'HIGH'")),
                symbols);
        assertEquals(FIRED, minute(1, 11), "it had been false");
        assertEquals("0 TRUE NONE", order.get(order.size() - 2), "the new one only primes");
        kernel.load(List.of(when("close > 10", "")), symbols);
        minute(2, 9);
        assertEquals(SUPPRESSED_COOLDOWN, minute(3, 11), "its cool-down went on, too");
        kernel.load(List.of(when("close > 9", "")), symbols);
        assertEquals(NONE, minute(4, 11), "another condition primes");
        assertEquals(NONE, minute(5, 11));
    }

    @Test
    void aCrossingGoesOnAfterAReload() {
        kernel.load(List.of(when("close CROSSES 10", "")), symbols);
        minute(0, 9);
        kernel.load(List.of(when("close CROSSES 10", "")), symbols);
        minute(1, 9);
        kernel.load(List.of(when("close CROSSES 10", "")), symbols);
        assertEquals(FIRED, minute(2, 11));
    }

    @Test
    void aRuleIsForItsSymbolsAndItsTimeframe() {
        kernel.load(
                List.of(
                        when("close > 1", ", 'symbols': ['INFY', 'TCS']"),
                        rule("{'name': 's', 'condition': 'close > 1', 'timeframe': '5m'}"),
                        rule("{'name': 't', 'condition': 'close > 1 ON TICK'}"),
                        rule("{'name': 'u', 'condition': 'close > 1'}")),
                symbols);
        minute(0, 0);
        assertEquals(List.of("3 FALSE NONE"), order);
        minuteOfOther(1);
        assertEquals(List.of("3 FALSE NONE", "0 FALSE NONE", "3 FALSE NONE"), order);
        order.clear();
        kernel.onTick(1, FIRST_NS, DAY, this::value, this::seen);
        assertEquals(List.of("2 FALSE NONE"), order);
        order.clear();
        kernel.onBar(1, Interval.M5.ordinal(), FIRST_NS, DAY, this::value, this::seen);
        assertEquals(List.of("1 FALSE NONE"), order);
    }

    /** On a tick: bars that form, but closed ones of another timeframe; the shorter timeframe's rules first. */
    @Test
    void onATickOtherTimeframesAreOneBarFurtherBack() {
        kernel.load(
                List.of(
                        when("close[1] > close@5m[2] ON TICK", ", 'timeframe': '1h'"),
                        rule("{'name': 's', 'condition': 'close@1m > INFY:close@5m ON TICK'}")),
                symbols);
        List<String> asked = new ArrayList<>();
        kernel.onTick(
                0,
                FIRST_NS,
                DAY,
                (slot, id, interval, back) -> {
                    asked.add(id + " " + Interval.of(interval).label() + " " + back);
                    return 0;
                },
                this::seen);
        assertEquals(List.of("0 1m 0", "1 5m 1", "0 1h 1", "0 5m 3"), asked);
        assertEquals(List.of("1 FALSE NONE", "0 FALSE NONE"), order);
    }

    @Test
    void anUnknownSymbolIsTriedAgainWithTheNextInstruments() {
        Rule rule = when("doji AND \\'NIFTY 50\\':close > 3".replace("\\'", "\\\""), "");
        Rule other = rule("{'name': 's', 'condition': 'close > 3'}");
        List<RuleProblem> problems = kernel.load(List.of(rule, other), symbols);
        assertEquals(1, problems.size());
        assertEquals(10, problems.get(0).column());
        assertEquals("r", problems.get(0).name());
        minute(0, 0);
        assertEquals(List.of("1 FALSE NONE"), order, "the other is not disabled");
        symbols.define(2, "IDX", "NIFTY 50");
        assertEquals(List.of(), kernel.link(symbols));
        minute(1, 4);
        assertEquals(List.of("0 TRUE NONE", "1 TRUE FIRED"), order.subList(1, 3));
    }

    @Test
    void symbolsAreLookedForInTheOwnSegmentThenInOrder() {
        var table = new SymbolTable();
        table.define(0, "BSE", "RELIANCE");
        table.define(1, "NSE", "RELIANCE");
        table.define(2, "BSE", "INFY");
        table.define(3, "NFO", "GOLD");
        table.define(4, "MCX", "GOLD");
        table.define(5, "XYZ", "ODD");
        assertEquals(0, table.find("RELIANCE", 2));
        assertEquals(1, table.find("RELIANCE", 3));
        assertEquals(2, table.find("INFY", 1));
        assertEquals(3, table.find("GOLD", 1));
        assertEquals(4, table.find("GOLD", 4));
        assertEquals(SymbolTable.NONE, table.find("ODD", 1));
        assertEquals(5, table.find("ODD", 5));
        assertTrue(table.isKnown("ODD"));
    }
}
