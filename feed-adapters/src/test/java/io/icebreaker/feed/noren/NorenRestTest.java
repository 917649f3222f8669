package io.icebreaker.feed.noren;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.login.LoginHttp;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.master.MasterFile;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.feed.master.OptionContracts;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.OptionRow;
import io.icebreaker.feed.rest.OrderChange;
import io.icebreaker.feed.rest.OrderRequest;
import io.icebreaker.feed.rest.OrderRequest.Product;
import io.icebreaker.feed.rest.OrderRequest.Side;
import io.icebreaker.feed.rest.OrderRequest.Type;
import io.icebreaker.feed.rest.OrderRequest.Validity;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestAnswer;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.feed.rest.TooMany;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.SimReply;
import io.icebreaker.feed.sim.noren.NorenAccount;
import io.icebreaker.feed.sim.noren.NorenSimulator;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REST and login against the simulated house: both halves were made from the documentation apart. */
class NorenRestTest {
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;

    private final MarketModel model = new MarketModel(MarketConfig.of(3, OPEN_NS));
    private NorenSimulator broker;
    private TokenFile tokens;
    private NorenRest rest;
    private long nowNs = OPEN_NS;

    @BeforeEach
    void logIn(@TempDir Path dir) throws Exception {
        broker = new NorenSimulator(0, null, model);
        tokens = new TokenFile(dir.resolve("token"));
        pump(200);
        tokens.write(flow().complete(answers(broker.logIn())));
        NorenConfig house =
                NorenConfig.flattrade().at(URI.create(broker.url()), URI.create(broker.restUrl()));
        rest =
                new NorenRest(
                        house,
                        NorenSession.of("flattrade", Map.of(), tokens.path()),
                        words -> List.of(),
                        new OptionContracts(broker.instruments()),
                        new FeedClocks(() -> nowNs, System::nanoTime));
    }

    @AfterEach
    void close() {
        broker.close();
    }

    private FlattradeLogin flow() {
        return new FlattradeLogin(
                new LoginSetup(NorenRestTest::send, URI.create(broker.restUrl()), Instant::now));
    }

