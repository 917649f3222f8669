package io.icebreaker.feed.dhan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.SharedData;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.OptionRow;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestAnswer;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.feed.rest.UnsupportedByBroker;
import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recorded answers of Dhan (shared data) served again, and read to the values of feed-dhan 10. */
class DhanRestTest {
    private static final BrokerInstrument NIFTY =
            new BrokerInstrument(
                    new Instrument(
                            "IDX", 1001, "NIFTY 50", InstrumentType.IDX, "", null, 0, 1, 500),
                    "IDX_I",
                    13,
                    "NIFTY");
    private static final BrokerInstrument HDFCBANK =
            new BrokerInstrument(
                    new Instrument("NSE", 1333, "HDFCBANK", InstrumentType.EQ, "", null, 0, 1, 500),
                    "NSE_EQ",
                    1_333,
                    "HDFCBANK");
    private static final BrokerInstrument OPTION =
            new BrokerInstrument(
                    new Instrument(
                            "NFO",
                            49_081,
                            "X",
                            InstrumentType.CE,
                            "NIFTY",
                            LocalDate.of(2025, 1, 30),
                            1,
                            1,
                            500),
                    "NSE_FNO",
                    49_081,
                    "X");
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int ALL = OptionChain.MAX_STRIKES;

    private final SimHttp http = SimHttp.start();
    private long monotonicNs;
    private final DhanRest rest =
            new DhanRest(
                    http.uri(),
                    DhanSession.of(
                            Map.of(
                                    DhanSession.CLIENT_ID,
                                    "1000000003",
                                    DhanSession.ACCESS_TOKEN,
                                    "t0p-s3cret"),
                            null),
                    words -> List.of(HDFCBANK),
                    new FeedClocks(
                            () ->
                                    Instant.parse("2026-11-26T00:00:00Z").getEpochSecond()
                                            * SECOND_NS,
                            () -> monotonicNs += 2 * SECOND_NS));

    @AfterEach
    void stop() {
        http.close();
    }

    private void answer(String path, String file) throws IOException {
        String text = Files.readString(SharedData.path("dhan/" + file));
        http.on("POST", path, request -> SimReply.json(text));
    }

    private static long ns(String instant) {
        return Instant.parse(instant).getEpochSecond() * SECOND_NS;
    }

    // ---- chains

    @Test
    void readsTheRecordedChainToTheGoldenFigures() throws Exception {
        answer("/v2/optionchain", "rest_optionchain_nifty_20250128_1503ist.json");
        OptionChain chain = rest.chain(NIFTY, LocalDate.of(2025, 1, 30), ALL);
        List<OptionRow> rows = chain.rows();

        assertEquals(249, rows.size());
        assertEquals(229_529_500, chain.spot());
        assertFalse(chain.isCut());
        long ce = sum(rows, row -> row.ce().oi());
        long pe = sum(rows, row -> row.pe().oi());
        assertEquals(158_629_850, ce);
        assertEquals(144_141_850, pe);
        assertEquals(0.908668, (double) pe / ce, 5e-7);
        long ceVolume = sum(rows, row -> row.ce().volume());
        long peVolume = sum(rows, row -> row.pe().volume());
        assertEquals(1_562_101_325, ceVolume);
        assertEquals(1_454_606_025, peVolume);
        assertEquals(0.931185, (double) peVolume / ceVolume, 5e-7);
        assertEquals(231_000_000, maxPain(rows));
        assertTrue(Double.isNaN(rows.get(0).ce().iv()), "an IV of 0 on a dead strike is none");
        var sent = http.requests().get(0);
        assertEquals(
                "{\"UnderlyingScrip\":13,\"UnderlyingSeg\":\"IDX_I\",\"Expiry\":\"2025-01-30\"}",
                sent.body());
        assertEquals("t0p-s3cret", sent.header("access-token"));
        assertEquals("1000000003", sent.header("client-id"));
    }

    private static long sum(List<OptionRow> rows, ToLongFunction<OptionRow> of) {
        return rows.stream().mapToLong(of).sum();
    }

