package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.MarkKind;
import io.icebreaker.bar.Rows;
import io.icebreaker.finding.BookWords;
import io.icebreaker.finding.EpisodeWords;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.MarkWords;
import io.icebreaker.finding.PivotWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.finding.VwapWords;
import io.icebreaker.finding.WindowWords;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.pattern.CandlePattern;
import io.icebreaker.pattern.CandlePatternKernel;
import io.icebreaker.pattern.PivotLevel;
import io.icebreaker.reference.SignalSession;
import io.icebreaker.rule.Identifier;
import io.icebreaker.rule.Slot;
import io.icebreaker.rule.SlotSource;
import io.icebreaker.rule.candle.CandleSlots;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What rules read, identifier by identifier, is what bars, packets, marks, signals and sheets say. */
class RuleValuesTest {
    private static final Interval SHORT = Interval.S5;
    private static final int BACK = 3;

    /** Marks are of minutes and longer. */
    private static final Interval MARKED = Interval.M1;

    private static final Settings SETTINGS =
            Settings.DEFAULTS
                    .with("indicator.shortest", "5s")
                    .with("indicator.options", "true")
                    .with("min.confidence", "4")
                    .with("institutional.rel.min", "0");

    private final Map<String, Integer> seen = new TreeMap<>();

    /** A closed bar with its rows, its indicators and patterns, and the marks told with it. */
    private record Closed(
            long[] bar,
            double[] indicators,
            double[] patterns,
            int buy,
            int sell,
            int absorption) {}

    /** One session's play with all that is needed to say what rules must read. */
    private final class Play implements Findings {
        private final Map<Integer, List<Closed>> bars = new HashMap<>();
        private final Map<Integer, IndicatorKernel> indicators = new HashMap<>();
        private final Map<Integer, CandlePatternKernel> patterns = new HashMap<>();
        private final List<long[]> closedNow = new ArrayList<>();
        private final List<long[]> marksNow = new ArrayList<>();
        private final Map<Integer, long[]> signals = new HashMap<>();
        private final Map<Integer, Long> ltp = new HashMap<>();
        private final Map<Integer, Long> oi = new HashMap<>();
        private final Map<Integer, Long> packetNs = new HashMap<>();
        private final Driven driven =
                new Driven(
                        SETTINGS,
                        this,
                        (words, at) -> closedNow.add(copy(words, at)),
                        this::after,
                        EarlierBars.NONE);

        private static long[] copy(long[] words, int at) {
            int length = Bar.WORDS + (int) words[at + Bar.ROWS] * Rows.WORDS;
            return Arrays.copyOfRange(words, at, at + length);
        }

        @Override
        public void found(long sequence, int type, long[] words, int at, int length) {
            long[] record = Arrays.copyOfRange(words, at, at + length);
            if (type == FindingType.MARK) {
                marksNow.add(record);
            } else if (type == FindingType.SIGNAL) {
                signals.put((int) record[SignalWords.ID], record);
            }
        }

        @Override
        public void value(long word) {
            // only shown
        }

        private void after(Tick tick) {
            closedNow.forEach(this::take);
            List<long[]> closed = List.copyOf(closedNow);
            closedNow.clear();
            marksNow.clear();
            if (tick.kind() != EventKind.TICK || tick.effectiveTimeNs() == 0) {
                return;
            }
            int id = tick.id();
            if (tick.has(TickFlags.HAS_LTP) && tick.ltp() > 0) {
                ltp.put(id, tick.ltp());
            }
            if (tick.has(TickFlags.HAS_OI)) {
                oi.put(id, tick.oi());
            }
            packetNs.put(id, tick.receiveTimeNs());
            SlotSource values = driven.alerts().values(id, tick.effectiveTimeNs());
            now(values, tick);
            for (long[] bar : closed) {
                int interval = (int) bar[Bar.INTERVAL];
                if (interval == SHORT.ordinal() || interval == MARKED.ordinal()) {
                    bars(values, (int) bar[Bar.ID], interval);
                }
            }
        }

