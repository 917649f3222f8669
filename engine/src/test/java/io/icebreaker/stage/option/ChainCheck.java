package io.icebreaker.stage.option;

import static io.icebreaker.stage.option.OptionRig.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.finding.ChainWords;
import io.icebreaker.stage.option.NaiveChain.Leg;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Chains of one random session against chains looked up anew, leg by leg. */
final class ChainCheck {
    private final RandomOptions random;
    private final NaiveOptions naive;
    private final Map<LocalDate, Double> lastForward = new TreeMap<>();

    ChainCheck(RandomOptions random) {
        this.random = random;
        this.naive = random.naive;
    }

    /** Every figure of a chain computed at the clock event in hand. */
    void check(LocalDate expiry, long[] words) {
        long now = random.clockNs;
        NaiveChain chain = naive.chain(expiry, now);
        double years = years(expiry, now);
        double f = forward(expiry, chain, years, words);
        chain = priced(chain, words);
        assertEquals(chain.rows().size(), words[ChainWords.ROWS]);
        assertEquals(chain.sum(r -> r.ce().oi()), words[ChainWords.CE_OI]);
        assertEquals(chain.sum(r -> r.pe().oi()), words[ChainWords.PE_OI]);
        assertEquals(chain.sum(r -> r.ce().volume()), words[ChainWords.CE_VOLUME]);
        assertEquals(chain.sum(r -> r.pe().volume()), words[ChainWords.PE_VOLUME]);
        assertEquals(chain.sum(r -> r.ce().change()), words[ChainWords.CE_DOI]);
        assertEquals(chain.sum(r -> r.pe().change()), words[ChainWords.PE_DOI]);
        assertEquals(chain.pcrChange(), number(words, ChainWords.PCR_CHANGE));
        assertEquals(
                NaiveChain.ratio(words[ChainWords.PE_OI], words[ChainWords.CE_OI]),
                number(words, ChainWords.PCR_OI));
        assertEquals(or(chain.maxPain(f)), words[ChainWords.MAX_PAIN], "max pain");
        assertEquals(chain.atm(f) == null ? 0 : chain.atm(f).strike(), words[ChainWords.ATM]);
        levels(chain.supports(f, Leg::oi), words, ChainWords.SUPPORTS);
        levels(chain.resistances(f, Leg::change), words, ChainWords.RESISTANCES_BY_CHANGE);
        close(chain.atmIv(f), number(words, ChainWords.ATM_IV), "ATM IV");
        close(chain.gex(f), number(words, ChainWords.GEX), "GEX");
        if (years > 0) {
            close(chain.straddle(f), number(words, ChainWords.STRADDLE), "straddle");
        }
        assertEquals(
                chain.rows().stream().filter(NaiveChain.Row::stale).count(),
                words[ChainWords.STALE_ROWS]);
        for (int row = 0; row < chain.rows().size(); row++) {
            legs(chain.rows().get(row), expiry, f, years, now, words, ChainWords.row(row));
        }
    }

    private static long or(Long strike) {
        return strike == null ? 0 : strike;
    }

    private static void levels(List<Long> expected, long[] words, int at) {
        for (int i = 0; i < ChainWords.LEVELS; i++) {
            assertEquals(i < expected.size() ? expected.get(i) : 0, words[at + i], "level " + i);
        }
    }

    static double years(LocalDate expiry, long now) {
        double seconds = (OptionRig.ist(expiry, 15, 30) - now) / 1e9;
        return seconds <= 0 ? 0 : Math.max(seconds, 60) / 31_536_000;
    }

    /** 6.7 in its order; the last forward found is remembered for want of a spot. */
    private double forward(LocalDate expiry, NaiveChain chain, double years, long[] words) {
        long spotE4 = random.spotDefined() ? naive.ltp(RandomOptions.SPOT) : 0;
        double spot = spotE4 == 0 ? Double.NaN : spotE4 / 10_000.0;
        double expected = spot;
        int from = Double.isNaN(spot) ? Forward.NONE : Forward.SPOT;
        if (years > 0) {
            Integer future = naive.id(expiry, InstrumentType.FUT, 0);
            double growth = Math.exp(0.065 * years);
            double anchor = Double.isNaN(spot) ? last(expiry) : spot;
            double parity = chain.parity(anchor, growth);
            if (future != null
                    && 0 < naive.bid(future)
                    && naive.bid(future) < naive.ask(future)
                    && random.clockNs - naive.quoteNs(future) <= 5_000_000_000L) {
                expected = (naive.bid(future) + naive.ask(future)) / 20_000.0;
                from = Forward.FUTURE;
            } else if (!Double.isNaN(parity)) {
                expected = parity;
                from = Forward.PARITY;
            } else {
                expected = spot * growth;
            }
        }
        close(expected, number(words, ChainWords.FORWARD), "forward");
        assertEquals(from, words[ChainWords.FORWARD_FROM]);
        double exact = number(words, ChainWords.FORWARD);
        if (years > 0 && !Double.isNaN(exact)) {
            lastForward.put(expiry, exact);
        }
        return exact;
    }

