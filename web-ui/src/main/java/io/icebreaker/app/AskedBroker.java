package io.icebreaker.app;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.Margins;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.tick.Instrument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A broker as a person asks it: instruments by the names that {@code icebreaker search} prints. Any thread;
 * blocks until the answer.
 *
 * @param account as configured
 * @param broker whose master names what it is asked about
 */
record AskedBroker(String account, String broker, BrokerRest rest, InstrumentBook book) {
    /** @param unquoted asked for, and unknown to the broker */
    record Quotes(List<Quote> quotes, List<String> unquoted) {}

    /** @param expiries all there are, nearest first */
    record Chain(Instrument underlying, List<LocalDate> expiries, OptionChain chain) {}

    record History(Instrument instrument, Interval interval, List<Candle> candles) {}

    static String name(Instrument it) {
        return it.segment() + ":" + it.symbol();
    }

    Quotes quotes(List<String> names) throws RestException {
        List<BrokerInstrument> asked = new ArrayList<>();
        for (String name : names) {
            asked.add(named(name));
        }
        List<Quote> quotes = rest.quotes(asked);
        List<String> unquoted = new ArrayList<>();
        for (BrokerInstrument it : asked) {
            if (quotes.stream().noneMatch(quote -> quote.instrument().equals(it))) {
                unquoted.add(name(it.instrument()));
            }
        }
        return new Quotes(quotes, unquoted);
    }

    /** @param expiry null for the nearest */
    Chain chain(String name, LocalDate expiry, int strikes) throws RestException {
        BrokerInstrument underlying = underlying(name);
        List<LocalDate> expiries = rest.expiries(underlying);
        if (expiries.isEmpty()) {
            throw unknown(broker + " lists no options on " + name);
        }
        if (expiry != null && !expiries.contains(expiry)) {
            throw unknown(
                    "no options on " + name + " expire on " + expiry + "; there are " + expiries);
        }
        LocalDate day = expiry == null ? expiries.get(0) : expiry;
        OptionChain chain = rest.chain(underlying, day, strikes);
        return new Chain(underlying.instrument(), expiries, chain);
    }

    History history(String name, Interval interval, long fromNs, long toNs) throws RestException {
        BrokerInstrument it = named(name);
        return new History(it.instrument(), interval, rest.history(it, interval, fromNs, toNs));
    }

    Margins margins() throws RestException {
        return rest.margins();
    }

    /** {@code NIFTY} as derivatives call it, or a name like any other. */
    private BrokerInstrument underlying(String name) throws RestException {
        return listed(name, book.underlying(name).or(() -> book.find(name)));
    }

    private BrokerInstrument named(String name) throws RestException {
        return listed(name, book.find(name));
    }

    private BrokerInstrument listed(String name, Optional<Instrument> found) throws RestException {
        Instrument it =
                found.orElseThrow(
                        () ->
                                unknown(
                                        "no instrument is called "
                                                + name
                                                + "; `icebreaker search` finds how it is called"));
        return book.at(broker, it)
                .orElseThrow(() -> unknown(broker + " does not list " + name(it)));
    }

    private static RestException unknown(String why) {
        return new RestException(Kind.INPUT, "", why);
    }
}
