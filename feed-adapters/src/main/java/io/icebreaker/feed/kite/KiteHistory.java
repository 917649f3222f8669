package io.icebreaker.feed.kite;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.RestCall;
import io.icebreaker.feed.rest.RestClient;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.UnsupportedByBroker;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.EpochNanoClock;

/** Kite's historical candles (feed-kite 7.6), asked for in spans the broker allows. */
final class KiteHistory {
    private static final long DAY_NS = 86_400_000_000_000L;

    /** "Not final for several seconds": what is younger is left for the next time. */
    private static final long SETTLING_NS = 10_000_000_000L;

    private record Words(String name, int maxDays) {}

    private static final Map<Interval, Words> WORDS =
            new EnumMap<>(
                    Map.of(
                            Interval.M1, new Words("minute", 60),
                            Interval.M3, new Words("3minute", 100),
                            Interval.M5, new Words("5minute", 100),
                            Interval.M10, new Words("10minute", 100),
                            Interval.M15, new Words("15minute", 200),
                            Interval.M30, new Words("30minute", 200),
                            Interval.H1, new Words("60minute", 400),
                            Interval.D1, new Words("day", 2_000)));

    private final RestClient client;
    private final EpochNanoClock wall;

    KiteHistory(RestClient client, EpochNanoClock wall) {
        this.client = client;
        this.wall = wall;
    }

    List<Candle> candles(long instrumentToken, Interval interval, long fromNs, long toNs)
            throws RestException {
        Words words = WORDS.get(interval);
        if (words == null) {
            throw new UnsupportedByBroker("kite", "bars of " + interval.label());
        }
        List<Candle> candles = new ArrayList<>();
        long spanNs = words.maxDays * DAY_NS;
        for (long from = fromNs; from < toNs; from += spanNs) {
            long to = Math.min(toNs, from + spanNs);
            String path = "/instruments/historical/" + instrumentToken + "/" + words.name;
            RestCall call =
                    RestCall.get(KiteLimits.HISTORY, path)
                            .query("from", KiteTimes.format(from))
                            .query("to", KiteTimes.format(to - 1))
                            .query("oi", "1");
            Json data = KiteRest.data(client.send(call));
            long until = Math.min(to, wall.nanoTime() - interval.lengthNs() - SETTLING_NS + 1);
            add(data.get("candles"), from, until, candles);
        }
        return candles;
    }

    private static void add(Json rows, long fromNs, long untilNs, List<Candle> candles) {
        for (Json row : rows.elements()) {
            long start = KiteTimes.candle(row.at(0).text());
            var candle =
                    new Candle(
                            start,
                            row.at(1).price(),
                            row.at(2).price(),
                            row.at(3).price(),
                            row.at(4).price(),
                            row.at(5).whole(0),
                            row.at(6).whole(-1));
            candle.addTo(candles, fromNs, untilNs);
        }
    }
}
