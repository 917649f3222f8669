package io.icebreaker.feed.dhan;

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
import java.util.List;
import org.junit.jupiter.api.Test;

class DhanInstrumentsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 14);
    private static final String COMPACT =
            "SEM_EXM_EXCH_ID,SEM_SEGMENT,SEM_SMST_SECURITY_ID,SEM_INSTRUMENT_NAME,SEM_EXPIRY_CODE,"
                    + "SEM_TRADING_SYMBOL,SEM_LOT_UNITS,SEM_CUSTOM_SYMBOL,SEM_EXPIRY_DATE,SEM_STRIKE_PRICE,"
                    + "SEM_OPTION_TYPE,SEM_TICK_SIZE,SEM_EXPIRY_FLAG,SEM_EXCH_INSTRUMENT_TYPE,SEM_SERIES,"
                    + "SM_SYMBOL_NAME\n";
    private static final String DETAILED =
            "EXCH_ID,SEGMENT,SECURITY_ID,ISIN,INSTRUMENT,UNDERLYING_SECURITY_ID,UNDERLYING_SYMBOL,SYMBOL_NAME,"
                    + "DISPLAY_NAME,INSTRUMENT_TYPE,SERIES,LOT_SIZE,SM_EXPIRY_DATE,STRIKE_PRICE,OPTION_TYPE,"
                    + "TICK_SIZE,EXPIRY_FLAG,\n";

    private static MasterRows sample(String name) throws IOException {
        try (var in = Files.newInputStream(SharedData.path("dhan/" + name))) {
            return new DhanInstruments().parse(in, TODAY);
        }
    }

    private static MasterRows parse(String csv) throws IOException {
        var in = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        return new DhanInstruments().parse(in, TODAY);
    }

    private static Instrument instrument(MasterRows rows, long token) {
        return rows.rows().stream()
                .filter(row -> row.token() == token)
                .findFirst()
                .map(BrokerInstrument::instrument)
                .orElseThrow();
    }

    @Test
    void readsTheDetailedDerivatives() throws IOException {
        MasterRows rows = sample("scrip_master_detailed_derivatives_2026-09.csv");

        assertEquals(List.of(), rows.complaints());
        assertEquals(7, rows.rows().size());
        assertEquals(
                new Instrument("IDX", 13, "NIFTY", InstrumentType.IDX, "", null, 0, 1, 500),
                instrument(rows, 13));
        assertEquals(
                new Instrument(
                        "NFO",
                        47_317,
                        "NIFTY-Sep2026-23950-CE",
                        InstrumentType.CE,
                        "NIFTY",
                        LocalDate.of(2026, 9, 15),
                        239_500_000,
                        65,
                        500),
                instrument(rows, 47_317));
        assertEquals(
                new Instrument(
                        "NFO",
                        68_407,
                        "NIFTY-Sep2026-FUT",
                        InstrumentType.FUT,
                        "NIFTY",
                        LocalDate.of(2026, 9, 29),
                        0,
                        65,
                        1_000),
                instrument(rows, 68_407));
        assertEquals(
                new Instrument(
                        "BFO",
                        869_699,
                        "SENSEX 17 SEP 74300 CALL",
                        InstrumentType.CE,
                        "SENSEX",
                        LocalDate.of(2026, 9, 17),
                        743_000_000,
                        20,
                        500),
                instrument(rows, 869_699));
        assertEquals(
                new Instrument(
                        "MCX",
                        565_899,
                        "CRUDEOIL SEP FUT",
                        InstrumentType.FUT,
                        "CRUDEOIL",
                        LocalDate.of(2026, 9, 21),
                        0,
                        1,
                        10_000),
                instrument(rows, 565_899));
        assertEquals("BSXOPT", symbolOf(rows, 869_699));
    }

    private static String symbolOf(MasterRows rows, long token) {
        return rows.rows().stream().filter(r -> r.token() == token).findFirst().get().symbol();
    }

    @Test
    void readsTheDetailedSharesAndPassesBondsBy() throws IOException {
        MasterRows rows = sample("scrip_master_detailed_sample_2026-04.csv");

        assertEquals(List.of(), rows.complaints());
        List<String> symbols = rows.rows().stream().map(r -> r.instrument().symbol()).toList();
        assertEquals(
                List.of(
                        "NIFTY",
                        "INDIA VIX",
                        "BANKNIFTY",
                        "FINNIFTY",
                        "MIDCPNIFTY",
                        "ARE&M",
                        "EMKAYTOOLS",
                        "TCS",
                        "HDFCBANK",
                        "INFY",
                        "RELIANCE",
                        "SBIN",
                        "ICICIBANK"),
                symbols);
        assertEquals(
                new Instrument("NSE", 11_536, "TCS", InstrumentType.EQ, "", null, 0, 1, 1_000),
                instrument(rows, 11_536));
        assertEquals(150, instrument(rows, 10_253).lotSize());
    }

    @Test
    void readsTheCompactSample() throws IOException {
        MasterRows rows = sample("scrip_master_compact_sample_2026-08.csv");

        assertEquals(List.of(), rows.complaints());
        assertEquals(5, rows.rows().size());
        assertEquals(
                new Instrument("NSE", 8_954, "TTML", InstrumentType.EQ, "", null, 0, 1, 100),
                instrument(rows, 8_954));
        assertEquals("IDX", instrument(rows, 21).segment());
    }

    @Test
    void readsCompactContractsWithATimeBehindTheDateAndNoUnderlying() throws IOException {
        MasterRows rows =
                parse(
                        COMPACT
                                + "NSE,D,5,OPTSTK,0,BAJAJ-AUTO-Sep2026-9500-PE,75.0,BAJAJ-AUTO 29 SEP 9500 PUT,"
                                + "2026-09-29 14:30:00,9500.00000,PE,5.0000,M,OP,NA,\n"
                                + "BSE,D,6,FUTIDX,0,BSXFUT,20.0,SENSEX SEP FUT,2026-09-24 15:30:00,0.00000,XX,"
                                + "5.0000,M,FUT,NA,\n"
                                + "NSE,C,7,FUTCUR,0,USDINR-Sep2026-FUT,1.0,USDINR SEP FUT,2026-09-28 12:30:00,"
                                + "-0.01000,XX,0.2500,M,FUT,NA,\n");

        assertEquals(List.of(), rows.complaints());
        Instrument option = instrument(rows, 5);
        assertEquals("BAJAJ-AUTO", option.underlying());
        assertEquals(LocalDate.of(2026, 9, 29), option.expiry());
        assertEquals(95_000_000, option.strike());
        assertEquals("SENSEX", instrument(rows, 6).underlying());
        assertEquals(25, instrument(rows, 7).tickSize());
        assertEquals("CDS", instrument(rows, 7).segment());
    }

    @Test
    void keepsEqualNumbersOfTwoSegmentsApart() throws IOException {
        MasterRows rows =
                parse(
                        DETAILED
                                + "NSE,I,13,NA,INDEX,13,NIFTY,NIFTY,Nifty 50,INDEX,NA,1.0,0001-01-01,,XX,0.05,N,\n"
                                + "NSE,E,13,INE117A01022,EQUITY,,ABB,ABB INDIA LIMITED,ABB India,ES,EQ,1.0,,,,5,NA,\n");

        assertEquals(
                List.of("IDX_I 13 NIFTY", "NSE_EQ 13 ABB"),
                rows.rows().stream()
                        .map(r -> r.segment() + " " + r.token() + " " + r.symbol())
                        .toList());
    }

    @Test
    void passesByWarrantsTestsAndExpiredAndNamesWhatIsBad() throws IOException {
        MasterRows rows =
                parse(
                        DETAILED
                                + "NSE,E,928,X,EQUITY,,ELECTCAST,ELECTROSTEEL,E,ES,EQ,1,,,,1,NA,\n"
                                + "NSE,E,18116,X,EQUITY,,ELECTCAST,ELECTROSTEEL W1,E,ES,W1,1,,,,1,NA,\n"
                                + "NSE,E,14,X,EQUITY,,011NSETEST,TEST,T,ES,EQ,1,,,,5,NA,\n"
                                + "NSE,D,1,NA,FUTIDX,26000,NIFTY,NIFTY-Aug2026-FUT,N,FUT,NA,65,2026-08-25,-0.01,XX,5,M,\n"
                                + "NSE,D,2,NA,OPTIDX,26000,NIFTY,NIFTY-Sep2026-1-XX,N,OP,NA,65,2026-09-29,1,XX,5,M,\n"
                                + "NSE,D,3,NA,FUTIDX,26000,NIFTY,NIFTY-Sep2026-FUT,N,FUT,NA,65,0001-01-01,0,XX,5,M,\n"
                                + "NSE,D,x,NA,FUTIDX,26000,NIFTY,NIFTY-Sep2026-FUT,N,FUT,NA,65,2026-09-29,0,XX,5,M,\n"
                                + "NCX,K,4,NA,FUTCOM,26000,A,A-Sep2026-FUT,N,FUT,NA,65,2026-09-29,0,XX,5,M,\n"
                                + "NSE,E,0,X,EQUITY,,ZERO,Z,Z,ES,EQ,1,,,,1,NA,\n");

        assertEquals(List.of(928L), rows.rows().stream().map(BrokerInstrument::token).toList());
        assertEquals(5, rows.skipped());
        assertTrue(rows.complaints().get(0).startsWith("line 6: "), rows.complaints().get(0));
    }

    @Test
    void refusesAFileThatIsNoMaster() {
        var e = assertThrows(IOException.class, () -> parse("<html>down for maintenance</html>"));
        assertTrue(e.getMessage().contains("EXCH_ID"), e.getMessage());
    }

    @Test
    void saysWhereTheMasterIs() {
        assertEquals("dhan", DhanInstruments.source().broker());
        assertEquals("images.dhan.co", DhanInstruments.source().files().get(0).url().getHost());
    }
}
