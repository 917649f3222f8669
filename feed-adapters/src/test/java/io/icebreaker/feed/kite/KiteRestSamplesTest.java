package io.icebreaker.feed.kite;

import static io.icebreaker.feed.rest.RestException.Kind.AUTH;
import static io.icebreaker.feed.rest.RestException.Kind.BROKER;
import static io.icebreaker.feed.rest.RestException.Kind.INPUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.SharedData;
import io.icebreaker.feed.master.OptionContracts;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.OrderFill;
import io.icebreaker.feed.rest.OrderRequest;
import io.icebreaker.feed.rest.OrderRequest.Product;
import io.icebreaker.feed.rest.OrderRequest.Side;
import io.icebreaker.feed.rest.OrderRequest.Type;
import io.icebreaker.feed.rest.OrderRequest.Validity;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.OrderState.Status;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.UnsupportedByBroker;
import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.SimRequest;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kite's published samples, served as Kite would, read to the values they state. */
class KiteRestSamplesTest {
    private static final BrokerInstrument INFY =
            new BrokerInstrument(
                    new Instrument("NSE", 1594, "INFY", InstrumentType.EQ, "", null, 0, 1, 500),
                    "NSE",
                    1594,
                    "INFY");

    private final SimHttp server = SimHttp.start();
    private final KiteRest kite =
            new KiteRest(
                    server.uri(),
                    KiteSession.of(
                            Map.of(
                                    KiteSession.API_KEY, "k3y-canary",
                                    KiteSession.ACCESS_TOKEN, "t0ken-canary"),
                            null),
                    words -> List.of(INFY),
                    new OptionContracts(List.of()),
                    new FeedClocks(() -> ns("2026-08-17T10:00:00Z"), System::nanoTime));

    @AfterEach
    void stop() {
        server.close();
    }

    private static long ns(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
    }

    private static String sample(String name) throws IOException {
        return Files.readString(SharedData.path("kite/" + name));
    }

    private void serve(String method, String path, String sample) throws IOException {
        String text = sample(sample);
        server.on(method, path, request -> SimReply.json(text));
    }

    private SimRequest lastRequest() {
        List<SimRequest> all = server.requests();
        return all.get(all.size() - 1);
    }

    @Test
    void readsAQuote() throws Exception {
        String text = sample("quote.json").replace("\"NSE:INFY\"", "\"408065\"");
        server.on("GET", "/quote", request -> SimReply.json(text));

        assertEquals(
                List.of(
                        new Quote(
                                INFY,
                                ns("2021-06-08T10:15:56Z"),
                                14_129_500,
                                5,
                                14_124_700,
                                7_360_198,
                                0,
                                13_960_000,
                                14_217_500,
                                13_955_500,
                                13_896_500,
                                0,
                                0,
                                14_129_500,
                                5_191,
                                12_507_000,
                                15_286_000)),
                kite.quotes(List.of(INFY)));
        assertEquals("408065", lastRequest().parameter("i"));
        assertEquals("3", lastRequest().header("x-kite-version"));
        assertEquals("token k3y-canary:t0ken-canary", lastRequest().header("authorization"));
    }

    @Test
    void leavesOutWhatKiteDoesNotKnowAndAsksInFiveHundreds() throws Exception {
        server.on("GET", "/quote", r -> SimReply.json("{\"status\":\"success\",\"data\":{}}"));
        assertEquals(List.of(), kite.quotes(java.util.Collections.nCopies(501, INFY)));
        assertEquals(
                List.of(500, 1),
                server.requests().stream().map(r -> r.query().get("i").size()).toList());
    }

    @Test
    void readsMinutesAndOpenInterest() throws Exception {
        serve("GET", "/instruments/historical/408065/minute", "historical_minute.json");
        long from = ns("2017-12-15T03:45:00Z");
        List<Candle> minutes = kite.history(INFY, Interval.M1, from, from + 360_000_000_000L);

        assertEquals(6, minutes.size());
        assertEquals(
                new Candle(from, 17_045_000, 17_050_000, 16_992_500, 17_028_000, 2_499, -1),
                minutes.get(0));
        assertEquals("2017-12-15 09:15:00", lastRequest().parameter("from"));
        assertEquals("2017-12-15 09:20:59", lastRequest().parameter("to"));

        serve("GET", "/instruments/historical/408065/5minute", "historical_oi.json");
        from = ns("2019-12-04T03:45:00Z");
        List<Candle> withOi = kite.history(INFY, Interval.M5, from, from + 60_000_000_000L);
        assertEquals(1, withOi.size(), "what starts at or after the end is left out");
        assertEquals(13_667_775, withOi.get(0).oi());
    }

