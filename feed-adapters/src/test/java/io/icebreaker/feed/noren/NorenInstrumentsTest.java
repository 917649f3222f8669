package io.icebreaker.feed.noren;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.SharedData;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NorenInstrumentsTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2023, 1, 1);

    private static MasterRows read(String exchange) throws IOException {
        return read(exchange, LONG_AGO);
    }

    private static MasterRows read(String exchange, LocalDate today) throws IOException {
        try (var in =
                Files.newInputStream(
                        SharedData.path("noren/" + exchange + "_symbols_sample.txt"))) {
            return new NorenInstruments().parse(in, today);
        }
    }

    private static Map<Long, BrokerInstrument> byToken(MasterRows rows) {
        return rows.rows().stream().collect(Collectors.toMap(BrokerInstrument::token, row -> row));
    }

    private static Instrument one(MasterRows rows, long token) {
        return byToken(rows).get(token).instrument();
    }

    @Test
    void readsSharesAndIndices() throws IOException {
        MasterRows rows = read("NSE");
        assertEquals(20, rows.rows().size());
        assertEquals(0, rows.skipped());
        assertEquals(
                new Instrument("NSE", 2885, "RELIANCE", InstrumentType.EQ, "", null, 0, 1, 1_000),
                one(rows, 2885));
        assertEquals("RELIANCE-EQ", byToken(rows).get(2885L).symbol());
        assertEquals(50_000, one(rows, 2277).tickSize(), "MRF in steps of five rupees");
        assertEquals("ZTECH-SM", one(rows, 23976).symbol());
        assertEquals(
                new Instrument("IDX", 26000, "NIFTY 50", InstrumentType.IDX, "", null, 0, 1, 500),
                one(rows, 26000));
        assertEquals("NSE", byToken(rows).get(26000L).segment(), "indices ride on their exchange");
    }

    @Test
    void skipsAndCountsPlaceholdersAndJunk() throws IOException {
        MasterRows nfo = read("NFO");
        assertEquals(6, nfo.rows().size());
        assertEquals(2, nfo.skipped());
        assertTrue(nfo.complaints().get(0).startsWith("line 2: "), nfo.complaints().get(0));
        MasterRows bse = read("BSE");
        assertEquals(7, bse.rows().size());
        assertEquals(3, bse.skipped());
    }

    @Test
    void readsContracts() throws IOException {
        assertEquals(
                new Instrument(
                        "NFO",
                        156_671,
                        "YESBANK29SEP26P34",
                        InstrumentType.PE,
                        "YESBANK",
                        LocalDate.of(2026, 9, 29),
                        340_000,
                        31_100,
                        100),
                one(read("NFO"), 156_671));
        assertEquals(0, one(read("NFO"), 42_697).strike(), "a future's -0.01 is no strike");
        assertEquals(
                new Instrument(
                        "CDS",
                        11_993,
                        "USDINR11SEP26F",
                        InstrumentType.FUT,
                        "USDINR",
                        LocalDate.of(2026, 9, 11),
                        0,
                        1,
                        25),
                one(read("CDS"), 11_993));
        assertEquals(4, read("CDS").rows().size(), "currencies themselves are no instruments");
        MasterRows mcx = read("MCX");
        assertEquals(20, mcx.rows().size());
        assertEquals(100, one(mcx, 581_137).lotSize());
        assertEquals(InstrumentType.CE, one(mcx, 581_137).type());
        assertEquals(37_500_000, one(mcx, 581_137).strike());
    }

    @Test
    void tellsTheUnderlyingOfBseContractsFromTheirSymbols() throws IOException {
        MasterRows bfo = read("BFO");
        assertEquals(0, bfo.skipped(), bfo.complaints().toString());
        var names = new TreeSet<String>();
        bfo.rows().forEach(row -> names.add(row.instrument().underlying()));
        assertEquals("[ETERNAL, SENSEX]", names.toString());
    }

    @Test
    void leavesOutExpiredContractsAndNcx() throws IOException {
        assertEquals(4, read("NFO", LocalDate.of(2026, 8, 17)).rows().size());
        assertEquals(0, read("NCX").rows().size());
        assertEquals(0, read("NCX").skipped());
    }

    @Test
    void readsFlattradesSpelling() throws IOException {
        String csv =
                "Exchange,Token,Lotsize,Symbol,Tradingsymbol,Instrument,Expiry,Strike,Optiontype\n"
                        + "NFO,47317,65,NIFTY,NIFTY15SEP26C23950,OPTIDX,15-SEP-2026,23950,CE\n"
                        + "BSE,1,1,SENSEX,SENSEX,UNDIND,,,\n";
        MasterRows rows =
                new NorenInstruments()
                        .parse(
                                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                                LONG_AGO);
        assertEquals(239_500_000, one(rows, 47_317).strike());
        assertEquals(65, one(rows, 47_317).lotSize());
        assertEquals("IDX", one(rows, 1).segment());
        assertEquals("BSE", byToken(rows).get(1L).segment());
    }

    @Test
    void refusesWhatIsNoMaster() {
        var in = new ByteArrayInputStream("<html>".getBytes(StandardCharsets.UTF_8));
        var e = assertThrows(IOException.class, () -> new NorenInstruments().parse(in, LONG_AGO));
        assertTrue(e.getMessage().contains("Token"), e.getMessage());
    }
}
