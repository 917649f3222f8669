package io.icebreaker.bench;

import io.icebreaker.bar.Interval;
import io.icebreaker.rule.AlertCap;
import io.icebreaker.rule.Condition;
import io.icebreaker.rule.Firing;
import io.icebreaker.rule.Rule;
import io.icebreaker.rule.RuleException;
import io.icebreaker.rule.RuleKernel;
import io.icebreaker.rule.RuleListener;
import io.icebreaker.rule.Slot;
import io.icebreaker.rule.SlotSource;
import io.icebreaker.rule.SymbolTable;
import io.icebreaker.rule.Truth;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What alert rules cost when a minute's bars close: every rule on every instrument, values read from a table
 * as large as a day's (one row an instrument, every slot, a few bars back). Time of the thread's CPU, so that
 * a busy machine shows nearly the same. Arguments: rules (500), instruments (500), closes (400).
 */
public final class RuleRun {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long BEGIN_NS = 1_767_582_960_000_000_000L; // 5 January 2026, 08:46 IST
    private static final int BACK = 8;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Each with a number in the place of #: rules as people write them, most short, some long. */
    private static final List<String> WAYS =
            List.of(
                    "rsi < # AND volume > avg_volume",
                    "ema(8) CROSSES ABOVE ema(13) AND close > # * vwap",
                    "close CROSSES bb_lower OR close CROSSES bb_upper",
                    "close > # * sma(20) AND sma(20) > sma(50) AND adx > 25",
                    "macd CROSSES ABOVE macd_signal AND rsi BETWEEN # .. 70",
                    "change_pct > # / 10 OR change_pct < -# / 10",
                    "volume > # / 10 * avg_volume AND close > high[1]",
                    "hammer AND rsi < # + 10",
                    "(engulfing OR morning_star) AND NOT close < vwap_dn1 - #",
                    "close@5m > close@5m[1] AND rsi@15m < # + 20",
                    "INDEX:close < INDEX:vwap AND close > # + vwap",
                    "abs(close - vwap) > # / 1000 * close",
                    "max(high, high[1], high[2]) - min(low, low[1], low[2]) > # / 10 * atr",
                    "stoch_k CROSSES BELOW stoch_d AND stoch_k > # + 50",
                    "supertrend_dir == 1 AND supertrend_dir[1] == -1 AND volume > #",
                    "close > r1 AND close[1] <= r1 AND obv > obv[#]");

    private static final long[] COUNTED = new long[Truth.TRUE - Truth.FALSE + 1];

    private RuleRun() {}

    /** Runs and prints. */
    public static void main(String[] args) throws RuleException {
        int rules = argument(args, 0, 500);
        int instruments = argument(args, 1, 500);
        int closes = argument(args, 2, 400);
        var table = new Table(instruments);
        var kernel = new RuleKernel(new AlertCap(AlertCap.USUAL));
        var symbols = new SymbolTable();
        symbols.define(0, "IDX", "INDEX");
        for (int id = 1; id < instruments; id++) {
            symbols.define(id, "NSE", "STOCK" + id);
        }
        if (!kernel.load(rules(rules), symbols).isEmpty()) {
            throw new IllegalStateException("INDEX is not among the symbols");
        }
        RuleListener listener =
                (rule, instrument, timeNs, truth, firing) -> COUNTED[truth - Truth.FALSE]++;
        var took = new long[closes];
        for (int close = 0; close < closes; close++) {
            table.next();
            took[close] = close(kernel, instruments, close, table, listener);
        }
        print(rules, instruments, Arrays.copyOfRange(took, closes / 4, closes), kernel);
    }

    private static int argument(String[] args, int at, int usual) {
        return args.length > at ? Integer.parseInt(args[at]) : usual;
    }

    private static List<Rule> rules(int count) throws RuleException {
        List<Rule> rules = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            String number = Integer.toString(1 + n / WAYS.size());
            String text = WAYS.get(n % WAYS.size()).replace("#", number);
            rules.add(Rule.of("rule " + n, Condition.parse(text)));
        }
        return rules;
    }

    private static long close(
            RuleKernel kernel, int instruments, int n, SlotSource source, RuleListener listener) {
        long endNs = BEGIN_NS + n * MINUTE_NS;
        long begin = THREADS.getCurrentThreadCpuTime();
        for (int id = 0; id < instruments; id++) {
            kernel.onBar(id, Interval.M1.ordinal(), endNs, 0, source, listener);
        }
        return THREADS.getCurrentThreadCpuTime() - begin;
    }

    private static void print(int rules, int instruments, long[] took, RuleKernel kernel) {
        Arrays.sort(took);
        double each = (double) rules * instruments;
        long median = took[took.length / 2];
        System.out.printf(
                Locale.ROOT,
                "%d rules x %d instruments, %d closes after a third as many, JDK %s%n",
                rules,
                instruments,
                took.length,
                System.getProperty("java.vm.version"));
        System.out.printf(
                Locale.ROOT,
                "a close: median %.1f ms of CPU, 99th percentile %.1f ms, worst %.1f ms%n",
                median / 1e6,
                took[took.length * 99 / 100] / 1e6,
                took[took.length - 1] / 1e6);
        System.out.printf(
                Locale.ROOT,
                "a rule: median %.1f ns, best %.1f ns%n",
                median / each,
                took[0] / each);
        System.out.printf(
                Locale.ROOT,
                "FALSE %,d UNKNOWN %,d TRUE %,d, fired %,d%n",
                COUNTED[0],
                COUNTED[1],
                COUNTED[2],
                kernel.count(Firing.FIRED));
    }

    /** Values by instrument, slot and bars back; new ones each minute. */
    private static final class Table implements SlotSource {
        private final SplittableRandom random = new SplittableRandom(7);
        private final double[] values;

        Table(int instruments) {
            values = new double[instruments * Slot.COUNT * BACK];
            for (int at = 0; at < values.length; at++) {
                values[at] = fresh();
            }
        }

        /** One value in a hundred is missing. */
        private double fresh() {
            return random.nextInt(100) == 0 ? Double.NaN : random.nextInt(1_000) / 10.0;
        }

        /** A minute changes what rules look at; some of it is enough to keep truths moving. */
        void next() {
            for (int n = 0; n < values.length / 10; n++) {
                values[random.nextInt(values.length)] = fresh();
            }
        }

        @Override
        public double value(int slot, int instrument, int interval, int back) {
            return values[(instrument * Slot.COUNT + slot) * BACK + back % BACK];
        }
    }
}
