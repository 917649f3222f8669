package io.icebreaker.feed.master;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Segments;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstrumentBookTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);

    private static Instrument share(String segment, long token, String symbol) {
        return new Instrument(segment, token, symbol, InstrumentType.EQ, "", null, 0, 1, 500);
    }

    private static Instrument index(long token, String symbol) {
        return new Instrument("IDX", token, symbol, InstrumentType.IDX, "", null, 0, 1, 500);
    }

    private static Instrument call(long token, String symbol, long strike) {
        return new Instrument(
                "NFO",
                token,
                symbol,
                InstrumentType.CE,
                "NIFTY",
                TUESDAY,
                strike * Prices.ONE,
                65,
                500);
    }

    private static BrokerInstrument at(Instrument instrument, String segment, long token) {
        return new BrokerInstrument(instrument, segment, token, instrument.symbol());
    }

    private static MasterRows rows(BrokerInstrument... rows) {
        return new MasterRows(Arrays.asList(rows), 0, List.of());
    }

    private static InstrumentBook book(MasterRows kite, String other, MasterRows others) {
        Map<String, MasterRows> masters = new LinkedHashMap<>();
        masters.put("kite", kite);
        masters.put(other, others);
        return InstrumentBook.of(masters);
    }

    @Test
    void aShareAndAContractAreOneInstrumentUnderEveryBrokersNames() {
        var book =
                book(
                        rows(
                                at(share("NSE", 2885, "RELIANCE"), "NSE", 2885),
                                at(call(47317, "NIFTY26D0124500CE", 24_500), "NFO", 47317)),
                        "smartapi",
                        rows(
                                at(share("NSE", 2885, "RELIANCE-EQ"), "nse_cm", 2885),
                                at(call(47317, "NIFTY01DEC2624500CE", 24_500), "nse_fo", 47317)));
        assertEquals(2, book.instruments().size());
        assertEquals(0, book.disagreements());
        Instrument reliance = book.find("NSE:RELIANCE").orElseThrow();
        BrokerInstrument there = book.at("smartapi", reliance).orElseThrow();
        assertEquals(
                "nse_cm 2885 RELIANCE-EQ",
                there.segment() + " " + there.token() + " " + there.symbol());
        assertSame(book.of("kite").get(1).instrument(), book.of("smartapi").get(1).instrument());
    }

    @Test
    void indicesAreJoinedByTheTableThenByName() {
        var book =
                book(
                        rows(
                                at(index(1001, "NIFTY 50"), "IDX", 1001),
                                at(index(1016, "NIFTY BANK"), "IDX", 1016),
                                at(index(13, "NIFTY X"), "IDX", 13),
                                at(index(1201, "NIFTY IT"), "IDX", 1201)),
                        "dhan",
                        rows(
                                at(index(13, "NIFTY"), "IDX_I", 13),
                                at(index(25, "BANKNIFTY"), "IDX_I", 25),
                                at(index(29, "Nifty It"), "IDX_I", 29),
                                at(index(999, "SOMETHING"), "IDX_I", 999)));
        assertEquals(
                13, book.at("dhan", book.find("NSE:NIFTY 50").orElseThrow()).orElseThrow().token());
        assertEquals(25, book.at("dhan", index(1016, "NIFTY BANK")).orElseThrow().token());
        assertEquals(29, book.at("dhan", index(1201, "NIFTY IT")).orElseThrow().token());
        assertTrue(
                book.at("dhan", index(13, "NIFTY X")).isEmpty(),
                "13 is NIFTY 50 at Dhan, not Kite's 13");
        assertEquals(1, book.foreignIndices());
        assertEquals("IDXDHAN", book.of("dhan").get(3).instrument().segment());
        assertEquals("NIFTY 50", book.underlying("NIFTY").orElseThrow().symbol());
        assertEquals("NIFTY BANK", book.find("NSE:BANKNIFTY").orElseThrow().symbol());
    }

    @Test
    void anIndexHasItsCanonicalNumberWithoutKiteToo() {
        var book =
                InstrumentBook.of(
                        Map.of("flattrade", rows(at(index(26000, "NIFTY INDEX"), "NSE", 26000))));
        assertEquals(index(1001, "NIFTY 50"), book.instruments().get(0));
    }

    @Test
    void theSameTokenOfAnotherContractIsLeftOutAndTold() {
        var book =
                book(
                        rows(
                                at(call(47317, "NIFTY26D0124500CE", 24_500), "NFO", 47317),
                                at(share("NSE", 7, "SEVEN"), "NSE", 7)),
                        "dhan",
                        rows(
                                at(call(47317, "NIFTY-Dec2026-24600-CE", 24_600), "NSE_FNO", 47317),
                                at(share("NSE", 7, "EIGHT"), "NSE_EQ", 7),
                                at(share("BSE", 7, "SEVEN"), "BSE_EQ", 7)));
        assertEquals(2, book.disagreements());
        assertEquals(
                List.of("BSE"),
                book.of("dhan").stream().map(b -> b.instrument().segment()).toList());
        assertTrue(
                book.complaints().get(0).startsWith("dhan says NFO 47317 NIFTY-Dec2026-24600-CE"),
                book.complaints()::toString);
    }

    @Test
    void equalTokensInTwoSegmentsResolveToTwoInstruments() {
        var nifty = index(1001, "NIFTY 50");
        var share = share("NSE", 13, "ABB");
        var ids = new BrokerIds(it -> it.segment().equals("IDX_I") ? 0 : 1);
        var instruments = new Instruments(8);
        ids.add(List.of(at(nifty, "IDX_I", 13), at(share, "NSE_EQ", 13)), instruments);
        assertEquals(nifty, instruments.get(ids.id(0, 13)));
        assertEquals(share, instruments.get(ids.id(1, 13)));
        assertEquals(Instruments.UNKNOWN, ids.id(2, 13));
        assertEquals(Instruments.UNKNOWN, ids.id(0, 14));
    }

    @Test
    void anIndexIsAskedForUnderTheExchangeOrTheIndexSegmentAsItsBrokerHasIt() {
        var nifty = index(1001, "NIFTY 50");
        var instruments = new Instruments(8);
        var dhan = new BrokerIds();
        dhan.add(List.of(at(nifty, "IDX_I", 13)), instruments);
        var noren = new BrokerIds();
        noren.add(List.of(at(nifty, "NSE", 26000)), instruments);
        assertEquals(0, dhan.id(Segments.knownCode("IDX"), 13));
        assertEquals(0, noren.id(Segments.knownCode("NSE"), 26000));
        assertEquals(1, instruments.count());
    }
}
