package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class KiteInstrumentsTest {
    private static final String HEADER =
            "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,lot_size,instrument_type,segment,exchange\r\n";

    @Test
    void readsThePublishedSampleWhole() throws IOException {
        MasterRows dump =
                new KiteInstruments()
                        .parse(
                                new ByteArrayInputStream(KiteSamples.bytes("instruments_all.csv")),
                                LocalDate.of(2017, 1, 1));

        assertEquals(99, dump.rows().size(), () -> dump.complaints().toString());
        var expected =
                new Instrument(
                        "NFO",
                        47_164,
                        "BANKNIFTY18JAN23500CE",
                        InstrumentType.CE,
                        "BANKNIFTY",
                        LocalDate.of(2018, 1, 25),
                        235_000_000,
                        40,
                        500);
        assertTrue(instruments(dump).contains(expected));
    }

    @Test
    void readsIndicesUnderTheirOwnSegmentAndColumnsInAnyOrder() throws IOException {
        var dump =
                parse(
                        "exchange,segment,instrument_token,exchange_token,tradingsymbol,instrument_type,lot_size,tick_size\n"
                                + "NSE,INDICES,256265,1001,NIFTY 50,EQ,0,0\n"
                                + "BSE,INDICES,265,1,SENSEX,EQ,0,0\n");
        assertEquals(
                List.of(
                        new Instrument(
                                "IDX", 1001, "NIFTY 50", InstrumentType.IDX, "", null, 0, 1, 500),
                        new Instrument(
                                "IDX", 1, "SENSEX", InstrumentType.IDX, "", null, 0, 1, 500)),
                instruments(dump));
        assertEquals("IDX 1", dump.rows().get(1).segment() + " " + dump.rows().get(1).token());
    }

    @Test
    void skipsAndCountsWhatIsNoInstrument() throws IOException {
        var dump =
                parse(
                        HEADER
                                + "x,1,A,,0,,0,0.05,1,EQ,NSE,NSE\r\n"
                                + "257,1,B,,0,,0,0.05,1,ETF,NSE,NSE\r\n"
                                + "258,1,C,,0,,0,0.05,1,EQ,NSE,NSE\r\n"
                                + "257,1,D,,0,2026-13-01,0,0.05,1,FUT,NSE,NSE\r\n"
                                + "257,1,E,\"Name, with comma\",0,,0,0.05,1,EQ,NSE,NSE\r\n"
                                + "257,1\r\n"
                                + "266,1,F,,0,,0,0.05,1,EQ,NCO,NCO\r\n");
        assertEquals(List.of("E"), instruments(dump).stream().map(Instrument::symbol).toList());
        assertEquals(6, dump.skipped());
        assertTrue(dump.complaints().get(0).startsWith("line 2: "), dump.complaints().get(0));
    }

    @Test
    void leavesOutWhatHasExpiredAndRefusesWhatIsNoDump() throws IOException {
        String row = "258,1,A26NOVFUT,A,0,2026-11-24,0,0.05,1,FUT,NFO-FUT,NFO\r\n";
        assertEquals(1, parse(HEADER + row, LocalDate.of(2026, 11, 24)).rows().size());
        MasterRows dayAfter = parse(HEADER + row, LocalDate.of(2026, 11, 25));
        assertEquals(0, dayAfter.rows().size());
        assertEquals(0, dayAfter.skipped());
        var refused = assertThrows(IOException.class, () -> parse("<html>busy</html>\n"));
        assertTrue(refused.getMessage().contains("tradingsymbol"), refused.getMessage());
    }

    private static MasterRows parse(String csv) throws IOException {
        return parse(csv, LocalDate.of(2026, 11, 20));
    }

    private static MasterRows parse(String csv, LocalDate today) throws IOException {
        var in = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        return new KiteInstruments().parse(in, today);
    }

    private static List<Instrument> instruments(MasterRows dump) {
        return dump.rows().stream().map(BrokerInstrument::instrument).toList();
    }
}
