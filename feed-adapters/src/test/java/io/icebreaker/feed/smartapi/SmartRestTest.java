package io.icebreaker.feed.smartapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.master.MasterRows;
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
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.SimFault;
import io.icebreaker.feed.sim.SimHttp.Fault;
import io.icebreaker.feed.sim.smartapi.SmartAccount;
import io.icebreaker.feed.sim.smartapi.SmartLoginTokens;
import io.icebreaker.feed.sim.smartapi.SmartServer;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REST against the simulated Angel One, with the master it serves. */
class SmartRestTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;

    private final MarketModel model = new MarketModel(MarketConfig.of(21, OPEN_NS));
    private final SmartAccount account = SmartAccount.simulated();
    private SmartServer server;
    private SmartRest rest;
    private MasterRows master;
    private TokenFile tokenFile;
    private long nowNs = OPEN_NS;

    /** Every look at this clock is a second later: no call has to wait for its turn. */
    private final AtomicLong secondsApart = new AtomicLong();

    @BeforeEach
    void start(@TempDir Path dir) throws Exception {
        server = new SmartServer(0, account, model, () -> Instant.EPOCH);
        tokenFile = new TokenFile(dir.resolve("smartapi.token"));
        login();
        master = master();
        Map<String, String> keys =
                Map.of(
                        SmartLogin.API_KEY_VARIABLE,
                        account.apiKey(),
                        SmartLogin.CLIENT_CODE_VARIABLE,
                        account.clientCode());
        rest =
                new SmartRest(
                        URI.create(server.restUrl()),
                        SmartSession.of(keys, tokenFile.path()),
                        SmartContracts.of(master.rows()),
                        new FeedClocks(() -> nowNs, () -> secondsApart.addAndGet(SECOND)));
        pump(5 * MINUTE);
    }

    private void login() throws IOException {
        SmartLoginTokens tokens = server.login(Instant.EPOCH);
        tokenFile.write(
                new LoginTokens(
                        Secret.of(tokens.jwt()),
                        Map.of("feedToken", Secret.of(tokens.feed())),
                        Instant.EPOCH,
                        null));
    }

    private MasterRows master() throws IOException, InterruptedException {
        URI uri = SmartInstruments.source().at(URI.create(server.restUrl())).files().get(0).url();
        try (var in =
                HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream())
                        .body()) {
            return new SmartInstruments().parse(in, LocalDate.EPOCH);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void pump(long ns) {
        nowNs += ns;
        server.pump(nowNs);
    }

    private BrokerInstrument first(InstrumentType type) {
        return master.rows().stream()
                .filter(row -> row.instrument().type() == type)
                .findFirst()
                .orElseThrow();
    }

    private Tick latest(BrokerInstrument one) {
        return model.latest(master.rows().indexOf(one)).tick();
    }

    @Test
    void readsTheSimulatorsMasterAsItsInstruments() {
        assertEquals(List.of(), master.complaints());
        assertEquals(server.instruments().size(), master.rows().size());
        for (int i = 0; i < master.rows().size(); i++) {
            BrokerInstrument sent = server.instruments().get(i);
            BrokerInstrument read = master.rows().get(i);
            assertEquals(sent.segment(), read.segment());
            assertEquals(sent.token(), read.token());
            assertEquals(sent.instrument().type(), read.instrument().type());
            assertEquals(sent.instrument().strike(), read.instrument().strike());
            assertEquals(sent.instrument().expiry(), read.instrument().expiry());
            assertEquals(sent.instrument().underlying(), read.instrument().underlying());
            assertEquals(sent.instrument().lotSize(), read.instrument().lotSize());
            assertEquals(sent.instrument().tickSize(), read.instrument().tickSize());
        }
    }

    @Test
    void quotesInTheOrderAskedAndSplitsAtFifty() throws RestException {
        List<BrokerInstrument> asked = new ArrayList<>(master.rows());
        List<Quote> quotes = rest.quotes(asked);

        assertTrue(asked.size() > 50);
        assertEquals(asked.size(), quotes.size());
        for (Quote quote : quotes) {
            Tick tick = latest(quote.instrument());
            assertEquals(tick.ltp(), quote.ltp());
            assertEquals(tick.volume(), quote.volume());
            assertEquals(tick.bid(0), quote.bid());
            assertEquals(tick.askQty(0), quote.askQty());
            boolean isShare = quote.instrument().segment().equals("NSE");
            assertEquals(isShare ? -1 : tick.oi(), quote.oi());
        }
        assertEquals(
                tradeTime(first(InstrumentType.FUT)),
                rest.quotes(List.of(first(InstrumentType.FUT))).get(0).timeNs());
    }

    private long tradeTime(BrokerInstrument one) {
        return latest(one).lastTradeTimeNs() / SECOND * SECOND;
    }

    @Test
    void leavesOutWhatTheBrokerDoesNotKnow() throws RestException {
        BrokerInstrument share = first(InstrumentType.EQ);
        var unknown =
                new BrokerInstrument(share.instrument(), "BSE", share.token(), share.symbol());

        assertEquals(
                List.of(share),
                rest.quotes(List.of(unknown, share)).stream().map(Quote::instrument).toList());
    }

    @Test
    void readsFinishedCandlesOnly() throws RestException {
        BrokerInstrument future = first(InstrumentType.FUT);
        List<Candle> minutes = rest.history(future, Interval.M1, OPEN_NS, nowNs);

        assertEquals(4, minutes.size(), "the fifth has just ended and may still change");
        assertEquals(OPEN_NS, minutes.get(0).startNs());
        for (Candle candle : minutes) {
            assertTrue(candle.low() <= candle.open() && candle.high() >= candle.close());
            assertEquals(-1, candle.oi());
        }
        assertTrue(minutes.stream().mapToLong(Candle::volume).sum() > 0);
        assertThrows(RestException.class, () -> rest.history(future, Interval.S5, OPEN_NS, nowNs));
    }

    @Test
    void asksForLongSpansInParts() throws RestException {
        rest.history(first(InstrumentType.EQ), Interval.M1, nowNs - 65 * 1_440 * MINUTE, nowNs);

        long asked =
                server.rest().http().requests().stream()
                        .filter(request -> request.path().endsWith("getCandleData"))
                        .count();
        assertEquals(3, asked);
    }

    @Test
    void repeatsASpanRefusedForItsRateAndNeverSkipsIt() throws RestException {
        server.rest().http().faults(Fault.TOO_MANY_429);
        assertEquals(
                4, rest.history(first(InstrumentType.FUT), Interval.M1, OPEN_NS, nowNs).size());
        assertEquals(1, rest.status().retries());
    }

    @Test
    void joinsGreeksAndQuotesToAChain() throws RestException {
        BrokerInstrument option = first(InstrumentType.CE);
        LocalDate expiry = option.instrument().expiry();
        BrokerInstrument nifty = first(InstrumentType.IDX);
        assertEquals(List.of(expiry), rest.expiries(nifty));
        OptionChain chain = rest.chain(nifty, expiry, OptionChain.MAX_STRIKES);
        assertEquals(latest(nifty).ltp(), chain.spot());
        assertFalse(chain.isCut());
        List<OptionRow> rows = chain.rows();

        assertTrue(rows.size() >= 10, rows.size() + " strikes");
        for (int i = 0; i < rows.size(); i++) {
            OptionRow row = rows.get(i);
            assertTrue(i == 0 || row.strike() > rows.get(i - 1).strike());
            assertTrue(row.ce().ltp() > 0 && row.pe().ltp() > 0);
            assertTrue(row.ce().oi() >= 0);
        }
        OptionRow middle = rows.get(rows.size() / 2);
        assertTrue(middle.ce().iv() > 0.02 && middle.ce().iv() < 1, "iv " + middle.ce().iv());
        OptionChain near = rest.chain(nifty, expiry, 3);
        assertEquals(3, near.rows().size());
        assertEquals(rows.size(), near.listed());
        assertTrue(rows.containsAll(near.rows()), "the same sides at the same strikes");
        var never =
                assertThrows(RestException.class, () -> rest.chain(nifty, expiry.plusYears(3), 3));
        assertTrue(never.getMessage().contains("there are " + expiry), never.getMessage());
    }

    @Test
    void searchesByTheBrokersOwnSearch() throws RestException {
        assertEquals("RELIANCE-EQ", rest.search("relianc").get(0).symbol());
        assertEquals(
                List.of("NFO"),
                rest.search("NFO:nifty").stream()
                        .map(BrokerInstrument::segment)
                        .distinct()
                        .toList());
        assertEquals(List.of(), rest.search("BSE:relianc"));
    }

    private OrderRequest order(Type type, long price) {
        BrokerInstrument future = first(InstrumentType.FUT);
        return new OrderRequest(
                future,
                Side.BUY,
                future.instrument().lotSize(),
                type,
                price,
                0,
                Product.INTRADAY,
                Validity.DAY,
                "icetag1");
    }

    @Test
    void placesChangesAndCancelsOrders() throws RestException {
        assertEquals(List.of(), rest.book());
        long low = latest(first(InstrumentType.FUT)).bid(0) / 2 / 500 * 500;
        String id = rest.place(order(Type.LIMIT, low));
        OrderState open = rest.book().get(0);
        assertEquals(id, open.id());
        assertEquals(OrderState.Status.OPEN, open.status());
        assertEquals("icetag1", open.tag());
        assertEquals(low, open.price());
        assertEquals(nowNs / SECOND * SECOND, open.timeNs());

        long qty = 2 * open.qty();
        rest.modify(id, new OrderChange(qty, Type.LIMIT, low + 500, 0, Validity.DAY));
        assertEquals(low + 500, rest.book().get(0).price());
        assertEquals(qty, rest.book().get(0).qty());
        rest.cancel(id);
        assertEquals(OrderState.Status.CANCELLED, rest.book().get(0).status());
        var again = assertThrows(RestException.class, () -> rest.cancel(id));
        assertEquals(Kind.ORDER, again.kind());
        assertEquals("AB1013", again.brokerCode(), "not an empty result, as for a list");
        assertEquals(Kind.ORDER, assertThrows(RestException.class, () -> rest.cancel("17")).kind());
    }

    @Test
    void readsFillsAndMargins() throws RestException {
        long before = rest.margins().available();
        String id = rest.place(order(Type.MARKET, 0));

        var fill = rest.trades().get(0);
        assertEquals(id, fill.orderId());
        assertEquals(latest(first(InstrumentType.FUT)).ask(0), fill.price());
        assertEquals(nowNs / SECOND * SECOND, fill.timeNs());
        assertEquals(OrderState.Status.FILLED, rest.book().get(0).status());
        assertTrue(rest.margins().available() < before);
    }

    @Test
    void sendsAnOrderOnceWhateverHappens() {
        server.rest().http().faults(Fault.RESET_AFTER);
        var lost = assertThrows(RestException.class, () -> rest.place(order(Type.MARKET, 0)));

        assertTrue(lost.isOutcomeUnknown());
        long sent =
                server.rest().http().requests().stream()
                        .filter(request -> request.path().endsWith("placeOrder"))
                        .count();
        assertEquals(1, sent);
    }

    @Test
    void saysLogInAgainWhenTheTokenIsOver() throws Exception {
        server.fault(SimFault.TOKEN_ROLL);
        var refused = assertThrows(RestException.class, () -> rest.margins());
        assertEquals(Kind.AUTH, refused.kind());
        assertEquals("AG8001", refused.brokerCode());
        assertTrue(refused.getMessage().contains("log in again"), refused.getMessage());
        assertFalse(refused.getMessage().contains("eyJ"));
        long sent = asked("getRMS");
        var held = assertThrows(RestException.class, () -> rest.margins());
        assertEquals(Kind.AUTH, held.kind());
        assertEquals(sent, asked("getRMS"), "a refused token is not sent again at once");

        login();
        assertTrue(rest.margins().available() > 0);
    }

    @Test
    void tellsRateRefusalsWithoutJsonFromRefusedTokens() throws RestException {
        server.rest().http().faults(Fault.FORBIDDEN_403);
        assertEquals(Kind.AUTH, assertThrows(RestException.class, () -> rest.margins()).kind());
        var rate =
                SmartError.read(
                        new RestAnswer(
                                403,
                                "Access denied because of exceeding access rate".getBytes(),
                                Map.of()));
        assertEquals(Kind.RATE, rate.kind());
    }

    @Test
    void aFailingServerIsNoRefusalWhateverCodeItSends() {
        assertEquals(Kind.INPUT, said(400, "AB4006").kind());
        for (String code : new String[] {"AB4006", "AB1013", ""}) {
            assertEquals(Kind.RATE, said(429, code).kind(), code);
            assertFalse(said(429, code).isOutcomeUnknown());
            assertEquals(Kind.BROKER, said(503, code).kind(), code);
            assertTrue(said(503, code).isOutcomeUnknown());
        }
    }

    private static RestException said(int status, String code) {
        String body = "{\"status\":false,\"message\":\"no\",\"errorcode\":\"" + code + "\"}";
        return SmartError.read(new RestAnswer(status, body.getBytes(), Map.of()));
    }

    private long asked(String what) {
        return server.rest().http().requests().stream()
                .filter(request -> request.path().endsWith(what))
                .count();
    }

    @Test
    void cancelsWhatItPlacedWithoutAskingForTheBook() throws RestException {
        long low = latest(first(InstrumentType.FUT)).bid(0) / 2 / 500 * 500;
        String id = rest.place(order(Type.LIMIT, low));
        rest.modify(
                id,
                new OrderChange(
                        order(Type.LIMIT, low).qty(), Type.LIMIT, low + 500, 0, Validity.DAY));
        rest.cancel(id);
        assertEquals(0, asked("getOrderBook"));
        assertEquals(OrderState.Status.CANCELLED, rest.book().get(0).status());
    }

    @Test
    void anOrderFromElsewhereIsAskedForOnceAndNothingIsSentWithoutAnAnswer() {
        server.rest().http().faults(Fault.ERROR_500);
        var e = assertThrows(RestException.class, () -> rest.cancel("17"));
        assertFalse(e.isOutcomeUnknown(), "nothing was sent");
        assertEquals(Kind.BROKER, e.kind());
        assertEquals(1, asked("getOrderBook"));
        assertEquals(0, asked("cancelOrder"));
    }

    @Test
    void believesNoEmptyAnswerBehindARateRefusal() throws RestException {
        BrokerInstrument future = first(InstrumentType.FUT);
        long before = OPEN_NS - 30 * MINUTE;
        assertEquals(List.of(), rest.history(future, Interval.M1, before, OPEN_NS), "no session");
        server.rest().http().faults(Fault.TOO_MANY_429);
        var e =
                assertThrows(
                        RestException.class,
                        () -> rest.history(future, Interval.M1, before, OPEN_NS));
        assertEquals(Kind.RATE, e.kind());
        assertEquals(List.of(), rest.history(future, Interval.M1, before, OPEN_NS), "asked again");
    }
}
