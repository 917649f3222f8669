package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class KiteInstrumentsTest {
    private static final String HEADER =
            "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,lot_size,instrument_type,segment,exchange\r\n";

    @Test
    void readsThePublishedSampleWhole() {
        String csv = new String(KiteSamples.bytes("instruments_all.csv"), StandardCharsets.UTF_8);
        var dump = KiteInstruments.read(new StringReader(csv));

        assertEquals(99, dump.instruments().size(), () -> dump.complaints().toString());
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
        assertTrue(dump.instruments().contains(expected));
    }

    @Test
    void readsIndicesUnderTheirOwnSegmentAndColumnsInAnyOrder() {
        var dump =
                KiteInstruments.read(
                        new StringReader(
                                "exchange,segment,instrument_token,exchange_token,tradingsymbol,instrument_type,lot_size,tick_size\n"
                                        + "NSE,INDICES,256265,1001,NIFTY 50,EQ,0,0\n"
                                        + "BSE,INDICES,265,1,SENSEX,EQ,0,0\n"));
        assertEquals(
                List.of(
                        new Instrument(
                                "IDX", 1001, "NIFTY 50", InstrumentType.IDX, "", null, 0, 1, 500),
                        new Instrument(
                                "IDX", 1, "SENSEX", InstrumentType.IDX, "", null, 0, 1, 500)),
                dump.instruments());
    }

    @Test
    void skipsAndCountsWhatIsNoInstrument() {
        var dump =
                KiteInstruments.read(
                        new StringReader(
                                HEADER
                                        + "x,1,A,,0,,0,0.05,1,EQ,NSE,NSE\r\n"
                                        + "257,1,B,,0,,0,0.05,1,ETF,NSE,NSE\r\n"
                                        + "258,1,C,,0,,0,0.05,1,EQ,NSE,NSE\r\n"
                                        + "257,1,D,,0,2026-13-01,0,0.05,1,FUT,NSE,NSE\r\n"
                                        + "257,1,E,\"Name, with comma\",0,,0,0.05,1,EQ,NSE,NSE\r\n"
                                        + "257,1\r\n"
                                        + "266,1,F,,0,,0,0.05,1,EQ,NCO,NCO\r\n"));
        assertEquals(List.of("E"), dump.instruments().stream().map(Instrument::symbol).toList());
        assertEquals(6, dump.skipped());
        assertTrue(dump.complaints().get(0).startsWith("line 2: "), dump.complaints().get(0));
    }
}
