package io.icebreaker.backtest;

import io.icebreaker.backtest.CostTable.CostClass;
import io.icebreaker.backtest.CostTable.Item;
import io.icebreaker.backtest.CostTable.Rate;
import io.icebreaker.tick.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each fill cost (analytics 10.4), exact decimals in rupees. Brokerage belongs to the order and is
 * shared by its fills; tax is rounded an instrument and day, the difference goes to the last taxed fill.
 *
 * <p>One owner. Cold: it allocates, but only for fills.
 */
final class CostBook {
    /** One fill and what is known of its costs without brokerage. */
    static final class Entry {
        final Fill fill;
        final Order order;
        final BigDecimal gstRate;
        final Costs charges;
        final DayTax taxed;

        /** What the account paid when it happened: the order's brokerage as far as it had grown. */
        BigDecimal paid;

        private Entry(Fill fill, Order order, BigDecimal gstRate, Costs charges, DayTax taxed) {
            this.fill = fill;
            this.order = order;
            this.gstRate = gstRate;
            this.charges = charges;
            this.taxed = taxed;
        }
    }

    /** The taxed fills of one instrument and day. */
    private static final class DayTax {
        BigDecimal sum = BigDecimal.ZERO;
        Entry last;
        boolean isRounded;
        boolean isPaid;

        BigDecimal difference() {
            return sum.setScale(0, RoundingMode.HALF_UP).subtract(sum);
        }
    }

    private static final int PRICE_DECIMALS = 4;

    /** Where a share of brokerage has no end; the order's last fill takes what is left. */
    private static final int SHARE_DECIMALS = 12;

    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    private final CostTable table;
    private final Set<Flag> flags;
    private final Map<Long, DayTax> taxes = new LinkedHashMap<>();

    CostBook(CostTable table, Set<Flag> flags) {
        this.table = table;
        this.flags = flags;
        if (!table.ratesVerified()) {
            flags.add(Flag.RATES_NOT_VERIFIED);
        }
    }

    /** Takes up a fill that the order has counted already. */
    Entry add(Order order, Fill fill, Instrument instrument, Product product, LocalDate day) {
        String exchange = CostTable.exchange(instrument.segment());
        CostClass costClass = costClass(fill, instrument, product);
        if (exchange == null) {
            flags.add(Flag.NO_RATES);
        } else if (costClass != null && table.isExtrapolated(exchange, costClass, day)) {
            flags.add(Flag.RATES_EXTRAPOLATED);
        }
        Entry entry =
                exchange == null || costClass == null
                        ? new Entry(fill, order, BigDecimal.ZERO, Costs.NONE, null)
                        : charged(order, fill, exchange, costClass, day);
        keep(order, entry);
        if (exchange != null && fill.kind().isOrder()) {
            Rate brokerage = table.rate(Item.BROKERAGE, exchange, costClass, day);
            order.brokerage = brokerage.of(rupees(order.value), fill.side());
        }
        BigDecimal before = order.paid;
        order.paid = paid(order);
        entry.paid = order.paid.subtract(before);
        return entry;
    }

    /** Null for what costs nothing: a future's settlement, an option that lapses. */
    private static CostClass costClass(Fill fill, Instrument instrument, Product product) {
        return switch (fill.kind()) {
            case TRADE, CLOSING -> CostClass.of(instrument, product);
            case EXERCISE -> CostClass.EXERCISE;
            case SETTLEMENT, LAPSE -> null;
        };
    }

    private Entry charged(
            Order order, Fill fill, String exchange, CostClass costClass, LocalDate day) {
        BigDecimal value = rupees(fill.value());
        BigDecimal[] charge = new BigDecimal[Item.values().length];
        for (Item item : Item.values()) {
            charge[item.ordinal()] =
                    item == Item.BROKERAGE || item == Item.GST
                            ? BigDecimal.ZERO
                            : table.rate(item, exchange, costClass, day).of(value, fill.side());
        }
        BigDecimal gst = table.rate(Item.GST, exchange, costClass, day).percent();
        var charges =
                new Costs(
                        BigDecimal.ZERO,
                        charge[Item.TAX.ordinal()],
                        charge[Item.TRANSACTION.ordinal()],
                        charge[Item.IPFT.ordinal()],
                        charge[Item.SEBI.ordinal()],
                        BigDecimal.ZERO,
                        charge[Item.STAMP.ordinal()]);
        DayTax taxed = charges.tax().signum() == 0 ? null : taxes(fill.id(), day);
        var entry = new Entry(fill, order, gst.multiply(HUNDREDTH), charges, taxed);
        if (taxed != null) {
            taxed.sum = taxed.sum.add(charges.tax());
            taxed.last = entry;
        }
        return entry;
    }

