package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.OptionRow;
import io.icebreaker.feed.rest.OptionRow.Leg;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestCall;
import io.icebreaker.feed.rest.RestClient;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An option chain in two parts, for SmartAPI has no call of its own: volatilities from the option Greeks
 * call, prices and open interest from quotes of the same contracts (feed-smartapi 7.5). At most {@link
 * #MAX_LEGS} contracts, those of the Greeks answer first: a call takes 50 and one may go a second.
 */
final class SmartChain {
    private static final String PATH = "/rest/secure/angelbroking/marketData/v1/optionGreek";
    private static final int MAX_LEGS = 400;
    private static final double PERCENT = 100;

    private final RestClient client;
    private final SmartQuotes quotes;
    private final SmartContracts contracts;

    SmartChain(RestClient client, SmartQuotes quotes, SmartContracts contracts) {
        this.client = client;
        this.quotes = quotes;
        this.contracts = contracts;
    }

    /** Strikes ascending. */
    List<OptionRow> of(BrokerInstrument underlying, LocalDate expiry) throws RestException {
        String name = SmartContracts.underlyingName(underlying.instrument());
        Map<String, Double> volatilities = volatilities(name, expiry);
        List<BrokerInstrument> legs = legs(name, expiry, volatilities);
        Map<Long, Leg[]> strikes = new TreeMap<>();
        for (Quote quote : quotes.of(legs)) {
            var it = quote.instrument().instrument();
            Leg[] pair = strikes.computeIfAbsent(it.strike(), strike -> new Leg[2]);
            double volatility = volatilities.getOrDefault(key(it.strike(), it.type()), Double.NaN);
            pair[it.type() == InstrumentType.CE ? 0 : 1] = leg(quote, volatility);
        }
        List<OptionRow> rows = new ArrayList<>();
        strikes.forEach(
                (strike, pair) -> rows.add(new OptionRow(expiry, strike, pair[0], pair[1])));
        return rows;
    }

    /** By strike and type, as fractions; empty where the broker has none (AB9019). */
    private Map<String, Double> volatilities(String name, LocalDate expiry) throws RestException {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("expirydate", SmartTimes.expiry(expiry));
        RestCall call =
                RestCall.send("POST", SmartLimits.GREEKS, PATH)
                        .json(SmartJson.object(body))
                        .repeatable();
        Map<String, Double> found = new HashMap<>();
        for (Json row : SmartRest.ask(client, call).elements()) {
            long strike = row.get("strikePrice").price();
            boolean isCall = row.get("optionType").text().equals("CE");
            long percentE4 = row.get("impliedVolatility").price();
            found.put(
                    key(strike, isCall ? InstrumentType.CE : InstrumentType.PE),
                    percentE4 <= 0 ? Double.NaN : percentE4 / 10_000.0 / PERCENT);
        }
        return found;
    }

    private List<BrokerInstrument> legs(
            String name, LocalDate expiry, Map<String, Double> volatilities) {
        List<BrokerInstrument> traded = new ArrayList<>();
        List<BrokerInstrument> others = new ArrayList<>();
        for (BrokerInstrument one : contracts.options(name, expiry)) {
            var it = one.instrument();
            boolean isTraded = volatilities.containsKey(key(it.strike(), it.type()));
            (isTraded ? traded : others).add(one);
        }
        traded.addAll(others);
        return traded.subList(0, Math.min(MAX_LEGS, traded.size()));
    }

    private static String key(long strike, InstrumentType type) {
        return strike + " " + type;
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
