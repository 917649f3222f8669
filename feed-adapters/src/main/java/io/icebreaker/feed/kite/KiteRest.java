package io.icebreaker.feed.kite;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.master.OptionContracts;
import io.icebreaker.feed.master.QuotedChain;
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
import io.icebreaker.tick.Segments;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Kite Connect's REST calls (feed-kite 7). Instruments are named by instrument_token where Kite lets us, for
 * a token cannot be mistaken; orders by exchange and trading symbol, for Kite takes nothing else.
 *
 * <p>Quantities are Kite's own: on MCX and CDS those are lots.
 */
public final class KiteRest implements BrokerRest {
    public static final URI LIVE = URI.create("https://api.kite.trade");

    /** Kite's own client gives up after 7 s. */
    private static final Duration ANSWER = Duration.ofSeconds(7);

    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Waits are those of the quotes, one a second: ten questions may queue. */
    private static final Duration TURN = Duration.ofSeconds(10);

    private static final int QUOTES_A_CALL = 500;

    /** Two calls of quotes, one a second. */
    private static final int CHAIN_STRIKES = QUOTES_A_CALL;

    private final RestClient client;
    private final KiteHistory history;
    private final Function<String, List<BrokerInstrument>> search;
    private final OptionContracts options;
    private final QuotedChain chain;

    /**
     * @param root {@link #LIVE}, or a simulator's address
     * @param search over the master, best first
     * @param options the master's
     */
    public KiteRest(
            URI root,
            KiteSession session,
            Function<String, List<BrokerInstrument>> search,
            OptionContracts options,
            FeedClocks clocks) {
        this.search = search;
        this.options = options;
        chain =
                new QuotedChain(
                        options,
                        new QuotedChain.Way(
                                "kite",
                                CHAIN_STRIKES,
                                this::quotes,
                                QuotedChain.Volatilities.NONE));
        RestSetup setup =
                RestSetup.usual(
                                "kite",
                                root,
                                KiteLimits.of(clocks.monotonic()),
                                CircuitBreaker.usual(clocks.monotonic()),
                                new KiteRestSession(session, clocks.monotonic()),
                                KiteErrors::read)
                        .headers(Map.of("X-Kite-Version", "3"))
                        .times(CONNECT, ANSWER, TURN);
        client = new RestClient(setup);
        history = new KiteHistory(client, clocks.wall());
    }

    @Override
    public String broker() {
        return "kite";
    }

    @Override
    public List<Quote> quotes(List<BrokerInstrument> instruments) throws RestException {
        List<Quote> quotes = new ArrayList<>();
        for (int from = 0; from < instruments.size(); from += QUOTES_A_CALL) {
            int to = Math.min(instruments.size(), from + QUOTES_A_CALL);
            List<BrokerInstrument> some = instruments.subList(from, to);
            RestCall call = RestCall.get(KiteLimits.QUOTE, "/quote");
            for (BrokerInstrument instrument : some) {
                call = call.query("i", Long.toString(token(instrument)));
            }
            Json data = data(client.send(call));
            for (BrokerInstrument instrument : some) {
                Json row = data.get(Long.toString(token(instrument)));
                if (!row.isNone()) {
                    quotes.add(quote(instrument, row));
                }
            }
        }
        return quotes;
    }

    private static Quote quote(BrokerInstrument instrument, Json row) {
        Json day = row.get("ohlc");
        Json bid = row.get("depth").get("buy").at(0);
        Json ask = row.get("depth").get("sell").at(0);
        return new Quote(
                instrument,
                KiteTimes.plain(row.get("timestamp").text()),
                row.get("last_price").price(),
                row.get("last_quantity").whole(-1),
                row.get("average_price").price(),
                row.get("volume").whole(-1),
                row.get("oi").whole(-1),
                day.get("open").price(),
                day.get("high").price(),
                day.get("low").price(),
                day.get("close").price(),
                bid.get("price").price(),
                bid.get("quantity").whole(0),
                ask.get("price").price(),
                ask.get("quantity").whole(0),
                row.get("lower_circuit_limit").price(),
                row.get("upper_circuit_limit").price());
    }

    @Override
    public List<LocalDate> expiries(BrokerInstrument underlying) {
        return options.expiries(underlying.instrument());
    }

    /** Kite has no such call: quotes of what the master lists. */
    @Override
    public OptionChain chain(BrokerInstrument underlying, LocalDate expiry, int strikes)
            throws RestException {
        return chain.of(underlying, expiry, strikes);
    }

    @Override
    public List<Candle> history(
            BrokerInstrument instrument, Interval interval, long fromNs, long toNs)
            throws RestException {
        return history.candles(token(instrument), interval, fromNs, toNs);
    }

    @Override
    public List<BrokerInstrument> search(String words) {
        return search.apply(words);
    }

    @Override
    public Margins margins() throws RestException {
        Json equity =
                data(client.send(RestCall.get(KiteLimits.OTHER, "/user/margins"))).get("equity");
        long available = equity.get("net").price();
        long used = equity.get("utilised").get("debits").price();
        return new Margins(available, used, available + used);
    }

    @Override
    public String place(OrderRequest order) throws RestException {
        RestCall call =
                RestCall.send("POST", KiteLimits.ORDERS, "/orders/regular")
                        .form(KiteOrders.form(order));
        String id = data(client.send(call)).get("order_id").text();
        if (id.isEmpty()) {
            throw new RestException(Kind.BROKER, "", "kite: the answer names no order", true);
        }
        return id;
    }

    @Override
    public void modify(String orderId, OrderChange change) throws RestException {
        client.send(
                RestCall.send("PUT", KiteLimits.ORDERS, "/orders/regular/" + checked(orderId))
                        .form(KiteOrders.form(change)));
    }

    @Override
    public void cancel(String orderId) throws RestException {
        client.send(
                RestCall.send("DELETE", KiteLimits.ORDERS, "/orders/regular/" + checked(orderId)));
    }

    private static String checked(String orderId) throws RestException {
        if (!orderId.matches("[A-Za-z0-9]{1,40}")) {
            throw new RestException(Kind.INPUT, "", "kite: not an order id: '" + orderId + "'");
        }
        return orderId;
    }

    @Override
    public List<OrderState> book() throws RestException {
        return data(client.send(RestCall.get(KiteLimits.OTHER, "/orders"))).elements().stream()
                .map(KiteOrders::state)
                .sorted(Comparator.comparingLong(OrderState::timeNs))
                .toList();
    }

    @Override
    public List<OrderFill> trades() throws RestException {
        return data(client.send(RestCall.get(KiteLimits.OTHER, "/trades"))).elements().stream()
                .map(KiteOrders::fill)
                .sorted(Comparator.comparingLong(OrderFill::timeNs))
                .toList();
    }

    @Override
    public RestStatus status() {
        return client.status();
    }

    /** What an answer that was found good is about. */
    static Json data(RestAnswer answer) throws RestException {
        try {
            return Json.parse(answer.body()).get("data");
        } catch (IOException e) {
            throw new RestException(Kind.BROKER, "", "kite: the answer is " + e.getMessage(), true);
        }
    }

    private static long token(BrokerInstrument instrument) throws RestException {
        int segment = Segments.knownCode(instrument.instrument().segment());
        if (segment == 0) {
            throw new RestException(
                    Kind.INPUT, "", "kite has no segment " + instrument.instrument().segment());
        }
        return KiteLayout.instrumentToken(segment, instrument.instrument().token());
    }
}