        private void take(long[] bar) {
            int key = (int) bar[Bar.ID] * Interval.COUNT + (int) bar[Bar.INTERVAL];
            var own = indicators.computeIfAbsent(key, it -> new IndicatorKernel(1));
            var shapes = patterns.computeIfAbsent(key, it -> kernel());
            long volume = Bar.volume(bar, 0);
            own.add(0, bar[Bar.OPEN], bar[Bar.HIGH], bar[Bar.LOW], bar[Bar.CLOSE], volume);
            shapes.add(0, bar[Bar.OPEN], bar[Bar.HIGH], bar[Bar.LOW], bar[Bar.CLOSE], volume);
            double[] figures = new double[Indicator.COUNT];
            for (Indicator each : Indicator.values()) {
                figures[each.ordinal()] = own.isFlat(0, each) ? Double.NaN : own.value(0, each);
            }
            double[] found = new double[CandlePattern.values().length];
            for (CandlePattern each : CandlePattern.values()) {
                found[each.ordinal()] =
                        shapes.isValid(0, each) ? shapes.value(0, each) : Double.NaN;
            }
            int absorption =
                    marks(bar, MarkKind.ABSORPTION_BULL) > 0
                            ? 1
                            : -Math.min(1, marks(bar, MarkKind.ABSORPTION_BEAR));
            bars.computeIfAbsent(key, it -> new ArrayList<>())
                    .add(
                            new Closed(
                                    bar,
                                    figures,
                                    found,
                                    marks(bar, MarkKind.STACKED_BUY),
                                    marks(bar, MarkKind.STACKED_SELL),
                                    absorption));
        }

        private static CandlePatternKernel kernel() {
            var kernel = new CandlePatternKernel(false);
            kernel.define(0);
            return kernel;
        }

        private int marks(long[] bar, int kind) {
            return (int)
                    marksNow.stream()
                            .filter(it -> it[MarkWords.KIND] == kind)
                            .filter(it -> it[MarkWords.ID] == bar[Bar.ID])
                            .filter(it -> it[MarkWords.INTERVAL] == bar[Bar.INTERVAL])
                            .filter(it -> it[MarkWords.START_NS] == bar[Bar.START_NS])
                            .count();
        }

        // ---- bars

        private void bars(SlotSource values, int id, int interval) {
            List<Closed> all = bars.get(id * Interval.COUNT + interval);
            for (int slot : BAR_SLOTS) {
                for (int back : new int[] {0, BACK}) {
                    int at = all.size() - 1 - back;
                    double expected = at < 0 ? Double.NaN : expected(slot, all, at);
                    check(
                            Slot.spelled(slot) + "[" + back + "]",
                            expected,
                            values.value(slot, id, interval, back));
                }
            }
        }

        private double expected(int slot, List<Closed> all, int at) {
            Closed closed = all.get(at);
            long[] bar = closed.bar;
            Identifier identifier = Slot.identifier(slot);
            if (CandleSlots.INDICATORS.containsKey(identifier)) {
                return closed.indicators[CandleSlots.INDICATORS.get(identifier).ordinal()];
            }
            if (CandleSlots.PATTERNS.containsKey(identifier)) {
                return closed.patterns[CandleSlots.PATTERNS.get(identifier).ordinal()];
            }
            return switch (identifier) {
                case OPEN -> bar[Bar.OPEN] / 10_000.0;
                case HIGH -> bar[Bar.HIGH] / 10_000.0;
                case LOW -> bar[Bar.LOW] / 10_000.0;
                case CLOSE -> bar[Bar.CLOSE] / 10_000.0;
                case VOLUME -> bar[Bar.BUY] + bar[Bar.SELL] + bar[Bar.NEUTRAL];
                case DELTA -> bar[Bar.BUY] - bar[Bar.SELL];
                case CVD -> bar[Bar.CVD];
                case DELTA_PCT -> {
                    double volume = bar[Bar.BUY] + bar[Bar.SELL] + bar[Bar.NEUTRAL];
                    yield volume == 0 ? Double.NaN : (bar[Bar.BUY] - bar[Bar.SELL]) / volume;
                }
                case OFI -> bar[Bar.OFI];
                case IMBALANCE -> imbalance(bar);
                case STACKED_BUY -> closed.buy;
                case STACKED_SELL -> closed.sell;
                case ABSORPTION -> closed.absorption;
                case SMA -> mean(all, at, Slot.period(slot));
                case EMA -> exponential(all, at, Slot.period(slot));
                default -> throw new IllegalArgumentException(identifier.spelled());
            };
        }

