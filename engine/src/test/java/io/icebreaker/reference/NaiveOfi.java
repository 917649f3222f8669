package io.icebreaker.reference;

import java.util.ArrayList;
import java.util.List;

/** Order flow imbalance (analytics 4.4) by adding up, each time anew, the e of the packets asked about. */
public final class NaiveOfi {
    private static final long SECOND_NS = 1_000_000_000L;

    /** A packet of the sequence: e, null without a pair, and its sizes. */
    private record Step(InstrumentKey key, NaiveCalendar.Session day, long te, Long e, long qty) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<NaivePacket> packets = new ArrayList<>();

    /** Takes the next accepted packet. */
    public void onPacket(NaivePacket packet) {
        if (packet.source().hasDepth()) {
            Level bid = packet.source().bids().get(0);
            Level ask = packet.source().asks().get(0);
            if (!crossed(packet)) {
                long qty = (bid.present() ? bid.qty() : 0) + (ask.present() ? ask.qty() : 0);
                steps.add(
                        new Step(
                                packet.source().key(),
                                packet.day(),
                                packet.timeNs(),
                                e(before(packet), packet),
                                qty));
            }
            packets.add(packet);
        }
    }

    private static boolean crossed(NaivePacket packet) {
        Level bid = packet.source().bids().get(0);
        Level ask = packet.source().asks().get(0);
        return bid.present() && ask.present() && bid.price() > ask.price();
    }

    /** The packet with depth before it, of the same day; null when there is none or it is crossed. */
    private NaivePacket before(NaivePacket packet) {
        for (int n = packets.size() - 1; n >= 0; n--) {
            NaivePacket other = packets.get(n);
            if (other.source().key().equals(packet.source().key())) {
                return other.day().equals(packet.day()) && !crossed(other) ? other : null;
            }
        }
        return null;
    }

    private static Long e(NaivePacket before, NaivePacket now) {
        if (before == null) {
            return null;
        }
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

    /** All e so far, in order, those without a pair left out. */
    public List<Long> sequence() {
        return steps.stream().map(Step::e).filter(e -> e != null).toList();
    }

    /** Sum since the S reset; window sum; normalised: as of the packet. */
    public String at(NaivePacket packet) {
        List<Step> day =
                steps.stream()
                        .filter(s -> s.key.equals(packet.source().key()))
                        .filter(s -> s.day.equals(packet.day()))
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
                steps.stream()
                        .filter(s -> s.key.equals(key) && s.te >= startNs)
                        .filter(s -> last ? s.te <= endNs + Phase.AFTER_CLOSE_NS : s.te < endNs)
                        .toList());
    }

    private static long sum(List<Step> steps) {
        return steps.stream().filter(s -> s.e != null).mapToLong(Step::e).sum();
    }
}
