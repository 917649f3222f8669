package io.icebreaker.stage.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.finding.SignalWords;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.PcrSource;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import org.junit.jupiter.api.Test;

/** Gates and points of analytics 5.2 and 5.3, with and without a put-call ratio. */
class ScoreTest {
    private final Thresholds limits = Thresholds.of(Settings.DEFAULTS);
    private final Counters counters = new Counters();
    private final Gates gates = new Gates(limits, counters);
    private final Score score = new Score(limits);

    /** A chain that always says the same. */
    private record Fixed(int state, int label, boolean isFallback) implements PcrSource {
        @Override
        public int look(int id, long te) {
            return state;
        }

        @Override
        public double pcr() {
            return 1.25;
        }
    }

    private static Pcr pcr(int state, int label, boolean isFallback, boolean isPut) {
        var pcr = new Pcr(new Fixed(state, label, isFallback), true);
        pcr.look(0, isPut, 1);
        return pcr;
    }

    private static Pcr fresh(int label) {
        return pcr(PcrSource.FRESH, label, false, false);
    }

    private static Pcr off() {
        var pcr = new Pcr(new Fixed(PcrSource.FRESH, 3, false), false);
        pcr.look(0, false, 1);
        return pcr;
    }

    private Values values(
            double rBid, double rAsk, double obi, double dl, double surge, double bps) {
        var values = new Values(limits.institutional(), limits.relMin());
        values.rBid = rBid;
        values.rAsk = rAsk;
        values.obi = obi;
        values.dl = dl;
        values.surge = surge;
        values.rBps = bps;
        values.guard(Double.NaN, Double.NaN);
        return values;
    }

    @Test
    void scoresTheWorkedExample() {
        Values values = values(4.6, 1, -0.45, 0, 1.7, 0);
        assertEquals(SignalWords.ACCUMULATION, gates.type(values, fresh(2)));
        score.of(SignalWords.ACCUMULATION, values, fresh(2));
        assertEquals(13, score.rankScore());
        assertEquals(10, score.confidence());
    }

    @Test
    void reachesFifteenAtBest() {
        Values values = values(4.1, 1, 0.4, 0.5, 2.1, 12);
        assertEquals(SignalWords.BUY_TYPE, gates.type(values, fresh(3)));
        score.of(SignalWords.BUY_TYPE, values, fresh(3));
        assertEquals(2 + 4 + 3 + 3 + 2, score.rankScore());
    }

    @Test
    void takesTheLargerRatioWhenBothSidesAreInstitutional() {
        assertEquals(SignalWords.DISTRIBUTION, gates.type(values(3, 4, -0.3, 0.3, 1, 0), off()));
        assertEquals(SignalWords.ACCUMULATION, gates.type(values(4, 3, -0.3, 0.3, 1, 0), off()));
        assertEquals(Gates.NONE, gates.type(values(3, 3, -0.3, 0.3, 1, 0), off()));
    }

    @Test
    void holdsByTheOtherSideOfAnOrWhenOneIsMissing() {
        double none = Double.NaN;
        assertEquals(
                SignalWords.ACCUMULATION, gates.type(values(3, none, none, -0.2, none, 5), off()));
        assertEquals(Gates.NONE, gates.type(values(3, none, none, -0.2, none, none), off()));
    }

    @Test
    void asksForAWellKnownRatioInAMove() {
        Values buy = values(1, 1, 0.2, 0.1, 1.5, 10);
        assertEquals(SignalWords.BUY_TYPE, gates.type(buy, off()));
        assertEquals(
                SignalWords.BUY_TYPE, gates.type(buy, pcr(PcrSource.NO_CHAIN, 0, false, false)));
        assertEquals(SignalWords.BUY_TYPE, gates.type(buy, fresh(1)));
        assertEquals(Gates.NONE, gates.type(buy, fresh(0)));
        assertEquals(0, counters.get(Counter.PCR_STALE));
        assertEquals(Gates.NONE, gates.type(buy, pcr(PcrSource.STALE, 3, false, false)));
        assertEquals(Gates.NONE, gates.type(buy, pcr(PcrSource.NO_RATIO, 0, false, false)));
        assertEquals(2, counters.get(Counter.PCR_STALE));
        Values sell = values(1, 1, -0.2, -0.1, 1.5, -10);
        assertEquals(SignalWords.SELL_TYPE, gates.type(sell, fresh(-1)));
        assertEquals(Gates.NONE, gates.type(sell, fresh(1)));
    }

    @Test
    void mirrorsTheClassForAPut() {
        Values buy = values(1, 1, 0.2, 0.1, 1.5, 10);
        assertEquals(Gates.NONE, gates.type(buy, pcr(PcrSource.FRESH, 2, false, true)));
        Pcr bearish = pcr(PcrSource.FRESH, -2, false, true);
        assertEquals(SignalWords.BUY_TYPE, gates.type(buy, bearish));
        assertEquals(3, bearish.points(+1));
        assertEquals(0, bearish.points(-1));
    }

    @Test
    void givesPointsByClassAndFewerOfNiftys() {
        int[] expected = {0, 0, 0, 1, 2, 3, 4};
        for (int label = -3; label <= 3; label++) {
            assertEquals(expected[label + 3], fresh(label).points(+1));
            assertEquals(expected[3 - label], fresh(label).points(-1));
            int capped = Math.min(2, expected[label + 3]);
            assertEquals(capped, pcr(PcrSource.FRESH, label, true, false).points(+1));
        }
        assertEquals(0, off().points(+1));
        assertEquals(0, pcr(PcrSource.STALE, 3, false, false).points(+1));
    }

    @Test
    void guardsTheRatioByItsOwnBaseline() {
        Values values = values(4.6, 1, -0.45, 0, 1, 0);
        values.guard(3.2, Double.NaN);
        assertEquals(Gates.NONE, gates.type(values, off()));
        score.of(SignalWords.ACCUMULATION, values, off());
        assertEquals(0, score.institutional);
        values.guard(0, Double.NaN);
        assertTrue(Double.isNaN(values.relBid));
        assertTrue(values.institutionalBid);
    }
}
