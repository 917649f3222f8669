package io.icebreaker.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.InstrumentType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Identities that hold for every recording. */
final class NaiveProperties {
    private NaiveProperties() {}

    /** Between two rebases of a day the trades sum up to the rise of the day's volume. */
    static void assertDayVolumeIsKept(NaiveFlow flow) {
        Map<InstrumentKey, NaivePacket> before = new HashMap<>();
        for (NaivePacket packet : flow.packets()) {
            NaivePacket last = before.put(packet.source().key(), packet);
            boolean sameDay = last != null && last.day().equals(packet.day());
            long known = sameDay && last.volume() != null ? last.volume() : 0;
            boolean traded = packet.trade() != null && !packet.trade().observation();
            if (traded) {
                assertTrue(packet.trade().qty() > 0, packet::toString);
                assertEquals(packet.volume() - known, packet.trade().qty(), packet::toString);
            }
            assertTrue(
                    last == null || last.timeNs() <= packet.timeNs(),
                    "time runs backwards: " + packet);
        }
    }

    /** Every identity of the bars, each interval built once. */
    static void assertBarsAgree(NaiveFlow flow) {
        Map<Interval, List<NaiveBar>> all = new LinkedHashMap<>();
        for (Interval interval : Interval.values()) {
            all.put(interval, new NaiveBars(flow).of(interval));
        }
        assertBarsHoldAllTrades(flow, all.values());
        assertRollUp(all);
    }

    /** No trade of the bars' phases is lost or counted twice, in bars or in cells. */
    private static void assertBarsHoldAllTrades(NaiveFlow flow, Collection<List<NaiveBar>> all) {
        List<NaiveTrade> trades = flow.trades().stream().filter(NaiveTrade::inBars).toList();
        for (List<NaiveBar> bars : all) {
            assertEquals(trades.size(), bars.stream().mapToLong(NaiveBar::nTrades).sum());
            assertEquals(
                    trades.stream().mapToLong(NaiveTrade::qty).sum(),
                    bars.stream().mapToLong(NaiveBar::v).sum());
            bars.forEach(NaiveProperties::assertSound);
        }
    }

    private static void assertSound(NaiveBar bar) {
        List<NaiveFootprint.Cell> rows = bar.footprint().rows();
        assertEquals(bar.v(), bar.buyV() + bar.sellV() + bar.neutralV(), bar::toString);
        assertEquals(
                bar.v(), rows.stream().mapToLong(NaiveFootprint.Cell::total).sum(), bar::toString);
        assertEquals(bar.delta(), rows.stream().mapToLong(row -> row.ask() - row.bid()).sum());
        assertTrue(
                bar.minDelta() <= Math.min(0, bar.delta())
                        && bar.maxDelta() >= Math.max(0, bar.delta()));
        assertTrue(bar.l() <= Math.min(bar.o(), bar.c()) && bar.h() >= Math.max(bar.o(), bar.c()));
        assertTrue(bar.startNs() <= bar.firstNs() && bar.firstNs() <= bar.lastNs(), bar::toString);
        assertEquals(bar.v() == 0, rows.isEmpty(), bar::toString);
        if (!rows.isEmpty()) {
            assertTrue(bar.val() <= bar.poc() && bar.poc() <= bar.vah(), bar::toString);
        }
    }

    /**
     * Analytics 2.7: every interval rolled up from every shorter one that divides it equals its own bars.
     */
    private static void assertRollUp(Map<Interval, List<NaiveBar>> all) {
        assertFalse(all.get(Interval.S1).isEmpty());
        for (Interval low : Interval.values()) {
            for (Interval high : Interval.values()) {
                if (low != high && high.lengthNs() % low.lengthNs() == 0) {
                    assertEquals(
                            all.get(high).stream().map(Rolled::of).toList(),
                            Rolled.up(all.get(low), high));
                }
            }
        }
    }

    /** What 2.7 says about a bar. */
    private record Rolled(
            InstrumentKey key,
            long startNs,
            List<Long> ohlc,
            List<Long> volumes,
            Long oiOpen,
            Long oiClose,
            long minDelta,
            long maxDelta,
            boolean afterClose,
            Map<Long, NaiveFootprint.Cell> cells) {

        static Rolled of(NaiveBar bar) {
            return of(List.of(bar), bar.startNs());
        }

        static List<Rolled> up(List<NaiveBar> children, Interval interval) {
            Map<List<Object>, List<NaiveBar>> parents =
                    children.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            bar ->
                                                    List.of(
                                                            bar.key(),
                                                            bar.day(),
                                                            start(bar, interval, open(bar))),
                                            LinkedHashMap::new,
                                            Collectors.toList()));
            return parents.entrySet().stream()
                    .map(entry -> of(entry.getValue(), (Long) entry.getKey().get(2)))
                    .toList();
        }

        private static long start(NaiveBar bar, Interval interval, long openNs) {
            return openNs
                    + Math.floorDiv(bar.startNs() - openNs, interval.lengthNs())
                            * interval.lengthNs();
        }

        /** The open is the start of the day's only bar of a day. */
        private static long open(NaiveBar bar) {
            var instrument =
                    new InstrumentRow(
                            bar.segment(), bar.token(), "", InstrumentType.FUT, "", null, 0, 1, 1);
            return new NaiveCalendar(List.of()).sessionAt(instrument, bar.firstNs()).openNs();
        }

        private static Rolled of(List<NaiveBar> children, long startNs) {
            NaiveBar first = children.get(0);
            NaiveBar last = children.get(children.size() - 1);
            long delta = 0;
            long least = 0;
            long greatest = 0;
            var cells = new HashMap<Long, NaiveFootprint.Cell>();
            for (NaiveBar child : children) {
                least = Math.min(least, delta + child.minDelta());
                greatest = Math.max(greatest, delta + child.maxDelta());
                delta += child.delta();
                child.footprint().rows().stream()
                        .filter(cell -> cell.nTrades() > 0)
                        .forEach(cell -> cells.merge(cell.k(), cell, Rolled::sum));
            }
            return new Rolled(
                    first.key(),
                    startNs,
                    List.of(
                            first.o(),
                            children.stream()
                                    .map(NaiveBar::h)
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow(),
                            children.stream()
                                    .map(NaiveBar::l)
                                    .min(Comparator.naturalOrder())
                                    .orElseThrow(),
                            last.c()),
                    volumes(children),
                    first.oiOpen(),
                    last.oiClose(),
                    least,
                    greatest,
                    children.stream().anyMatch(NaiveBar::afterClose),
                    cells);
        }

        private static NaiveFootprint.Cell sum(NaiveFootprint.Cell a, NaiveFootprint.Cell b) {
            return new NaiveFootprint.Cell(
                    a.k(),
                    a.label(),
                    a.bid() + b.bid(),
                    a.ask() + b.ask(),
                    a.neutral() + b.neutral(),
                    a.nTrades() + b.nTrades());
        }

        private static List<Long> volumes(List<NaiveBar> bars) {
            List<Long> sums = new ArrayList<>();
            sums.add(bars.stream().mapToLong(NaiveBar::v).sum());
            sums.add(bars.stream().mapToLong(NaiveBar::buyV).sum());
            sums.add(bars.stream().mapToLong(NaiveBar::sellV).sum());
            sums.add(bars.stream().mapToLong(NaiveBar::neutralV).sum());
            sums.add(bars.stream().mapToLong(NaiveBar::aggV).sum());
            sums.add(bars.stream().mapToLong(NaiveBar::notional).sum());
            sums.add(bars.stream().mapToLong(NaiveBar::nTrades).sum());
            return sums;
        }
    }
}
