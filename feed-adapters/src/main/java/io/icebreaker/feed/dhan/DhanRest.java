package io.icebreaker.feed.dhan;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.login.TokenSession;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.CircuitBreaker;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.Margins;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.OrderChange;
import io.icebreaker.feed.rest.OrderFill;
import io.icebreaker.feed.rest.OrderRequest;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestAnswer;
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
import java.util.List;
import java.util.function.Function;

/**
 * Dhan's REST calls (feed-dhan 10). Instruments are named by segment and security id throughout, for symbols
 * repeat. Orders need a static IP that the user has registered with Dhan; questions do not.
 */
public final class DhanRest implements BrokerRest {
    private final DhanSession session;
    private final RestClient client;
    private final DhanQuotes quotes;
    private final DhanChains chains;
    private final DhanHistory history;
    private final Function<String, List<BrokerInstrument>> search;

    /**
     * @param root {@link DhanConfig#REST}, or a simulator's address
     * @param search over the master, best first
     */
    public DhanRest(
            URI root,
            DhanSession session,
            Function<String, List<BrokerInstrument>> search,
            FeedClocks clocks) {
        this.session = session;
        this.search = search;
        client =
                new RestClient(
                        RestSetup.usual(
                                "dhan",
                                root,
                                DhanLimits.of(clocks.monotonic()),
                                CircuitBreaker.usual(clocks.monotonic()),
                                new TokenSession("dhan", session, clocks.monotonic()),
                                DhanErrors::read));
        quotes = new DhanQuotes(client);
        chains = new DhanChains(client, clocks.monotonic());
        history = new DhanHistory(client, clocks.wall());
    }

    @Override
    public String broker() {
        return "dhan";
    }

    @Override
    public List<Quote> quotes(List<BrokerInstrument> instruments) throws RestException {
        return quotes.quotes(instruments);
    }

    /** Of an index by Dhan's own number of it (13, 25, 51), not by that of its derivatives (26000). */
    @Override
    public OptionChain chain(BrokerInstrument underlying, LocalDate expiry, int strikes)
            throws RestException {
        return chains.chain(underlying, expiry).nearest(strikes);
    }

    /** The expiries Dhan has a chain for, nearest first; take no others. */
    @Override
    public List<LocalDate> expiries(BrokerInstrument underlying) throws RestException {
        return chains.expiries(underlying);
    }

    @Override
    public List<Candle> history(
            BrokerInstrument instrument, Interval interval, long fromNs, long toNs)
            throws RestException {
        return history.candles(instrument, interval, fromNs, toNs);
    }

    @Override
    public List<BrokerInstrument> search(String words) {
        return search.apply(words);
    }

    @Override
    public Margins margins() throws RestException {
        Json row = read(client.send(RestCall.get(DhanLimits.OTHER, "/v2/fundlimit")));
        // Dhan's spelling is the first; the second is what it may become.
        Json available = row.get("availabelBalance");
        long free = (available.isNone() ? row.get("availableBalance") : available).price();
        long used = row.get("utilizedAmount").price();
        return new Margins(free, used, free + used);
    }

    @Override
    public String place(OrderRequest order) throws RestException {
        RestCall call =
                RestCall.send("POST", DhanLimits.ORDERS, "/v2/orders")
                        .json(DhanOrders.place(clientId(), order));
        String id = read(client.send(call)).get("orderId").text();
        if (id.isEmpty()) {
            throw new RestException(Kind.BROKER, "", "dhan: the answer names no order", true);
        }
        return id;
    }

    @Override
    public void modify(String orderId, OrderChange change) throws RestException {
        client.send(
                RestCall.send("PUT", DhanLimits.ORDERS, "/v2/orders/" + checked(orderId))
                        .json(DhanOrders.modify(clientId(), orderId, change)));
    }

    @Override
    public void cancel(String orderId) throws RestException {
        client.send(RestCall.send("DELETE", DhanLimits.ORDERS, "/v2/orders/" + checked(orderId)));
    }

    @Override
    public List<OrderState> book() throws RestException {
        Json rows = read(client.send(RestCall.get(DhanLimits.OTHER, "/v2/orders")));
        var book = new ArrayList<OrderState>();
        for (Json row : rows.elements()) {
            book.add(DhanOrders.state(row));
        }
        book.sort(Comparator.comparing(OrderState::id));
        return book;
    }

    @Override
    public List<OrderFill> trades() throws RestException {
        Json rows = read(client.send(RestCall.get(DhanLimits.OTHER, "/v2/trades")));
        var trades = new ArrayList<OrderFill>();
        for (Json row : rows.elements()) {
            trades.add(DhanOrders.fill(row));
        }
        trades.sort(Comparator.comparingLong(OrderFill::timeNs));
        return trades;
    }

    @Override
    public RestStatus status() {
        return client.status();
    }

    private String clientId() throws RestException {
        try {
            return session.clientId().<String>reveal(text -> text);
        } catch (IOException e) {
            throw new RestException(Kind.AUTH, "", "dhan: " + e.getMessage());
        }
    }

    /** An id goes into a path. */
    private static String checked(String orderId) throws RestException {
        if (!orderId.matches("[0-9A-Za-z-]{1,40}")) {
            throw new RestException(
                    Kind.INPUT, "", "dhan: no order id: " + orderId.length() + " characters");
        }
        return orderId;
    }

    /** Answers that reach us are JSON: {@link DhanErrors} has seen them. */
    static Json read(RestAnswer answer) throws RestException {
        try {
            return Json.parse(answer.body());
        } catch (IOException e) {
            throw new RestException(Kind.BROKER, "", "dhan: the answer is " + e.getMessage(), true);
        }
    }
}
