package io.icebreaker.stage.option;

import static io.icebreaker.stage.option.OptionRig.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.finding.ChainWords;
import io.icebreaker.finding.GreeksWords;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.PcrSource;
import io.icebreaker.stage.option.NaiveChain.Leg;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The stage against looking everything up anew, on 1,200 random sessions: crossed, one-sided, empty, late and
 * repeated packets, silence, days that change, expiry, definitions late and twice.
 */
class OptionTwinTest {
    private static final int SESSIONS = 300;

    private NaiveOptions naive;
    private final Map<LocalDate, Double> lastForward = new TreeMap<>();
    private int compared;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void agreesOnRandomSessions(long seed) {
        for (int i = 0; i < SESSIONS; i++) {
            long one = seed * 10_000 + i;
            session(one, true);
        }
        assertTrue(compared > 5_000, compared + " chains compared");
    }

    @Test
    void sameEventsSameOutput() {
        for (long seed = 1; seed <= 20; seed++) {
            assertEquals(session(seed, false), session(seed, false));
        }
    }

    private long session(long seed, boolean compares) {
        var random = new RandomOptions(seed, new OptionRig(32, Settings.DEFAULTS));
        naive = random.naive;
        lastForward.clear();
        while (random.step()) {
            if (compares && random.clockNs != 0) {
                compare(random);
            }
            if (compares && random.packet != null) {
                compareOwn(random);
                comparePcr(random);
            }
        }
        return random.rig.valueHash;
    }

    private void compare(RandomOptions random) {
        List<Double> days = new ArrayList<>();
        List<Double> volatilities = new ArrayList<>();
        List<long[]> found = new ArrayList<>();
        for (int number = 0; number < random.chains.size(); number++) {
            LocalDate expiry = random.chains.get(number);
            long[] words = random.rig.chain(number);
            boolean live =
                    naive.hasPackets(expiry) && !NaiveOptions.date(random.clockNs).isAfter(expiry);
            if (live) {
                assertEquals(random.clockNs, words[ChainWords.TIME_NS], "computed now");
                compare(random, expiry, words);
                compared++;
                found.add(words);
                double left = (OptionRig.ist(expiry, 15, 30) - random.clockNs) / 8.64e13;
                if (left > 0) {
                    days.add(left);
                    volatilities.add(number(words, ChainWords.ATM_IV));
                }
            }
        }
        for (long[] words : found) {
            close(thirty(days, volatilities), number(words, ChainWords.IV_30), "30 days");
        }
    }

    /** An option's own figures: the forward without other strikes, its price, and what follows. */
    private void compareOwn(RandomOptions random) {
        NaiveOptions.Packet packet = random.packet;
        Instrument option = naive.instruments.get(packet.id());
        if (!option.type().isOption() || packet.ltp() == null && !random.hadDepth) {
            return;
        }
        long[] own = random.rig.greeks(packet.id());
        long[] chain = random.rig.chain(random.chains.indexOf(option.expiry()));
        double years = years(option.expiry(), packet.te());
        double spot = random.spotDefined() ? naive.ltp(RandomOptions.SPOT) / 10_000.0 : 0;
        double f = spot == 0 ? Double.NaN : spot;
        Integer future = naive.id(option.expiry(), InstrumentType.FUT, 0);
        if (years > 0) {
            boolean parity = chain != null && chain[ChainWords.FORWARD_FROM] == Forward.PARITY;
            f = parity ? number(chain, ChainWords.FORWARD) : f * Math.exp(0.065 * years);
            if (future != null
                    && 0 < naive.bid(future)
                    && naive.bid(future) < naive.ask(future)
                    && packet.receiveNs() - naive.quoteNs(future) <= 5_000_000_000L) {
                f = (naive.bid(future) + naive.ask(future)) / 20_000.0;
            }
        }
        close(f, number(own, GreeksWords.FORWARD), "own forward");
        close(years, number(own, GreeksWords.T), "own T");
        Leg leg = naive.leg(packet.id(), packet.receiveNs());
        double k = option.strike() / 10_000.0;
        boolean call = option.type() == InstrumentType.CE;
        double price = years > 0 ? leg.price(500) : Math.max(call ? f - k : k - f, 0);
        close(price, number(own, GreeksWords.PRICE), "own price");
        double iv = number(own, GreeksWords.IV);
        assertEquals(own[GreeksWords.IV_FLAG] == IvFlag.NONE, !Double.isNaN(iv));
        if (!Double.isNaN(iv)) {
            double again = Black76.price(call, f, k, iv, years, 0.065);
            assertEquals(price, again, 1e-9 * f, "own volatility");
            double up = Black76.price(call, f + 0.01, k, iv, years, 0.065);
            double down = Black76.price(call, f - 0.01, k, iv, years, 0.065);
            assertEquals((up - down) / 0.02, number(own, GreeksWords.DELTA), 1e-4, "delta");
        }
    }

