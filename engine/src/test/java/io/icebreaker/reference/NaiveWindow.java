package io.icebreaker.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of analytics 4.2, 4.3 (OBI_W) and 5.1 at one packet, worked out from all earlier packets of the
 * instrument's session; the baseline is the caller's business. NaN where the text says so.
 */
public final class NaiveWindow {
    private final List<NaivePacket> all;
    private final int at;
    private final NaivePacket now;
    private final NaivePacket known;
    private final long seconds;
    private final long firstSecond;

    /**
     * {@code all}: the instrument's accepted packets; {@code at}: the one in hand; {@code known}: the first
     * of its session after which the day volume was known, null when none was yet.
     */
    NaiveWindow(List<NaivePacket> all, int at, NaivePacket known, long seconds) {
        this.all = all;
        this.known = known;
        this.at = at;
        this.seconds = seconds;
        now = all.get(at);
        firstSecond = second(now.timeNs()) - (seconds - 1);
    }

    static boolean takesPart(NaivePacket packet) {
        return packet.timeNs() >= packet.day().openNs()
                && packet.timeNs() <= packet.day().closeNs();
    }

    private static long second(long timeNs) {
        return Math.floorDiv(timeNs, 1_000_000_000L);
    }

    private static long ms(long timeNs) {
        return Math.floorDiv(timeNs, 1_000_000L);
    }

    /** Trades and displayed liquidity of the window. */
    private long volume;

    private long buy;
    private long sell;
    private long bid;
    private long ask;
    private long covered;
    private long obi;
    private long obiTime;

    /** Null while undefined. */
    private Long windowMs;

    private Long priceNow;
    private Long priceAgo;

    NaiveWindow work() {
        trades();
        books();
        windowMs = windowTime();
        return this;
    }

    private void trades() {
        for (int i = at; i >= 0 && priceAgo == null; i--) {
            NaivePacket packet = all.get(i);
            if (!packet.day().equals(now.day())) {
                break;
            }
            NaiveTrade trade = packet.trade();
            if (trade == null || !trade.inBars()) {
                continue;
            }
            priceNow = priceNow == null ? Long.valueOf(trade.price()) : priceNow;
            if (second(trade.timeNs()) < firstSecond) {
                priceAgo = trade.price();
            } else if (i == 0 || recv(i) - recv(i - 1) <= seconds * 1_000_000_000L) {
                volume += trade.qty();
                buy += trade.side() > 0 ? trade.qty() : 0;
                sell += trade.side() < 0 ? trade.qty() : 0;
            }
        }
    }

    private long recv(int i) {
        return all.get(i).source().recvNs();
    }

    private void books() {
        long until = ms(now.timeNs());
        for (int i = at; i >= 0; i--) {
            NaivePacket packet = all.get(i);
            boolean tooOld = ms(packet.timeNs()) + 5_000 < firstSecond * 1_000;
            if (!packet.day().equals(now.day()) || !takesPart(packet) || tooOld) {
                break;
            }
            if (packet.source().hasDepth()) {
                long from = ms(packet.timeNs());
                long to = Math.min(until, from + 5_000);
                stood(packet.source(), to - Math.max(from, firstSecond * 1_000));
                until = from;
            }
        }
    }

    private void stood(Row row, long time) {
        Level b = row.bids().get(0);
        Level a = row.asks().get(0);
        boolean twoSided = b.present() && a.present();
        if (time <= 0 || twoSided && b.price() > a.price()) {
            return;
        }
        long bids = sum(row.bids());
        long asks = sum(row.asks());
        bid += bids * time;
        ask += asks * time;
        covered += time;
        boolean totals = row.tbq() != null && row.tsq() != null && row.tbq() + row.tsq() > 0;
        boolean locked = twoSided && b.price().equals(a.price());
        if (totals || !locked) {
            obi += (totals ? millionths(row.tbq(), row.tsq()) : millionths(bids, asks)) * time;
            obiTime += time;
        }
    }

    private static long sum(List<Level> levels) {
        return levels.stream().filter(Level::present).mapToLong(Level::qty).sum();
    }

    private static long millionths(long b, long a) {
        return Math.floorDiv(2_000_000 * (b - a) + b + a, 2 * (b + a));
    }

    private Long windowTime() {
        if (known == null) {
            return null;
        }
        long reach = ms(now.timeNs()) - 1_000 * firstSecond;
        long since = ms(Math.max(now.day().openNs(), known.timeNs()));
        return Math.min(reach, ms(now.timeNs()) - since);
    }

    Long windowMs() {
        return windowMs;
    }

    private boolean tooShort() {
        return windowMs == null || windowMs < 10_000;
    }

    double rBid() {
        return ratio(sell, bid);
    }

    double rAsk() {
        return ratio(buy, ask);
    }

    private double ratio(long traded, long shown) {
        if (tooShort() || 2 * covered < windowMs || shown == 0) {
            return Double.NaN;
        }
        return ((double) (traded * 60_000) / windowMs) / ((double) shown / covered);
    }

    double obiW() {
        return obiTime == 0 ? Double.NaN : (double) obi / (1_000_000 * obiTime);
    }

    double dl() {
        return volume == 0 ? Double.NaN : (double) (buy - sell) / volume;
    }

    double rBps() {
        return priceAgo == null
                ? Double.NaN
                : (double) ((priceNow - priceAgo) * 10_000) / (double) priceAgo;
    }

    Long priceNow() {
        return priceNow;
    }

    /** {@code minutes}: the session's one-minute bars in order, closed ones as well as later ones. */
    double surge(List<NaiveBar> minutes) {
        List<NaiveBar> closed = new ArrayList<>();
        for (NaiveBar bar : minutes) {
            if (bar.endNs() <= now.timeNs()) {
                closed.add(bar);
            }
        }
        int n = Math.min(20, closed.size());
        if (n < 5 || tooShort()) {
            return Double.NaN;
        }
        long before = 0;
        for (NaiveBar bar : closed.subList(closed.size() - n, closed.size())) {
            before += bar.v();
        }
        return (double) (volume * 60_000 * n) / (double) (windowMs * before);
    }

    long buy() {
        return buy;
    }

    long sell() {
        return sell;
    }
}
