package io.icebreaker.feed.master;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.OptionRow;
import io.icebreaker.feed.rest.OptionRow.Leg;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An option chain for a broker without a call of its own: the contracts its master lists, nearest to the
 * underlying's price, and their quotes. Any thread; blocks as the quotes do.
 */
public final class QuotedChain {
    /** A broker's quotes. */
    @FunctionalInterface
    public interface Quotes {
        List<Quote> of(List<BrokerInstrument> instruments) throws RestException;
    }

    /** Implied volatilities as fractions, NaN where there is none. */
    @FunctionalInterface
    public interface Volatility {
        double of(long strike, InstrumentType type);
    }

    /** Where a broker's volatilities come from. */
    @FunctionalInterface
    public interface Volatilities {
        Volatilities NONE = (name, expiry) -> (strike, type) -> Double.NaN;

        Volatility of(String underlying, LocalDate expiry) throws RestException;
    }

    /**
     * What differs between brokers.
     *
     * @param broker for messages
     * @param mostStrikes what its rate limits allow at a time
     */
    public record Way(String broker, int mostStrikes, Quotes quotes, Volatilities volatilities) {}

    private final OptionContracts contracts;
    private final Way way;

    public QuotedChain(OptionContracts contracts, Way way) {
        this.contracts = contracts;
        this.way = way;
    }

    /**
     * At most so many strikes, and no more than the broker's limits allow.
     *
     * @throws RestException also when nothing is listed for that day, naming the days there are
     */
    public OptionChain of(BrokerInstrument underlying, LocalDate expiry, int strikes)
            throws RestException {
        Instrument it = underlying.instrument();
        List<BrokerInstrument> legs = contracts.of(it, expiry);
        if (legs.isEmpty()) {
            throw nothing(it, expiry);
        }
        long spot = way.quotes.of(List.of(underlying)).stream().mapToLong(Quote::ltp).sum();
        List<Long> listed = legs.stream().map(QuotedChain::strike).distinct().sorted().toList();
        int most = Math.min(strikes, way.mostStrikes);
        var near = Set.copyOf(OptionChain.nearest(listed, Long::longValue, spot, most));
        Volatility volatility =
                way.volatilities.of(OptionContracts.name(underlying.instrument()), expiry);
        List<BrokerInstrument> asked =
                legs.stream().filter(leg -> near.contains(strike(leg))).toList();
        List<OptionRow> rows = rows(expiry, asked, way.quotes.of(asked), volatility);
        return new OptionChain(expiry, spot, listed.size(), rows);
    }

    private static long strike(BrokerInstrument leg) {
        return leg.instrument().strike();
    }

    private RestException nothing(Instrument underlying, LocalDate expiry) {
        List<LocalDate> expiries = contracts.expiries(underlying);
        String there =
                expiries.isEmpty()
                        ? ""
                        : "; there are "
                                + expiries.stream()
                                        .map(LocalDate::toString)
                                        .collect(Collectors.joining(", "));
        return new RestException(
                Kind.INPUT,
                "",
                way.broker
                        + " lists no options of "
                        + OptionContracts.name(underlying)
                        + " that expire on "
                        + expiry
                        + there);
    }

    /** Every strike asked for has a row: a contract that was not quoted has no side in it. */
    private static List<OptionRow> rows(
            LocalDate expiry,
            List<BrokerInstrument> asked,
            List<Quote> quotes,
            Volatility volatility) {
        Map<Long, Leg[]> strikes = new TreeMap<>();
        asked.forEach(leg -> strikes.put(strike(leg), new Leg[2]));
        for (Quote quote : quotes) {
            Instrument it = quote.instrument().instrument();
            Leg[] pair = strikes.get(it.strike());
            pair[it.type() == InstrumentType.CE ? 0 : 1] =
                    leg(quote, volatility.of(it.strike(), it.type()));
        }
        List<OptionRow> rows = new ArrayList<>();
        strikes.forEach(
                (strike, pair) -> rows.add(new OptionRow(expiry, strike, pair[0], pair[1])));
        return List.copyOf(rows);
    }

    private static Leg leg(Quote quote, double volatility) {
        return new Leg(
                quote.instrument().token(),
                quote.ltp(),
                quote.prevClose(),
                quote.volume(),
                quote.oi(),
                -1,
                quote.bid(),
                quote.bidQty(),
                quote.ask(),
                quote.askQty(),
                volatility);
    }
}
