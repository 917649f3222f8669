package io.icebreaker.backtest;

import java.math.BigDecimal;

/** What trading cost, in rupees, exact decimals (analytics 10.4). */
public record Costs(
        BigDecimal brokerage,
        BigDecimal tax,
        BigDecimal transaction,
        BigDecimal ipft,
        BigDecimal sebi,
        BigDecimal gst,
        BigDecimal stamp) {

    public static final Costs NONE =
            new Costs(
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO);

    public Costs plus(Costs other) {
        return new Costs(
                brokerage.add(other.brokerage),
                tax.add(other.tax),
                transaction.add(other.transaction),
                ipft.add(other.ipft),
                sebi.add(other.sebi),
                gst.add(other.gst),
                stamp.add(other.stamp));
    }

    public Costs minus(Costs other) {
        return new Costs(
                brokerage.subtract(other.brokerage),
                tax.subtract(other.tax),
                transaction.subtract(other.transaction),
                ipft.subtract(other.ipft),
                sebi.subtract(other.sebi),
                gst.subtract(other.gst),
                stamp.subtract(other.stamp));
    }

    /** The part of {@code qty} units of {@code whole}. */
    Costs part(long qty, long whole) {
        return new Costs(
                CostBook.share(brokerage, qty, whole),
                CostBook.share(tax, qty, whole),
                CostBook.share(transaction, qty, whole),
                CostBook.share(ipft, qty, whole),
                CostBook.share(sebi, qty, whole),
                CostBook.share(gst, qty, whole),
                CostBook.share(stamp, qty, whole));
    }

    /** All of it; {@code tax} is STT or CTT. */
    public BigDecimal total() {
        return brokerage.add(tax).add(transaction).add(ipft).add(sebi).add(gst).add(stamp);
    }
}
