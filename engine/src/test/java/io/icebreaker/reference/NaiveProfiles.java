package io.icebreaker.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Initial balance, range extension, finished sessions, naked points of control (analytics 3.11, 3.12). */
public final class NaiveProfiles {
    private static final long HOUR_NS = 3_600_000_000_000L;

    private NaiveProfiles() {}

    /**
     * Lines of kind, time, high and low of one instrument, in no order.
     *
     * @param trades its in-bar trades and observations
     * @param bars its bars of all intervals
     */
    public static List<String> events(
            InstrumentRow instrument,
            NaiveCalendar calendar,
            List<NaiveTrade> trades,
            List<NaiveBar> bars) {
        List<String> lines = new ArrayList<>();
        for (NaiveCalendar.Session session : sessions(instrument, calendar, trades)) {
            List<NaiveTrade> its =
                    trades.stream()
                            .filter(
                                    trade ->
                                            calendar.sessionAt(instrument, trade.timeNs())
                                                    .equals(session))
                            .toList();
            long ibEndNs = session.openNs() + HOUR_NS;
            balance(session, ibEndNs, its, bars, lines);
        }
        for (NaiveBar day : bars) {
            if (day.interval() == Interval.D1) {
                long closeNs = calendar.sessionAt(instrument, day.startNs()).closeNs();
                lines.add(String.join(" ", "SESSION", "" + closeNs, "" + day.h(), "" + day.l()));
            }
        }
        return lines;
    }

    private static Collection<NaiveCalendar.Session> sessions(
            InstrumentRow instrument, NaiveCalendar calendar, List<NaiveTrade> trades) {
        var sessions = new TreeMap<LocalDate, NaiveCalendar.Session>();
        for (NaiveTrade trade : trades) {
            NaiveCalendar.Session session = calendar.sessionAt(instrument, trade.timeNs());
            sessions.put(session.day(), session);
        }
        return sessions.values();
    }

    private static void balance(
            NaiveCalendar.Session session,
            long ibEndNs,
            List<NaiveTrade> trades,
            List<NaiveBar> bars,
            List<String> lines) {
        List<NaiveTrade> first = trades.stream().filter(t -> t.timeNs() < ibEndNs).toList();
        List<NaiveTrade> later = trades.stream().filter(t -> t.timeNs() >= ibEndNs).toList();
        if (first.isEmpty()) {
            return;
        }
        long high = first.stream().mapToLong(NaiveTrade::price).max().orElseThrow();
        long low = first.stream().mapToLong(NaiveTrade::price).min().orElseThrow();
        String ends = " " + high + " " + low;
        boolean barOver =
                bars.stream()
                        .anyMatch(
                                bar ->
                                        bar.day().equals(session.day())
                                                && !bar.partial()
                                                && bar.endNs() >= ibEndNs);
        if (!later.isEmpty() || barOver) {
            lines.add("IB_COMPLETE " + ibEndNs + ends);
        }
        later.stream()
                .filter(trade -> trade.price() > high)
                .findFirst()
                .ifPresent(trade -> lines.add("EXTENSION_UP " + trade.timeNs() + ends));
        later.stream()
                .filter(trade -> trade.price() < low)
                .findFirst()
                .ifPresent(trade -> lines.add("EXTENSION_DOWN " + trade.timeNs() + ends));
    }

    /** Points of control of days that no later day's range holds, as "price epoch-day", oldest first. */
    public static List<String> naked(InstrumentRow instrument, List<NaiveBar> days) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Long poc = days.get(i).poc();
            boolean naked = poc != null;
            for (NaiveBar later : days.subList(i + 1, days.size())) {
                long top = poc == null ? 0 : poc + instrument.tickSize() - 1;
                naked &= poc == null || later.h() < poc || later.l() > top;
            }
            if (naked) {
                lines.add(poc + " " + days.get(i).day().toEpochDay());
            }
        }
        return lines;
    }
}
