package io.icebreaker.feed.smartapi;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.login.TokenSession;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.CircuitBreaker;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.KnownOrders;
import io.icebreaker.feed.rest.Margins;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.OrderChange;
import io.icebreaker.feed.rest.OrderFill;
import io.icebreaker.feed.rest.OrderRequest;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestCall;
import io.icebreaker.feed.rest.RestClient;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.feed.rest.RestSetup;
import io.icebreaker.feed.rest.RestStatus;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.agrona.concurrent.EpochNanoClock;

/**
 * SmartAPI's REST calls (feed-smartapi 7). Most ask by POST and change nothing, so they are repeated like any
 * question; orders go out once.
 *
 * <p>Instruments are named as the master names them; the search answers what the master knows of what the
 * broker found.
 */
public final class SmartRest implements BrokerRest {
    private static final String SECURE = "/rest/secure/angelbroking/";
    private static final String ORDER = SECURE + "order/v1/";
    private static final int MAX_FOUND = 50;
    private static final RestCall BOOK = RestCall.get(SmartLimits.BOOK, ORDER + "getOrderBook");

    /** Where most people look; others are named before the words, as in {@code MCX:GOLD}. */
    private static final List<String> SEARCHED = List.of("NSE", "NFO");

    private final RestClient client;
    private final EpochNanoClock wall;
    private final SmartContracts contracts;
    private final SmartQuotes quotes;
    private final SmartHistory history;
    private final SmartChain chain;
    private final KnownOrders<SmartOrders.Row> known = new KnownOrders<>();

    /**
     * @param root {@code SmartConfig.LIVE.restUrl()}, or a simulator's address
     * @param contracts the broker's master
     */
    public SmartRest(URI root, SmartSession session, SmartContracts contracts, FeedClocks clocks) {
        RestSetup setup =
                RestSetup.usual(
                                "smartapi",
                                root,
                                SmartLimits.of(clocks.monotonic()),
                                CircuitBreaker.usual(clocks.monotonic()),
                                new TokenSession("smartapi", session, clocks.monotonic()),
                                SmartError::read)
                        .headers(SmartHeaders.ALWAYS);
        client = new RestClient(setup);
        wall = clocks.wall();
        this.contracts = contracts;
        quotes = new SmartQuotes(client);
        history = new SmartHistory(client, wall);
        chain = new SmartChain(client, quotes, contracts.options());
    }

    /** The data of an answer; a plain "nothing found" reads as none. */
    static Json ask(RestClient client, RestCall call) throws RestException {
        return answer(client, call).get("data");
    }

    private static Json answer(RestClient client, RestCall call) throws RestException {
        try {
            return Json.parse(client.send(call).body());
        } catch (IOException e) {
            throw new RestException(
                    Kind.BROKER, "", "smartapi: the answer is " + e.getMessage(), true);
        }
    }

    @Override
    public String broker() {
        return "smartapi";
    }

    @Override
    public List<Quote> quotes(List<BrokerInstrument> instruments) throws RestException {
        return quotes.of(instruments);
    }

    @Override
    public List<LocalDate> expiries(BrokerInstrument underlying) {
        return contracts.options().expiries(underlying.instrument());
    }

    /** Prices and open interest by quotes, volatility by the option Greeks call. */
    @Override
    public OptionChain chain(BrokerInstrument underlying, LocalDate expiry, int strikes)
            throws RestException {
        return chain.of(underlying, expiry, strikes);
    }

    @Override
    public List<Candle> history(
            BrokerInstrument instrument, Interval interval, long fromNs, long toNs)
            throws RestException {
        return history.candles(instrument, interval, fromNs, toNs);
    }

    @Override
    public List<BrokerInstrument> search(String words) throws RestException {
        int colon = words.indexOf(':');
        String exchange = colon < 0 ? "" : words.substring(0, colon).toUpperCase(Locale.ROOT);
        boolean isNamed = SmartLayout.exchangeType(exchange) != 0;
        List<BrokerInstrument> found = new ArrayList<>();
        for (String where : isNamed ? List.of(exchange) : SEARCHED) {
            Map<String, String> body = new LinkedHashMap<>();
            body.put("exchange", where);
            body.put("searchscrip", (isNamed ? words.substring(colon + 1) : words).strip());
            RestCall call =
                    RestCall.send("POST", SmartLimits.SEARCH, ORDER + "searchScrip")
                            .json(SmartJson.object(body))
                            .repeatable();
            for (Json row : ask(client, call).elements()) {
                contracts
                        .at(row.get("exchange").text(), row.get("symboltoken").text())
                        .ifPresent(found::add);
            }
        }
        return List.copyOf(found.subList(0, Math.min(MAX_FOUND, found.size())));
    }

    @Override
    public Margins margins() throws RestException {
        Json data = ask(client, RestCall.get(SmartLimits.MARGINS, SECURE + "user/v1/getRMS"));
        long available = data.get("net").price();
        long used = data.get("utiliseddebits").price();
        return new Margins(available, used, available + used);
    }

    // ---- orders

    @Override
    public String place(OrderRequest order) throws RestException {
        Map<String, String> body = SmartOrders.body(order);
        String id = send("placeOrder", body).get("orderid").text();
        if (id.isEmpty()) {
            throw new RestException(Kind.BROKER, "", "smartapi: the answer names no order", true);
        }
        known.put(id, SmartOrders.Row.of(body));
        return id;
    }

    @Override
    public void modify(String orderId, OrderChange change) throws RestException {
        send("modifyOrder", SmartOrders.body(orderId, row(orderId), change));
    }

    @Override
    public void cancel(String orderId) throws RestException {
        send("cancelOrder", row(orderId).cancel(orderId));
    }

    private Json send(String what, Map<String, String> body) throws RestException {
        RestCall call =
                RestCall.send("POST", SmartLimits.ORDERS, ORDER + what)
                        .json(SmartJson.object(body));
        Json answer = answer(client, call);
        if (!SmartError.isSuccess(answer)) {
            throw new RestException(
                    Kind.ORDER,
                    SmartError.code(answer),
                    "smartapi: " + answer.get("message").text());
        }
        return answer.get("data");
    }

    /** An order's variety and the like, which it wants told again; one from elsewhere is asked for, once. */
    private SmartOrders.Row row(String orderId) throws RestException {
        if (known.get(orderId) == null) {
            try {
                remember(rows(BOOK.onceWithin(KnownOrders.ASK_WITHIN)));
            } catch (RestException e) {
                throw e.beforeSending();
            }
        }
        SmartOrders.Row row = known.get(orderId);
        if (row == null) {
            throw new RestException(Kind.ORDER, "", "smartapi: no order '" + orderId + "' today");
        }
        return row;
    }

    private List<Json> remember(List<Json> book) {
        book.forEach(row -> known.put(row.get("orderid").text(), SmartOrders.Row.of(row)));
        return book;
    }

    private List<Json> rows(RestCall call) throws RestException {
        return ask(client, call).elements();
    }

    @Override
    public List<OrderState> book() throws RestException {
        return remember(rows(BOOK)).stream()
                .map(SmartOrders::state)
                .sorted(Comparator.comparingLong(OrderState::timeNs))
                .toList();
    }

    @Override
    public List<OrderFill> trades() throws RestException {
        long nowNs = wall.nanoTime();
        return rows(RestCall.get(SmartLimits.TRADES, ORDER + "getTradeBook")).stream()
                .map(row -> SmartOrders.fill(row, nowNs))
                .sorted(Comparator.comparingLong(OrderFill::timeNs))
                .toList();
    }

    @Override
    public RestStatus status() {
        return client.status();
    }
}
