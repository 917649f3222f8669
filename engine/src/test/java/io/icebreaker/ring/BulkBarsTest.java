package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Normal;
import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.RandomSession;
import io.icebreaker.reference.Recordings;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.InstrumentType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Side model BVC: neutral trades, classified minutes, longer bars that add them up. */
class BulkBarsTest {

    private static Found run(List<InstrumentRow> instruments, List<Row> rows) throws Exception {
        var found = new Found();
        var setup =
                PipelineSetup.replay(Profile.QUIET_VPS, 16)
                        .withOutput(found)
                        .withSettings(Settings.DEFAULTS.with("side.model", "BVC"));
        try (var pipeline = Pipeline.start(setup)) {
            Recorded.publish(pipeline.newSink(), instruments, rows, false);
            assertTrue(pipeline.drain(60_000));
            assertEquals(List.of(), pipeline.failures().latest());
        }
        return found;
    }

    @Test
    void classifiesTheMinutesOfARealDay() throws Exception {
        var recording = Recordings.ticks("nse-20251215");
        Found found = run(recording.instruments(), recording.rows());
        long classified = 0;
        for (int id = 0; id < recording.instruments().size(); id++) {
            List<Double> changes = new ArrayList<>();
            double before = Double.NaN;
            for (Found.Record bar : found.bars(id, Interval.M1.ordinal())) {
                long[] w = bar.words();
                double close = w[Bar.CLOSE] / 10000.0;
                if (!Double.isNaN(before)) {
                    classified += checked(w, changes, close - before);
                    changes.add(close - before);
                }
                before = close;
            }
            assertAddedUp(found, id);
        }
        assertTrue(classified > 1_000, "bars " + classified);
    }

    /** 1 for a bar that is classified, as 1.5 says from all changes before it. */
    private static int checked(long[] w, List<Double> changes, double change) {
        List<Double> last = changes.subList(Math.max(0, changes.size() - 50), changes.size());
        double mean = last.stream().mapToDouble(x -> x).average().orElse(0);
        double variance =
                last.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElse(0);
        if (last.size() < 20 || variance < 1e-12) {
            assertEquals(Bar.volume(w, 0), w[Bar.NEUTRAL]);
            return 0;
        }
        double share = Normal.cdf(change / Math.sqrt(variance));
        assertEquals(Math.floor(Bar.volume(w, 0) * share + 0.5), w[Bar.BUY], 1e-6);
        assertEquals(0, w[Bar.NEUTRAL]);
        return 1;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void addsUpOnRandomSessions(long seed) throws Exception {
        Found found = run(RandomSession.instruments(), RandomSession.rows(seed, 10_000));
        for (int id = 0; id < RandomSession.instruments().size(); id++) {
            if (RandomSession.instruments().get(id).type() != InstrumentType.IDX) {
                assertAddedUp(found, id);
            }
        }
    }

    /** Shorter bars are neutral; longer ones are their minutes; cvd is the sum of the day's minutes. */
    private static void assertAddedUp(Found found, int id) {
        List<Found.Record> minutes = found.bars(id, Interval.M1.ordinal());
        long sum = 0;
        long day = 0;
        for (Found.Record minute : minutes) {
            long[] w = minute.words();
            sum = w[Bar.SESSION_OPEN_NS] == day ? sum : 0;
            day = w[Bar.SESSION_OPEN_NS];
            sum += Bar.delta(w, 0);
            assertEquals(sum, w[Bar.CVD]);
        }
        for (Interval interval : Interval.values()) {
            for (Found.Record bar : found.bars(id, interval.ordinal())) {
                long[] w = bar.words();
                assertEquals(
                        interval.compareTo(Interval.M1) < 0 ? 0 : bought(minutes, w), w[Bar.BUY]);
            }
        }
    }

    private static long bought(List<Found.Record> minutes, long[] w) {
        return minutes.stream()
                .map(Found.Record::words)
                .filter(m -> m[Bar.SESSION_OPEN_NS] == w[Bar.SESSION_OPEN_NS])
                .filter(m -> m[Bar.START_NS] >= w[Bar.START_NS])
                .filter(m -> m[Bar.START_NS] < w[Bar.END_NS])
                .mapToLong(m -> m[Bar.BUY])
                .sum();
    }
}