    /** The strike at which all who hold options would be paid least. */
    private static long maxPain(List<OptionRow> rows) {
        long best = 0;
        double least = Double.MAX_VALUE;
        for (OptionRow at : rows) {
            double paid = 0;
            for (OptionRow row : rows) {
                paid += (double) Math.max(0, at.strike() - row.strike()) * row.ce().oi();
                paid += (double) Math.max(0, row.strike() - at.strike()) * row.pe().oi();
            }
            if (paid < least) {
                least = paid;
                best = at.strike();
            }
        }
        return best;
    }

    @Test
    void sortsStrikesAndRoundsWidenedFloats() throws Exception {
        answer("/v2/optionchain", "rest_optionchain_nifty_20250201_1809ist.json");
        List<OptionRow> rows = rest.chain(NIFTY, LocalDate.of(2025, 2, 6), ALL).rows();
        for (int i = 1; i < rows.size(); i++) {
            assertTrue(rows.get(i - 1).strike() < rows.get(i).strike());
        }
        assertTrue(
                rows.stream()
                        .allMatch(row -> row.ce().ltp() % 100 == 0 && row.pe().bid() % 100 == 0));
    }

    @Test
    void asksTheSameChainOnceInThreeSeconds() throws Exception {
        answer("/v2/optionchain", "rest_optionchain_nifty_20250128_1503ist.json");
        rest.chain(NIFTY, LocalDate.of(2025, 1, 30), ALL);
        monotonicNs -= 60 * SECOND_NS;
        rest.chain(NIFTY, LocalDate.of(2025, 1, 30), ALL);
        assertEquals(1, http.requests().size());
        monotonicNs += 120 * SECOND_NS;
        rest.chain(NIFTY, LocalDate.of(2025, 1, 30), ALL);
        assertEquals(2, http.requests().size());
    }

    @Test
    void cutsTheKeptChainAroundTheSpotAtEachQuestion() throws Exception {
        answer("/v2/optionchain", "rest_optionchain_nifty_20250128_1503ist.json");
        OptionChain near = rest.chain(NIFTY, LocalDate.of(2025, 1, 30), 3);
        assertEquals(
                List.of(229_000_000L, 229_500_000L, 230_000_000L),
                near.rows().stream().map(OptionRow::strike).toList());
        assertEquals(249, near.listed());
        assertTrue(near.isCut());
        monotonicNs -= 60 * SECOND_NS;
        assertEquals(249, rest.chain(NIFTY, LocalDate.of(2025, 1, 30), ALL).rows().size());
        assertEquals(1, http.requests().size());
    }

    @Test
    void readsTheExpiries() throws Exception {
        answer("/v2/optionchain/expirylist", "rest_expirylist_nifty.json");
        List<LocalDate> expiries = rest.expiries(NIFTY);
        assertEquals(18, expiries.size());
        assertEquals(LocalDate.of(2025, 1, 30), expiries.get(0));
        assertEquals(LocalDate.of(2029, 12, 27), expiries.get(17));
    }

    @Test
    void saysWhyAnEmptyAnswerMayBe() {
        http.on("POST", "/v2/optionchain", r -> new SimReply(200, Map.of(), new byte[0]));
        var e =
                assertThrows(
                        RestException.class,
                        () -> rest.chain(NIFTY, LocalDate.of(2025, 1, 1), ALL));
        assertEquals(Kind.BROKER, e.kind());
        assertTrue(e.getMessage().contains("expiry"), e.getMessage());
    }

    // ---- charts