    @Test
    void asksForLongSpansInPiecesAndNotForWhatKiteDoesNotHave() throws Exception {
        server.on(
                "GET",
                "/instruments/historical/",
                r -> SimReply.json("{\"status\":\"success\",\"data\":{\"candles\":[]}}"));
        long day = 86_400_000_000_000L;
        kite.history(
                INFY,
                Interval.M1,
                ns("2026-01-01T00:00:00Z"),
                ns("2026-01-01T00:00:00Z") + 121 * day);
        assertEquals(
                List.of("2026-01-01 05:30:00", "2026-03-02 05:30:00", "2026-05-01 05:30:00"),
                server.requests().stream().map(r -> r.parameter("from")).toList());
        assertThrows(UnsupportedByBroker.class, () -> kite.history(INFY, Interval.S1, 0, day));
    }

    @Test
    void leavesOutBrokenCandlesAndThoseStillForming() throws Exception {
        String text =
                Stream.of(
                                "\"2026-08-17T15:27:00+0530\",10,11,9,10.5,7",
                                "\"2026-08-17T15:27:00+0530\",10,11,9,10.5,7", // again
                                "\"2026-08-17T15:28:00+0530\",10,9,11,10.5,7", // high below low
                                "\"nonsense\",10,11,9,10.5,7",
                                "\"2026-08-17T15:28:30+0530\",null,null,null,null,0",
                                "\"2026-08-17T15:29:00+0530\",10,11,9,10.5,7") // not settled
                        .map(row -> "[" + row + "]")
                        .collect(java.util.stream.Collectors.joining(","));
        server.on(
                "GET",
                "/instruments/historical/",
                r ->
                        SimReply.json(
                                "{\"status\":\"success\",\"data\":{\"candles\":[" + text + "]}}"));
        List<Candle> candles =
                kite.history(
                        INFY, Interval.M1, ns("2026-08-17T03:45:00Z"), ns("2026-08-17T10:00:00Z"));
        assertEquals(
                List.of(ns("2026-08-17T09:57:00Z")),
                candles.stream().map(Candle::startNs).toList());
    }

    @Test
    void readsTheBookAndTheTrades() throws Exception {
        serve("GET", "/orders", "orders.json");
        List<OrderState> book = kite.book();
        assertEquals(10, book.size());
        OrderState first =
                book.stream().filter(o -> o.id().equals("100000000000000")).findFirst().get();
        assertEquals(
                new OrderState(
                        "100000000000000",
                        "",
                        "CDS",
                        "USDINR21JUNFUT",
                        Side.BUY,
                        Type.LIMIT,
                        1,
                        0,
                        720_000,
                        0,
                        0,
                        Status.CANCELLED,
                        ns("2021-05-31T03:48:58Z"),
                        ""),
                first);
        OrderState rejected =
                book.stream().filter(o -> o.status() == Status.REJECTED).findFirst().get();
        assertEquals("icebergord", rejected.tag());
        assertFalse(rejected.text().isEmpty());

        serve("GET", "/trades", "order_trades.json");
        assertEquals(
                List.of(
                        new OrderFill(
                                "10000000",
                                "200000000000000",
                                "MCX",
                                "GOLDPETAL21JUNFUT",
                                Side.BUY,
                                48_520_000,
                                1,
                                ns("2021-05-31T10:30:36Z"))),
                kite.trades());
    }

