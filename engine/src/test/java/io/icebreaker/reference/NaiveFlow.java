package io.icebreaker.reference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Trades from a whole recording (analytics 0.3, 0.5, 1.1 to 1.4). Feed breaks are not in a recording and
 * not considered.
 */
public final class NaiveFlow {
    private final NaiveRules rules;
    private final NaiveCalendar calendar;
    private final Map<InstrumentKey, InstrumentRow> instruments = new LinkedHashMap<>();
    private final Map<InstrumentKey, NaiveHistory> histories = new LinkedHashMap<>();
    private final Map<Integer, NaiveFeed> feeds = new TreeMap<>();
    private final Map<String, Long> counters = new TreeMap<>();
    private final List<NaivePacket> accepted = new ArrayList<>();
    private final NaiveClosings closings = new NaiveClosings();

    private NaiveFlow(List<InstrumentRow> instruments, NaiveRules rules) {
        this.rules = rules;
        calendar = new NaiveCalendar(instruments);
        for (InstrumentRow instrument : instruments) {
            this.instruments.put(instrument.key(), instrument);
            histories.put(instrument.key(), new NaiveHistory());
        }
        for (String name :
                List.of(
                        "BASELINE",
                        "LTP_WITHOUT_VOLUME",
                        "STALE",
                        "VOLUME_REBASE",
                        "FUTURE_TS",
                        "LATE",
                        "OLD_QUOTE",
                        "BAD_QUOTE")) {
            counters.put(name, 0L);
        }
    }

    /** Works through the recording in ring order. */
    public static NaiveFlow of(List<InstrumentRow> instruments, List<Row> rows) {
        return of(instruments, rows, NaiveRules.USUAL);
    }

    /** The same under other rules. */
    public static NaiveFlow of(List<InstrumentRow> instruments, List<Row> rows, NaiveRules rules) {
        return of(instruments, rows, List.of(), rules);
    }

    /** The same with clock events, in order. */
    public static NaiveFlow of(
            List<InstrumentRow> instruments,
            List<Row> rows,
            List<NaiveClock> clocks,
            NaiveRules rules) {
        var flow = new NaiveFlow(instruments, rules);
        Map<Integer, List<NaiveClock>> before =
                clocks.stream().collect(Collectors.groupingBy(NaiveClock::row));
        for (int n = 0; n <= rows.size(); n++) {
            before.getOrDefault(n, List.of())
                    .forEach(clock -> flow.closings.onClock(clock, flow.feeds));
            if (n < rows.size()) {
                flow.onRow(n, rows.get(n));
            }
        }
        return flow;
    }

    /** Instruments in the order they were given. */
    public List<InstrumentRow> instruments() {
        return List.copyOf(instruments.values());
    }

    /** Every packet but the stale ones, in ring order. */
    public List<NaivePacket> packets() {
        return Collections.unmodifiableList(accepted);
    }

    /** Trades and observations of every phase, in ring order. */
    public List<NaiveTrade> trades() {
        return accepted.stream().map(NaivePacket::trade).filter(trade -> trade != null).toList();
    }

    /** Counters of analytics 1 by name, all feeds and instruments together. */
    public Map<String, Long> counters() {
        return Collections.unmodifiableMap(counters);
    }

    NaiveCalendar calendar() {
        return calendar;
    }

    /**
     * Windows of the instrument that end at or before this moment were over when the recording ended: by
     * a packet of its own, or by the watermark of the feed that had sent its last packet (analytics 0.3).
     */
    long overUntilNs(InstrumentKey key) {
        return histories
                .get(key)
                .last()
                .map(last -> Math.max(last.timeNs(), feeds.get(last.source().feed()).watermarkNs()))
                .orElse(Long.MIN_VALUE);
    }

    /** What clock events close. */
    NaiveClosings closings() {
        return closings;
    }

    private void onRow(int index, Row row) {
        InstrumentRow instrument = instruments.get(row.key());
        NaiveHistory past = histories.get(row.key());
        NaiveFeed feed = feeds.computeIfAbsent(row.feed(), n -> new NaiveFeed());
        long floor =
                Math.max(
                        past.last().map(NaivePacket::timeNs).orElse(Long.MIN_VALUE),
                        feed.watermarkNs());

        long dayTimeNs = Math.max(floor, credible(feed, row, stamp(row.exchNs())));
        NaiveCalendar.Session before = dayOf(instrument, past, dayTimeNs);
        NaiveVolume volume = NaiveVolume.of(instrument, row, before, dayTimeNs, past);
        if (!volume.rose() && stale(row, before, past)) {
            count("STALE");
            return;
        }
        Long own =
                volume.rose() && stamp(row.lttNs()) != null
                        ? stamp(row.lttNs())
                        : stamp(row.exchNs());
        long ownTimeNs = credible(feed, row, own);
        if (own != null && own > feed.latestCredibleNs(row.recvNs())) {
            count("FUTURE_TS");
        }
        if (volume.rose() && ownTimeNs < floor) {
            count("LATE");
        }
        long timeNs = Math.max(floor, ownTimeNs);
        NaiveCalendar.Session day = dayOf(instrument, past, timeNs);
        NaiveTrade trade = trade(index, row, instrument, day, timeNs, volume, past);
        countVolume(row, day, volume, past);
        Long comparable =
                exchangeTime(row) != null && exchangeTime(row) > feed.latestCredibleNs(row.recvNs())
                        ? null
                        : exchangeTime(row);
        Long oi = row.oi() != null ? row.oi() : past.last().map(NaivePacket::oi).orElse(null);
        var packet =
                new NaivePacket(
                        index,
                        row,
                        day,
                        timeNs,
                        volume.after(),
                        comparable,
                        volume.change(),
                        volume.baseline(),
                        oi,
                        trade);
        past.add(packet);
        accepted.add(packet);
        feed.accept(own, row.recvNs(), ownTimeNs);
        closings.onPacket(row.key(), index, row.feed());
    }

