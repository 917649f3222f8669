package io.icebreaker.feed.smartapi;

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

class SmartInstrumentsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    private static MasterRows parse(String json) throws IOException {
        return new SmartInstruments()
                .parse(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), TODAY);
    }

    /** A row as the broker writes it: all values strings. */
    private static String row(
            String token,
            String symbol,
            String name,
            String expiry,
            String strike,
            String lot,
            String type,
            String exchange,
            String tick) {
        return "{\"token\":\"%s\",\"symbol\":\"%s\",\"name\":\"%s\",\"expiry\":\"%s\",\"strike\":\"%s\",\"lotsize\":\"%s\",\"instrumenttype\":\"%s\",\"exch_seg\":\"%s\",\"tick_size\":\"%s\",\"is_cas_enabled\":\"false\"}"
                .formatted(token, symbol, name, expiry, strike, lot, type, exchange, tick);
    }

    private static BrokerInstrument one(String row) throws IOException {
        MasterRows rows = parse("[" + row + "]");
        assertEquals(List.of(), rows.complaints());
        return rows.rows().get(0);
    }

    @Test
    void readsAShare() throws IOException {
        var share =
                one(row("3045", "SBIN-EQ", "SBIN", "", "-1.000000", "1", "", "NSE", "5.000000"));

        assertEquals(
                new BrokerInstrument(
                        new Instrument(
                                "NSE", 3045, "SBIN-EQ", InstrumentType.EQ, "", null, 0, 1, 500),
                        "NSE",
                        3045,
                        "SBIN-EQ"),
                share);
    }

    @Test
    void readsAnIndexUnderTheExchangeItStreamsWith() throws IOException {
        var nifty =
                one(
                        row(
                                "99926000",
                                "Nifty 50",
                                "NIFTY",
                                "",
                                "0.000000",
                                "1",
                                "AMXIDX",
                                "NSE",
                                "0.000000"));

        assertEquals("IDX", nifty.instrument().segment());
        assertEquals("NSE", nifty.segment());
        assertEquals(InstrumentType.IDX, nifty.instrument().type());
        assertEquals(500, nifty.instrument().tickSize());
    }

    @Test
    void readsAnOptionByItsColumnsAndTheLastTwoLetters() throws IOException {
        var call =
                one(
                        row(
                                "57000",
                                "NIFTY07JUL2623500CE",
                                "NIFTY",
                                "07JUL2026",
                                "2350000.000000",
                                "75",
                                "OPTIDX",
                                "NFO",
                                "5.000000"));

        assertEquals(InstrumentType.CE, call.instrument().type());
        assertEquals(235_000_000, call.instrument().strike());
        assertEquals(LocalDate.of(2026, 7, 7), call.instrument().expiry());
        assertEquals("NIFTY", call.instrument().underlying());
        assertEquals(75, call.instrument().lotSize());
        var put =
                one(
                        row(
                                "840001",
                                "SENSEX26MAR75000PE",
                                "SENSEX",
                                "26MAR2026",
                                "7500000.000000",
                                "20",
                                "OPTIDX",
                                "BFO",
                                "5.000000"));
        assertEquals(InstrumentType.PE, put.instrument().type());
        assertEquals("BFO", put.instrument().segment());
    }

    @Test
    void readsCurrencyStrikesInTheirOwnUnit() throws IOException {
        var call =
                one(
                        row(
                                "1151",
                                "USDINR26JAN85.5CE",
                                "USDINR",
                                "28JAN2026",
                                "855000000.000000",
                                "1",
                                "OPTCUR",
                                "CDS",
                                "0.250000"));

        assertEquals(855_000, call.instrument().strike());
        assertEquals(25, call.instrument().tickSize());
    }

    @Test
    void readsFuturesOfCommoditiesAndOfTheOtherExchange() throws IOException {
        var crude =
                one(
                        row(
                                "4321",
                                "CRUDEOIL26FEBFUT",
                                "CRUDEOIL",
                                "19FEB2026",
                                "-1.000000",
                                "100",
                                "FUTCOM",
                                "MCX",
                                "100.000000"));
        var guar =
                one(
                        row(
                                "99",
                                "GUARSEED10FEB2026",
                                "GUARSEED10",
                                "20FEB2026",
                                "-1.000000",
                                "5",
                                "FUTCOM",
                                "NCDEX",
                                "100.000000"));

        assertEquals(InstrumentType.FUT, crude.instrument().type());
        assertEquals(10_000, crude.instrument().tickSize());
        assertEquals(0, crude.instrument().strike());
        assertEquals("NCX", guar.instrument().segment());
        assertEquals("NCDEX", guar.segment());
    }

    @Test
    void skipsAndCountsWhatMakesNoInstrument() throws IOException {
        String good = row("1", "A-EQ", "A", "", "-1.000000", "1", "", "NSE", "5.000000");
        String old = row("2", "X", "X", "14JAN2026", "-1.000000", "1", "FUTSTK", "NFO", "5.000000");
        var rows =
                parse(
                        "["
                                + String.join(
                                        ",",
                                        good,
                                        old,
                                        row("x", "B", "", "", "0", "1", "", "NSE", "5"),
                                        row("3", "C", "", "", "0", "1", "", "XYZ", "5"),
                                        row("4", "D", "", "", "0", "1", "UNDCUR", "CDS", "5"),
                                        row("5", "E", "E", "", "1", "1", "OPTIDX", "NFO", "5"),
                                        row(
                                                "6",
                                                "FXX",
                                                "F",
                                                "01JAN2027",
                                                "1",
                                                "1",
                                                "OPTIDX",
                                                "NFO",
                                                "5"),
                                        row(
                                                "7",
                                                "GCE",
                                                "G",
                                                "01JAN2027",
                                                "0",
                                                "1",
                                                "OPTIDX",
                                                "NFO",
                                                "5"),
                                        row(
                                                "8",
                                                "HCE",
                                                "H",
                                                "32JAN2027",
                                                "1",
                                                "1",
                                                "OPTIDX",
                                                "NFO",
                                                "5"),
                                        row("0", "I", "", "", "0", "1", "", "NSE", "5"),
                                        row("9", "J", "", "", "0", "1", "", "NSE", "abc"),
                                        "7",
                                        "[1,{}]",
                                        "{\"token\":{\"deep\":1},\"exch_seg\":\"NSE\"}")
                                + "]");

        assertEquals(List.of("A-EQ"), rows.rows().stream().map(BrokerInstrument::symbol).toList());
        assertEquals(12, rows.skipped(), () -> String.join("\n", rows.complaints()));
        assertTrue(rows.complaints().get(0).startsWith("row 3: "), rows.complaints().get(0));
    }

    @Test
    void keepsWhatCameBeforeTheBreak() throws IOException {
        String good = row("1", "A-EQ", "A", "", "-1.000000", "1", "", "NSE", "5.000000");
        for (String broken : List.of("[" + good, "[" + good + ",{\"tok", "[" + good + ",}]")) {
            var rows = parse(broken);
            assertEquals(1, rows.rows().size(), broken);
            assertEquals(1, rows.skipped(), broken);
        }
    }

    @Test
    void refusesWhatIsNoMaster() {
        for (String text : List.of("", "{}", "<html>busy</html>", "\"x\"")) {
            assertThrows(IOException.class, () -> parse(text), text);
        }
    }

    @Test
    void saysWhereTheMasterIs() {
        var source = SmartInstruments.source();
        assertEquals("smartapi", source.broker());
        assertEquals(
                "/OpenAPI_File/files/OpenAPIScripMaster.json",
                source.files().get(0).url().getPath());
    }
}