    @Test
    void sendsOrdersInKitesWords() throws Exception {
        serve("POST", "/orders/regular", "order_response.json");
        var order =
                new OrderRequest(
                        INFY,
                        Side.BUY,
                        10,
                        Type.LIMIT,
                        14_129_500,
                        0,
                        Product.DELIVERY,
                        Validity.DAY,
                        "ib1");
        assertEquals("151220000000000", kite.place(order));
        assertEquals(
                Map.of(
                        "exchange",
                        "NSE",
                        "tradingsymbol",
                        "INFY",
                        "transaction_type",
                        "BUY",
                        "product",
                        "CNC",
                        "quantity",
                        "10",
                        "order_type",
                        "LIMIT",
                        "price",
                        "1412.95",
                        "validity",
                        "DAY",
                        "tag",
                        "ib1"),
                lastRequest().form());
        kite.place(
                new OrderRequest(
                        INFY,
                        Side.SELL,
                        5,
                        Type.SL_M,
                        0,
                        14_000_000,
                        Product.INTRADAY,
                        Validity.DAY,
                        "ib2"));
        assertEquals(
                Map.of(
                        "exchange",
                        "NSE",
                        "tradingsymbol",
                        "INFY",
                        "transaction_type",
                        "SELL",
                        "product",
                        "MIS",
                        "quantity",
                        "5",
                        "order_type",
                        "SL-M",
                        "market_protection",
                        "-1",
                        "trigger_price",
                        "1400",
                        "validity",
                        "DAY",
                        "tag",
                        "ib2"),
                lastRequest().form());

        serve("DELETE", "/orders/regular/1512", "order_cancel.json");
        kite.cancel("1512");
        RestException e = assertThrows(RestException.class, () -> kite.cancel("../session/token"));
        assertEquals(INPUT, e.kind());
    }

    @ParameterizedTest
    @CsvSource({
        "TokenException,403,AUTH,false",
        "PermissionException,403,INPUT,false",
        "InputException,400,INPUT,false",
        "OrderException,500,ORDER,false",
        "MarginException,400,ORDER,false",
        "NetworkException,503,BROKER,true",
        "NetworkException,429,RATE,false",
        "DataException,502,BROKER,true",
        "GeneralException,500,BROKER,true",
        "SomethingNew,403,AUTH,false",
        "SomethingNew,200,BROKER,true"
    })
    void readsErrorsByTypeAndStatus(
            String type, int status, RestException.Kind kind, boolean unknown) {
        server.on(
                "DELETE",
                "/orders/regular/1",
                r ->
                        SimReply.json(
                                status,
                                "{\"status\":\"error\",\"message\":\"no: "
                                        + r.header("authorization")
                                        + "\",\"error_type\":\""
                                        + type
                                        + "\"}"));
        RestException e = assertThrows(RestException.class, () -> kite.cancel("1"));
        assertEquals(kind, e.kind());
        assertEquals(type, e.brokerCode());
        assertEquals(unknown, e.isOutcomeUnknown());
        assertFalse(e.getMessage().contains("canary"), e.getMessage());
    }

    @Test
    void doesNotSendARefusedTokenAgain() {
        server.on(
                "GET",
                "/orders",
                r ->
                        SimReply.json(
                                403,
                                "{\"status\":\"error\",\"message\":\"Incorrect token\","
                                        + "\"error_type\":\"TokenException\"}"));
        assertEquals(AUTH, assertThrows(RestException.class, kite::book).kind());
        assertEquals(AUTH, assertThrows(RestException.class, kite::book).kind());
        assertEquals(1, server.requests().size());
    }

    @Test
    void takesGarbageForAFailureOfTheBroker() throws IOException {
        for (String text :
                List.of("", "<html>", "[1,2", "{}", "null", "{\"status\":\"success\"} x")) {
            server.on("POST", "/orders/regular", r -> SimReply.json(text));
            var order =
                    new OrderRequest(
                            INFY,
                            Side.BUY,
                            1,
                            Type.MARKET,
                            0,
                            0,
                            Product.INTRADAY,
                            Validity.DAY,
                            "t");
            RestException e = assertThrows(RestException.class, () -> kite.place(order));
            assertTrue(e.kind() == BROKER || e.kind() == RestException.Kind.OPEN_CIRCUIT);
            assertEquals(e.kind() == BROKER, e.isOutcomeUnknown(), text + " " + e.getMessage());
        }
    }

    @Test
    void searchesTheMaster() throws Exception {
        assertEquals(List.of(INFY), kite.search("inf"));
    }
}
