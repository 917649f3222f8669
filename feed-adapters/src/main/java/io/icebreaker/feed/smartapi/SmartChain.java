package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.OptionContracts;
import io.icebreaker.feed.master.QuotedChain;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.OptionChain;
import io.icebreaker.feed.rest.RestCall;
import io.icebreaker.feed.rest.RestClient;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An option chain in two parts, for SmartAPI has no call of its own: volatilities from the option Greeks
 * call, prices and open interest from quotes of the same contracts (feed-smartapi 7.5).
 */
final class SmartChain {
    private static final String PATH = "/rest/secure/angelbroking/marketData/v1/optionGreek";

    /** A call takes 50 contracts and one may go a second: 8 s. */
    private static final int MAX_STRIKES = 200;

    private static final double PERCENT = 100;

    private final RestClient client;
    private final QuotedChain chain;

    SmartChain(RestClient client, SmartQuotes quotes, OptionContracts options) {
        this.client = client;
        chain =
                new QuotedChain(
                        options,
                        new QuotedChain.Way(
                                "smartapi", MAX_STRIKES, quotes::of, this::volatilities));
    }

    OptionChain of(BrokerInstrument underlying, LocalDate expiry, int strikes)
            throws RestException {
        return chain.of(underlying, expiry, strikes);
    }

    /** By strike and type, as fractions; empty where the broker has none (AB9019). */
    private QuotedChain.Volatility volatilities(String name, LocalDate expiry)
            throws RestException {
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
        return (strike, type) -> found.getOrDefault(key(strike, type), Double.NaN);
    }

    private static String key(long strike, InstrumentType type) {
        return strike + " " + type;
    }
}
