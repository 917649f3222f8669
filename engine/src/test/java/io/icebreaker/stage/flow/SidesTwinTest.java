package io.icebreaker.stage.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveFlow;
import io.icebreaker.reference.NaiveRules;
import io.icebreaker.reference.NaiveTrade;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Recordings;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every side model against the slow recomputation: both sides of every trade, rule, flags, counters. */
class SidesTwinTest {
    /** Of each of six models: 1,020 in all. */
    private static final int SESSIONS = 170;

    private static final int PACKETS = 150;

    @ParameterizedTest
    @ValueSource(strings = {"LEE_READY_SNAP", "QUOTE", "TICK", "SPLIT_MID", "BVC", "BOOK"})
    void agreesOnRandomSessions(String model) {
        long splits = 0;
        for (int seed = 1; seed <= SESSIONS; seed++) {
            boolean odd = seed % 5 == 0;
            var rules = new NaiveRules(model, odd ? 700 : 5_000, odd ? 1_500 : 5_000);
            long its = seed * 31L + model.hashCode();
            List<Row> rows =
                    seed % 4 == 0
                            ? RandomSession.edges(its, PACKETS)
                            : RandomSession.rows(its, PACKETS);
            splits += compare(RandomSession.instruments(), rows, rules);
        }
        boolean both = model.equals("SPLIT_MID") || model.equals("BOOK");
        assertTrue(both ? splits > 100 : splits == 0, model + " " + splits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEE_READY_SNAP", "QUOTE", "TICK", "SPLIT_MID", "BVC", "BOOK"})
    void agreesOnRealRecordings(String model) {
        var rules = new NaiveRules(model, 5_000, 5_000);
        for (String name :
                List.of("nifty-fut-kite", "nifty-fut-dhan", "spot-btcusdt_20240808-250ms")) {
            var recording = Recordings.ticks(name);
            compare(recording.instruments(), recording.rows(), rules);
        }
        compare(Recordings.t1().instruments(), Recordings.t1().rows(), rules);
    }

    /** Returns how many trades were on both sides. */
    private static long compare(List<InstrumentRow> instruments, List<Row> rows, NaiveRules rules) {
        Settings settings =
                Settings.DEFAULTS
                        .with("side.model", rules.model())
                        .with("quote.max.age.ms", Long.toString(rules.quoteMaxAgeMs()))
                        .with("gap.ms", Long.toString(rules.gapMs()));
        var run = new FlowRun(instruments, settings);
        List<String> found = new ArrayList<>();
        run.run(
                rows,
                tick -> {
                    if (tick.traded() != 0) {
                        found.add(line(tick));
                    }
                });
        NaiveFlow flow = NaiveFlow.of(instruments, rows, rules);
        List<String> expected = new ArrayList<>();
        for (NaiveTrade trade : flow.trades()) {
            if (!trade.observation()) {
                expected.add(line(trade));
            }
        }
        assertEquals(expected, found, rules.toString());
        for (String counter : flow.counters().keySet()) {
            assertEquals(
                    flow.counters().get(counter),
                    run.counters.get(Counter.valueOf(counter)),
                    counter);
        }
        return flow.trades().stream().filter(t -> t.bought() > 0 && t.sold() > 0).count();
    }

    private static String line(Tick tick) {
        int flags = tick.tradeFlags();
        int quality = TradeFlags.AGG | TradeFlags.SHORT | TradeFlags.GAP | TradeFlags.SPLIT;
        return String.join(
                " ",
                "" + tick.effectiveTimeNs(),
                "" + tick.ltp(),
                "" + tick.traded(),
                tick.bought() + "/" + tick.sold() + "/" + tick.neutral(),
                "" + tick.delta(),
                "" + TradeFlags.side(flags),
                TradeFlags.ruleName(flags),
                "" + TradeFlags.phase(flags),
                Integer.toHexString(flags & quality));
    }

    private static String line(NaiveTrade trade) {
        int quality =
                (trade.agg() ? TradeFlags.AGG : 0)
                        | (trade.isShort() ? TradeFlags.SHORT : 0)
                        | (trade.gap() ? TradeFlags.GAP : 0)
                        | (trade.bought() > 0 && trade.sold() > 0 ? TradeFlags.SPLIT : 0);
        return String.join(
                " ",
                "" + trade.timeNs(),
                "" + trade.price(),
                "" + trade.qty(),
                trade.bought() + "/" + trade.sold() + "/" + trade.neutral(),
                "" + (trade.bought() - trade.sold()),
                "" + trade.side(),
                trade.rule(),
                "" + trade.phase().ordinal(),
                Integer.toHexString(quality));
    }
}
