package io.icebreaker.backtest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The account minute by minute (analytics 10.5): net cash of the fills and open positions at their exit
 * price, sampled from what has te before the minute. A fill later than a minute not yet sampled waits.
 *
 * <p>One owner, the compute lane. A minute without positions allocates nothing.
 */
final class Equity {
    static final long MINUTE_NS = 60_000_000_000L;

    /** Sessions known in the run that are not over: the six groups of the calendar at most, a day. */
    static final int WINDOWS = 16;

    private final Quotes quotes;
    private final CostBook costs;
    private final BacktestLedger ledger;
    private final Samples samples;

    private final long[] held;
    private final int[] heldIds;
    private int heldCount;
    private final List<CostBook.Entry> waiting = new ArrayList<>();
    private long cash;
    private BigDecimal paid = BigDecimal.ZERO;

    // The same with the fills that wait.
    private long cashNow;
    private BigDecimal paidNow = BigDecimal.ZERO;
    private BigDecimal lastNet = BigDecimal.ZERO;

    private final long[] windowOpenNs = new long[WINDOWS];
    private final long[] windowCloseNs = new long[WINDOWS];
    private int windows;

    private long nextNs = Quotes.NONE;
    private long lastTeNs = Quotes.NONE;
    private LocalDate day;
    private long dayCloseNs;
    private int dayFills;
    private BigDecimal dayStart = BigDecimal.ZERO;
    private long dayStartGross;

    Equity(int maxInstruments, Quotes quotes, CostBook costs, BacktestLedger ledger) {
        this.quotes = quotes;
        this.costs = costs;
        this.ledger = ledger;
        samples = ledger.samples;
        held = new long[maxInstruments];
        heldIds = new int[maxInstruments];
    }

    /** The minute to be sampled next. */
    long nextNs() {
        return nextNs;
    }

    long lastTeNs() {
        return lastTeNs;
    }

    /** Samples all minutes below a watermark: nothing with an earlier te follows. */
    void advance(long watermarkNs) {
        while (nextNs != Quotes.NONE && watermarkNs > nextNs) {
            if (isInSession(nextNs)) {
                sample(nextNs);
            }
            nextNs += MINUTE_NS;
            applyWaiting();
        }
    }

    private boolean isInSession(long minuteNs) {
        int kept = 0;
        boolean inside = false;
        for (int i = 0; i < windows; i++) {
            inside |= minuteNs > windowOpenNs[i] && minuteNs <= windowCloseNs[i];
            if (windowCloseNs[i] > minuteNs) {
                windowOpenNs[kept] = windowOpenNs[i];
                windowCloseNs[kept++] = windowCloseNs[i];
            }
        }
        windows = kept;
        return inside;
    }

    /** A packet's time, and its session when that is a new one for its instrument. */
    void onPacket(long te) {
        if (nextNs == Quotes.NONE) {
            nextNs = Math.floorDiv(te, MINUTE_NS) * MINUTE_NS + MINUTE_NS;
        }
        lastTeNs = Math.max(lastTeNs, te);
    }

    /** A session some instrument has begun. */
    void onSession(long openNs, long closeNs, LocalDate date) {
        if (day == null) {
            day = date;
        }
        if (date.equals(day)) {
            dayCloseNs = Math.max(dayCloseNs, closeNs);
        }
        for (int i = 0; i < windows; i++) {
            if (windowOpenNs[i] == openNs && windowCloseNs[i] == closeNs) {
                return;
            }
        }
        if (windows < WINDOWS) {
            windowOpenNs[windows] = openNs;
            windowCloseNs[windows++] = closeNs;
        } else {
            ledger.flags.add(Flag.SESSIONS_LEFT_OUT);
        }
    }

    LocalDate day() {
        return day;
    }

    long dayCloseNs() {
        return dayCloseNs;
    }

    void onFill(CostBook.Entry entry) {
        cashNow -= entry.fill.side() * entry.fill.value();
        paidNow = paidNow.add(entry.paid);
        waiting.add(entry);
        applyWaiting();
    }

