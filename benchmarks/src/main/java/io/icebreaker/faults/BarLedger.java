package io.icebreaker.faults;

import io.icebreaker.bar.Bar;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the books of trades and closed bars: whether a bar was closed twice or behind a later one, a trade
 * booked into a bar already closed, a quantity negative. Digests what does not depend on event numbers. One
 * thread.
 */
final class BarLedger implements OutputSink {
    private final Map<Long, Long> lastEnd = new HashMap<>();
    private final Map<Long, Long> traded = new HashMap<>();
    private final OutputDigest digest = new OutputDigest();
    private long bars;
    private long trades;
    private long wrong;
    private String first = "";

    @Override
    public void accept(long sequence, int type, long[] words, int at, int length) {
        if (type == OutputType.TRADE) {
            trade(sequence, words, at);
        } else if (type == OutputType.BAR) {
            bar(sequence, words, at);
        }
        if (type == OutputType.TRADE || type == OutputType.BAR) {
            long[] copy = Arrays.copyOfRange(words, at, at + length);
            if (type == OutputType.BAR) {
                copy[Bar.SEQUENCE] = 0;
            }
            digest.accept(0, type, copy, 0, length);
        }
    }

    private void trade(long sequence, long[] words, int at) {
        trades++;
        long id = words[at + OutputType.TRADE_ID];
        long qty = words[at + OutputType.TRADE_QTY];
        traded.merge(id, qty, Long::sum);
        check(qty >= 0, sequence, "a trade of a negative quantity");
        check(
                Math.abs(words[at + OutputType.TRADE_DELTA]) <= qty,
                sequence,
                "delta above quantity");
        long closedUntil = lastEnd.getOrDefault(key(id, 0), Long.MIN_VALUE);
        check(
                words[at + OutputType.TRADE_TIME_NS] >= closedUntil,
                sequence,
                "a trade in a second already closed");
    }

    private void bar(long sequence, long[] words, int at) {
        bars++;
        long key = key(words[at + Bar.ID], words[at + Bar.INTERVAL]);
        long start = words[at + Bar.START_NS];
        check(start < words[at + Bar.END_NS], sequence, "a bar that ends before it begins");
        check(
                start >= lastEnd.getOrDefault(key, Long.MIN_VALUE),
                sequence,
                "a bar closed twice, or behind a later one");
        lastEnd.put(key, words[at + Bar.END_NS]);
        boolean isNegative =
                words[at + Bar.BUY] < 0 || words[at + Bar.SELL] < 0 || words[at + Bar.NEUTRAL] < 0;
        check(!isNegative, sequence, "a bar of a negative volume");
        check(words[at + Bar.HIGH] >= words[at + Bar.LOW], sequence, "high below low");
    }

    private static long key(long id, long interval) {
        return id << 8 | interval;
    }

    private void check(boolean holds, long sequence, String complaint) {
        if (!holds) {
            first = wrong++ == 0 ? complaint + " at event " + sequence : first;
        }
    }

    long bars() {
        return bars;
    }

    long trades() {
        return trades;
    }

    /** Quantity traded by instrument. */
    Map<Long, Long> traded() {
        return traded;
    }

    long wrong() {
        return wrong;
    }

    /** The first thing wrong. */
    String complaint() {
        return first;
    }

    /** Of all trades and bars; ends the ledger. */
    String digest() {
        return digest.hex();
    }
}
