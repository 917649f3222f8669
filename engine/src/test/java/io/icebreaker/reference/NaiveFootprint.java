package io.icebreaker.reference;

import io.icebreaker.tick.InstrumentType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Rows of a bar and what is read from them (analytics 3.1, 3.3 to 3.5).
 *
 * @param rows ascending, every row from the bar's low to its high, also those without volume; empty for a
 *     bar without any
 * @param poc label of the point of control, null without volume
 * @param vah label of the highest row of the value area, null without volume
 * @param val label of the lowest
 * @param imbalances ascending by row, at one row buy before sell
 */
public record NaiveFootprint(
        List<Cell> rows, Long poc, Long vah, Long val, List<Imbalance> imbalances) {
    private static final BigInteger VA_PERMILLE = BigInteger.valueOf(700);
    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
    private static final long IMB_RATIO_PCT = 300;
    private static final NaiveFootprint NONE =
            new NaiveFootprint(List.of(), null, null, null, List.of());

    /**
     * One row.
     *
     * @param label lower edge, E4
     */
    public record Cell(long k, long label, long bid, long ask, long neutral, long nTrades) {
        public long total() {
            return bid + ask + neutral;
        }

        Cell plus(NaiveTrade trade) {
            return new Cell(
                    k,
                    label,
                    bid + trade.sold(),
                    ask + trade.bought(),
                    neutral + trade.neutral(),
                    nTrades + 1);
        }
    }

    /**
     * A diagonal imbalance.
     *
     * @param side +1 buy, -1 sell
     * @param qty the greater side, at {@code k}
     * @param opposite the lesser side, one row away; the ratio is null when this is 0
     */
    public record Imbalance(long k, int side, long qty, long opposite) {}

    static NaiveFootprint of(
            InstrumentRow instrument, List<NaiveTrade> trades, long ticksPerBucket) {
        if (trades.stream().allMatch(trade -> trade.qty() == 0)) {
            return NONE;
        }
        long height = ticksPerBucket * instrument.tickSize();
        var rows = new TreeMap<Long, Cell>();
        for (NaiveTrade trade : trades) {
            long k = Math.floorDiv(trade.price(), height);
            rows.put(k, rows.getOrDefault(k, empty(k, height)).plus(trade));
        }
        for (long k = rows.firstKey(); k < rows.lastKey(); k++) {
            rows.putIfAbsent(k, empty(k, height));
        }
        List<Cell> cells = List.copyOf(rows.values());
        Cell poc = poc(cells);
        List<Cell> area = valueArea(cells, poc);
        return new NaiveFootprint(
                cells,
                poc.label,
                area.get(area.size() - 1).label,
                area.get(0).label,
                imbalances(instrument, cells));
    }

    private static Cell empty(long k, long height) {
        return new Cell(k, k * height, 0, 0, 0, 0);
    }

    private static Cell poc(List<Cell> rows) {
        long middleTwice = rows.get(0).k + rows.get(rows.size() - 1).k;
        return rows.stream()
                .min(
                        Comparator.comparingLong((Cell row) -> -row.total())
                                .thenComparingLong(row -> Math.abs(2 * row.k - middleTwice))
                                .thenComparingLong(row -> row.k))
                .orElseThrow();
    }

    private static List<Cell> valueArea(List<Cell> rows, Cell poc) {
        int from = rows.indexOf(poc);
        int to = from + 1;
        long all = total(rows);
        long held = poc.total();
        while (!holdsEnough(held, all)) {
            List<Cell> above = rows.subList(to, Math.min(to + 2, rows.size()));
            List<Cell> below = rows.subList(Math.max(from - 2, 0), from);
            if (below.isEmpty() || !above.isEmpty() && total(above) >= total(below)) {
                to += above.size();
                held += total(above);
            } else {
                from -= below.size();
                held += total(below);
            }
        }
        return rows.subList(from, to);
    }

    private static boolean holdsEnough(long part, long all) {
        return BigInteger.valueOf(part)
                        .multiply(THOUSAND)
                        .compareTo(BigInteger.valueOf(all).multiply(VA_PERMILLE))
                >= 0;
    }

    private static long total(List<Cell> rows) {
        return rows.stream().mapToLong(Cell::total).reduce(0, Math::addExact);
    }

    private static List<Imbalance> imbalances(InstrumentRow instrument, List<Cell> rows) {
        long volume = total(rows);
        List<Imbalance> found = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            Cell row = rows.get(n);
            if (n > 0 && imbalanced(instrument, row.ask, rows.get(n - 1).bid, volume)) {
                found.add(new Imbalance(row.k, +1, row.ask, rows.get(n - 1).bid));
            }
            if (n < rows.size() - 1
                    && imbalanced(instrument, row.bid, rows.get(n + 1).ask, volume)) {
                found.add(new Imbalance(row.k, -1, row.bid, rows.get(n + 1).ask));
            }
        }
        return found;
    }

    private static boolean imbalanced(
            InstrumentRow instrument, long qty, long opposite, long barVolume) {
        boolean enough =
                instrument.type() == InstrumentType.EQ
                        ? Math.multiplyExact(100, qty) >= barVolume && qty >= 1
                        : qty >= instrument.lot();
        return enough
                && Math.multiplyExact(100, qty) >= Math.multiplyExact(IMB_RATIO_PCT, opposite);
    }
}
