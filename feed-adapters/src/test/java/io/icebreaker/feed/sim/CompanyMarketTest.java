package io.icebreaker.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Companies move with their sectors, indices with companies, and each day has something of everything. */
class CompanyMarketTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long OPEN_NS = MarketConfig.istNs(LocalDate.of(2026, 11, 20), 9, 15);

    private static MarketModel model(long seed, int companies) {
        return new MarketModel(new MarketConfig(seed, OPEN_NS, 0, 1, companies));
    }

    private static long digest(long seed, long strideNs) {
        MarketModel model = model(seed, 24);
        long[] hash = {1};
        for (long at = 0; at <= 60 * SECOND_NS; at += strideNs) {
            model.advanceTo(
                    OPEN_NS + at,
                    s -> {
                        for (int i = 0; i < Tick.INPUT_LENGTH; i += Long.BYTES) {
                            hash[0] = hash[0] * 31 + s.tick().bytes().getLong(i);
                        }
                    });
        }
        return hash[0];
    }

    @Test
    void isTheSameMarketForTheSameSeedWhateverTheStrides() {
        long once = digest(7, 60 * SECOND_NS);

        assertEquals(once, digest(7, 50_000_000L));
        assertNotEquals(once, digest(8, 60 * SECOND_NS));
    }

    @Test
    void listsInventedCompaniesOnceAndWithinKitesTokens() {
        List<Instrument> all = model(1, Companies.MOST).instruments();
        Set<String> seen = new HashSet<>();
        for (Instrument one : all) {
            assertTrue(seen.add(one.segment() + one.token()), one.symbol());
            assertTrue(seen.add(one.symbol()), one.symbol());
            assertTrue(one.token() < 1 << 24, one.symbol());
        }
        assertEquals(
                Companies.MOST, all.stream().filter(i -> i.type() == InstrumentType.EQ).count());
        assertEquals(12, model(1, 24).sectors().stream().map(SectorRow::sector).distinct().count());
    }

    @Test
    void somethingOfEverythingHappensOnEveryDay() {
        for (long seed = 1; seed <= 40; seed++) {
            var market = CompanyMarket.of(120, Opening.USUAL, new SimRandom(seed));
            Map<CompanyDay.Kind, Integer> kinds = new EnumMap<>(CompanyDay.Kind.class);
            market.days().forEach(day -> kinds.merge(day.kind(), 1, Integer::sum));
            assertEquals(CompanyDay.Kind.values().length, kinds.size(), "seed " + seed + kinds);
        }
    }

    /** Logarithmic moves of the last 60 days by company, splits left out. */
    private static List<double[]> moves(MarketModel model, int companies) {
        MarketPast past = model.past();
        int first = model.instruments().size() - companies - companies / 8;
        List<double[]> moves = new ArrayList<>();
        for (int rank = 0; rank < companies; rank++) {
            List<PastBar> days = past.days(first + rank);
            var row = new double[60];
            for (int i = 0; i < row.length && days.size() > row.length; i++) {
                int at = days.size() - row.length + i;
                double ratio = days.get(at).close() / (double) days.get(at - 1).close();
                row[i] = ratio < 0.6 ? 0 : Math.log(ratio);
            }
            moves.add(row);
        }
        return moves;
    }

    private static double correlation(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return aa * bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }

    @Test
    void companiesOfASectorMoveTogetherMoreThanOthers() {
        int n = 72;
        MarketModel model = model(5, n);
        List<SectorRow> rows = model.sectors();
        List<double[]> moves = moves(model, n);
        double[] sum = new double[2];
        int[] count = new int[2];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                int same = rows.get(a).sector().equals(rows.get(b).sector()) ? 1 : 0;
                sum[same] += correlation(moves.get(a), moves.get(b));
                count[same]++;
            }
        }
        double across = sum[0] / count[0];
        double inside = sum[1] / count[1];
        assertTrue(across > 0.05, "the market moves all: " + across);
        assertTrue(inside > across + 0.08, "inside " + inside + ", across " + across);
    }

    @Test
    void thePastEndsWhereTodayBeginsAndItsPiecesMakeTheDay() {
        MarketModel model = model(3, 120);
        MarketPast past = model.past();
        int others = 0;
        for (int i = 0; i < model.instruments().size(); i++) {
            if (past.sessions(i) > 0) {
                List<PastBar> days = past.days(i);
                PastBar last = days.get(days.size() - 1);
                assertEquals(past.sessions(i), days.size());
                assertEquals(
                        model.latest(i).tick().prevClose(),
                        last.close(),
                        model.instruments().get(i).symbol());
                for (PastBar day : days) {
                    assertTrue(day.low() <= Math.min(day.open(), day.close()), () -> "" + day);
                    assertTrue(day.high() >= Math.max(day.open(), day.close()), () -> "" + day);
                }
                assertMerges(last, past.pieces(i, 0, last, 75));
                others += model.instruments().get(i).type() == InstrumentType.EQ ? 0 : 1;
            }
        }
        assertEquals(4 + 15, others, "indices and futures have a past, too");
    }

    private static void assertMerges(PastBar day, List<PastBar> pieces) {
        assertEquals(day.open(), pieces.get(0).open());
        assertEquals(day.close(), pieces.get(74).close());
        assertEquals(day.high(), pieces.stream().mapToLong(PastBar::high).max().orElseThrow());
        assertEquals(day.low(), pieces.stream().mapToLong(PastBar::low).min().orElseThrow());
        assertEquals(day.volume(), pieces.stream().mapToLong(PastBar::volume).sum());
    }

    /** How an index of the largest stands by their middle prices or last trades, weighted or not. */
    private static double basket(MarketModel model, boolean middle, boolean weighted) {
        List<SectorRow> all = model.sectors();
        List<SectorRow> members = all.subList(0, all.size() / 2);
        double caps = members.stream().mapToDouble(SectorRow::marketCapRupees).sum();
        int first = Listing.firstShare(contracts(model, all.size()));
        double ratio = 0;
        for (int rank = 0; rank < members.size(); rank++) {
            double share =
                    weighted ? members.get(rank).marketCapRupees() / caps : 1.0 / members.size();
            Tick tick = model.latest(first + rank).tick();
            double price = middle ? (tick.bid(0) + tick.ask(0)) / 2.0 : tick.ltp();
            ratio += share * price / tick.prevClose();
        }
        return ratio;
    }

    private static double index(MarketModel model) {
        Tick index = model.latest(0).tick();
        return index.ltp() / (double) index.prevClose();
    }

    @Test
    void indicesAreTheirWeightedStocks() {
        MarketModel model = model(7, 60);
        double open = index(model);
        assertEquals(basket(model, true, true), open, 0.000_1);
        assertTrue(Math.abs(basket(model, true, false) - open) > 0.000_5, "weights matter");

        model.advanceTo(OPEN_NS + 120 * SECOND_NS, s -> {});
        assertEquals(basket(model, false, true), index(model), 0.000_3);
        assertNotEquals(open, index(model), 0.000_3);
    }

    @Test
    void anIndexsPastIsThatOfItsStocks() {
        MarketModel model = model(4, 60);
        int first = Listing.firstShare(contracts(model, 60));
        double caps = 0;
        double before = 0;
        for (int rank = 0; rank < 30; rank++) {
            List<PastBar> days = model.past().days(first + rank);
            double cap = model.sectors().get(rank).marketCapRupees();
            caps += cap;
            before += cap * days.get(days.size() - 21).close() / days.get(days.size() - 1).close();
        }
        List<PastBar> days = model.past().days(0);
        double told =
                days.get(days.size() - 21).close() / (double) days.get(days.size() - 1).close();
        assertEquals(before / caps, told, 0.000_05);
        assertNotEquals(1, told, 0.002);
    }

    private static List<Contract> contracts(MarketModel model, int companies) {
        var market = CompanyMarket.of(companies, Opening.USUAL, new SimRandom(4));
        List<Contract> contracts = Listing.of(LocalDate.of(2026, 11, 20), market, 0, Opening.USUAL);
        assertEquals(contracts.size(), model.instruments().size());
        return contracts;
    }

    @Test
    void aDayThatFollowsOpensFromTheClosesBeforeAndListsNobody() {
        var closes = Map.of("ZELBANK", 300_00_00L, "ZELSOFT", 700_00_00L);
        var config = new MarketConfig(7, OPEN_NS, 0, 1, 48);
        String future = "ZELBANK 24 NOV 26 FUT";
        var model = new MarketModel(config, new Opening(closes, Map.of(future, 295_000L), false));
        int first = Listing.firstShare(contracts(new MarketModel(config), 48));

        assertEquals(300_00_00L, model.latest(first).tick().prevClose());
        assertEquals(700_00_00L, model.latest(first + 1).tick().prevClose());
        assertEquals(future, model.instruments().get(first + 48).symbol());
        assertEquals(295_000, model.latest(first + 48).tick().oi());
        for (int rank = 0; rank < 48; rank++) {
            assertTrue(model.past().sessions(first + rank) > 0);
        }
    }

    @Test
    void whatSplitsOrIsNewOpensFarFromItsCloseBefore() {
        MarketModel model = model(2, 120);
        model.advanceTo(OPEN_NS + 60 * SECOND_NS, s -> {});
        MarketPast past = model.past();
        int below = 0;
        int above = 0;
        for (int i = 0; i < model.instruments().size(); i++) {
            Tick tick = model.latest(i).tick();
            if (model.instruments().get(i).type() == InstrumentType.EQ && tick.volume() > 0) {
                below += 100 * tick.open() < 82 * tick.prevClose() ? 1 : 0;
                boolean isNew = 4 * tick.open() > 5 * tick.prevClose();
                above += isNew ? 1 : 0;
                assertEquals(isNew, past.sessions(i) == 0, model.instruments().get(i).symbol());
            }
        }
        assertEquals(1, below, "splits");
        assertEquals(1, above, "listings");
    }
}