    @Test
    void readsMinutesOfThreeSessions() throws Exception {
        answer("/v2/charts/intraday", "rest_charts_intraday_hdfcbank_1m.json");
        List<Candle> bars =
                rest.history(
                        HDFCBANK,
                        Interval.M1,
                        ns("2024-09-10T18:30:00Z"),
                        ns("2024-09-15T18:30:00Z"));
        assertEquals(1_125, bars.size());
        assertEquals(ns("2024-09-11T03:45:00Z"), bars.get(0).startNs());
        assertEquals(16_504_000, bars.get(0).open());
        assertEquals(ns("2024-09-11T09:59:00Z"), bars.get(374).startNs());
        assertEquals(
                "{\"securityId\":\"1333\",\"exchangeSegment\":\"NSE_EQ\",\"instrument\":\"EQUITY\","
                        + "\"oi\":false,\"interval\":\"1\",\"fromDate\":\"2024-09-11 00:00:00\","
                        + "\"toDate\":\"2024-09-15 23:59:59\"}",
                http.requests().get(0).body());
    }

    /** 09:15 to 09:30 as fetched before and after a bonus: twice the shares at half the price. */
    @Test
    void showsThatThePastIsAdjusted() throws Exception {
        answer("/v2/charts/intraday", "rest_charts_intraday_hdfcbank_15m_fetched2026.json");
        List<Candle> bars =
                rest.history(
                        HDFCBANK,
                        Interval.M15,
                        ns("2024-09-10T18:30:00Z"),
                        ns("2024-09-13T18:30:00Z"));
        assertEquals(1_386_342, bars.get(0).volume());
        assertEquals(75, bars.size());
    }

    @Test
    void readsDaysWithTheEndLeftOut() throws Exception {
        answer("/v2/charts/historical", "rest_charts_historical_hdfcbank_daily.json");
        List<Candle> bars =
                rest.history(
                        HDFCBANK,
                        Interval.D1,
                        ns("2022-01-07T18:30:00Z"),
                        ns("2022-02-07T18:30:00Z"));
        assertEquals(20, bars.size());
        assertEquals(ns("2022-02-06T18:30:00Z"), bars.get(19).startNs());
        assertEquals(10_542_765, bars.get(2).volume(), "scientific form");
        assertTrue(
                http.requests()
                        .get(0)
                        .body()
                        .endsWith("\"fromDate\":\"2022-01-08\",\"toDate\":\"2022-02-08\"}"));
    }

    @Test
    void readsAnIndexWithItsSeventySixthBar() throws Exception {
        answer("/v2/charts/intraday", "rest_charts_intraday_nifty_index_5m.json");
        List<Candle> bars =
                rest.history(
                        NIFTY, Interval.M5, ns("2024-01-14T18:30:00Z"), ns("2024-01-16T18:30:00Z"));
        assertEquals(152, bars.size());
        assertEquals(0, bars.get(0).volume());
        assertTrue(http.requests().get(0).body().contains("\"instrument\":\"INDEX\""));
    }

    @Test
    void asksNinetyDaysAtATimeAndLeavesOutWhatStillForms() throws Exception {
        answer("/v2/charts/intraday", "rest_charts_intraday_hdfcbank_1m.json");
        List<Candle> bars =
                rest.history(
                        HDFCBANK,
                        Interval.M1,
                        ns("2024-09-10T18:30:00Z"),
                        ns("2025-03-15T18:30:00Z"));
        assertEquals(3, http.requests().size());
        assertEquals(1_125, bars.size(), "each bar once");
        assertThrows(
                UnsupportedByBroker.class, () -> rest.history(HDFCBANK, Interval.S5, 0, SECOND_NS));
    }

    // ---- quotes

    @Test
    void readsAQuoteOfWhatHasNotTraded() throws Exception {
        answer("/v2/marketfeed/quote", "rest_marketfeed_quote_untraded.json");
        List<Quote> quotes = rest.quotes(List.of(OPTION, HDFCBANK));
        assertEquals(1, quotes.size(), "what Dhan does not know is left out");
        Quote quote = quotes.get(0);
        assertEquals(OPTION, quote.instrument());
        assertEquals(0, quote.timeNs());
        assertEquals(500, quote.lowerCircuit());
        assertEquals(200_500, quote.upperCircuit());
        assertEquals(0, quote.bidQty());
        assertEquals("{\"NSE_FNO\":[49081],\"NSE_EQ\":[1333]}", http.requests().get(0).body());
    }

