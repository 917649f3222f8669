package io.icebreaker.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Order flow imbalance (analytics 4.4) by adding up, each time anew, the e of the packets asked about. */
public final class NaiveOfi {
    private static final long SECOND_NS = 1_000_000_000L;

    /** A packet of the sequence: e, null without a pair, and its sizes. */
    private record Step(NaiveCalendar.Session day, long te, Long e, long qty) {}

    private final Map<InstrumentKey, List<Step>> steps = new LinkedHashMap<>();
    private final Map<InstrumentKey, NaivePacket> before = new LinkedHashMap<>();

    /** Takes the next accepted packet. */
    public void onPacket(NaivePacket packet) {
        if (!packet.source().hasDepth()) {
            return;
        }
        InstrumentKey key = packet.source().key();
        NaivePacket earlier = before.put(key, packet);
        boolean pair = earlier != null && earlier.day().equals(packet.day()) && !crossed(earlier);
        if (!crossed(packet)) {
            Level bid = packet.source().bids().get(0);
            Level ask = packet.source().asks().get(0);
            Long e = pair ? e(earlier, packet) : null;
            of(key).add(new Step(packet.day(), packet.timeNs(), e, size(bid) + size(ask)));
        }
    }

    private List<Step> of(InstrumentKey key) {
        return steps.computeIfAbsent(key, k -> new ArrayList<>());
    }

    private static boolean crossed(NaivePacket packet) {
        Level bid = packet.source().bids().get(0);
        Level ask = packet.source().asks().get(0);
        return bid.present() && ask.present() && bid.price() > ask.price();
    }

    private static long e(NaivePacket before, NaivePacket now) {
        Level b0 = before.source().bids().get(0);
        Level b1 = now.source().bids().get(0);
        Level a0 = before.source().asks().get(0);
        Level a1 = now.source().asks().get(0);
        long e = 0;
        if (price(b1, 0) >= price(b0, 0)) {
            e += size(b1);
        }
        if (price(b1, 0) <= price(b0, 0)) {
            e -= size(b0);
        }
        if (price(a1, Long.MAX_VALUE) <= price(a0, Long.MAX_VALUE)) {
            e -= size(a1);
        }
        if (price(a1, Long.MAX_VALUE) >= price(a0, Long.MAX_VALUE)) {
            e += size(a0);
        }
        return e;
    }

    private static long price(Level level, long missing) {
        return level.present() ? level.price() : missing;
    }

    private static long size(Level level) {
        return level.present() ? level.qty() : 0;
    }

    /** All e of an instrument so far, in order, those without a pair left out. */
    public List<Long> sequence(InstrumentKey key) {
        return of(key).stream().map(Step::e).filter(e -> e != null).toList();
    }

    /** Sum since the S reset; window sum; normalised: as of the packet. */
    public String at(NaivePacket packet) {
        List<Step> day =
                of(packet.source().key()).stream()
                        .filter(step -> step.day.equals(packet.day()))
                        .toList();
        long second = Math.floorDiv(packet.timeNs(), SECOND_NS);
        List<Step> window =
                day.stream().filter(s -> Math.floorDiv(s.te, SECOND_NS) >= second - 59).toList();
        double mean = window.stream().mapToLong(Step::qty).sum() / (2.0 * window.size());
        double normalised = window.isEmpty() ? Double.NaN : sum(window) / mean;
        return sum(day) + " " + sum(window) + " " + normalised;
    }

    /** Sum of a bar's bucket [start, end); {@code last} of a session takes the after-close minute too. */
    public long ofBar(InstrumentKey key, long startNs, long endNs, boolean last) {
        return sum(
                of(key).stream()
                        .filter(s -> s.te >= startNs)
                        .filter(s -> last ? s.te <= endNs + Phase.AFTER_CLOSE_NS : s.te < endNs)
                        .toList());
    }

    private static long sum(List<Step> steps) {
        return steps.stream().filter(s -> s.e != null).mapToLong(Step::e).sum();
    }
}
