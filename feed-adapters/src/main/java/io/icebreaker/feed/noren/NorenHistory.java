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

    /** The newest bar changes for some seconds: what is younger is left for the next time. */
    private static final long SETTLING_NS = 10 * SECOND_NS;

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
        List<Candle> candles = new ArrayList<>();
        for (long from = fromNs; from < toNs; from += SPAN_NS) {
            long to = Math.min(toNs, from + SPAN_NS);
            List<Candle> span = span(of, interval, from, to);
            long until = Math.min(to, wall.nanoTime() - interval.lengthNs() - SETTLING_NS + 1);
            for (Candle candle : span) {
                candle.addTo(candles, from, until);
            }
        }
        return candles;
    }

    private List<Candle> span(BrokerInstrument of, Interval interval, long fromNs, long toNs)
            throws RestException {
        return rows(of, interval, fromNs, toNs).stream()
                .map(NorenHistory::candle)
                .sorted(Comparator.comparingLong(Candle::startNs))
                .toList();
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