    private void applyWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        int kept = 0;
        for (int i = 0; i < waiting.size(); i++) {
            CostBook.Entry entry = waiting.get(i);
            if (nextNs == Quotes.NONE
                    || entry.fill.timeNs() < quotes.cut(entry.fill.id(), nextNs)) {
                apply(entry);
            } else {
                waiting.set(kept++, entry);
            }
        }
        while (waiting.size() > kept) {
            waiting.remove(waiting.size() - 1);
        }
    }

    private void apply(CostBook.Entry entry) {
        Fill fill = entry.fill;
        cash -= fill.side() * fill.value();
        paid = paid.add(entry.paid);
        lastNet = null;
        dayFills++;
        int id = fill.id();
        if (held[id] == 0) {
            heldIds[heldCount++] = id;
        }
        held[id] += fill.side() * fill.qty();
        if (held[id] == 0) {
            drop(id);
        }
    }

    /** Goes on from what an earlier day left; before the first packet. */
    void carry(long cashE4, BigDecimal costs, long endGross) {
        cash = cashE4;
        cashNow = cashE4;
        paid = costs;
        paidNow = costs;
        dayStartGross = endGross;
        dayStart = CostBook.rupees(endGross).subtract(costs);
        lastNet = null;
    }

    /** A position an earlier day left. */
    void carry(int id, long signedQty) {
        heldIds[heldCount++] = id;
        held[id] = signedQty;
    }

    /** Money for a position that could not be carried. */
    void credit(long valueE4) {
        cash += valueE4;
        cashNow += valueE4;
    }

    /** What {@link #carry} takes: cash with what is held at its price as the day ends, E4. */
    long endGross() {
        return cashNow + worth(dayCloseNs, false);
    }

    /** What is held at its prices before a moment, E4; {@code isAbsolute}: shorts count, too. */
    private long worth(long beforeNs, boolean isAbsolute) {
        long sum = 0;
        for (int i = 0; i < heldCount; i++) {
            int id = heldIds[i];
            long value = held[id] * quotes.exitBefore(id, Long.signum(held[id]), beforeNs);
            sum += isAbsolute ? Math.abs(value) : value;
        }
        return sum;
    }

    private void drop(int id) {
        for (int i = 0; i < heldCount; i++) {
            if (heldIds[i] == id) {
                heldCount--;
                System.arraycopy(heldIds, i + 1, heldIds, i, heldCount - i);
                return;
            }
        }
    }

    private void sample(long minuteNs) {
        long gross = cash + worth(minuteNs, false);
        long notional = worth(minuteNs, true);
        samples.add(minuteNs, net(gross), gross, notional, heldCount > 0, false);
    }

    private BigDecimal net(long gross) {
        if (heldCount > 0 || lastNet == null) {
            lastNet = CostBook.rupees(gross).subtract(paid);
        }
        return lastNet;
    }

    /** The day is over: taxes are rounded, its result stands; {@code next} is the day that begins. */
    void endDay(LocalDate next, long nextCloseNs) {
        BigDecimal rounding = costs.payRounding();
        paid = paid.add(rounding);
        paidNow = paidNow.add(rounding);
        lastNet = null;
        long gross = cash + worth(dayCloseNs, false);
        BigDecimal net = net(gross);
        samples.add(endNs(), net, gross, worth(dayCloseNs, true), heldCount > 0, true);
        ledger.days.add(
                new DayResult(
                        day,
                        net.subtract(dayStart),
                        CostBook.rupees(gross - dayStartGross),
                        dayFills));
        dayStart = net;
        dayStartGross = gross;
        dayFills = 0;
        day = next;
        dayCloseNs = nextCloseNs;
    }

    private long endNs() {
        int count = samples.count();
        long before = count == 0 ? Quotes.NONE : samples.timeNs(count - 1);
        return Math.max(before, Math.min(dayCloseNs, lastTeNs));
    }

    /** The run ends: the minutes up to the last packet. */
    void finish() {
        while (nextNs != Quotes.NONE && nextNs <= lastTeNs) {
            if (isInSession(nextNs)) {
                sample(nextNs);
            }
            nextNs += MINUTE_NS;
            applyWaiting();
        }
        nextNs = Quotes.NONE; // the closings that follow belong to the day's end
        applyWaiting();
    }

    /** Net cash of all fills so far without costs, E4; what they cost, rupees. */
    long cash() {
        return cashNow;
    }

    BigDecimal paid() {
        return paidNow;
    }

    BigDecimal dayStart() {
        return dayStart;
    }

    long dayStartGross() {
        return dayStartGross;
    }

    Samples samples() {
        return samples;
    }
}