    private static LoginHttp.Answer send(
            String method, URI uri, Map<String, String> headers, String body) {
        var request =
                HttpRequest.newBuilder(uri)
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var answer =
                    HttpClient.newHttpClient()
                            .send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new LoginHttp.Answer(answer.statusCode(), answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Secret> answers(String code) {
        return Map.of(
                "apiKey",
                Secret.of(NorenAccount.API_KEY),
                "apiSecret",
                Secret.of(NorenAccount.API_SECRET),
                "requestCode",
                Secret.of(code));
    }

    private void pump(int steps) {
        for (int i = 0; i < steps; i++) {
            nowNs += 1_000_000_000L;
            broker.pump(nowNs);
        }
    }

    private BrokerInstrument find(InstrumentType type) {
        return broker.instruments().stream()
                .filter(one -> one.instrument().type() == type)
                .findFirst()
                .orElseThrow();
    }

    private OrderRequest limit(BrokerInstrument instrument, long price, String tag) {
        return new OrderRequest(
                instrument,
                Side.BUY,
                instrument.instrument().lotSize(),
                Type.LIMIT,
                price,
                0,
                Product.INTRADAY,
                Validity.DAY,
                tag);
    }

    @Test
    void quotesAreTheMarkets() throws RestException {
        List<BrokerInstrument> some =
                List.of(
                        find(InstrumentType.EQ),
                        find(InstrumentType.FUT),
                        find(InstrumentType.IDX));
        List<Quote> quotes = rest.quotes(some);
        assertEquals(3, quotes.size());
        Tick tick = model.latest(broker.instruments().indexOf(some.get(1))).tick();
        Quote quote = quotes.get(1);
        assertEquals(tick.ltp(), quote.ltp());
        assertEquals(tick.volume(), quote.volume());
        assertEquals(tick.oi(), quote.oi());
        assertEquals(tick.bid(0), quote.bid());
        assertEquals(tick.askQty(0), quote.askQty());
        assertEquals(tick.lastTradeTimeNs() / 1_000_000_000L, quote.timeNs() / 1_000_000_000L);
        var unknown = new BrokerInstrument(some.get(0).instrument(), "NSE", 999_999, "NONE-EQ");
        assertEquals(List.of(), rest.quotes(List.of(unknown)), "left out");
    }

    @Test
    void historyComesOldestFirstWithoutZerosAndWithoutTheFormingBar() throws RestException {
        pump(120);
        BrokerInstrument future = find(InstrumentType.FUT);
        List<Candle> candles = rest.history(future, Interval.M1, OPEN_NS, nowNs + MINUTE_NS);
        assertEquals(5, candles.size());
        for (int i = 0; i < 5; i++) {
            assertEquals(OPEN_NS + i * MINUTE_NS, candles.get(i).startNs());
            assertTrue(candles.get(i).low() > 0);
        }
        assertEquals(List.of(), rest.history(future, Interval.D1, OPEN_NS, nowNs), "forming");
        nowNs += 2 * 1_440 * MINUTE_NS;
        List<Candle> days =
                rest.history(
                        future, Interval.D1, OPEN_NS - 1_440 * MINUTE_NS, OPEN_NS + MINUTE_NS * 9);
        assertEquals(1, days.size());
        assertEquals(candles.get(0).open(), days.get(0).open());
        assertEquals(
                List.of(),
                rest.history(future, Interval.M1, nowNs - 60 * MINUTE_NS, nowNs),
                "no data is no failure");
        assertThrows(RestException.class, () -> rest.history(future, Interval.S5, OPEN_NS, nowNs));
    }

    @Test
    void aBarThatHasJustEndedMayStillChange() throws RestException {
        BrokerInstrument future = find(InstrumentType.FUT);
        pump(109);
        assertEquals(4, rest.history(future, Interval.M1, OPEN_NS, nowNs).size());
        pump(1);
        assertEquals(5, rest.history(future, Interval.M1, OPEN_NS, nowNs).size());
    }

    @Test
    void anOrderIsPlacedChangedCancelledAndFilled() throws RestException {
        BrokerInstrument future = find(InstrumentType.FUT);
        long ltp = model.latest(broker.instruments().indexOf(future)).tick().ltp();
        String resting = rest.place(limit(future, ltp / 2 / 500 * 500, "rest1"));
        long lot = future.instrument().lotSize();
        long higher = ltp / 2 / 500 * 500 + 5_000;
        rest.modify(resting, new OrderChange(lot, Type.LIMIT, higher, 0, Validity.DAY));
        OrderState state = rest.book().get(0);
        assertEquals(higher, state.price());
        assertEquals("rest1", state.tag());
        assertEquals(OrderState.Status.OPEN, state.status());
        rest.cancel(resting);
        assertEquals(OrderState.Status.CANCELLED, rest.book().get(0).status());

        String taking = rest.place(limit(future, ltp * 2, "take1"));
        assertEquals(taking, rest.trades().get(0).orderId());
        assertEquals(lot, rest.trades().get(0).qty());
        assertTrue(rest.trades().get(0).price() > 0);

        var e = assertThrows(RestException.class, () -> rest.cancel(resting));
        assertEquals(Kind.ORDER, e.kind());
        assertTrue(e.getMessage().contains("Order not found"), e.getMessage());
    }

    @Test
    void anOrderWhoseAnswerIsLostIsSentOnce() {
        broker.http().faults(SimHttp.Fault.RESET_AFTER);
        var e =
                assertThrows(
                        RestException.class,
                        () -> rest.place(limit(find(InstrumentType.EQ), 10_000, "once1")));
        assertTrue(e.isOutcomeUnknown());
        assertEquals(
                1,
                broker.http().requests().stream()
                        .filter(request -> request.path().endsWith("PlaceOrder"))
                        .count());
    }

    @Test
    void ampersandsInSymbolsSurviveTheBody() throws RestException {
        assertEquals(List.of(), rest.searchScrip("NSE", "M&M"), "none is listed, and none is cut");
        BrokerInstrument share = find(InstrumentType.EQ);
        String name = share.symbol().substring(0, 3);
        assertTrue(
                rest.searchScrip("NSE", name).stream()
                        .anyMatch(scrip -> scrip.token() == share.token()));
    }

    @Test
    void marginsAndTheAccountsRefusals() throws Exception {
        assertEquals(100_000_000_000L, rest.margins().total());
        assertEquals(2_505_000, rest.margins().used());
        tokens.write(
                new LoginTokens(
                        Secret.of("canary-token"),
                        Map.of("userId", Secret.of(NorenAccount.USER_ID)),
                        Instant.EPOCH,
                        null));
        var e = assertThrows(RestException.class, () -> rest.margins());
        assertEquals(Kind.AUTH, e.kind());
        assertFalse(e.getMessage().contains("canary"), e.getMessage());
    }

    @Test
    void theChainIsPricedByQuotes() throws RestException {
        BrokerInstrument option = find(InstrumentType.CE);
        BrokerInstrument index =
                broker.instruments().stream()
                        .filter(
                                one ->
                                        one.instrument().type() == InstrumentType.IDX
                                                && one.instrument().symbol().startsWith("NIFTY 50"))
                        .findFirst()
                        .orElseThrow();
        LocalDate expiry = option.instrument().expiry();
        assertEquals(List.of(expiry), rest.expiries(index));
        OptionChain chain = rest.chain(index, expiry, OptionChain.MAX_STRIKES);
        assertEquals(latest(index).ltp(), chain.spot());
        assertTrue(chain.rows().size() > 5, chain.rows().size() + " strikes");
        for (OptionRow row : chain.rows()) {
            assertEquals(expiry, row.expiry());
            BrokerInstrument pe =
                    broker.instruments().stream()
                            .filter(one -> one.token() == row.pe().token())
                            .findFirst()
                            .orElseThrow();
            assertEquals(InstrumentType.PE, pe.instrument().type());
            assertEquals(row.strike(), pe.instrument().strike());
            assertEquals(latest(pe).ltp(), row.pe().ltp());
            assertEquals(latest(pe).oi(), row.pe().oi());
        }
        var never =
                assertThrows(RestException.class, () -> rest.chain(index, expiry.plusDays(1), 5));
        assertTrue(never.getMessage().contains("no options of NIFTY"), never.getMessage());
    }

    private Tick latest(BrokerInstrument one) {
        return model.latest(broker.instruments().indexOf(one)).tick();
    }

    /** What the masters say, read by our parser, is what the stream streams. */
    @Test
    void theMastersNameEveryInstrumentOfTheStream() throws Exception {
        var read = new java.util.HashMap<String, BrokerInstrument>();
        for (MasterFile file :
                NorenInstruments.source("flattrade").at(URI.create(broker.restUrl())).files()) {
            var request = HttpRequest.newBuilder(file.url()).build();
            var answer =
                    HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var zip = new ZipInputStream(answer.body())) {
                zip.getNextEntry();
                MasterRows rows = new NorenInstruments().parse(zip, LocalDate.EPOCH);
                assertEquals(List.of(), rows.complaints());
                rows.rows().forEach(row -> read.put(row.segment() + row.token(), row));
            }
        }
        for (BrokerInstrument one : broker.instruments()) {
            BrokerInstrument row = read.get(one.segment() + one.token());
            assertEquals(one.symbol(), row.symbol());
            assertEquals(one.instrument().type(), row.instrument().type());
            assertEquals(one.instrument().expiry(), row.instrument().expiry());
            assertEquals(one.instrument().strike(), row.instrument().strike());
            assertEquals(one.instrument().underlying(), row.instrument().underlying());
            assertEquals(one.instrument().lotSize(), row.instrument().lotSize());
            assertEquals(one.instrument().tickSize(), row.instrument().tickSize());
        }
        assertEquals(broker.instruments().size(), read.size());
    }

    @Test
    void theHousesWordsAreSorted() {
        Map<String, Kind> kinds =
                Map.of(
                        "Session Expired : Invalid Session Key",
                        Kind.AUTH,
                        "Invalid Input : Order Recieved 11 in a current second exceeds Limit 10 for"
                                + " user",
                        Kind.RATE,
                        "Invalid Input : Invalid token",
                        Kind.INPUT,
                        "Rejected : ORA:Order not found",
                        Kind.ORDER,
                        "Server Timeout :  ",
                        Kind.BROKER);
        kinds.forEach((emsg, kind) -> assertEquals(kind, complaint(emsg).kind(), emsg));
        assertEquals(null, complaint("Error Occurred : 5 \"no data\""));
        assertEquals(null, complaint("No Data :  "));
        assertEquals(null, NorenErrors.read(answer("[]")));
        assertEquals(Kind.BROKER, NorenErrors.read(answer("<html>")).kind());
        assertEquals(Kind.BROKER, NorenErrors.read(answer("{\"a\":\"b\"}")).kind());
    }

    @Test
    void aPassedLimitPausesAsLongAsItsWindow() {
        for (String window : List.of("second", "minute")) {
            var e = complaint("Order Recieved 11 in a current " + window + " exceeds Limit 10 for");
            long pauseNs = ((TooMany) e).pauseNs();
            assertEquals(window.equals("minute") ? MINUTE_NS : MINUTE_NS / 60, pauseNs);
        }
        assertEquals(Kind.ORDER, complaint("RMS:Margin exceeds Limit 10").kind());
    }

    @Test
    void wordsThatNobodyKnowsGoByTheStatus() {
        assertEquals(Kind.INPUT, complaint(200, "Something new").kind());
        assertEquals(Kind.RATE, complaint(429, "Something new").kind());
        assertEquals(Kind.RATE, complaint(429, "no data").kind());
        assertTrue(complaint(502, "Something new").isOutcomeUnknown());
        assertEquals(Kind.ORDER, complaint(502, "Rejected : RMS:Margin").kind());
    }

    @Test
    void noDataIsNoSuccessOfACancel() {
        broker.http()
                .on(
                        "POST",
                        URI.create(broker.restUrl()).getPath() + "/CancelOrder",
                        request -> SimReply.json("{\"stat\":\"Not_Ok\",\"emsg\":\"No Data :  \"}"));
        var e = assertThrows(RestException.class, () -> rest.cancel("17"));
        assertEquals(Kind.ORDER, e.kind());
        assertFalse(e.isOutcomeUnknown());
    }

    private static RestException complaint(String emsg) {
        return complaint(200, emsg);
    }

    private static RestException complaint(int status, String emsg) {
        return NorenErrors.read(
                answer(status, NorenText.object(Map.of("stat", "Not_Ok", "emsg", emsg))));
    }

    private static RestAnswer answer(String body) {
        return answer(200, body);
    }

    private static RestAnswer answer(int status, String body) {
        return new RestAnswer(status, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    @Test
    void aRequestCodeWorksOnceAndTheOldTokenEnds() throws Exception {
        var used = broker.logIn();
        flow().complete(answers(used));
        assertThrows(
                io.icebreaker.feed.login.LoginException.class,
                () -> flow().complete(answers(used)));
        assertEquals(Kind.AUTH, assertThrows(RestException.class, () -> rest.margins()).kind());
    }

    @Test
    void stampsOfAllForms() {
        long ns = 1_607_869_772_000_000_000L;
        assertEquals(ns, NorenStamps.ns("19:59:32 13-12-2020"));
        assertEquals(ns, NorenStamps.ns("13-12-2020 19:59:32"));
        assertEquals(0, NorenStamps.ns("01-01-1980 00:00:00"));
        assertEquals(0, NorenStamps.ns("00:00:00"));
        assertEquals(0, NorenStamps.ns(""));
        assertEquals(0, NorenStamps.ns("31-02-2026 10:00:00x"));
    }
}