        private double imbalance(long[] bar) {
            var instrument = SignalSession.instruments().get((int) bar[Bar.ID]).toInstrument();
            boolean isStock = instrument.type() == InstrumentType.EQ;
            int rows = (int) bar[Bar.ROWS];
            long least =
                    FootprintRules.USUAL.minImbalanceQty(
                            isStock, instrument.lotSize(), Bar.volume(bar, 0));
            int balance = 0;
            for (int row = 0; row < rows; row++) {
                balance += Rows.buyImbalance(bar, Bar.WORDS, row, least) ? 1 : 0;
                balance -= Rows.sellImbalance(bar, Bar.WORDS, rows, row, least) ? 1 : 0;
            }
            return balance;
        }

        private double mean(List<Closed> all, int at, int period) {
            if (at < period - 1) {
                return Double.NaN;
            }
            double sum = 0;
            for (int i = at - period + 1; i <= at; i++) {
                sum += all.get(i).bar[Bar.CLOSE] / 10_000.0;
            }
            return sum / period;
        }

        private double exponential(List<Closed> all, int at, int period) {
            if (at < period - 1) {
                return Double.NaN;
            }
            double mean = mean(all, period - 1, period);
            for (int i = period; i <= at; i++) {
                double x = all.get(i).bar[Bar.CLOSE] / 10_000.0;
                mean += (x - mean) * (2.0 / (period + 1));
            }
            return mean;
        }

        // ---- now

        private void now(SlotSource values, Tick tick) {
            int id = tick.id();
            long[] vwap = sheet(Sheet.VWAP, id);
            double average = Double.longBitsToDouble(vwap[VwapWords.VWAP]);
            double sigma = Double.longBitsToDouble(vwap[VwapWords.SIGMA]);
            long[] book = sheet(Sheet.BOOK, id);
            long[] window = sheet(Sheet.WINDOW, id);
            long[] pivots = sheet(Sheet.PIVOTS, id);
            check("ltp", ltp.containsKey(id) ? ltp.get(id) / 10_000.0 : Double.NaN, values, id);
            check("oi", oi.containsKey(id) ? oi.get(id) : Double.NaN, values, id);
            check("age_ms", (tick.receiveTimeNs() - packetNs.get(id)) / 1e6, values, id);
            if (vwap[VwapWords.TIME_NS] != 0) {
                check("vwap", average, values, id);
                for (int n = 1; n <= 3; n++) {
                    check("vwap_up" + n, average + n * sigma, values, id);
                    check("vwap_dn" + n, average - n * sigma, values, id);
                }
            }
            boolean isWindow = window[WindowWords.TIME_NS] != 0;
            double bid = Double.longBitsToDouble(window[WindowWords.R_BID]);
            double ask = Double.longBitsToDouble(window[WindowWords.R_ASK]);
            double ratio = Double.isNaN(bid) ? ask : Double.isNaN(ask) ? bid : Math.max(bid, ask);
            check("inst_ratio", isWindow ? ratio : Double.NaN, values, id);
            double obi = Double.longBitsToDouble(window[WindowWords.OBI_W]);
            check("obi", isWindow ? obi : Double.NaN, values, id);
            boolean isBook = book[BookWords.TIME_NS] != 0;
            double spread = Double.longBitsToDouble(book[BookWords.SPREAD_TICKS]);
            check("spread_ticks", isBook ? spread : Double.NaN, values, id);
            check("iceberg_ratio", icebergs(book), values, id);
            for (PivotLevel level : PivotLevel.values()) {
                String name = level == PivotLevel.P ? "pivot" : level.name();
                double price = Double.longBitsToDouble(pivots[PivotWords.FIRST + level.ordinal()]);
                boolean isThere = pivots[PivotWords.FROM_DAY] != 0;
                check(name, isThere ? price : Double.NaN, values, id);
            }
            signal(values, id);
        }

