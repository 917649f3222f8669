package io.icebreaker.bench.kernel;

import io.icebreaker.bench.kernel.MapFootprints.Bucket;
import io.icebreaker.bench.kernel.MapFootprints.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A minute's levels in order of price, and what is read from them: point of control (ties: nearest the
 * middle, then the lower), value area of 70 % growing by pairs, diagonal imbalance of 300 %.
 */
final class MapRows {
    private static final int WORDS_A_ROW = 4;

    private final long lowestE4;
    private final List<Level> rows;

    private MapRows(long lowestE4, List<Level> rows) {
        this.lowestE4 = lowestE4;
        this.rows = rows;
    }

    static MapRows of(Bucket bucket) {
        var sorted = new TreeMap<>(bucket.levels);
        List<Level> rows = new ArrayList<>();
        for (long price = sorted.firstKey(); price <= sorted.lastKey(); price += Trades.TICK_SIZE) {
            rows.add(sorted.getOrDefault(price, new Level()));
        }
        return new MapRows(sorted.firstKey(), rows);
    }

    void tell(int id, long startNs, FootprintSink sink) {
        int poc = poc();
        int[] area = valueArea(poc);
        sink.footprint(
                id,
                startNs,
                priceE4(poc),
                priceE4(area[1]),
                priceE4(area[0]),
                imbalance(),
                cells(),
                0,
                rows.size());
    }

    private long priceE4(int row) {
        return lowestE4 + row * Trades.TICK_SIZE;
    }

    private int poc() {
        int best = 0;
        for (int row = 1; row < rows.size(); row++) {
            long more = rows.get(row).total() - rows.get(best).total();
            if (more > 0 || more == 0 && fromMiddle(row) < fromMiddle(best)) {
                best = row;
            }
        }
        return best;
    }

    private int fromMiddle(int row) {
        return Math.abs(2 * row - (rows.size() - 1));
    }

    /** Its lowest and highest row. */
    private int[] valueArea(int poc) {
        long all = total(0, rows.size());
        int low = poc;
        int high = poc;
        while (total(low, high + 1) * 10 < all * 7) {
            int above = Math.min(high + 2, rows.size() - 1);
            int below = Math.max(low - 2, 0);
            boolean up = total(high + 1, above + 1) >= total(below, low);
            if (below == low || above > high && up) {
                high = above;
            } else {
                low = below;
            }
        }
        return new int[] {low, high};
    }

    private long total(int from, int to) {
        long sum = 0;
        for (int row = from; row < to; row++) {
            sum += rows.get(row).total();
        }
        return sum;
    }

    private int imbalance() {
        int balance = 0;
        for (int row = 1; row < rows.size(); row++) {
            long bought = rows.get(row).bought;
            long sold = rows.get(row - 1).sold;
            balance += bought >= OurFootprints.LOT_SIZE && bought >= 3 * sold ? 1 : 0;
            balance -= sold >= OurFootprints.LOT_SIZE && sold >= 3 * bought ? 1 : 0;
        }
        return balance;
    }

    private long[] cells() {
        var cells = new long[rows.size() * WORDS_A_ROW];
        int at = 0;
        for (Level level : rows) {
            cells[at] = level.sold;
            cells[at + 1] = level.bought;
            cells[at + 3] = level.trades;
            at += WORDS_A_ROW;
        }
        return cells;
    }
}
