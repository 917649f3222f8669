package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestCall;
import io.icebreaker.feed.rest.RestClient;
import io.icebreaker.feed.rest.RestException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** SmartAPI's market quotes in FULL mode (feed-smartapi 7.5), 50 tokens a call. */
final class SmartQuotes {
    private static final String PATH = "/rest/secure/angelbroking/market/v1/quote/";
    private static final int TOKENS_A_CALL = 50;

    private final RestClient client;

    SmartQuotes(RestClient client) {
        this.client = client;
    }

    /** In the order asked; what the broker does not know is left out. */
    List<Quote> of(List<BrokerInstrument> instruments) throws RestException {
        List<Quote> quotes = new ArrayList<>();
        for (int from = 0; from < instruments.size(); from += TOKENS_A_CALL) {
            int to = Math.min(instruments.size(), from + TOKENS_A_CALL);
            List<BrokerInstrument> some = instruments.subList(from, to);
            Map<String, Json> rows = new HashMap<>();
            for (Json row : SmartRest.ask(client, call(some)).get("fetched").elements()) {
                rows.put(key(row.get("exchange").text(), row.get("symbolToken").text()), row);
            }
            for (BrokerInstrument one : some) {
                Json row = rows.get(key(one.segment(), Long.toString(one.token())));
                if (row != null) {
                    quotes.add(quote(one, row));
                }
            }
        }
        return quotes;
    }

    private static String key(String exchange, String token) {
        return exchange + " " + token;
    }

    private static RestCall call(List<BrokerInstrument> some) {
        var byExchange = new TreeMap<String, List<String>>();
        for (BrokerInstrument one : some) {
            byExchange
                    .computeIfAbsent(one.segment(), exchange -> new ArrayList<>())
                    .add("\"" + one.token() + "\"");
        }
        List<String> lists = new ArrayList<>();
        byExchange.forEach(
                (exchange, tokens) ->
                        lists.add(
                                SmartJson.quoted(exchange)
                                        + ":["
                                        + String.join(",", tokens)
                                        + "]"));
        return RestCall.send("POST", SmartLimits.QUOTE, PATH)
                .json("{\"mode\":\"FULL\",\"exchangeTokens\":{" + String.join(",", lists) + "}}")
                .repeatable();
    }

    private static Quote quote(BrokerInstrument one, Json row) {
        Json bid = row.get("depth").get("buy").at(0);
        Json ask = row.get("depth").get("sell").at(0);
        return new Quote(
                one,
                SmartTimes.stamp(row.get("exchTradeTime").text()),
                row.get("ltp").price(),
                row.get("lastTradeQty").whole(-1),
                row.get("avgPrice").price(),
                row.get("tradeVolume").whole(-1),
                hasOpenInterest(one) ? row.get("opnInterest").whole(-1) : -1,
                row.get("open").price(),
                row.get("high").price(),
                row.get("low").price(),
                row.get("close").price(),
                bid.get("price").price(),
                bid.get("quantity").whole(0),
                ask.get("price").price(),
                ask.get("quantity").whole(0),
                row.get("lowerCircuit").price(),
                row.get("upperCircuit").price());
    }

    /** Shares carry junk there, as on the stream (feed-smartapi 6). */
    private static boolean hasOpenInterest(BrokerInstrument one) {
        return SmartLayout.hasOpenInterest(SmartLayout.exchangeType(one.segment()));
    }
}
