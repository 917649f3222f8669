package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
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
import io.icebreaker.feed.rest.OrderState.Status;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.feed.sim.KiteRestServer;
import io.icebreaker.feed.sim.KiteTokens;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The REST client of Kite against its simulator, both over the simulated market. */
class KiteRestServerTest {
    private static final long OPEN_NS =
            Instant.parse("2026-08-17T03:45:00Z").getEpochSecond() * 1_000_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;

    private final MarketTap market =
            new MarketTap(new MarketModel(new MarketConfig(3, OPEN_NS, 0, 1)));
    private final KiteRestServer server = new KiteRestServer("key", "token", market);
    private final List<BrokerInstrument> instruments = new ArrayList<>();
    private final KiteRest kite =
            new KiteRest(
                    java.net.URI.create(server.url()),
                    KiteSession.of(
                            Map.of(KiteSession.API_KEY, "key", KiteSession.ACCESS_TOKEN, "token"),
                            null),
                    words -> List.of(),
                    new OptionContracts(instruments),
                    new FeedClocks(market::nowNs, System::nanoTime));

    KiteRestServerTest() {
        for (Instrument it : new KiteTokens(market.instruments()).onWire()) {
            instruments.add(new BrokerInstrument(it, it.segment(), it.token(), it.symbol()));
        }
        market.advanceTo(OPEN_NS + 5 * MINUTE_NS + 30_000_000_000L, s -> {});
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private BrokerInstrument future() {
        return instruments.stream()
                .filter(it -> it.instrument().type() == InstrumentType.FUT)
                .findFirst()
                .orElseThrow();
    }

    private OrderRequest order(Side side, Type type, long price) {
        long lot = future().instrument().lotSize();
        return new OrderRequest(
                future(), side, lot, type, price, 0, Product.INTRADAY, Validity.DAY, "test1");
    }

    @Test
    void quotesAreTheLastSnapshots() throws RestException {
        List<Quote> quotes = kite.quotes(instruments);
        assertTrue(quotes.size() > 30, quotes.size() + " quotes");
        for (Quote quote : quotes) {
            var tick = market.last(instruments.indexOf(quote.instrument())).tick();
            assertEquals(tick.ltp(), quote.ltp());
            assertEquals(tick.volume(), quote.volume());
            assertEquals(tick.bid(0), quote.bid());
            assertEquals(tick.askQty(0), quote.askQty());
        }
    }

    @Test
    void theChainIsQuotesOfTheContractsAroundTheSpot() throws RestException {
        BrokerInstrument index =
                instruments.stream()
                        .filter(it -> it.instrument().symbol().equals("NIFTY 50"))
                        .findFirst()
                        .orElseThrow();
        LocalDate expiry = kite.expiries(index).get(0);
        OptionChain chain = kite.chain(index, expiry, 4);
        assertEquals(market.last(instruments.indexOf(index)).tick().ltp(), chain.spot());
        assertEquals(4, chain.rows().size());
        assertTrue(chain.isCut() && chain.listed() >= 10, chain.listed() + " strikes");
        long far =
                chain.rows().stream()
                        .mapToLong(row -> Math.abs(row.strike() - chain.spot()))
                        .max()
                        .orElseThrow();
        for (BrokerInstrument it : instruments) {
            boolean isLeg = it.instrument().type().isOption();
            boolean isNear = Math.abs(it.instrument().strike() - chain.spot()) <= far;
            if (isLeg && isNear && it.instrument().underlying().equals("NIFTY")) {
                assertAsStreamed(it, chain);
            }
        }
    }

    private void assertAsStreamed(BrokerInstrument leg, OptionChain chain) {
        var tick = market.last(instruments.indexOf(leg)).tick();
        OptionRow row =
                chain.rows().stream()
                        .filter(it -> it.strike() == leg.instrument().strike())
                        .findFirst()
                        .orElseThrow();
        OptionRow.Leg side = leg.instrument().type() == InstrumentType.CE ? row.ce() : row.pe();
        assertEquals(leg.token(), side.token());
        assertEquals(tick.ltp(), side.ltp());
        assertEquals(tick.oi(), side.oi());
        assertEquals(tick.ask(0), side.ask());
    }

    @Test
    void minutesAddUpToTheDaysVolume() throws RestException {
        List<Candle> minutes =
                kite.history(future(), Interval.M1, OPEN_NS, OPEN_NS + 60 * MINUTE_NS);
        assertEquals(5, minutes.size(), "the sixth is still forming");
        for (int n = 0; n < minutes.size(); n++) {
            assertEquals(OPEN_NS + n * MINUTE_NS, minutes.get(n).startNs());
        }
        market.advanceTo(OPEN_NS + 7 * MINUTE_NS, s -> {});
        long volume =
                market.minutes(instruments.indexOf(future()), 0, Long.MAX_VALUE).stream()
                        .mapToLong(MarketTap.Minute::volume)
                        .sum();
        assertEquals(kite.quotes(List.of(future())).get(0).volume(), volume);
    }

    @Test
    void ordersRestFillChangeAndEnd() throws RestException {
        Quote quote = kite.quotes(List.of(future())).get(0);
        String market1 = kite.place(order(Side.BUY, Type.MARKET, 0));
        String resting = kite.place(order(Side.BUY, Type.LIMIT, quote.bid() - 1_000_000));
        assertEquals(List.of(Status.FILLED, Status.OPEN), statuses());
        assertEquals(quote.ask(), kite.book().get(0).averagePrice());
        assertEquals(market1, kite.trades().get(0).orderId());
        assertTrue(kite.margins().used() > 0);

        kite.modify(
                resting,
                new OrderChange(
                        future().instrument().lotSize(), Type.LIMIT, quote.ask(), 0, Validity.DAY));
        assertEquals(List.of(Status.FILLED, Status.FILLED), statuses());
        String second = kite.place(order(Side.BUY, Type.LIMIT, quote.bid() - 1_000_000));
        kite.cancel(second);
        assertEquals(Status.CANCELLED, kite.book().get(2).status());
        RestException e = assertThrows(RestException.class, () -> kite.cancel(second));
        assertEquals(Kind.ORDER, e.kind());
    }

    private List<Status> statuses() throws RestException {
        return kite.book().stream().map(OrderState::status).toList();
    }

    @Test
    void refusalsAreKites() throws RestException {
        var odd =
                new OrderRequest(
                        future(),
                        Side.BUY,
                        1,
                        Type.MARKET,
                        0,
                        0,
                        Product.INTRADAY,
                        Validity.DAY,
                        "t");
        assertEquals(Kind.INPUT, assertThrows(RestException.class, () -> kite.place(odd)).kind());
        server.accessToken("another");
        assertEquals(Kind.AUTH, assertThrows(RestException.class, kite::book).kind());
    }

    @Test
    void theDumpIsReadAsKites() throws Exception {
        var http = java.net.http.HttpClient.newHttpClient();
        var request =
                java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(server.url() + "/instruments"));
        String csv =
                http.send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofString())
                        .body();
        var rows =
                new KiteInstruments()
                        .parse(
                                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                                LocalDate.of(2026, 8, 17));
        assertEquals(List.of(), rows.complaints());
        assertEquals(market.instruments().size(), rows.rows().size());
    }
}
