package io.icebreaker.feed.noren;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.UnsupportedByBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Bars: {@code TPSeries} within the day, {@code EODChartData} for days (feed-noren 6). They come newest
 * first; bars of zeros occur and are dropped.
 */
final class NorenHistory {
    private static final long SECOND_NS = 1_000_000_000L;

    /** Nobody publishes the longest span; a month of minutes is 8,000 rows, some 2 MB. */
    private static final long SPAN_NS = 30L * 86_400 * SECOND_NS;

    private static final Map<Interval, String> MINUTES =
            new EnumMap<>(
                    Map.of(
                            Interval.M1,
                            "1",
                            Interval.M3,
                            "3",
                            Interval.M5,
                            "5",
                            Interval.M10,
                            "10",
                            Interval.M15,
                            "15",
                            Interval.M30,
                            "30",
                            Interval.H1,
                            "60"));

    private final NorenCalls calls;
    private final String broker;
    private final EpochNanoClock wall;

    NorenHistory(NorenCalls calls, String broker, EpochNanoClock wall) {
        this.calls = calls;
        this.broker = broker;
        this.wall = wall;
    }

    List<Candle> candles(BrokerInstrument of, Interval interval, long fromNs, long toNs)
            throws RestException {
        if (interval != Interval.D1 && !MINUTES.containsKey(interval)) {
            throw new UnsupportedByBroker(broker, "bars of " + interval.label());
        }
        long formingNs = wall.nanoTime() - interval.lengthNs();
        List<Candle> candles = new ArrayList<>();
        for (long from = fromNs; from < toNs; from += SPAN_NS) {
            long to = Math.min(toNs, from + SPAN_NS);
            for (Candle candle : span(of, interval, from, to)) {
                boolean isWanted = candle.startNs() >= from && candle.startNs() < to;
                if (isWanted && candle.startNs() <= formingNs) {
                    candles.add(candle);
                }
            }
        }
        return candles;
    }

    private List<Candle> span(BrokerInstrument of, Interval interval, long fromNs, long toNs)
            throws RestException {
        List<Candle> candles = new ArrayList<>();
        for (Json row : rows(of, interval, fromNs, toNs)) {
            Candle candle = candle(row);
            if (candle.isSound()) {
                candles.add(candle);
            }
        }
        candles.sort(Comparator.comparingLong(Candle::startNs));
        return candles;
    }

    private List<Json> rows(BrokerInstrument of, Interval interval, long fromNs, long toNs)
            throws RestException {
        Map<String, String> asked = new LinkedHashMap<>();
        String from = Long.toString(Math.floorDiv(fromNs, SECOND_NS));
        String to = Long.toString(Math.floorDiv(toNs, SECOND_NS));
        if (interval == Interval.D1) {
            asked.put("sym", of.segment() + ":" + NorenCalls.encoded(of.symbol()));
            asked.put("from", from);
            asked.put("to", to);
            return calls.ask("EODChartData", asked).elements().stream()
                    .map(NorenHistory::unfolded)
                    .toList();
        }
        asked.put("exch", of.segment());
        asked.put("token", Long.toString(of.token()));
        asked.put("st", from);
        asked.put("et", to);
        asked.put("intrv", MINUTES.get(interval));
        asked.put("ordersource", "API");
        return calls.ask("TPSeries", asked).elements();
    }

    /** Days come as texts that hold JSON; an odd one must not cost the rest. */
    private static Json unfolded(Json text) {
        try {
            return Json.parse(text.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return Json.NONE; // makes no sound candle
        }
    }

    private static Candle candle(Json row) {
        long stamp = row.get("ssboe").whole(0);
        return new Candle(
                stamp > 0 ? stamp * SECOND_NS : NorenStamps.ns(row.get("time").text()),
                row.get("into").price(),
                row.get("inth").price(),
                row.get("intl").price(),
                row.get("intc").price(),
                row.get("intv").whole(0),
                row.get("oi").whole(-1));
    }
}
