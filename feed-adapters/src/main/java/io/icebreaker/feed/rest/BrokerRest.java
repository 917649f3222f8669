package io.icebreaker.feed.rest;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import java.time.LocalDate;
import java.util.List;

/**
 * What a broker answers when asked, in one form for all. Prices E4, quantities in units (never lots), times
 * epoch ns UTC. Any thread; each call blocks until the answer, a refusal or a time-out.
 *
 * <p><b>Failure.</b> {@link RestException} in plain words; {@link UnsupportedByBroker} where the broker has
 * no such call. A single unreadable row is left out, an unreadable answer is {@code BROKER}.
 * <p><b>Orders.</b> {@link #place}, {@link #modify} and {@link #cancel} send one request, once: never call
 * them again because one failed; {@link RestException#isOutcomeUnknown} says that the book must be looked at.
 */
public interface BrokerRest {
    /** {@code kite}, {@code smartapi}, {@code dhan}, {@code noren}. */
    String broker();

    /**
     * In the order asked, split into as many requests as the broker needs; what it does not know is left
     * out.
     */
    List<Quote> quotes(List<BrokerInstrument> instruments) throws RestException;

    /** The days on which options on an index, a share or a future's underlying expire, nearest first. */
    List<LocalDate> expiries(BrokerInstrument underlying) throws RestException;

    /**
     * The option chain around the market.
     *
     * @param underlying what {@link #expiries} was asked about
     * @param strikes at most so many, those nearest to its price, 1..{@link OptionChain#MAX_STRIKES}; fewer
     *     where the broker's limits allow fewer
     */
    OptionChain chain(BrokerInstrument underlying, LocalDate expiry, int strikes)
            throws RestException;

    /**
     * Bars whose start lies in [fromNs, toNs), oldest first, without those still forming; split into as many
     * requests as the broker's longest span needs.
     */
    List<Candle> history(BrokerInstrument instrument, Interval interval, long fromNs, long toNs)
            throws RestException;

    /** At most 50, best first: the broker's own search, or its master's. */
    List<BrokerInstrument> search(String words) throws RestException;

    Margins margins() throws RestException;

    /** @return the broker's order id */
    String place(OrderRequest order) throws RestException;

    void modify(String orderId, OrderChange change) throws RestException;

    void cancel(String orderId) throws RestException;

    /** All orders of the day, oldest first, also those from elsewhere. */
    List<OrderState> book() throws RestException;

    /** All executions of the day, oldest first. */
    List<OrderFill> trades() throws RestException;

    RestStatus status();
}