    /** 5.3: the nearest chain that has not expired, as last computed; stale by its latest OI. */
    private void comparePcr(RandomOptions random) {
        int id = random.packet.id();
        long te = random.packet.te();
        LocalDate nearest = null;
        for (LocalDate expiry : random.chains) {
            if (OptionRig.ist(expiry, 15, 30) > te
                    && (nearest == null || expiry.isBefore(nearest))) {
                nearest = expiry;
            }
        }
        int state = random.rig.pcr().look(id, te);
        if (nearest == null) {
            assertEquals(PcrSource.NO_CHAIN, state);
            return;
        }
        long[] chain = random.rig.chain(random.chains.indexOf(nearest));
        double pcr = chain == null ? Double.NaN : number(chain, ChainWords.PCR_OI);
        boolean stale = te - naive.oiNs(nearest) > 180_000_000_000L;
        int fresh = Double.isNaN(pcr) ? PcrSource.NO_RATIO : PcrSource.FRESH;
        assertEquals(stale ? PcrSource.STALE : fresh, state);
        assertEquals(pcr, random.rig.pcr().pcr());
        int label = pcr >= 1.5 ? 3 : pcr >= 1.2 ? 2 : pcr >= 1.05 ? 1 : 0;
        label = pcr <= 0.6 ? -3 : pcr <= 0.8 ? -2 : pcr <= 0.95 ? -1 : label;
        assertEquals(label, random.rig.pcr().label());
    }

    /** 6.10, expiries in any order. */
    private static double thirty(List<Double> days, List<Double> volatilities) {
        double t1 = Double.NaN;
        double s1 = Double.NaN;
        double t2 = Double.NaN;
        double s2 = Double.NaN;
        for (int i = 0; i < days.size(); i++) {
            double t = days.get(i);
            double s = volatilities.get(i);
            if (!Double.isNaN(s) && t <= 30 && !(t <= t1)) {
                t1 = t;
                s1 = s;
            }
            if (!Double.isNaN(s) && t >= 30 && !(t >= t2)) {
                t2 = t;
                s2 = s;
            }
        }
        if (Double.isNaN(t1) || Double.isNaN(t2)) {
            return Double.isNaN(t1) ? s2 : s1;
        }
        double share = (30 - t1) / (t2 - t1);
        return Math.sqrt(((1 - share) * s1 * s1 * t1 + share * s2 * s2 * t2) / 30);
    }

    private void compare(RandomOptions random, LocalDate expiry, long[] words) {
        long now = random.clockNs;
        NaiveChain chain = naive.chain(expiry, now);
        double years = years(expiry, now);
        double f = forward(random, expiry, chain, years, words);
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

    private static double years(LocalDate expiry, long now) {
        double seconds = (OptionRig.ist(expiry, 15, 30) - now) / 1e9;
        return seconds <= 0 ? 0 : Math.max(seconds, 60) / 31_536_000;
    }

    /** 6.7 in its order; the last forward found is remembered for want of a spot. */
    private double forward(
            RandomOptions random, LocalDate expiry, NaiveChain chain, double years, long[] words) {
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

    private static void close(double expected, double actual, String what) {
        if (Double.isNaN(expected) || Double.isNaN(actual)) {
            assertEquals(expected, actual, what);
        } else {
            assertEquals(expected, actual, 1e-9 * Math.max(1, Math.abs(expected)), what);
        }
    }
}
