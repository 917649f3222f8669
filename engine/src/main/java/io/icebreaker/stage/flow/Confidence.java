package io.icebreaker.stage.flow;

import io.icebreaker.tick.TradeFlags;

/**
 * The share of a trade's quantity that is expected to be on its right side, permille: measured, not argued.
 * Rows: at or through the quote, inside it, tick rule, tick rule on an unchanged price. Columns: {@link
 * Evidence#doubt} below 0.002, 0.01, 0.03, 0.07, 0.12, 0.3, 0.6, and above.
 *
 * <p><b>Source.</b> Volume-weighted means over the six recordings with true sides (three markets of
 * 2024-08-08 at 250 ms and 1 s) and a quarter of an hour of the simulator at both, every recording with
 * the same weight; cells with few trades drawn towards the first row's shape. {@code accuracy} compares
 * what is expected with what came.
 */
final class Confidence {
    private static final int[] EDGES = {132, 656, 1_967, 4_588, 7_865, 19_661, 39_322};

    private static final int[][] ONE_SIDED = {
        {985, 900, 887, 835, 771, 500, 343, 323},
        {735, 743, 685, 541, 546, 458, 328, 254},
        {392, 396, 509, 458, 487, 312, 240, 175},
        {735, 660, 664, 619, 589, 395, 266, 241}
    };

    private static final int[][] BOOK = {
        {985, 900, 887, 847, 818, 644, 687, 711},
        {753, 769, 703, 615, 636, 627, 699, 684},
        {458, 486, 557, 580, 598, 494, 592, 609},
        {814, 744, 733, 713, 700, 568, 594, 608}
    };

    /** The tick rule where it has no quote rule before it, and so the easy cases too. */
    private static final int[][] TICK = {
        {}, {}, {936, 855, 875, 807, 782, 366, 274, 274}, {805, 941, 870, 576, 660, 504, 269, 301}
    };

    /** A trade cut in halves, over the same recordings. */
    private static final int HALVED = 616;

    /** Trades after a gap are not in the recordings; they count as much in doubt at least. */
    private static final int GAP_COLUMN = 5;

    private final int[][] table;

    Confidence(String model) {
        table =
                switch (model) {
                    case "BOOK" -> BOOK;
                    case "TICK" -> TICK;
                    default -> ONE_SIDED;
                };
    }

    /** Of a concluded trade; 0 when it stays neutral. */
    int permille(Evidence evidence) {
        if (evidence.side == 0) {
            return evidence.bought + evidence.sold > 0 ? HALVED : 0;
        }
        int column = column(evidence.doubt(evidence.side));
        return table[row(evidence)][evidence.gap ? Math.max(GAP_COLUMN, column) : column];
    }

    private static int row(Evidence evidence) {
        return switch (evidence.rule) {
            case TradeFlags.RULE_Q -> evidence.inside ? 1 : 0;
            case TradeFlags.RULE_T -> 2;
            default -> 3;
        };
    }

    private static int column(long doubt) {
        int column = 0;
        while (column < EDGES.length && doubt >= EDGES[column]) {
            column++;
        }
        return column;
    }
}
