package io.icebreaker.feed.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.Quote;
import io.icebreaker.feed.rest.RestCall;
import io.icebreaker.feed.rest.RestClient;
import io.icebreaker.feed.rest.RestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Quotes (feed-dhan 10.1): ids are numbers in the question and names in the answer. What Dhan does not
 * know is missing there without a word.
 */
final class DhanQuotes {
    private static final int A_CALL = 1_000;
    private static final long PAISA = 100;

    private final RestClient client;

    DhanQuotes(RestClient client) {
        this.client = client;
    }

    List<Quote> quotes(List<BrokerInstrument> instruments) throws RestException {
        var quotes = new ArrayList<Quote>();
        for (int from = 0; from < instruments.size(); from += A_CALL) {
            int to = Math.min(instruments.size(), from + A_CALL);
            List<BrokerInstrument> some = instruments.subList(from, to);
            RestCall call =
                    RestCall.send("POST", DhanLimits.QUOTE, "/v2/marketfeed/quote")
                            .json(body(some))
                            .repeatable();
            Json data = DhanRest.read(client.send(call)).get("data");
            for (BrokerInstrument one : some) {
                Json row = data.get(one.segment()).get(Long.toString(one.token()));
                if (!row.isNone()) {
                    quotes.add(quote(one, row));
                }
            }
        }
        return quotes;
    }

    private static String body(List<BrokerInstrument> some) {
        Map<String, List<Long>> bySegment = new LinkedHashMap<>();
        for (BrokerInstrument one : some) {
            bySegment.computeIfAbsent(one.segment(), s -> new ArrayList<>()).add(one.token());
        }
        var body = new DhanBody();
        bySegment.forEach(body::numbers);
        return body.end();
    }

    private static Quote quote(BrokerInstrument of, Json row) {
        Json day = row.get("ohlc");
        Json bid = row.get("depth").get("buy").at(0);
        Json ask = row.get("depth").get("sell").at(0);
        return new Quote(
                of,
                DhanTimes.parse(row.get("last_trade_time").text()),
                price(of, row.get("last_price")),
                row.get("last_quantity").whole(-1),
                price(of, row.get("average_price")),
                row.get("volume").whole(-1),
                row.get("oi").whole(-1),
                price(of, day.get("open")),
                price(of, day.get("high")),
                price(of, day.get("low")),
                price(of, day.get("close")),
                price(of, bid.get("price")),
                bid.get("quantity").whole(0),
                price(of, ask.get("price")),
                ask.get("quantity").whole(0),
                price(of, row.get("lower_circuit_limit")),
                price(of, row.get("upper_circuit_limit")));
    }

    /** Some come as a widened float32: to the paisa, but of currency, which has finer ticks. */
    static long price(BrokerInstrument of, Json value) {
        return of.segment().endsWith("_CURRENCY") ? value.price() : paise(value);
    }

    /** E4, to the nearest paisa. */
    static long paise(Json value) {
        return Math.floorDiv(value.price() + PAISA / 2, PAISA) * PAISA;
    }
}
