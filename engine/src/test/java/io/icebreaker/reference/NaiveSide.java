package io.icebreaker.reference;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The sides of a trade by any of the models (analytics 1.3).
 *
 * @param rule Q, T, T0 or N
 * @param bought what buyers initiated; what is neither bought nor sold is on no side
 * @param sold what sellers initiated
 */
record NaiveSide(String rule, long bought, long sold) {
    private static final long NS_PER_MS = 1_000_000;

    /** +1, -1, or 0 when nothing tells or both have the same. */
    int side() {
        return Long.compare(bought, sold);
    }

    /** All of it on a side, on none for 0. */
    static NaiveSide whole(int side, String rule, long qty) {
        return new NaiveSide(rule, side > 0 ? qty : 0, side < 0 ? qty : 0);
    }

    /** Judges a trade in the bars by the packets before it; counts a quote that could not be used. */
    static NaiveSide judge(
            Row row,
            long qty,
            NaiveCalendar.Session day,
            boolean gap,
            NaiveHistory past,
            NaiveRules rules,
            Consumer<String> count) {
        Row quote =
                past.last(packet -> packet.source().hasDepth())
                        .map(NaivePacket::source)
                        .orElse(null);
        boolean young =
                quote != null && row.recvNs() - quote.recvNs() <= rules.quoteMaxAgeMs() * NS_PER_MS;
        if (!young) {
            count.accept("OLD_QUOTE");
        } else if (!usable(quote)) {
            count.accept("BAD_QUOTE");
        }
        Row standing = young && usable(quote) ? quote : null;
        NaiveSide byQuote = byQuote(row, qty, standing);
        if (rules.model().equals("QUOTE")) {
            return byQuote;
        }
        if (rules.model().equals("BVC")) {
            return whole(0, "N", qty);
        }
        boolean told = byQuote.side() != 0 && !rules.model().equals("TICK");
        NaiveSide best = told ? byQuote : byTick(row.ltp(), qty, day, gap, past);
        return switch (rules.model()) {
            case "SPLIT_MID" -> best.side() != 0 ? best : halves(qty, day, past);
            case "BOOK" -> NaiveBook.split(best, row, qty, standing, day, past);
            default -> best;
        };
    }

    private static boolean usable(Row quote) {
        Level bid = quote.bids().get(0);
        Level ask = quote.asks().get(0);
        return bid.present() && ask.present() && bid.price() < ask.price();
    }

    private static NaiveSide byQuote(Row row, long qty, Row quote) {
        int side = 0;
        if (quote != null) {
            long bid = quote.bids().get(0).price();
            long ask = quote.asks().get(0).price();
            if (row.ltp() >= ask) {
                side = 1;
            } else if (row.ltp() <= bid) {
                side = -1;
            } else {
                side = Long.compare(Math.multiplyExact(2, row.ltp()), Math.addExact(bid, ask));
            }
        }
        return whole(side, side == 0 ? "N" : "Q", qty);
    }

    private static NaiveSide byTick(
            long price, long qty, NaiveCalendar.Session day, boolean gap, NaiveHistory past) {
        Optional<Long> before = prices(day, past).findFirst();
        if (before.isEmpty()) {
            return whole(0, "N", qty);
        }
        long last = before.get();
        if (price != last) {
            return whole(Long.compare(price, last), "T", qty);
        }
        int direction =
                prices(day, past)
                        .filter(earlier -> earlier != last)
                        .findFirst()
                        .map(earlier -> Long.compare(last, earlier))
                        .orElse(0);
        return gap || direction == 0 ? whole(0, "N", qty) : whole(direction, "T0", qty);
    }

    /** Prices of the day's trades, the latest first. */
    private static Stream<Long> prices(NaiveCalendar.Session day, NaiveHistory past) {
        return past.backwards(day)
                .filter(NaivePacket::movesTickRule)
                .map(packet -> packet.trade().price());
    }

    /** The odd unit goes to the buyers when the day had an even number of odd halves so far. */
    private static NaiveSide halves(long qty, NaiveCalendar.Session day, NaiveHistory past) {
        long odd =
                past.backwards(day)
                        .filter(NaivePacket::movesTickRule)
                        .map(NaivePacket::trade)
                        .filter(trade -> trade.rule().equals("N") && trade.qty() % 2 == 1)
                        .count();
        long more = qty - qty / 2;
        return odd % 2 == 0
                ? new NaiveSide("N", more, qty - more)
                : new NaiveSide("N", qty - more, more);
    }
}
