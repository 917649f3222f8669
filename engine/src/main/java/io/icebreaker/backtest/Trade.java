package io.icebreaker.backtest;

import java.math.BigDecimal;

/**
 * One position from flat to flat (analytics 10.5).
 *
 * @param number from 1, in order of the closing fill
 * @param id dense instrument id
 * @param direction +1 long, -1 short
 * @param qty units opened in all
 * @param entry mean price of the opening fills, rupees
 * @param exit mean price of the closing fills, rupees
 * @param entryNs time of the first opening fill, ns UTC
 * @param exitNs time of the last closing fill
 * @param entryOrder number of the order of the first fill
 * @param exitOrder number of the order of the last fill
 * @param gross rupees, exact
 * @param costs of all its fills, split fills by quantity
 * @param maxAdverse worst (last - entry) x direction, rupees a unit, at most 0
 * @param maxFavourable best likewise, at least 0
 * @param note the opening order's note
 * @param exitNote the last closing order's note; of the engine's own the kind, lower case
 * @param signal sequence of the signal that led to the opening order, 0 for none
 * @param exitKind how it ended
 */
public record Trade(
        long number,
        int id,
        int direction,
        long qty,
        double entry,
        double exit,
        long entryNs,
        long exitNs,
        long entryOrder,
        long exitOrder,
        BigDecimal gross,
        Costs costs,
        double maxAdverse,
        double maxFavourable,
        String note,
        String exitNote,
        long signal,
        FillKind exitKind) {

    public BigDecimal net() {
        return gross.subtract(costs.total());
    }
}
