package io.icebreaker.feed.master;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentSearchTest {
    private static final LocalDate WEEK = LocalDate.of(2026, 12, 1);
    private static final LocalDate MONTH = LocalDate.of(2026, 12, 29);

    private final InstrumentSearch search = new InstrumentSearch(market());

    private static List<Instrument> market() {
        var all = new ArrayList<Instrument>();
        all.add(cash("IDX", 1001, "NIFTY 50", InstrumentType.IDX));
        all.add(cash("IDX", 1016, "NIFTY BANK", InstrumentType.IDX));
        all.add(cash("IDX", 1201, "NIFTY IT", InstrumentType.IDX));
        all.add(cash("NSE", 2885, "RELIANCE", InstrumentType.EQ));
        all.add(cash("BSE", 500325, "RELIANCE", InstrumentType.EQ));
        all.add(cash("NSE", 245, "NIFTYBEES", InstrumentType.EQ));
        all.add(cash("NSE", 77, "BAJAJ-AUTO", InstrumentType.EQ));
        all.add(cash("NSE", 3045, "SBIN", InstrumentType.EQ));
        long token = 50_000;
        for (String name : List.of("NIFTYNXT50", "NIFTY", "BANKNIFTY", "RELIANCE", "BANKBARODA")) {
            all.add(contract(token++, name, "26DECFUT", InstrumentType.FUT, MONTH, 0));
            for (LocalDate expiry : List.of(MONTH, WEEK)) {
                for (long strike = 24_000; strike <= 25_000; strike += 50) {
                    String tail = (expiry == WEEK ? "26D01" : "26DEC") + strike;
                    all.add(
                            contract(
                                    token++, name, tail + "CE", InstrumentType.CE, expiry, strike));
                    all.add(
                            contract(
                                    token++, name, tail + "PE", InstrumentType.PE, expiry, strike));
                }
            }
        }
        return all;
    }

    private static Instrument cash(String segment, long token, String symbol, InstrumentType type) {
        return new Instrument(segment, token, symbol, type, "", null, 0, 1, 500);
    }

    private static Instrument contract(
            long token,
            String name,
            String tail,
            InstrumentType type,
            LocalDate expiry,
            long strike) {
        return new Instrument(
                "NFO", token, name + tail, type, name, expiry, strike * Prices.ONE, 65, 500);
    }

    private List<String> find(String text, int limit) {
        return find(text, limit, 0);
    }

    private List<String> find(String text, int limit, long nifty) {
        return search.find(text, limit, name -> name.equals("NIFTY") ? nifty : 0).stream()
                .map(it -> it.segment() + ":" + it.symbol())
                .toList();
    }

    @Test
    void nif245ceIsTheNearestNiftyCallsFrom24500() {
        assertEquals(
                List.of("NFO:NIFTY26D0124500CE", "NFO:NIFTY26D0124550CE", "NFO:NIFTY26DEC24500CE"),
                find("nif 245 ce", 3));
    }

    @Test
    void aKnownPricePutsTheStrikesAtTheMarketFirst() {
        assertEquals(
                List.of("NFO:NIFTY26D0124700PE", "NFO:NIFTY26D0124650PE", "NFO:NIFTY26D0124750PE"),
                find("nifty put", 3, 24_690 * Prices.ONE));
    }

    @Test
    void aShareComesBeforeItsFutureAndThatBeforeItsOptions() {
        assertEquals(
                List.of(
                        "NSE:RELIANCE",
                        "BSE:RELIANCE",
                        "NFO:RELIANCE26DECFUT",
                        "NFO:RELIANCE26D0124000CE"),
                find("reliance", 4));
        assertEquals(List.of("NFO:RELIANCE26DECFUT"), find("rel fut dec", 5));
    }

    @Test
    void indicesComeFirstInTheirOrder() {
        assertEquals(
                List.of(
                        "IDX:NIFTY 50",
                        "IDX:NIFTY BANK",
                        "NFO:NIFTY26DECFUT",
                        "NFO:NIFTYNXT5026DECFUT",
                        "NSE:NIFTYBEES",
                        "IDX:NIFTY IT"),
                find("nif", 6));
        assertEquals(
                List.of("NFO:BANKNIFTY26DECFUT", "NFO:BANKBARODA26DECFUT"), find("bank fut", 9));
    }

    @Test
    void wordsMayBeWrittenApartTogetherOrInFull() {
        assertEquals(List.of("NFO:BANKNIFTY26D0124500CE"), find("bank nifty 24500 call 01dec", 1));
        assertEquals(List.of("NFO:BANKNIFTY26D0124500CE"), find("BANKNIFTY26D0124500CE", 5));
        assertEquals(List.of("NSE:BAJAJ-AUTO"), find("bajajauto", 5));
        assertEquals(List.of("NSE:BAJAJ-AUTO"), find("NSE:auto", 5));
        assertEquals(List.of("NFO:NIFTY26DEC24000PE"), find("nifty 24000 puts 29 december", 1));
    }

    @Test
    void aTokenFindsItsInstrument() {
        assertEquals(List.of("NSE:SBIN"), find("3045", 3));
        assertEquals("NSE:NIFTYBEES", find("245", 3).get(0));
    }

    @Test
    void nothingFindsNothing() {
        assertEquals(List.of(), find("  ", 5));
        assertEquals(List.of(), find("zzz", 5));
        assertEquals(List.of(), find("nifty zzz", 5));
        assertEquals(List.of(), find("\uffff ce", 5));
    }
}