    private NaiveCalendar.Session dayOf(InstrumentRow instrument, NaiveHistory past, long timeNs) {
        NaiveCalendar.Session now = calendar.sessionAt(instrument, timeNs);
        return past.last()
                .map(NaivePacket::day)
                .filter(day -> !now.day().isAfter(day.day()))
                .orElse(now);
    }

    /** Rule 4 for a packet without news. */
    private static boolean stale(Row row, NaiveCalendar.Session day, NaiveHistory past) {
        Long now = exchangeTime(row);
        Long before =
                past.last(day, packet -> packet.exchangeTimeNs() != null)
                        .map(NaivePacket::exchangeTimeNs)
                        .orElse(null);
        return now != null && before != null && now < before;
    }

    private NaiveTrade trade(
            int index,
            Row row,
            InstrumentRow instrument,
            NaiveCalendar.Session day,
            long timeNs,
            NaiveVolume volume,
            NaiveHistory past) {
        boolean observation = instrument.isIndex() && priceChanged(row, day, past);
        if (!volume.rose() && !observation) {
            return null;
        }
        Phase phase = Phase.at(day, timeNs);
        long qty = observation ? 0 : volume.change();
        long gapNs = Duration.ofMillis(rules.gapMs()).toNanos();
        boolean gap =
                !observation
                        && past.last()
                                .filter(before -> row.recvNs() - before.source().recvNs() > gapNs)
                                .isPresent();
        NaiveSide side = NaiveSide.whole(0, phase.inBars() ? "N" : "X", qty);
        if (phase.inBars() && !observation) {
            side = NaiveSide.judge(row, qty, day, gap, past, rules, this::count);
        }
        boolean sized = !observation && row.ltq() != null && row.ltq() > 0;
        Long oiBefore = past.last().map(NaivePacket::oi).orElse(null);
        return new NaiveTrade(
                index,
                row.segment(),
                row.token(),
                timeNs,
                row.ltp(),
                qty,
                side.side(),
                side.rule(),
                phase,
                sized && qty > row.ltq(),
                sized && qty < row.ltq(),
                gap,
                observation,
                oiBefore,
                row.oi() != null ? row.oi() : oiBefore,
                side.bought(),
                side.sold());
    }

    private void countVolume(
            Row row, NaiveCalendar.Session day, NaiveVolume volume, NaiveHistory past) {
        if (volume.baseline()) {
            count("BASELINE");
        }
        if (volume.change() != null && volume.change() < 0) {
            count("VOLUME_REBASE");
        }
        if (volume.change() != null && volume.change() == 0 && priceChanged(row, day, past)) {
            count("LTP_WITHOUT_VOLUME");
        }
    }

    private static boolean priceChanged(Row row, NaiveCalendar.Session day, NaiveHistory past) {
        Long before =
                past.last(day, NaivePacket::hasPrice)
                        .map(packet -> packet.source().ltp())
                        .orElse(null);
        return row.ltp() != null && row.ltp() > 0 && !row.ltp().equals(before);
    }

    /**
     * The packet's own stamp unless it is absurd; else its receive time on the exchange's clock (0.3,
     * steps 1 and 2).
     */
    private static long credible(NaiveFeed feed, Row row, Long own) {
        if (own == null) {
            return row.recvNs() + feed.skewNs();
        }
        return own > feed.latestCredibleNs(row.recvNs()) ? feed.substituteNs(row.recvNs()) : own;
    }

    private static Long exchangeTime(Row row) {
        return stamp(row.exchNs()) != null ? stamp(row.exchNs()) : stamp(row.lttNs());
    }

    /** Zero stamps are absent. */
    private static Long stamp(Long timeNs) {
        return timeNs == null || timeNs == 0 ? null : timeNs;
    }

    private void count(String name) {
        counters.merge(name, 1L, Long::sum);
    }
}
