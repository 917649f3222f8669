package io.icebreaker.reference;

import java.math.BigInteger;
import java.util.List;

/**
 * Side model BOOK, from its description: shares in 1/65,536, rounded down (towards minus infinity) at each
 * step.
 */
final class NaiveBook {
    private static final BigInteger ONE = BigInteger.valueOf(65_536);
    private static final int MEMORY = 32;

    private NaiveBook() {}

    /** Gives the doubtful share of a one-sided trade to the other side. */
    static NaiveSide split(
            NaiveSide whole,
            Row row,
            long qty,
            Row quote,
            NaiveCalendar.Session day,
            NaiveHistory past) {
        if (whole.side() == 0) {
            return whole;
        }
        BigInteger doubt = doubt(whole.side(), row, qty, quote, day, past);
        long other = BigInteger.valueOf(qty).multiply(doubt).divide(ONE).longValueExact();
        return whole.side() > 0
                ? new NaiveSide(whole.rule(), qty - other, other)
                : new NaiveSide(whole.rule(), other, qty - other);
    }

    private static BigInteger doubt(
            int side, Row row, long qty, Row quote, NaiveCalendar.Session day, NaiveHistory past) {
        BigInteger many =
                product(product(activity(day, past), activity(day, past)), merged(row, qty));
        long ageMs =
                quote == null
                        ? 1_000
                        : Math.max(0, Math.min(1_000, (row.recvNs() - quote.recvNs()) / 1_000_000));
        BigInteger reason =
                ONE.multiply(BigInteger.valueOf(ageMs))
                        .divide(BigInteger.valueOf(10_000))
                        .add(share(contradiction(side, row, qty, quote), qty));
        return product(many, reason).min(ONE);
    }

    /** How many of the latest packets traded: each counts for a 32nd, earlier ones fade. */
    private static BigInteger activity(NaiveCalendar.Session day, NaiveHistory past) {
        List<NaivePacket> packets = past.backwards(day).toList();
        long share = ONE.longValueExact();
        for (int n = packets.size() - 1; n >= 0; n--) {
            Long change = packets.get(n).volumeChange();
            if (change != null && change >= 0) {
                long aim = change > 0 ? ONE.longValueExact() : 0;
                share = Math.addExact(share, Math.floorDiv(aim - share, MEMORY));
            }
        }
        return BigInteger.valueOf(share);
    }

    private static BigInteger merged(Row row, long qty) {
        if (row.ltq() == null || row.ltq() <= 0) {
            return ONE;
        }
        return share(Math.max(0, qty - row.ltq()), qty);
    }

    /** What the book lost on the wrong side beyond what it lost on the right one. */
    private static long contradiction(int side, Row row, long qty, Row quote) {
        if (quote == null || !row.hasDepth()) {
            return 0;
        }
        Level bidBefore = quote.bids().get(0);
        Level askBefore = quote.asks().get(0);
        Level bid = row.bids().get(0);
        Level ask = row.asks().get(0);
        long goneBid;
        if (!bid.present() || bid.price() < bidBefore.price()) {
            goneBid = bidBefore.qty();
        } else if (bid.price().equals(bidBefore.price())) {
            goneBid = Math.max(0, bidBefore.qty() - bid.qty());
        } else {
            goneBid = 0;
        }
        long goneAsk;
        if (!ask.present() || ask.price() > askBefore.price()) {
            goneAsk = askBefore.qty();
        } else if (ask.price().equals(askBefore.price())) {
            goneAsk = Math.max(0, askBefore.qty() - ask.qty());
        } else {
            goneAsk = 0;
        }
        long wrong = Math.min(qty, side > 0 ? goneBid : goneAsk);
        long right = Math.min(qty, side > 0 ? goneAsk : goneBid);
        return Math.max(0, wrong - right);
    }

    private static BigInteger share(long part, long whole) {
        return BigInteger.valueOf(part).multiply(ONE).divide(BigInteger.valueOf(whole));
    }

    private static BigInteger product(BigInteger a, BigInteger b) {
        return a.multiply(b).divide(ONE);
    }
}
