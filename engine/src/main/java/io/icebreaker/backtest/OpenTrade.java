package io.icebreaker.backtest;

import io.icebreaker.finding.PaperCarry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A position on its way from flat to flat (analytics 10.5), and after it. One owner; cold but for {@link
 * #mark}, which allocates nothing.
 */
final class OpenTrade {
    /** A fill, or the part of one that belongs to this trade. */
    private record Part(CostBook.Entry entry, long qty, boolean opens) {}

    private static final double ONE = 10_000.0;

    final int id;
    final int direction;
    private final List<Part> parts = new ArrayList<>(2);
    private long openedQty;
    private long openedValue;
    private long closedQty;
    private long closedValue;
    long number;
    long exitNs = Long.MAX_VALUE;

    /** Charges as last told, E4, and whether as final. */
    long told;

    boolean isToldFinal;

    private double worst;
    private double best;

    /** The entry of a trade that an earlier paper day began, and what that day's fills cost; else null. */
    private Order carriedEntry;

    private BigDecimal carriedCharges = BigDecimal.ZERO;

    OpenTrade(int id, int direction) {
        this.id = id;
        this.direction = direction;
    }

    /** A trade as an earlier day left it. */
    static OpenTrade carried(int id, PaperHandover.Position from) {
        var trade = new OpenTrade(id, (int) from.word(PaperCarry.DIRECTION));
        trade.openedQty = from.word(PaperCarry.OPENED_QTY);
        trade.openedValue = from.word(PaperCarry.OPENED_VALUE);
        trade.closedQty = from.word(PaperCarry.CLOSED_QTY);
        trade.closedValue = from.word(PaperCarry.CLOSED_VALUE);
        trade.carriedEntry = from.entry(id);
        trade.carriedCharges = from.charges();
        return trade;
    }

    /** Adds a fill or part of one. */
    void add(CostBook.Entry entry, long qty) {
        Fill fill = entry.fill;
        boolean opens = fill.side() == direction;
        parts.add(new Part(entry, qty, opens));
        if (opens) {
            openedQty += qty;
            openedValue += qty * fill.price();
        } else {
            closedQty += qty;
            closedValue += qty * fill.price();
        }
    }

    /** Units still held. */
    long qty() {
        return openedQty - closedQty;
    }

    /** A price of the instrument while the trade was on, E4. */
    void mark(long last) {
        double move = (last - (double) openedValue / (double) openedQty) * direction / ONE;
        worst = Math.min(worst, move);
        best = Math.max(best, move);
    }

    long entryNs() {
        return carriedEntry == null ? parts.get(0).entry.fill.timeNs() : carriedEntry.createdNs;
    }

    /** Mean price of the opening fills, E4. */
    double entry() {
        return (double) openedValue / (double) openedQty;
    }

    long openedQty() {
        return openedQty;
    }

    long openedValue() {
        return openedValue;
    }

    long closedQty() {
        return closedQty;
    }

    long closedValue() {
        return closedValue;
    }

    Order firstOrder() {
        return carriedEntry == null ? parts.get(0).entry.order : carriedEntry;
    }

    Order lastOrder() {
        return parts.get(parts.size() - 1).entry.order;
    }

    Fill lastFill() {
        return parts.get(parts.size() - 1).entry.fill;
    }

    /** Realised so far, E4: of what is closed, against the mean entry; exact once flat. */
    long gross() {
        long entryValue =
                closedQty == openedQty
                        ? openedValue
                        : Math.round((double) openedValue * closedQty / openedQty);
        return direction * (closedValue - entryValue);
    }

    /** What it cost so far, earlier days too, rupees; {@code isDayOver}: with the day's taxes rounded. */
    BigDecimal charges(CostBook book, boolean isDayOver) {
        return costs(book, isDayOver).total().add(carriedCharges);
    }

    /** What its fills cost as things stand; of a fill through zero its part by quantity. */
    Costs costs(CostBook book) {
        return costs(book, false);
    }

    private Costs costs(CostBook book, boolean isDayOver) {
        Costs sum = Costs.NONE;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Costs whole = book.costs(part.entry, isDayOver);
            long qty = part.entry.fill.qty();
            // The closing part of a fill through zero is shared out, the opening one takes the
            // rest.
            sum =
                    sum.plus(
                            part.qty == qty
                                    ? whole
                                    : part.opens
                                            ? whole.minus(whole.part(qty - part.qty, qty))
                                            : whole.part(part.qty, qty));
        }
        return sum;
    }

    /** Whether its costs stay as they are. */
    boolean hasFinalCosts() {
        for (int i = 0; i < parts.size(); i++) {
            if (!CostBook.isFinal(parts.get(i).entry)) {
                return false;
            }
        }
        return true;
    }

    /** As a finished trade. */
    Trade finished(CostBook book) {
        Fill last = lastFill();
        return new Trade(
                number,
                id,
                direction,
                openedQty,
                (double) openedValue / (double) openedQty / ONE,
                (double) closedValue / (double) closedQty / ONE,
                entryNs(),
                last.timeNs(),
                firstOrder().number,
                lastOrder().number,
                BigDecimal.valueOf(gross(), 4),
                costs(book),
                worst,
                best,
                firstOrder().note,
                lastOrder().note,
                firstOrder().signal,
                last.kind());
    }
}
