package io.icebreaker.feed.noren;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.master.OptionContracts;
import io.icebreaker.feed.master.QuotedChain;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.KnownOrders;
import io.icebreaker.feed.rest.Margins;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.OrderChange;
import io.icebreaker.feed.rest.OrderFill;
import io.icebreaker.feed.rest.OrderRequest;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.feed.rest.RestStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A Noren house's REST calls (feed-noren 6). One instrument a quote, so many quotes take their time: nine a
 * second. Orders are sent once, whatever happens.
 */
public final class NorenRest implements BrokerRest {
    /** With the spot 51 of the 110 quotes a minute, at nine a second. */
    private static final int CHAIN_STRIKES = 25;

    private final String broker;
    private final NorenCalls calls;
    private final NorenHistory history;
    private final OptionContracts options;
    private final QuotedChain chain;
    private final Function<String, List<BrokerInstrument>> search;
    private final KnownOrders<NorenOrders.Contract> known = new KnownOrders<>();

    /**
     * @param search over the master, best first: the house's own search wants to know the exchange
     * @param options the master's
     */
    public NorenRest(
            NorenConfig config,
            NorenSession session,
            Function<String, List<BrokerInstrument>> search,
            OptionContracts options,
            FeedClocks clocks) {
        broker = config.broker();
        this.search = search;
        this.options = options;
        calls = new NorenCalls(config, session, clocks);
        history = new NorenHistory(calls, broker, clocks.wall());
        chain =
                new QuotedChain(
                        options,
                        new QuotedChain.Way(
                                broker,
                                CHAIN_STRIKES,
                                this::quotes,
                                QuotedChain.Volatilities.NONE));
    }

    @Override
    public String broker() {
        return broker;
    }

    @Override
    public List<Quote> quotes(List<BrokerInstrument> instruments) throws RestException {
        List<Quote> quotes = new ArrayList<>();
        for (BrokerInstrument instrument : instruments) {
            try {
                Map<String, Json> row = quoteRow(instrument);
                if (row.containsKey("lp")) {
                    quotes.add(quote(instrument, row));
                }
            } catch (RestException e) {
                if (!NorenErrors.isUnknownToken(e)) {
                    throw e; // an instrument it does not know is left out
                }
            }
        }
        return quotes;
    }

    /** Keys in lower case: the published sample writes one with a capital. */
    private Map<String, Json> quoteRow(BrokerInstrument instrument) throws RestException {
        Map<String, String> asked =
                Map.of("exch", instrument.segment(), "token", Long.toString(instrument.token()));
        Map<String, Json> row = new TreeMap<>();
        calls.ask("GetQuotes", asked)
                .fields()
                .forEach((key, value) -> row.put(key.toLowerCase(Locale.ROOT), value));
        return row;
    }

    private static Quote quote(BrokerInstrument instrument, Map<String, Json> row) {
        return new Quote(
                instrument,
                NorenStamps.ns(get(row, "ltd").text(), get(row, "ltt").text()),
                get(row, "lp").price(),
                get(row, "ltq").whole(-1),
                get(row, "ap").price(),
                get(row, "v").whole(-1),
                get(row, "oi").whole(-1),
                get(row, "o").price(),
                get(row, "h").price(),
                get(row, "l").price(),
                get(row, "c").price(),
                get(row, "bp1").price(),
                get(row, "bq1").whole(0),
                get(row, "sp1").price(),
                get(row, "sq1").whole(0),
                get(row, "lc").price(),
                get(row, "uc").price());
    }

    private static Json get(Map<String, Json> row, String key) {
        return row.getOrDefault(key, Json.NONE);
    }

    @Override
    public List<LocalDate> expiries(BrokerInstrument underlying) {
        return options.expiries(underlying.instrument());
    }

    /** The house's own call names contracts, as the master does, and prices nothing: quotes do. */
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
    public List<BrokerInstrument> search(String words) {
        return search.apply(words);
    }

    /** A scrip as the house's own search names it. */
    public record Scrip(String exchange, long token, String symbol) {}

    /** What the house's own search finds on one exchange, for a scrip that no master has yet. */
    public List<Scrip> searchScrip(String exchange, String words) throws RestException {
        Map<String, String> asked = Map.of("exch", exchange, "stext", NorenCalls.encoded(words));
        return calls.ask("SearchScrip", asked).get("values").elements().stream()
                .map(NorenRest::scrip)
                .toList();
    }

    private static Scrip scrip(Json row) {
        return new Scrip(row.get("exch").text(), row.get("token").whole(0), row.get("tsym").text());
    }

    @Override
    public Margins margins() throws RestException {
        Json limits = calls.ask("Limits", Map.of("actid", calls.account()));
        long total =
                limits.get("cash").price()
                        + limits.get("payin").price()
                        + limits.get("collateral").price();
        long used = limits.get("marginused").price();
        return new Margins(total - used, used, total);
    }

    @Override
    public String place(OrderRequest order) throws RestException {
        Json answer = calls.order("PlaceOrder", NorenOrders.place(order, calls.account()));
        String id = answer.get("norenordno").text();
        if (id.isEmpty()) {
            throw new RestException(Kind.BROKER, "", broker + ": the answer names no order", true);
        }
        BrokerInstrument of = order.instrument();
        known.put(id, new NorenOrders.Contract(of.segment(), of.symbol()));
        return id;
    }

    @Override
    public void modify(String orderId, OrderChange change) throws RestException {
        calls.order("ModifyOrder", NorenOrders.modify(orderId, contract(orderId), change));
    }

    /** What an order is of; one from elsewhere is asked for, once. */
    private NorenOrders.Contract contract(String orderId) throws RestException {
        if (known.get(orderId) == null) {
            try {
                remember(calls.askOnce("OrderBook", KnownOrders.ASK_WITHIN));
            } catch (RestException e) {
                throw e.beforeSending();
            }
        }
        NorenOrders.Contract contract = known.get(orderId);
        if (contract == null) {
            throw new RestException(Kind.ORDER, "", broker + " has no order " + orderId);
        }
        return contract;
    }

    private List<OrderState> remember(Json book) {
        List<OrderState> states = book.elements().stream().map(NorenOrders::state).toList();
        states.forEach(it -> known.put(it.id(), NorenOrders.Contract.of(it)));
        return states;
    }

    @Override
    public void cancel(String orderId) throws RestException {
        calls.order("CancelOrder", Map.of("norenordno", orderId));
    }

    @Override
    public List<OrderState> book() throws RestException {
        return remember(calls.ask("OrderBook", Map.of())).stream()
                .sorted(Comparator.comparingLong(OrderState::timeNs).thenComparing(OrderState::id))
                .toList();
    }

    @Override
    public List<OrderFill> trades() throws RestException {
        return calls.ask("TradeBook", Map.of("actid", calls.account())).elements().stream()
                .map(NorenOrders::fill)
                .sorted(
                        Comparator.comparingLong(OrderFill::timeNs)
                                .thenComparing(OrderFill::orderId))
                .toList();
    }

    @Override
    public RestStatus status() {
        return calls.status();
    }
}