    private double last(LocalDate expiry) {
        return lastForward.getOrDefault(expiry, Double.NaN);
    }

    /** The rows with the volatilities and gammas that were found: the figures made of them are checked. */
    private static NaiveChain priced(NaiveChain chain, long[] words) {
        List<NaiveChain.Row> rows = new ArrayList<>();
        for (int i = 0; i < chain.rows().size(); i++) {
            NaiveChain.Row row = chain.rows().get(i);
            int at = ChainWords.row(i);
            rows.add(
                    new NaiveChain.Row(
                            row.strike(),
                            priced(row.ce(), words, at + ChainWords.CE),
                            priced(row.pe(), words, at + ChainWords.PE),
                            row.stale()));
        }
        return new NaiveChain(rows, chain.tick());
    }

    private static Leg priced(Leg leg, long[] words, int at) {
        boolean none = words[at + ChainWords.ID] < 0;
        return new Leg(
                leg.oi(),
                leg.prevOi(),
                leg.volume(),
                leg.bid(),
                leg.ask(),
                leg.last(),
                leg.lastAgeNs(),
                none ? Double.NaN : number(words, at + ChainWords.IV),
                none ? Double.NaN : number(words, at + ChainWords.GAMMA));
    }

    private void legs(
            NaiveChain.Row row,
            LocalDate expiry,
            double f,
            double years,
            long now,
            long[] words,
            int at) {
        assertEquals(row.strike(), words[at + ChainWords.STRIKE]);
        assertEquals(row.stale(), (words[at + ChainWords.ROW_FLAGS] & ChainWords.STALE) != 0);
        for (InstrumentType type : List.of(InstrumentType.CE, InstrumentType.PE)) {
            boolean call = type == InstrumentType.CE;
            int leg = at + (call ? ChainWords.CE : ChainWords.PE);
            Integer id = naive.id(expiry, type, row.strike());
            assertEquals(id == null ? -1 : id, words[leg + ChainWords.ID]);
            if (id != null) {
                Leg is = call ? row.ce() : row.pe();
                assertEquals(naive.prevClose(id, now), words[leg + ChainWords.PREV_CLOSE]);
                volatility(call, is, row.rupees(), f, years, words, leg);
            }
        }
    }

    /** The price it was taken from comes back; where there is none, the reason holds. */
    private static void volatility(
            boolean call, Leg leg, double k, double f, double years, long[] words, int at) {
        double price = years > 0 ? leg.price(500) : Math.max(call ? f - k : k - f, 0);
        close(price, number(words, at + ChainWords.PRICE), "price");
        double u = price * Math.exp(0.065 * years);
        double value = u - Math.max(call ? f - k : k - f, 0);
        int flag = (int) words[at + ChainWords.IV_FLAG];
        switch (flag) {
            case IvFlag.NONE -> {
                double iv = number(words, at + ChainWords.IV);
                double again = Black76.price(call, f, k, iv, years, 0.065);
                assertEquals(price, again, 1e-9 * f, "price of the volatility");
            }
            case IvFlag.EXPIRED -> assertTrue(years <= 0);
            case IvFlag.NO_QUOTE -> assertTrue(Double.isNaN(price));
            case IvFlag.BAD_INPUT -> assertTrue(Double.isNaN(f) || !(price > 0));
            case IvFlag.BELOW_INTRINSIC -> assertTrue(value <= 1e-9);
            case IvFlag.ABOVE_MAX -> assertTrue(u >= (call ? f : k) - 1e-9);
            default -> assertTrue(flag <= IvFlag.LOW_VEGA);
        }
    }

    static void close(double expected, double actual, String what) {
        if (Double.isNaN(expected) || Double.isNaN(actual)) {
            assertEquals(expected, actual, what);
        } else {
            assertEquals(expected, actual, 1e-9 * Math.max(1, Math.abs(expected)), what);
        }
    }
}
