package io.icebreaker.reference;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * LEE_READY_SNAP (analytics 1.3).
 *
 * @param side +1, -1, or 0 when nothing tells
 * @param rule Q, T, T0 or N
 */
record NaiveSide(int side, String rule) {
    private static final long QUOTE_MAX_AGE_NS = Duration.ofSeconds(5).toNanos();
    private static final NaiveSide UNKNOWN = new NaiveSide(0, "N");

    /** Judges a trade in the bars by the packets before it; counts a quote that could not be used. */
    static NaiveSide judge(
            Row row,
            NaiveCalendar.Session day,
            boolean gap,
            NaiveHistory past,
            Consumer<String> count) {
        Row quote =
                past.last(packet -> packet.source().hasDepth())
                        .map(NaivePacket::source)
                        .orElse(null);
        if (quote == null || row.recvNs() - quote.recvNs() > QUOTE_MAX_AGE_NS) {
            count.accept("OLD_QUOTE");
        } else if (!usable(quote)) {
            count.accept("BAD_QUOTE");
        } else {
            int side = byQuote(row.ltp(), quote.bids().get(0).price(), quote.asks().get(0).price());
            if (side != 0) {
                return new NaiveSide(side, "Q");
            }
        }
        return byTick(row.ltp(), day, gap, past);
    }

    private static boolean usable(Row quote) {
        Level bid = quote.bids().get(0);
        Level ask = quote.asks().get(0);
        return bid.present() && ask.present() && bid.price() < ask.price();
    }

    private static int byQuote(long price, long bid, long ask) {
        if (price >= ask) {
            return 1;
        }
        if (price <= bid) {
            return -1;
        }
        return Long.compare(Math.multiplyExact(2, price), Math.addExact(bid, ask));
    }

    private static NaiveSide byTick(
            long price, NaiveCalendar.Session day, boolean gap, NaiveHistory past) {
        List<Long> prices =
                past.backwards(day)
                        .filter(NaivePacket::movesTickRule)
                        .map(packet -> packet.trade().price())
                        .toList();
        if (prices.isEmpty()) {
            return UNKNOWN;
        }
        long last = prices.get(0);
        if (price != last) {
            return new NaiveSide(Long.compare(price, last), "T");
        }
        int direction =
                prices.stream()
                        .filter(earlier -> earlier != last)
                        .findFirst()
                        .map(earlier -> Long.compare(last, earlier))
                        .orElse(0);
        return gap || direction == 0 ? UNKNOWN : new NaiveSide(direction, "T0");
    }
}
