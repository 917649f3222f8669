package io.icebreaker.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Touch absorption (analytics 4.5), looked up anew in the day's packets at each of them. */
public final class NaiveTouch {
    private static final long MS = 1_000_000L;
    private static final long LONGEST_BOOK_MS = 5_000;
    private static final long HOLD_MS = 10_000;

    private final Map<InstrumentKey, List<NaivePacket>> days = new LinkedHashMap<>();

    /** By the packet that began a stay and its side: the multiple last told. */
    private final Map<String, Double> told = new LinkedHashMap<>();

    /** What a side's touch is after a packet: price 0 and NaN when there is none. */
    public record Touch(
            boolean bid, long price, double multiple, long heldMs, long traded, int since) {
        public String text() {
            return (bid ? "BID " : "ASK ") + price + " " + multiple + " " + heldMs;
        }
    }

    /** Takes the next accepted packet. */
    public void onPacket(NaivePacket packet) {
        List<NaivePacket> day = days.computeIfAbsent(packet.source().key(), k -> new ArrayList<>());
        if (!day.isEmpty() && !day.get(0).day().equals(packet.day())) {
            day.clear();
        }
        day.add(packet);
    }

    /** Events of the packet last taken, bid first. */
    public List<String> events(InstrumentKey key) {
        List<String> events = new ArrayList<>();
        for (boolean bid : List.of(true, false)) {
            Touch touch = touch(key, bid);
            String stay = key + " " + bid + " " + touch.since;
            Double before = told.get(stay);
            if (touch.price != 0
                    && touch.multiple >= 3
                    && touch.heldMs >= HOLD_MS
                    && (before == null || touch.multiple >= before + 1.0)) {
                told.put(stay, touch.multiple);
                events.add(touch.text() + " " + touch.traded);
            }
        }
        return events;
    }

    /** A side's touch as of the packet last taken. */
    public Touch touch(InstrumentKey key, boolean bid) {
        List<NaivePacket> day = days.get(key);
        NaivePacket now = day.get(day.size() - 1);
        int last = day.size() - 1;
        while (last >= 0 && !day.get(last).source().hasDepth()) {
            last--;
        }
        if (!continuous(now) || last < 0 || best(day.get(last), bid) == 0) {
            return new Touch(bid, 0, Double.NaN, 0, 0, -1);
        }
        long price = best(day.get(last), bid);
        int first = last;
        for (int n = last; n >= 0 && !broken(day.get(n), bid, price); n--) {
            first = day.get(n).source().hasDepth() ? n : first;
        }
        return touch(day, bid, price, first);
    }

    private static boolean broken(NaivePacket packet, boolean bid, long price) {
        return packet.source().hasDepth() && best(packet, bid) != price;
    }

    /** Best price of a packet's book worth the name: continuous phase, there, not crossed; else 0. */
    private static long best(NaivePacket packet, boolean bid) {
        Level b = packet.source().bids().get(0);
        Level a = packet.source().asks().get(0);
        boolean crossed = b.present() && a.present() && b.price() > a.price();
        Level best = bid ? b : a;
        return continuous(packet) && best.present() && !crossed ? best.price() : 0;
    }

    private static boolean continuous(NaivePacket packet) {
        return packet.timeNs() >= packet.day().openNs()
                && packet.timeNs() <= packet.day().closeNs();
    }

    private static Touch touch(List<NaivePacket> day, boolean bid, long price, int first) {
        long now = ms(day.get(day.size() - 1));
        long windowFrom = 1000 * (Math.floorDiv(now, 1000) - 59);
        long sizeMs = 0;
        long covered = 0;
        long traded = 0;
        for (int n = first; n < day.size(); n++) {
            NaivePacket packet = day.get(n);
            if (packet.source().hasDepth()) {
                long until = Math.min(nextBookMs(day, n, now), ms(packet) + LONGEST_BOOK_MS);
                long part = Math.max(0, until - Math.max(windowFrom, ms(packet)));
                List<Level> side = bid ? packet.source().bids() : packet.source().asks();
                sizeMs += side.get(0).qty() * part;
                covered += part;
            }
            NaiveTrade trade = packet.trade();
            boolean into =
                    n > first
                            && trade != null
                            && trade.side() == (bid ? -1 : 1)
                            && trade.inBars()
                            && !trade.gap()
                            && trade.price() == price
                            && ms(packet) >= windowFrom;
            traded += into ? trade.qty() : 0;
        }
        long heldMs = now - ms(day.get(first));
        boolean known = sizeMs > 0 && 2 * covered >= Math.min(now - windowFrom, heldMs);
        double multiple = known ? traded / (sizeMs / (double) covered) : Double.NaN;
        return new Touch(bid, price, multiple, heldMs, traded, day.get(first).row());
    }

    private static long nextBookMs(List<NaivePacket> day, int from, long now) {
        for (int n = from + 1; n < day.size(); n++) {
            if (day.get(n).source().hasDepth()) {
                return ms(day.get(n));
            }
        }
        return now;
    }

    private static long ms(NaivePacket packet) {
        return Math.floorDiv(packet.timeNs(), MS);
    }
}
