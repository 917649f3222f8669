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
    private ChainCheck chains;
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
        chains = new ChainCheck(random);
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
                chains.check(expiry, words);
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
            ChainCheck.close(
                    thirty(days, volatilities), number(words, ChainWords.IV_30), "30 days");
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
        double years = ChainCheck.years(option.expiry(), packet.te());
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
        ChainCheck.close(f, number(own, GreeksWords.FORWARD), "own forward");
        ChainCheck.close(years, number(own, GreeksWords.T), "own T");
        Leg leg = naive.leg(packet.id(), packet.receiveNs());
        double k = option.strike() / 10_000.0;
        boolean call = option.type() == InstrumentType.CE;
        double price = years > 0 ? leg.price(500) : Math.max(call ? f - k : k - f, 0);
        ChainCheck.close(price, number(own, GreeksWords.PRICE), "own price");
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
}
