package io.icebreaker.feed.dhan;

import io.icebreaker.bar.Interval;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.RestCall;
import io.icebreaker.feed.rest.RestClient;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.UnsupportedByBroker;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Charts (feed-dhan 10.3), asked for in spans the broker allows. The answer is columns. Dhan adjusts the past
 * for corporate actions: bars asked for after one differ from what was traded.
 */
final class DhanHistory {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int MAX_INTRADAY_DAYS = 90;

    /** Nothing is documented; ten years of days are 2,500 rows. */
    private static final int MAX_DAILY_DAYS = 3_650;

    /** What is younger is left for the next time. */
    private static final long SETTLING_NS = 10_000_000_000L;

    private static final Map<Interval, String> MINUTES =
            Map.of(Interval.M1, "1", Interval.M5, "5", Interval.M15, "15", Interval.H1, "60");

    private static final Set<String> INDICES =
            Set.of(
                    "NIFTY",
                    "BANKNIFTY",
                    "FINNIFTY",
                    "MIDCPNIFTY",
                    "NIFTYNXT50",
                    "SENSEX",
                    "BANKEX",
                    "SENSEX50");

    private final RestClient client;
    private final EpochNanoClock wall;

    DhanHistory(RestClient client, EpochNanoClock wall) {
        this.client = client;
        this.wall = wall;
    }

    List<Candle> candles(BrokerInstrument of, Interval interval, long fromNs, long toNs)
            throws RestException {
        boolean isDaily = interval == Interval.D1;
        if (!isDaily && !MINUTES.containsKey(interval)) {
            throw new UnsupportedByBroker("dhan", "bars of " + interval.label());
        }
        long spanNs = (isDaily ? MAX_DAILY_DAYS : MAX_INTRADAY_DAYS) * DAY_NS;
        var candles = new ArrayList<Candle>();
        for (long from = fromNs; from < toNs; from += spanNs) {
            long to = Math.min(toNs, from + spanNs);
            RestCall call =
                    RestCall.send(
                                    "POST",
                                    DhanLimits.DATA,
                                    isDaily ? "/v2/charts/historical" : "/v2/charts/intraday")
                            .json(body(of, interval, from, to))
                            .repeatable();
            long until = Math.min(to, wall.nanoTime() - interval.lengthNs() - SETTLING_NS + 1);
            add(of, DhanRest.read(client.send(call)), from, until, candles);
        }
        return candles;
    }

    /** The end is exclusive of days, and given to the second inclusive of minutes. */
    private static String body(BrokerInstrument of, Interval interval, long fromNs, long toNs) {
        boolean isDaily = interval == Interval.D1;
        DhanBody body =
                new DhanBody()
                        .text("securityId", Long.toString(of.token()))
                        .text("exchangeSegment", of.segment())
                        .text("instrument", word(of.instrument()))
                        .flag("oi", of.instrument().expiry() != null);
        if (isDaily) {
            return body.number("expiryCode", 0)
                    .text("fromDate", DhanTimes.day(fromNs))
                    .text("toDate", DhanTimes.day(toNs - 1 + DAY_NS))
                    .end();
        }
        return body.text("interval", MINUTES.get(interval))
                .text("fromDate", DhanTimes.format(fromNs))
                .text("toDate", DhanTimes.format(toNs - 1))
                .end();
    }

    /** Dhan's word for the kind of an instrument. */
    static String word(Instrument of) {
        if (of.type() == InstrumentType.IDX) {
            return "INDEX";
        }
        if (of.type() == InstrumentType.EQ) {
            return "EQUITY";
        }
        boolean isFuture = of.type() == InstrumentType.FUT;
        return switch (of.segment()) {
            case "MCX" -> isFuture ? "FUTCOM" : "OPTFUT";
            case "CDS", "BCD" -> isFuture ? "FUTCUR" : "OPTCUR";
            default ->
                    (isFuture ? "FUT" : "OPT")
                            + (INDICES.contains(of.underlying()) ? "IDX" : "STK");
        };
    }

    static void add(
            BrokerInstrument of, Json columns, long fromNs, long untilNs, List<Candle> candles) {
        List<Json> times = columns.get("timestamp").elements();
        for (int row = 0; row < times.size(); row++) {
            long start = times.get(row).whole(0) * NS_PER_SECOND;
            var candle =
                    new Candle(
                            start,
                            DhanQuotes.price(of, columns.get("open").at(row)),
                            DhanQuotes.price(of, columns.get("high").at(row)),
                            DhanQuotes.price(of, columns.get("low").at(row)),
                            DhanQuotes.price(of, columns.get("close").at(row)),
                            columns.get("volume").at(row).whole(0),
                            columns.get("open_interest").at(row).whole(-1));
            candle.addTo(candles, fromNs, untilNs);
        }
    }
}
