package io.icebreaker.feed.dhan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.RestHttp;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.login.Totp;
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
import io.icebreaker.feed.rest.OrderState.Status;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.dhan.DhanServer;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dhan's REST and login against the simulated Dhan. */
class DhanServerTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final String CLIENT = "1000000003";
    private static final String PIN = "246810";
    private static final String SEED = "JBSWY3DPEHPK3PXP";

    private final MarketModel model = new MarketModel(MarketConfig.of(21, OPEN_NS));
    private final long nowNs = OPEN_NS + 130 * SECOND_NS;
    private DhanServer server;
    private DhanRest rest;

    @BeforeEach
    void start() throws IOException {
        server = new DhanServer(0, CLIENT, "the-token", model);
        for (long ns = OPEN_NS; ns <= nowNs; ns += SECOND_NS) {
            server.pump(ns);
        }
        rest = rest("the-token");
    }

    private DhanRest rest(String token) {
        var session =
                DhanSession.of(
                        Map.of(DhanSession.CLIENT_ID, CLIENT, DhanSession.ACCESS_TOKEN, token),
                        null);
        var clocks = new FeedClocks(() -> nowNs, System::nanoTime);
        return new DhanRest(
                URI.create(server.restUrl()), session, words -> server.instruments(), clocks);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private BrokerInstrument named(String symbol) {
        return server.instruments().stream()
                .filter(it -> it.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private Tick latest(BrokerInstrument of) {
        return model.latest(server.instruments().indexOf(of)).tick();
    }

    // ---- questions

    @Test
    void quotesWhatTheStreamSays() throws RestException {
        List<BrokerInstrument> asked = List.of(named("NIFTY 50"), named("INFY"), named("TCS"));
        List<Quote> quotes = rest.quotes(asked);
        assertEquals(asked, quotes.stream().map(Quote::instrument).toList());
        for (Quote quote : quotes.subList(1, 3)) {
            Tick tick = latest(quote.instrument());
            assertEquals(tick.ltp(), quote.ltp());
            assertEquals(tick.volume(), quote.volume());
            assertEquals(tick.bid(0), quote.bid());
            assertEquals(tick.askQty(0), quote.askQty());
            assertEquals(tick.lastTradeTimeNs() / SECOND_NS * SECOND_NS, quote.timeNs());
        }
    }

    @Test
    void chainsAreThoseOfTheMarket() throws RestException {
        BrokerInstrument nifty = named("NIFTY 50");
        assertEquals(13, nifty.token());
        List<LocalDate> expiries = rest.expiries(nifty);
        OptionChain chain = rest.chain(nifty, expiries.get(0), OptionChain.MAX_STRIKES);
        assertEquals(latest(nifty).ltp(), chain.spot());
        List<OptionRow> rows = chain.rows();
        assertEquals(10, rows.size());
        for (OptionRow row : rows) {
            BrokerInstrument ce =
                    server.instruments().stream()
                            .filter(it -> it.token() == row.ce().token())
                            .findFirst()
                            .orElseThrow();
            assertEquals(row.strike(), ce.instrument().strike());
            assertEquals(latest(ce).ltp(), row.ce().ltp());
            assertEquals(latest(ce).oi(), row.ce().oi());
        }
    }

    @Test
    void minutesAddUpToTheDaysVolume() throws RestException {
        BrokerInstrument infy = named("INFY");
        List<Candle> bars = rest.history(infy, Interval.M1, OPEN_NS, nowNs);
        assertEquals(2, bars.size(), "the third minute still forms");
        assertTrue(bars.stream().mapToLong(Candle::volume).sum() <= latest(infy).volume());
        assertTrue(bars.stream().allMatch(bar -> bar.volume() > 0));
    }

    @Test
    void itsMasterGivesTheInstrumentsItStreams() throws Exception {
        URI master = URI.create(server.restUrl() + "/api-data/api-scrip-master-detailed.csv");
        var answer =
                HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(master).build(), BodyHandlers.ofInputStream());
        MasterRows rows = new DhanInstruments().parse(answer.body(), LocalDate.of(2026, 11, 20));
        assertEquals(List.of(), rows.complaints());
        var byToken = new HashMap<String, BrokerInstrument>();
        rows.rows().forEach(row -> byToken.put(row.segment() + row.token(), row));
        assertEquals(64, byToken.size());
        for (BrokerInstrument streamed : server.instruments()) {
            BrokerInstrument listed = byToken.get(streamed.segment() + streamed.token());
            assertEquals(streamed.instrument().tickSize(), listed.instrument().tickSize());
            assertEquals(streamed.instrument().strike(), listed.instrument().strike());
            assertEquals(streamed.instrument().lotSize(), listed.instrument().lotSize());
            assertEquals(streamed.instrument().type(), listed.instrument().type());
        }
        assertEquals("dhan", DhanInstruments.source().at(master).broker());
    }

    @Test
    void saysWhatIsWrongWithAToken() {
        var e = assertThrows(RestException.class, () -> rest("dead-token").margins());
        assertEquals(Kind.AUTH, e.kind());
        assertEquals("DH-901", e.brokerCode());
        assertFalse(e.getMessage().contains("dead-token"));
    }

    // ---- orders

    private static OrderRequest order(BrokerInstrument of, Type type, long price, String tag) {
        return new OrderRequest(
                of, Side.BUY, 10, type, price, 0, Product.INTRADAY, Validity.DAY, tag);
    }

    @Test
    void placesChangesCancelsAndFindsOrders() throws RestException {
        BrokerInstrument infy = named("INFY");
        long far = latest(infy).bid(0) - 500_000;
        String market = rest.place(order(infy, Type.MARKET, 0, "one"));
        String resting = rest.place(order(infy, Type.LIMIT, far, "two"));
        rest.modify(resting, new OrderChange(20, Type.LIMIT, far + 500, 0, Validity.DAY));
        List<OrderState> book = rest.book();
        assertEquals(List.of(market, resting), book.stream().map(OrderState::id).toList());
        assertEquals(List.of("one", "two"), book.stream().map(OrderState::tag).toList());
        assertEquals(Status.FILLED, book.get(0).status());
        assertEquals(latest(infy).ask(0), book.get(0).averagePrice());
        assertEquals(Status.OPEN, book.get(1).status());
        assertEquals(20, book.get(1).qty());
        assertEquals(far + 500, book.get(1).price());
        assertEquals("NSE", book.get(1).segment());
        rest.cancel(resting);
        assertEquals(Status.CANCELLED, rest.book().get(1).status());
        assertEquals(10, rest.trades().get(0).qty());
        var e = assertThrows(RestException.class, () -> rest.cancel(resting));
        assertEquals("DH-905", e.brokerCode());
    }

    @Test
    void sendsAnOrderOnceWhateverHappens() {
        server.http().faults(SimHttp.Fault.RESET_AFTER);
        var e =
                assertThrows(
                        RestException.class,
                        () -> rest.place(order(named("INFY"), Type.MARKET, 0, "once")));
        assertTrue(e.isOutcomeUnknown());
        assertEquals(
                1,
                server.http().requests().stream().filter(r -> r.method().equals("POST")).count());
    }

    @Test
    void asksAgainWhenItIsOnlyAQuestion() throws RestException {
        server.http().faults(SimHttp.Fault.ERROR_500, SimHttp.Fault.GARBAGE);
        assertTrue(rest.margins().available() > 0);
        assertEquals(2, rest.status().retries());
    }

    // ---- login

    private DhanLogin login() {
        return new DhanLogin(
                new LoginSetup(
                        new RestHttp("dhan", System::nanoTime),
                        URI.create(server.restUrl()),
                        Instant::now));
    }

    private static Map<String, Secret> answers(String... namesAndValues) {
        var answers = new HashMap<String, Secret>();
        answers.put("clientId", Secret.of(CLIENT));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            answers.put(namesAndValues[i], Secret.of(namesAndValues[i + 1]));
        }
        return answers;
    }

    @Test
    void getsATokenWithPinAndSeedAlone(@TempDir Path dir) throws Exception {
        Map<String, Secret> kept = answers("pin", PIN, "totpSeed", SEED);
        assertEquals(List.of(), login().missing(kept));
        LoginTokens tokens = login().complete(kept);
        assertEquals(Duration.ofHours(24), Duration.between(tokens.issuedAt(), tokens.expiresAt()));
        assertThrows(RestException.class, () -> rest.margins(), "the token before it is over");
        var file = new TokenFile(dir.resolve("token"));
        file.write(tokens);
        var session = DhanSession.of(Map.of(DhanSession.CLIENT_ID, CLIENT), dir.resolve("token"));
        assertEquals(tokens.expiresAt(), session.expiresAt());
        assertTrue(session.hasFreshToken());
        assertFalse(session.toString().contains(tokens.token().reveal(text -> text)));
        var clocks = new FeedClocks(() -> nowNs, System::nanoTime);
        var fresh = new DhanRest(URI.create(server.restUrl()), session, words -> List.of(), clocks);
        assertTrue(fresh.margins().total() > 0);
    }

    @Test
    void triesATokenThatAPersonMade() throws LoginException {
        LoginTokens tokens = login().complete(answers("accessToken", "the-token"));
        assertEquals(Secret.of("the-token"), tokens.token());
        assertTrue(tokens.expiresAt().isAfter(Instant.now()));
        var e =
                assertThrows(
                        LoginException.class,
                        () -> login().complete(answers("accessToken", "an-0ld-token")));
        assertEquals("DH-901", e.brokerCode());
        assertTrue(e.answersAtFault());
        assertFalse(e.getMessage().contains("an-0ld-token"));
        Map<String, Secret> another = answers("accessToken", "the-token");
        another.put("clientId", Secret.of("1000000004"));
        var wrong = assertThrows(LoginException.class, () -> login().complete(another));
        assertTrue(wrong.getMessage().contains("another") || wrong.getMessage().contains("not to"));
    }

    @Test
    void saysPlainlyWhatWasWrongWithPinOrCode() {
        for (Map<String, Secret> wrong :
                List.of(
                        answers("pin", "111111", "totpSeed", SEED),
                        answers("pin", PIN, "totp", "000000"))) {
            var e = assertThrows(LoginException.class, () -> login().complete(wrong));
            assertTrue(e.getMessage().contains("Invalid Pin or TOTP"), e.getMessage());
            assertTrue(e.answersAtFault());
            assertFalse(e.getMessage().contains("111111"));
        }
        var e =
                assertThrows(
                        LoginException.class,
                        () -> login().complete(answers("pin", PIN, "totpSeed", "no base 32 !")));
        assertTrue(e.getMessage().contains("base32"), e.getMessage());
        server.http().fault(SimHttp.Fault.ERROR_500);
        var busy =
                assertThrows(
                        LoginException.class,
                        () -> login().complete(answers("pin", PIN, "totpSeed", SEED)));
        assertFalse(busy.answersAtFault());
    }

    @Test
    void asksOnlyForWhatTheChosenWayLacks() {
        DhanLogin login = login();
        assertEquals(List.of(DhanLogin.CLIENT, DhanLogin.TOKEN), login.missing(Map.of()));
        assertEquals(List.of(DhanLogin.TOKEN), login.missing(answers()));
        assertEquals(List.of(DhanLogin.TOTP), login.missing(answers("pin", PIN)));
        assertEquals("https://web.dhan.co", login.page(answers()).toString());
        assertEquals(null, login.page(answers("pin", PIN)));
    }

    /** RFC 6238, appendix B, cut to six digits. */
    @Test
    void makesTheOneTimePasswordsOfTheStandard() {
        Secret seed = Secret.of("GEZDGNBVGY3TQOJQ GEZDGNBVGY3TQOJQ");
        assertEquals(Secret.of("287082"), Totp.code(seed, Instant.ofEpochSecond(59)));
        assertEquals(Secret.of("081804"), Totp.code(seed, Instant.ofEpochSecond(1_111_111_109)));
    }
}