    // ---- refusals

    @Test
    void tellsTheRecordedRefusalsApart() throws IOException {
        var kinds = new ArrayList<String>();
        try (JsonParser json =
                new JsonFactory().createParser(SharedData.path("dhan/rest_errors.json").toFile())) {
            json.nextToken();
            for (Object one : (List<?>) DhanSamples.value(json)) {
                var error = (Map<?, ?>) one;
                var answer =
                        new RestAnswer(
                                Integer.parseInt((String) error.get("status")),
                                text(error.get("body")).getBytes(StandardCharsets.UTF_8),
                                Map.of());
                RestException e = DhanErrors.read(answer);
                kinds.add(e.brokerCode() + " " + e.kind());
            }
        }
        assertEquals(
                List.of(
                        "806 INPUT",
                        "DH-901 AUTH",
                        "DH-904 RATE",
                        "DH-905 INPUT",
                        " INPUT",
                        "DH-906 AUTH"),
                kinds);
    }

    private static String text(Object value) throws IOException {
        var out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : ((Map<?, ?>) value).entrySet()) {
                json.writeStringField((String) field.getKey(), (String) field.getValue());
            }
            json.writeEndObject();
        }
        return out.toString();
    }

    @Test
    void takesASuccessForOneAndAnOldRefusalForAnother() {
        assertNull(DhanErrors.read(answer(200, "{\"status\":\"success\",\"data\":{}}")));
        assertNull(DhanErrors.read(answer(202, "")));
        assertNull(DhanErrors.read(answer(200, "[]")));
        RestException old =
                DhanErrors.read(
                        answer(
                                200,
                                "{\"data\":{\"805\":\"Too many requests\"},\"status\":\"failed\"}"));
        assertEquals(
                "805 RATE Too many requests",
                old.brokerCode() + " " + old.kind() + " " + old.getMessage());
        assertEquals(Kind.BROKER, DhanErrors.read(answer(200, "<html>")).kind());
        assertEquals(Kind.BROKER, DhanErrors.read(answer(502, "<html>")).kind());
        assertEquals(
                Kind.ORDER,
                DhanErrors.read(answer(400, "{\"errorCode\":\"DH-906\",\"errorMessage\":\"No\"}"))
                        .kind());
    }

    private static RestAnswer answer(int status, String text) {
        return new RestAnswer(status, text.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    @Test
    void readsTimesInBothSpellings() {
        assertEquals(ns("2025-01-28T09:33:32Z"), DhanTimes.parse("28/01/2025 15:03:32"));
        assertEquals(ns("2025-01-28T09:33:32Z"), DhanTimes.parse("2025-01-28 15:03:32"));
        assertEquals(0, DhanTimes.parse("01/01/1980 00:00:00"));
        assertEquals(0, DhanTimes.parse(""));
    }

    @Test
    void namesInstrumentsInDhansWords() throws IOException {
        assertEquals("OPTIDX", DhanHistory.word(OPTION.instrument()));
        Json none = Json.parse("{}".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), DhanChains.rows(none, LocalDate.MIN));
    }

    @Test
    void isSilentForAMinuteAfterTooManyCalls() {
        String refusal = "{\"data\":{\"805\":\"Too many requests\"},\"status\":\"failed\"}";
        http.on("POST", "/v2/charts/intraday", request -> SimReply.json(refusal));
        long to = ns("2025-01-28T09:33:32Z");
        for (int n = 0; n < 10; n++) {
            RestException e =
                    assertThrows(
                            RestException.class,
                            () -> rest.history(OPTION, Interval.M1, to - 60 * SECOND_NS, to));
            assertEquals(Kind.RATE, e.kind());
        }
        assertEquals(1, http.requests().size(), "neither repeated nor asked by the next call");
        monotonicNs += 60 * SECOND_NS;
        assertThrows(
                RestException.class,
                () -> rest.history(OPTION, Interval.M1, to - 60 * SECOND_NS, to));
        assertEquals(2, http.requests().size());
    }
}