    private DayTax taxes(int id, LocalDate day) {
        return taxes.computeIfAbsent((long) id << 32 | day.toEpochDay(), key -> new DayTax());
    }

    private static void keep(Order order, Entry entry) {
        if (order.entries == null) {
            order.entries = new ArrayList<>(1);
        }
        order.entries.add(entry);
    }

    /** All the order has cost so far, tax not yet rounded. */
    private BigDecimal paid(Order order) {
        BigDecimal sum = BigDecimal.ZERO;
        List<Entry> entries = order.entries;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            sum = sum.add(withBrokerage(entry, brokerage(entry)).total());
        }
        return sum;
    }

    /** The instrument's taxes of a day are complete: from now on they count rounded. */
    void roundTax(int id, LocalDate day) {
        DayTax taxed = taxes.get((long) id << 32 | day.toEpochDay());
        if (taxed != null) {
            taxed.isRounded = true;
        }
    }

    /** What rounding adds to all taxes that the account has not been charged for yet; may be negative. */
    BigDecimal payRounding() {
        BigDecimal sum = BigDecimal.ZERO;
        for (DayTax taxed : taxes.values()) {
            if (!taxed.isPaid) {
                taxed.isPaid = true;
                taxed.isRounded = true;
                sum = sum.add(taxed.difference());
            }
        }
        taxes.clear();
        return sum;
    }

    /** What rounding has added to taxes that the account is charged for when the day ends, rupees. */
    BigDecimal roundedNotPaid() {
        BigDecimal sum = BigDecimal.ZERO;
        for (DayTax taxed : taxes.values()) {
            sum = taxed.isRounded ? sum.add(taxed.difference()) : sum;
        }
        return sum;
    }

    /** What {@link #payRounding} would add. */
    BigDecimal dueRounding() {
        BigDecimal sum = BigDecimal.ZERO;
        for (DayTax taxed : taxes.values()) {
            sum = taxed.isPaid ? sum : sum.add(taxed.difference());
        }
        return sum;
    }

    /** Whether some taxes are not rounded yet. */
    boolean isProvisional() {
        for (DayTax taxed : taxes.values()) {
            if (!taxed.isRounded) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing moves a fill's costs any more: its order has ended and its taxes are rounded. */
    static boolean isFinal(Entry entry) {
        return !entry.order.isWorking() && (entry.taxed == null || entry.taxed.isRounded);
    }

    /** What a fill cost as things stand, {@link #isFinal} or not. */
    Costs costs(Entry entry) {
        return costs(entry, false);
    }

    /** The same; {@code isDayOver}: as if its day were rounded already. */
    Costs costs(Entry entry, boolean isDayOver) {
        Costs costs = withBrokerage(entry, brokerage(entry));
        DayTax taxed = entry.taxed;
        if (taxed == null || !(taxed.isRounded || isDayOver) || taxed.last != entry) {
            return costs;
        }
        BigDecimal difference = taxed.difference();
        return costs.plus(
                new Costs(
                        BigDecimal.ZERO,
                        difference,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO));
    }

    private Costs withBrokerage(Entry entry, BigDecimal brokerage) {
        Costs c = entry.charges;
        BigDecimal base = brokerage.add(c.transaction()).add(c.sebi());
        BigDecimal gst = entry.gstRate.multiply(table.gstOnIpft() ? base.add(c.ipft()) : base);
        return new Costs(brokerage, c.tax(), c.transaction(), c.ipft(), c.sebi(), gst, c.stamp());
    }

    /** The fill's share by quantity; the last fill takes the rest, so that the sum is the order's. */
    private static BigDecimal brokerage(Entry entry) {
        Order order = entry.order;
        List<Entry> entries = order.entries;
        BigDecimal left = order.brokerage;
        for (int i = 0; i < entries.size() - 1; i++) {
            BigDecimal share = share(order.brokerage, entries.get(i).fill.qty(), order.filled);
            if (entries.get(i) == entry) {
                return share;
            }
            left = left.subtract(share);
        }
        return left;
    }

    /** A part of an amount by quantity. */
    static BigDecimal share(BigDecimal amount, long part, long whole) {
        return part == whole || amount.signum() == 0
                ? amount
                : amount.multiply(BigDecimal.valueOf(part))
                        .divide(BigDecimal.valueOf(whole), SHARE_DECIMALS, RoundingMode.HALF_UP);
    }

    static BigDecimal rupees(long valueE4) {
        return BigDecimal.valueOf(valueE4, PRICE_DECIMALS);
    }
}
