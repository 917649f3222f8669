package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Rows;
import io.icebreaker.journal.OutputType;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveBar;
import io.icebreaker.reference.NaiveBars;
import io.icebreaker.reference.NaiveFlow;
import io.icebreaker.reference.NaiveRules;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.TradeFlags;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bars, footprints and records of models that put a trade on both sides, or leave more of them neutral. */
class SplitBarsTest {

    @ParameterizedTest
    @ValueSource(strings = {"QUOTE", "TICK", "SPLIT_MID", "BOOK"})
    void agreeWithTheRecomputation(String model) throws Exception {
        for (long seed = 21; seed <= 23; seed++) {
            List<InstrumentRow> instruments = RandomSession.instruments();
            List<Row> rows = RandomSession.rows(seed, 4_000);
            Found found = run(instruments, rows, model);
            NaiveFlow flow = NaiveFlow.of(instruments, rows, new NaiveRules(model, 5_000, 5_000));
            var bars = new NaiveBars(flow);
            compare(instruments, bars, found, Interval.S1, io.icebreaker.reference.Interval.S1);
            compare(instruments, bars, found, Interval.M5, io.icebreaker.reference.Interval.M5);
            assertRecordsTellBothSides(found, flow);
        }
    }

    private static Found run(List<InstrumentRow> instruments, List<Row> rows, String model)
            throws Exception {
        var found = new Found();
        var setup =
                PipelineSetup.replay(Profile.QUIET_VPS, 16)
                        .withOutput(found)
                        .withSettings(Settings.DEFAULTS.with("side.model", model));
        try (var pipeline = Pipeline.start(setup)) {
            Recorded.publish(pipeline.newSink(), instruments, rows, false);
            assertTrue(pipeline.drain(60_000));
            assertEquals(List.of(), pipeline.failures().latest());
        }
        return found;
    }

    private static void compare(
            List<InstrumentRow> instruments,
            NaiveBars naive,
            Found found,
            Interval interval,
            io.icebreaker.reference.Interval reference) {
        List<NaiveBar> all = naive.of(reference);
        for (int id = 0; id < instruments.size(); id++) {
            InstrumentRow instrument = instruments.get(id);
            List<String> expected =
                    all.stream()
                            .filter(bar -> bar.key().equals(instrument.key()))
                            .map(SplitBarsTest::line)
                            .toList();
            List<String> bars =
                    found.bars(id, interval.ordinal()).stream()
                            .map(bar -> line(bar.words()))
                            .toList();
            assertEquals(expected, bars, instrument.symbol());
        }
    }

    private static String line(NaiveBar bar) {
        var text = new StringBuilder();
        text.append(bar.startNs()).append(' ').append(bar.buyV()).append(' ').append(bar.sellV());
        text.append(' ').append(bar.neutralV()).append(' ').append(bar.minDelta()).append(' ');
        text.append(bar.maxDelta()).append(' ').append(bar.cvdOpen() + bar.delta());
        bar.footprint()
                .rows()
                .forEach(
                        row ->
                                text.append(" | ")
                                        .append(row.bid())
                                        .append(' ')
                                        .append(row.ask())
                                        .append(' ')
                                        .append(row.neutral()));
        return text.toString();
    }

    private static String line(long[] w) {
        var text = new StringBuilder();
        text.append(w[Bar.START_NS]).append(' ').append(w[Bar.BUY]).append(' ').append(w[Bar.SELL]);
        text.append(' ').append(w[Bar.NEUTRAL]).append(' ').append(w[Bar.MIN_DELTA]).append(' ');
        text.append(w[Bar.MAX_DELTA]).append(' ').append(w[Bar.CVD]);
        for (int row = 0; row < w[Bar.ROWS]; row++) {
            int at = Bar.WORDS + row * Rows.WORDS;
            text.append(" | ").append(w[at + Rows.BID]).append(' ').append(w[at + Rows.ASK]);
            text.append(' ').append(w[at + Rows.NEUTRAL]);
        }
        return text.toString();
    }

    private static void assertRecordsTellBothSides(Found found, NaiveFlow flow) {
        var trades = flow.trades().stream().filter(trade -> !trade.observation()).toList();
        for (int i = 0; i < trades.size(); i++) {
            long[] w = found.trades.get(i).words();
            long delta = trades.get(i).bought() - trades.get(i).sold();
            boolean both = trades.get(i).bought() > 0 && trades.get(i).sold() > 0;
            assertEquals(delta, w[OutputType.TRADE_DELTA]);
            assertEquals(both, (w[OutputType.TRADE_FLAGS] & TradeFlags.SPLIT) != 0);
        }
    }
}
