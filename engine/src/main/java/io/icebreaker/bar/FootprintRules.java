package io.icebreaker.bar;

import java.util.function.ToLongFunction;

/**
 * How footprints and profiles are read: what section 3 of the analytics lets one choose.
 *
 * @param vaPermille share of the volume in the value area (3.4)
 * @param vaRows rows the value area grows by: 2, or 1 for VA_ONE_ROW
 * @param imbalancePct diagonal imbalance, percent (3.5)
 * @param imbalanceLots least imbalance of a derivative, lots
 * @param stackMin consecutive imbalanced rows that make a zone (3.6)
 * @param ticksPerRow row height that the engine finds marks at, ticks (3.1)
 * @param absorptionRows rows at a bar's end that absorption looks at (3.8)
 * @param absorptionSharePct their least share of the bar's volume, percent
 * @param absorptionMultPct their least multiple of the mean, percent
 * @param absorptionBars bars that mean is taken over
 * @param divergenceBars bars that a divergence looks back (3.9)
 * @param tpoMinutes minutes a TPO bracket (3.12)
 * @param ibMinutes minutes of the initial balance
 * @param tpoPoints TPO row of NIFTY and BANKNIFTY, rupees
 */
public record FootprintRules(
        int vaPermille,
        int vaRows,
        int imbalancePct,
        long imbalanceLots,
        int stackMin,
        int ticksPerRow,
        int absorptionRows,
        int absorptionSharePct,
        int absorptionMultPct,
        int absorptionBars,
        int divergenceBars,
        int tpoMinutes,
        int ibMinutes,
        int tpoPoints) {

    /** What holds where nothing is set. */
    public static final FootprintRules USUAL =
            new FootprintRules(700, 2, 300, 1, 3, 1, 3, 30, 200, 20, 10, 30, 60, 20);

    /** Reads each from a setting, by its key. */
    public static FootprintRules of(ToLongFunction<String> setting) {
        return new FootprintRules(
                (int) setting.applyAsLong("va.permille"),
                (int) setting.applyAsLong("va.rows"),
                (int) setting.applyAsLong("imb.ratio.pct"),
                setting.applyAsLong("imb.min.lots"),
                (int) setting.applyAsLong("stack.min"),
                (int) setting.applyAsLong("footprint.ticks.per.row"),
                (int) setting.applyAsLong("abs.rows"),
                (int) setting.applyAsLong("abs.share.pct"),
                (int) setting.applyAsLong("abs.mult.pct"),
                (int) setting.applyAsLong("abs.lookback"),
                (int) setting.applyAsLong("div.n"),
                (int) setting.applyAsLong("tpo.minutes"),
                (int) setting.applyAsLong("ib.minutes"),
                (int) setting.applyAsLong("tpo.bin.points"));
    }

    /** Whether a row, one of {@code rows} from {@code at}, is imbalanced to a side by as much (3.5). */
    boolean isImbalanced(long[] words, int at, int rows, int row, long least, boolean buy) {
        return buy
                ? Rows.buyImbalance(words, at, row, least, imbalancePct)
                : Rows.sellImbalance(words, at, rows, row, least, imbalancePct);
    }

    /** Rows of a bar imbalanced to buyers less those to sellers (3.5). */
    public int imbalance(long[] words, int bar, boolean stock, long lotSize) {
        int rows = (int) words[bar + Bar.ROWS];
        int at = bar + Bar.WORDS;
        long least = minImbalanceQty(stock, lotSize, Bar.volume(words, bar));
        int balance = 0;
        for (int row = 0; row < rows; row++) {
            balance += isImbalanced(words, at, rows, row, least, true) ? 1 : 0;
            balance -= isImbalanced(words, at, rows, row, least, false) ? 1 : 0;
        }
        return balance;
    }

    /** Least quantity of an imbalance: some lots; for a stock 1 % of the bar's volume, at least 1 (3.5). */
    public long minImbalanceQty(boolean stock, long lotSize, long barVolume) {
        return stock
                ? Rows.minImbalanceQty(true, lotSize, barVolume)
                : Math.max(1, imbalanceLots * lotSize);
    }
}