        private double icebergs(long[] book) {
            double greatest = Double.NaN;
            for (int i = 0; i < book[BookWords.EPISODES]; i++) {
                double ratio = EpisodeWords.ratio(book, BookWords.HEAD + i * EpisodeWords.WORDS);
                greatest = Double.isNaN(greatest) ? ratio : Math.max(greatest, ratio);
            }
            return greatest;
        }

        private void signal(SlotSource values, int id) {
            long[] signal = signals.get(id);
            if (signal != null && signal[SignalWords.SESSION_OPEN_NS] == driven.openNs(id)) {
                check("confidence", signal[SignalWords.CONFIDENCE], values, id);
                check("rank_score", signal[SignalWords.RANK_SCORE], values, id);
            } else {
                check("confidence", Double.NaN, values, id);
                check("rank_score", Double.NaN, values, id);
            }
        }

        private long[] sheet(int sheet, int id) {
            var shown = driven.sheet(sheet);
            long[] words = new long[shown.length(id)];
            shown.copy(id, words);
            return words;
        }

        private void check(String name, double expected, SlotSource values, int id) {
            int slot = Slot.of(Identifier.named(name));
            check(name, expected, values.value(slot, id, Interval.M1.ordinal(), 0));
        }

        private void check(String name, double expected, double value) {
            if (Double.isNaN(expected)) {
                assertEquals(expected, value, name);
            } else {
                assertEquals(expected, value, 1e-9 * Math.max(1, Math.abs(expected)), name);
            }
            if (!Double.isNaN(expected)) {
                seen.merge(name.replaceAll("\\[.*", ""), 1, Integer::sum);
            }
        }
    }

    private static final int[] BAR_SLOTS = barSlots();

    private static int[] barSlots() {
        List<Integer> slots = new ArrayList<>();
        for (Identifier identifier : Identifier.values()) {
            if (identifier.takesPeriod()) {
                slots.add(Slot.of(identifier, 7));
                slots.add(Slot.of(identifier, 12));
            } else if (identifier.isOfBar()) {
                slots.add(Slot.of(identifier));
            }
        }
        return slots.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A rule an identifier and interval, so that all are kept. */
    private static String rules() {
        var text = new StringBuilder("[");
        for (int slot : BAR_SLOTS) {
            for (Interval interval : List.of(SHORT, MARKED)) {
                String name = Slot.spelled(slot);
                text.append(text.length() == 1 ? "" : ",")
                        .append("{\"name\":\"%s %s\",".formatted(name, interval.label()))
                        .append("\"timeframe\":\"%s\",".formatted(interval.label()))
                        .append("\"condition\":\"%s + %s[3] > 0\"}".formatted(name, name));
            }
        }
        return text.append(']').toString();
    }

    @Test
    void readsWhatEveryStageSays() {
        for (long seed = 1; seed <= 5; seed++) {
            var play = new Play();
            RuleParts.publish(play.driven, JournalStage.layoutVersion(), rules(), 1);
            var rows = SignalSession.rows(seed, 4_000, 1 + (int) (seed % 2));
            Recorded.publish(play.driven, SignalSession.instruments(), rows, false);
            assertEquals(0, play.driven.counters.get(Counter.RULES_REFUSED));
        }
        for (int slot : BAR_SLOTS) {
            String name = Slot.spelled(slot);
            boolean isRare = List.of("morning_star", "evening_star").contains(name);
            assertTrue(isRare || seen.getOrDefault(name, 0) > 5, name + " of " + seen);
        }
        for (String name :
                List.of(
                        "ltp",
                        "vwap",
                        "vwap_up2",
                        "obi",
                        "inst_ratio",
                        "iceberg_ratio",
                        "age_ms",
                        "spread_ticks",
                        "pivot",
                        "r1",
                        "S3",
                        "confidence",
                        "rank_score")) {
            boolean isSeen = seen.keySet().stream().anyMatch(it -> it.equalsIgnoreCase(name));
            assertTrue(isSeen, name + " of " + seen);
        }
    }
}
