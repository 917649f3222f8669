package io.icebreaker.feed.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.OptionRow;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A chain of a small hand-made master and quotes that are told. */
class QuotedChainTest {
    private static final LocalDate NEAR = LocalDate.of(2026, 11, 26);
    private static final LocalDate FAR = LocalDate.of(2026, 12, 31);
    private static final long SPOT = 1_005_000;

    private final List<BrokerInstrument> master = new ArrayList<>();
    private final Set<Long> unknown = new HashSet<>();
    private final List<List<BrokerInstrument>> asked = new ArrayList<>();
    private final BrokerInstrument share = add("NSE", "ACME-EQ", InstrumentType.EQ, null, 0);
    private int mostStrikes = 100;

    private BrokerInstrument add(
            String segment, String symbol, InstrumentType type, LocalDate expiry, long strike) {
        long token = 1_000 + master.size();
        String underlying = expiry == null ? "" : "ACME";
        var it = new Instrument(segment, token, symbol, type, underlying, expiry, strike, 1, 500);
        master.add(new BrokerInstrument(it, segment, token, symbol));
        return master.get(master.size() - 1);
    }

    /** Strikes 95, 100, 105, 110: calls first, then puts from the highest down, as no master sorts. */
    private void list(String segment, LocalDate expiry) {
        for (long strike = 950_000; strike <= 1_100_000; strike += 50_000) {
            add(segment, "ACME" + strike + "CE", InstrumentType.CE, expiry, strike);
        }
        for (long strike = 1_100_000; strike >= 950_000; strike -= 50_000) {
            add(segment, "ACME" + strike + "PE", InstrumentType.PE, expiry, strike);
        }
    }

    private List<Quote> quotes(List<BrokerInstrument> instruments) {
        asked.add(instruments);
        return instruments.stream()
                .filter(it -> !unknown.contains(it.token()))
                .map(QuotedChainTest::quote)
                .toList();
    }

    /** Figures made of the token: none can be another's. */
    private static Quote quote(BrokerInstrument it) {
        long n = it.token();
        long ltp = it.instrument().type().isOption() ? 7 * n : SPOT;
        return new Quote(
                it, 0, ltp, 1, 2, 10 * n, 20 * n, 0, 0, 0, 6 * n, 5 * n, 3, 8 * n, 4, 0, 0);
    }

    private QuotedChain chain(QuotedChain.Volatilities volatilities) {
        return new QuotedChain(
                new OptionContracts(master),
                new QuotedChain.Way("acme", mostStrikes, this::quotes, volatilities));
    }

    private OptionChain chain(BrokerInstrument of, LocalDate expiry, int strikes)
            throws RestException {
        return chain(QuotedChain.Volatilities.NONE).of(of, expiry, strikes);
    }

    private static List<Long> strikes(OptionChain chain) {
        return chain.rows().stream().map(OptionRow::strike).toList();
    }

    @Test
    void putsEachQuoteAtItsStrikeAndSide() throws RestException {
        list("NFO", FAR);
        list("NFO", NEAR);
        OptionChain chain = chain(share, NEAR, 50);

        assertEquals(List.of(950_000L, 1_000_000L, 1_050_000L, 1_100_000L), strikes(chain));
        assertEquals(SPOT, chain.spot());
        assertEquals(4, chain.listed());
        for (OptionRow row : chain.rows()) {
            assertEquals(NEAR, row.expiry());
            assertLeg(row.ce(), InstrumentType.CE, row.strike());
            assertLeg(row.pe(), InstrumentType.PE, row.strike());
        }
        assertEquals(9, asked.stream().mapToInt(List::size).sum(), "the share and eight options");
    }

    private void assertLeg(OptionRow.Leg leg, InstrumentType type, long strike) {
        BrokerInstrument it = master.get((int) leg.token() - 1_000);
        assertEquals(type, it.instrument().type());
        assertEquals(strike, it.instrument().strike());
        assertEquals(NEAR, it.instrument().expiry());
        long n = leg.token();
        assertEquals(
                new OptionRow.Leg(
                        n, 7 * n, 6 * n, 10 * n, 20 * n, -1, 5 * n, 3, 8 * n, 4, Double.NaN),
                leg);
    }

    @Test
    void asksForTheNearestOnlyAndSaysHowManyThereAre() throws RestException {
        list("NFO", NEAR);
        OptionChain two = chain(share, NEAR, 2);
        assertEquals(List.of(1_000_000L, 1_050_000L), strikes(two));
        assertEquals(4, two.listed());
        assertTrue(two.isCut());
        assertEquals(4, asked.get(1).size());
        mostStrikes = 1;
        assertEquals(List.of(1_000_000L), strikes(chain(share, NEAR, 50)), "the broker's limit");
    }

    @Test
    void leavesASideOutThatIsNotQuoted() throws RestException {
        list("NFO", NEAR);
        unknown.add(master.get(1).token());
        OptionRow first = chain(share, NEAR, 50).rows().get(0);
        assertNull(first.ce());
        assertEquals(950_000, first.strike());
        master.subList(0, 9).forEach(it -> unknown.add(it.token()));
        OptionChain none = chain(share, NEAR, 2);
        assertEquals(0, none.spot());
        assertEquals(2, none.rows().size(), "strikes stay, for they are listed");
    }

    @Test
    void takesOptionsOfTheExchangeThatWasAsked() throws RestException {
        list("BFO", NEAR);
        list("NFO", NEAR);
        for (OptionRow row : chain(share, NEAR, 50).rows()) {
            var it = master.get((int) row.ce().token() - 1_000).instrument();
            assertEquals("NFO", it.segment());
        }
        BrokerInstrument atBse = add("BSE", "ACME", InstrumentType.EQ, null, 0);
        assertEquals(
                "BFO",
                master.get((int) chain(atBse, NEAR, 9).rows().get(0).pe().token() - 1_000)
                        .segment());
    }

    @Test
    void namesTheDaysThereAreWhenAskedForAnother() {
        list("NFO", FAR);
        list("NFO", NEAR);
        var e = assertThrows(RestException.class, () -> chain(share, NEAR.plusDays(1), 5));
        assertEquals(Kind.INPUT, e.kind());
        assertEquals(
                "acme lists no options of ACME that expire on 2026-11-27; there are 2026-11-26,"
                        + " 2026-12-31",
                e.getMessage());
        assertEquals(List.of(), asked, "nobody was asked");
        assertEquals(List.of(NEAR, FAR), new OptionContracts(master).expiries(share.instrument()));
    }

    @Test
    void joinsVolatilitiesOfTheUnderlyingByStrikeAndType() throws RestException {
        list("NFO", NEAR);
        OptionRow row =
                chain((name, expiry) -> (strike, type) -> volatility(name, expiry, strike, type))
                        .of(share, NEAR, 50)
                        .rows()
                        .get(2);
        assertEquals(0.105, row.ce().iv(), 1e-9);
        assertEquals(0.205, row.pe().iv(), 1e-9);
    }

    private static double volatility(
            String name, LocalDate expiry, long strike, InstrumentType type) {
        assertEquals("ACME " + NEAR, name + " " + expiry);
        return strike / 1e7 + (type == InstrumentType.PE ? 0.1 : 0);
    }

    @Test
    void aFutureStandsForItsUnderlying() throws RestException {
        list("MCX", NEAR);
        BrokerInstrument future = add("MCX", "ACMEFUT", InstrumentType.FUT, FAR, 0);
        OptionChain chain = chain(future, NEAR, 2);
        assertEquals(SPOT, chain.spot());
        assertEquals(2, chain.rows().size());
    }
}
