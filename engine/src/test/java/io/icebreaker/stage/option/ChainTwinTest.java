package io.icebreaker.stage.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.bar.Elementary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Chain figures and forwards against the naive reading of analytics 6, on random chains of every kind. */
class ChainTwinTest {
    private static final int CHAINS = 4_000;

    private final ChainArrays chain = new ChainArrays();

    @Test
    void agreesWithTheNaiveChain() {
        var random = new SplittableRandom(20_260_803);
        for (int n = 0; n < CHAINS; n++) {
            NaiveChain naive = RandomChain.make(random);
            fill(naive);
            double f = RandomChain.forward(random, naive);
            int scope = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0;
            var figures = new ChainFigures(ChainArrays.MAX_STRIKES, n % 2 == 0, scope);
            figures.compute(chain, f);
            String which = "chain " + n + ": F " + f + ", scope " + scope + ", " + naive;
            assertSums(naive.scoped(f, scope), figures, which);
            assertPlaces(naive, f, figures, which);
            assertValues(naive, f, figures, which);
        }
    }

    private static void assertSums(NaiveChain naive, ChainFigures figures, String which) {
        assertEquals(naive.sum(r -> r.ce().oi()), figures.ceOi(), which);
        assertEquals(naive.sum(r -> r.pe().oi()), figures.peOi(), which);
        assertEquals(naive.sum(r -> r.ce().volume()), figures.ceVolume(), which);
        assertEquals(naive.sum(r -> r.pe().volume()), figures.peVolume(), which);
        assertEquals(naive.sum(r -> r.ce().change()), figures.ceOiChange(), which);
        assertEquals(naive.sum(r -> r.pe().change()), figures.peOiChange(), which);
        assertEquals(NaiveChain.ratio(figures.peOi(), figures.ceOi()), figures.pcrOi(), which);
        assertEquals(
                NaiveChain.ratio(figures.peVolume(), figures.ceVolume()),
                figures.pcrVolume(),
                which);
        assertEquals(naive.pcrChange(), figures.pcrChange(), which);
    }

    private static void assertPlaces(
            NaiveChain naive, double f, ChainFigures figures, String which) {
        NaiveChain.Row atm = naive.atm(f);
        assertEquals(atm == null ? -1 : naive.rows().indexOf(atm), figures.atmRow(), which);
        Long pain = naive.maxPain(f);
        assertEquals(pain == null ? ChainFigures.NO_STRIKE : pain, figures.maxPain(), which);
        for (int row = 0; row < naive.rows().size(); row++) {
            assertEquals(naive.pain(naive.rows().get(row).strike()), figures.pain(row), which);
        }
        assertEquals(naive.supports(f, NaiveChain.Leg::oi), list(figures.supports()), which);
        assertEquals(naive.resistances(f, NaiveChain.Leg::oi), list(figures.resistances()), which);
        assertEquals(
                naive.supports(f, NaiveChain.Leg::change), list(figures.supportsByChange()), which);
        assertEquals(
                naive.resistances(f, NaiveChain.Leg::change),
                list(figures.resistancesByChange()),
                which);
    }

    private static List<Long> list(OiLevels levels) {
        List<Long> strikes = new ArrayList<>();
        for (int i = 0; i < levels.count(); i++) {
            strikes.add(levels.strike(i));
        }
        assertEquals(ChainFigures.NO_STRIKE, levels.strike(levels.count()));
        return strikes;
    }

    private static void assertValues(
            NaiveChain naive, double f, ChainFigures figures, String which) {
        assertEquals(naive.atmIv(f), figures.atmIv(), 1e-12, which);
        assertEquals(naive.straddle(f), figures.straddle(), which);
        assertEquals(100 * naive.straddle(f) / f, figures.impliedMovePct(), which);
        double gex = naive.gex(f);
        double slack = Double.isNaN(gex) ? 1 : 1e-9 * (1 + Math.abs(gex));
        assertEquals(gex, figures.gammaExposure(), slack, which);
    }

    @Test
    void agreesWithTheNaiveForward() {
        var random = new SplittableRandom(2014);
        int[] from = new int[4];
        for (int n = 0; n < CHAINS; n++) {
            var forward = new Forward();
            double last = Double.NaN;
            for (int step = 0; step < 3; step++) {
                NaiveChain naive = RandomChain.make(random);
                fill(naive);
                double spot = RandomChain.forward(random, naive);
                double years = random.nextInt(10) == 0 ? 0 : 0.02 + random.nextDouble();
                long bid = random.nextInt(3) == 0 ? 1_000_000 + random.nextLong(1_000) : 0;
                long ask = bid + random.nextLong(-200, 2_000);
                long age = random.nextLong(10) * 1_000_000_000L;
                forward.future(bid, ask, age);
                double growth = Elementary.exp(0.065 * years); // to the bit
                double want = want(naive, spot, last, years, growth, bid, ask, age);
                assertEquals(want, forward.compute(chain, spot, years, 0.065), n + " " + naive);
                assertEquals(want, forward.value());
                assertEquals(Double.isNaN(want), forward.from() == Forward.NONE);
                last = Double.isNaN(want) ? last : want;
                from[forward.from()]++;
            }
        }
        for (int source = 0; source < from.length; source++) {
            assertEquals(true, from[source] > 100, "forwards of kind " + source);
        }
    }

    private static double want(
            NaiveChain naive,
            double spot,
            double last,
            double years,
            double growth,
            long bid,
            long ask,
            long age) {
        if (years <= 0) {
            return spot;
        }
        if (0 < bid && bid < ask && age <= 5_000_000_000L) {
            return new BigDecimal(bid + ask).divide(new BigDecimal(20_000)).doubleValue();
        }
        double parity = naive.parity(Double.isNaN(spot) ? last : spot, growth);
        return Double.isNaN(parity) ? spot * growth : parity;
    }

    private void fill(NaiveChain naive) {
        chain.clear();
        chain.tick = naive.tick();
        for (NaiveChain.Row from : naive.rows()) {
            int row = chain.add(from.strike());
            chain.stale[row] = from.stale();
            fill(chain.ce, row, from.ce());
            fill(chain.pe, row, from.pe());
        }
    }

    private void fill(Legs legs, int row, NaiveChain.Leg from) {
        legs.oi[row] = from.oi();
        legs.prevOi[row] = from.prevOi() == null ? Legs.UNKNOWN : from.prevOi();
        legs.volume[row] = from.volume();
        legs.bid[row] = from.bid();
        legs.ask[row] = from.ask();
        legs.last[row] = from.last();
        legs.lastAgeNs[row] = from.lastAgeNs() == null ? Long.MAX_VALUE : from.lastAgeNs();
        legs.price[row] =
                Quotes.price(from.bid(), from.ask(), from.last(), legs.lastAgeNs[row], chain.tick);
        legs.iv[row] = from.iv();
        legs.gamma[row] = from.gamma();
    }
}
