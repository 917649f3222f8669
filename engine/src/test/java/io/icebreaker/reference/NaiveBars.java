package io.icebreaker.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Time bars (analytics 2.1, 2.2), each interval straight from the trades: a bar is all in-bar trades whose
 * effective time falls into its bucket, up to the clock event that closes it.
 */
public final class NaiveBars {
    private final NaiveFlow flow;
    private final long ticksPerBucket;

    public NaiveBars(NaiveFlow flow) {
        this(flow, 1);
    }

    /** {@code ticksPerBucket} is the height of a footprint row. */
    public NaiveBars(NaiveFlow flow, long ticksPerBucket) {
        this.flow = flow;
        this.ticksPerBucket = ticksPerBucket;
    }

    /** All bars of an interval, instrument by instrument in the order given, then by time. */
    public List<NaiveBar> of(Interval interval) {
        Map<InstrumentKey, List<NaiveTrade>> trades = inBarTrades();
        return flow.instruments().stream()
                .flatMap(
                        instrument ->
                                of(
                                        instrument,
                                        trades.getOrDefault(instrument.key(), List.of()),
                                        interval)
                                        .stream())
                .toList();
    }

    private Map<InstrumentKey, List<NaiveTrade>> inBarTrades() {
        return flow.trades().stream()
                .filter(NaiveTrade::inBars)
                .collect(Collectors.groupingBy(NaiveTrade::key));
    }

    private List<NaiveBar> of(
            InstrumentRow instrument, List<NaiveTrade> trades, Interval interval) {
        Map<Bucket, List<NaiveTrade>> buckets =
                trades.stream()
                        .collect(
                                Collectors.groupingBy(
                                        trade ->
                                                Bucket.of(
                                                        flow.calendar()
                                                                .sessionAt(
                                                                        instrument, trade.timeNs()),
                                                        trade.timeNs(),
                                                        interval),
                                        TreeMap::new,
                                        Collectors.toList()));
        List<NaiveBar> bars = new ArrayList<>();
        buckets.forEach(
                (bucket, its) -> {
                    for (List<NaiveTrade> part : parts(bucket, its)) {
                        NaiveBar before = bars.isEmpty() ? null : bars.get(bars.size() - 1);
                        boolean sameDay =
                                before != null && before.day().equals(bucket.session.day());
                        bars.add(bar(instrument, interval, bucket, part, sameDay ? before : null));
                    }
                });
        return bars;
    }

    /** A trade that comes when a clock event has closed its bar begins the bar again: none is amended. */
    private List<List<NaiveTrade>> parts(Bucket bucket, List<NaiveTrade> trades) {
        List<List<NaiveTrade>> parts = new ArrayList<>();
        NaiveTrade before = null;
        for (NaiveTrade trade : trades) {
            if (before == null || closed(bucket, before, trade.row())) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(trade);
            before = trade;
        }
        return parts;
    }

    private boolean closed(Bucket bucket, NaiveTrade last, int nextRow) {
        return flow.closings()
                .close(last.key(), last.row(), nextRow, bucket.overNs(), bucket.session.closeNs());
    }

    private NaiveBar bar(
            InstrumentRow instrument,
            Interval interval,
            Bucket bucket,
            List<NaiveTrade> trades,
            NaiveBar before) {
        NaiveTrade first = trades.get(0);
        NaiveTrade last = trades.get(trades.size() - 1);
        List<Long> delta = runningDelta(trades);
        return new NaiveBar(
                instrument.segment(),
                instrument.token(),
                interval,
                bucket.session.day(),
                bucket.startNs(),
                bucket.endNs(),
                first.price(),
                trades.stream().mapToLong(NaiveTrade::price).max().orElseThrow(),
                trades.stream().mapToLong(NaiveTrade::price).min().orElseThrow(),
                last.price(),
                sum(trades, NaiveTrade::qty),
                sum(trades, NaiveTrade::bought),
                sum(trades, NaiveTrade::sold),
                sum(trades, NaiveTrade::neutral),
                trades.size(),
                sum(trades, trade -> trade.agg() ? trade.qty() : 0),
                sum(trades, trade -> Math.multiplyExact(trade.price(), trade.qty())),
                before == null ? first.oiBefore() : before.oiClose(),
                last.oi(),
                delta.stream().min(Comparator.naturalOrder()).orElseThrow(),
                delta.stream().max(Comparator.naturalOrder()).orElseThrow(),
                first.timeNs(),
                last.timeNs(),
                before == null ? 0 : before.cvdOpen() + before.delta(),
                trades.stream().anyMatch(trade -> trade.phase() == Phase.AFTER_CLOSE),
                flow.overUntilNs(instrument.key()) < bucket.overNs()
                        && !closed(bucket, last, Integer.MAX_VALUE),
                NaiveFootprint.of(instrument, trades, ticksPerBucket));
    }

    private static long sum(List<NaiveTrade> trades, ToLongFunction<NaiveTrade> part) {
        return trades.stream().mapToLong(part).reduce(0, Math::addExact);
    }

    private static List<Long> runningDelta(List<NaiveTrade> trades) {
        List<Long> running = new ArrayList<>(List.of(0L));
        for (NaiveTrade trade : trades) {
            running.add(running.get(running.size() - 1) + trade.bought() - trade.sold());
        }
        return running;
    }

    /** Bar k of a session. */
    private record Bucket(NaiveCalendar.Session session, long k, Interval interval)
            implements Comparable<Bucket> {

        static Bucket of(NaiveCalendar.Session session, long timeNs, Interval interval) {
            long k = Math.floorDiv(timeNs - session.openNs(), interval.lengthNs());
            long greatest =
                    Math.floorDiv(session.closeNs() - session.openNs() - 1, interval.lengthNs());
            return new Bucket(session, Math.min(k, greatest), interval);
        }

        long startNs() {
            return session.openNs() + k * interval.lengthNs();
        }

        long endNs() {
            return Math.min(startNs() + interval.lengthNs(), session.closeNs());
        }

        /** The last bar of a session with a close waits for the trades folded into it, the last at 60 s. */
        long overNs() {
            boolean last = endNs() == session.closeNs();
            return last && !session.roundTheClock() ? endNs() + Phase.AFTER_CLOSE_NS + 1 : endNs();
        }

        @Override
        public int compareTo(Bucket other) {
            return Long.compare(startNs(), other.startNs());
        }
    }
}
