package io.icebreaker.feed.smartapi;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.RateLimits.BucketStatus;
import io.icebreaker.feed.rest.RestCall;
import io.icebreaker.feed.rest.RestClient;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.feed.rest.UnsupportedByBroker;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.EpochNanoClock;

/**
 * SmartAPI's candles (feed-smartapi 7.5), asked for in spans the broker allows. A span refused for its rate
 * is asked for again by the client and never skipped: it would look like a holiday.
 */
final class SmartHistory {
    private static final String PATH = "/rest/secure/angelbroking/historical/v1/getCandleData";
    private static final long DAY_NS = 86_400_000_000_000L;

    /** The newest bar changes for some seconds: what is younger is left for the next time. */
    private static final long SETTLING_NS = 10_000_000_000L;

    private record Words(String name, int maxDays) {}

    private static final Map<Interval, Words> WORDS =
            new EnumMap<>(
                    Map.of(
                            Interval.M1, new Words("ONE_MINUTE", 30),
                            Interval.M3, new Words("THREE_MINUTE", 60),
                            Interval.M5, new Words("FIVE_MINUTE", 100),
                            Interval.M10, new Words("TEN_MINUTE", 100),
                            Interval.M15, new Words("FIFTEEN_MINUTE", 200),
                            Interval.M30, new Words("THIRTY_MINUTE", 200),
                            Interval.H1, new Words("ONE_HOUR", 400),
                            Interval.D1, new Words("ONE_DAY", 2_000)));

    private final RestClient client;
    private final EpochNanoClock wall;

    SmartHistory(RestClient client, EpochNanoClock wall) {
        this.client = client;
        this.wall = wall;
    }

    List<Candle> candles(BrokerInstrument of, Interval interval, long fromNs, long toNs)
            throws RestException {
        Words words = WORDS.get(interval);
        if (words == null) {
            throw new UnsupportedByBroker("smartapi", "bars of " + interval.label());
        }
        List<Candle> candles = new ArrayList<>();
        long refusedBefore = rateRefusals();
        long spanNs = words.maxDays * DAY_NS;
        for (long from = fromNs; from < toNs; from += spanNs) {
            long to = Math.min(toNs, from + spanNs);
            Json rows = SmartRest.ask(client, call(of, words, from, to));
            requireTrusted(rows, refusedBefore);
            long until = Math.min(to, wall.nanoTime() - interval.lengthNs() - SETTLING_NS + 1);
            add(rows, from, until, candles);
        }
        return candles;
    }

    /**
     * Behind a rate refusal an empty answer looks like a holiday and says nothing about the market
     * (feed-smartapi 7.5).
     */
    private void requireTrusted(Json rows, long refusedBefore) throws RestException {
        if (rows.elements().isEmpty() && rateRefusals() > refusedBefore) {
            throw new RestException(
                    Kind.RATE, "", "smartapi: an empty answer behind a refusal for too many calls");
        }
    }

    private long rateRefusals() {
        return client.status().buckets().stream()
                .filter(bucket -> bucket.name().equals(SmartLimits.HISTORY))
                .mapToLong(BucketStatus::pauses)
                .sum();
    }

    private static RestCall call(BrokerInstrument of, Words words, long fromNs, long toNs) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("exchange", of.segment());
        body.put("symboltoken", Long.toString(of.token()));
        body.put("interval", words.name);
        body.put("fromdate", SmartTimes.minute(fromNs));
        body.put("todate", SmartTimes.minute(toNs - 1));
        return RestCall.send("POST", SmartLimits.HISTORY, PATH)
                .json(SmartJson.object(body))
                .repeatable();
    }

    private static void add(Json rows, long fromNs, long untilNs, List<Candle> candles) {
        for (Json row : rows.elements()) {
            var candle =
                    new Candle(
                            SmartTimes.candle(row.at(0).text()),
                            row.at(1).price(),
                            row.at(2).price(),
                            row.at(3).price(),
                            row.at(4).price(),
                            row.at(5).whole(0),
                            -1);
            candle.addTo(candles, fromNs, untilNs);
        }
    }
}
