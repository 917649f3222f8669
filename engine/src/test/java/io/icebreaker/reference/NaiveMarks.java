package io.icebreaker.reference;

import io.icebreaker.reference.NaiveFootprint.Cell;
import io.icebreaker.tick.InstrumentType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Marks of one instrument's bars of one interval (analytics 3.5 to 3.10), each bar judged anew from the whole
 * list.
 */
public final class NaiveMarks {
    private final InstrumentRow instrument;
    private final long rowHeight;
    private final List<NaiveBar> bars;
    private final List<NaiveTrade> trades;
    private final ToLongFunction<NaiveBar> sessionCloseNs;
    private final Choice choice;
    private final List<String> found = new ArrayList<>();

    /** What section 15 lets one choose. */
    public record Choice(
            long ratioPct,
            long minLots,
            int stackMin,
            int absRows,
            long absSharePct,
            long absMultPct,
            int absLookback,
            int divN) {
        public static final Choice USUAL = new Choice(300, 1, 3, 3, 30, 200, 20, 10);
    }

    private NaiveMarks(
            InstrumentRow instrument,
            long rowHeight,
            List<NaiveBar> bars,
            List<NaiveTrade> trades,
            ToLongFunction<NaiveBar> sessionCloseNs,
            Choice choice) {
        this.instrument = instrument;
        this.rowHeight = rowHeight;
        this.bars = bars;
        this.trades = trades;
        this.sessionCloseNs = sessionCloseNs;
        this.choice = choice;
    }

    /**
     * Lines of kind, start, time, low, high and rows, in no order.
     *
     * @param trades that the bars are made of, in order: they end unfinished auctions; null lets the bars' highs
     *     and lows end them
     */
    public static List<String> of(
            InstrumentRow instrument,
            long rowHeight,
            List<NaiveBar> bars,
            List<NaiveTrade> trades,
            ToLongFunction<NaiveBar> sessionCloseNs,
            Choice choice) {
        var marks = new NaiveMarks(instrument, rowHeight, bars, trades, sessionCloseNs, choice);
        for (int i = 0; i < bars.size(); i++) {
            marks.stacks(i, true);
            marks.stacks(i, false);
            marks.unfinished(i);
            marks.absorption(i);
            marks.divergence(i);
            marks.clusters(i);
        }
        return marks.found;
    }

    private void mark(String kind, NaiveBar bar, long timeNs, long low, long high, long rows) {
        found.add(
                String.join(
                        " ",
                        kind,
                        "" + bar.startNs(),
                        "" + timeNs,
                        "" + low,
                        "" + high,
                        "" + rows));
    }

    private void markRows(String kind, NaiveBar bar, List<Cell> rows) {
        long top = rows.get(rows.size() - 1).label() + rowHeight;
        mark(kind, bar, bar.endNs(), rows.get(0).label(), top, rows.size());
    }

    // ---- 3.5, 3.6

    private void stacks(int i, boolean buy) {
        NaiveBar bar = bars.get(i);
        List<Cell> rows = bar.footprint().rows();
        for (List<Cell> run : runs(rows, row -> isImbalanced(bar, rows.indexOf(row), buy))) {
            if (run.size() >= choice.stackMin) {
                markRows(buy ? "STACKED_BUY" : "STACKED_SELL", bar, run);
                endOfZone(i, buy, run);
            }
        }
    }

    private static List<List<Cell>> runs(List<Cell> rows, Predicate<Cell> holds) {
        List<List<Cell>> runs = new ArrayList<>();
        boolean before = false;
        for (Cell row : rows) {
            boolean now = holds.test(row);
            if (now && !before) {
                runs.add(new ArrayList<>());
            }
            if (now) {
                runs.get(runs.size() - 1).add(row);
            }
            before = now;
        }
        return runs;
    }

    private boolean isImbalanced(NaiveBar bar, int n, boolean buy) {
        List<Cell> rows = bar.footprint().rows();
        int neighbour = buy ? n - 1 : n + 1;
        if (neighbour < 0 || neighbour >= rows.size()) {
            return false;
        }
        long qty = buy ? rows.get(n).ask() : rows.get(n).bid();
        long opposite = buy ? rows.get(neighbour).bid() : rows.get(neighbour).ask();
        boolean enough =
                instrument.type() == InstrumentType.EQ
                        ? 100 * qty >= bar.v() && qty >= 1
                        : qty >= choice.minLots * instrument.lot() && qty >= 1;
        return enough && 100 * qty >= choice.ratioPct * opposite;
    }

    private void endOfZone(int i, boolean buy, List<Cell> run) {
        long low = run.get(0).label();
        long high = run.get(run.size() - 1).label() + rowHeight;
        for (NaiveBar later : bars.subList(i + 1, bars.size())) {
            boolean sameDay = later.day().equals(bars.get(i).day());
            if (!sameDay || (buy ? later.c() < low : later.c() > high)) {
                long timeNs = sameDay ? later.endNs() : sessionCloseNs.applyAsLong(bars.get(i));
                String kind = buy ? "ZONE_END_BUY" : "ZONE_END_SELL";
                mark(kind, bars.get(i), timeNs, low, high, run.size());
                return;
            }
        }
    }

    // ---- 3.7

    private void unfinished(int i) {
        NaiveBar bar = bars.get(i);
        List<Cell> rows = bar.footprint().rows();
        Cell top = rows.get(rows.size() - 1);
        if (top.bid() > 0 && top.ask() > 0) {
            mark("UNFINISHED_HIGH", bar, bar.endNs(), bar.h(), bar.h(), 0);
            endOfLevel(i, "FINISHED_HIGH", bar.h());
        }
        if (rows.get(0).bid() > 0 && rows.get(0).ask() > 0) {
            mark("UNFINISHED_LOW", bar, bar.endNs(), bar.l(), bar.l(), 0);
            endOfLevel(i, "FINISHED_LOW", bar.l());
        }
    }

    private void endOfLevel(int i, String kind, long level) {
        NaiveBar bar = bars.get(i);
        int firstTrade = 0;
        for (NaiveBar earlier : bars.subList(0, i + 1)) {
            firstTrade += (int) earlier.nTrades();
        }
        for (NaiveBar later : bars.subList(i + 1, bars.size())) {
            if (!later.day().equals(bar.day())) {
                mark(kind, bar, sessionCloseNs.applyAsLong(bar), level, level, 0);
                return;
            }
            if (trades == null
                    && (isBeyond(kind, later.h(), level) || isBeyond(kind, later.l(), level))) {
                mark(kind, bar, later.endNs(), level, level, 0);
                return;
            }
            for (int n = 0; trades != null && n < later.nTrades(); n++) {
                NaiveTrade trade = trades.get(firstTrade + n);
                if (isBeyond(kind, trade.price(), level)) {
                    mark(kind, bar, trade.timeNs(), level, level, 0);
                    return;
                }
            }
            firstTrade += (int) later.nTrades();
        }
    }

    private boolean isBeyond(String kind, long price, long level) {
        return kind.equals("FINISHED_HIGH")
                ? price >= level + instrument.tickSize()
                : price <= level - instrument.tickSize();
    }

    // ---- 3.8

    private void absorption(int i) {
        NaiveBar bar = bars.get(i);
        List<Cell> rows = bar.footprint().rows();
        if (i < choice.absLookback || rows.size() < choice.absRows + 1) {
            return;
        }
        List<NaiveBar> before = bars.subList(i - choice.absLookback, i);
        long bid = lowestBids(bar);
        long meanTimes = before.stream().mapToLong(this::lowestBids).sum();
        if (isAbsorbed(bid, bar.v(), meanTimes) && 2 * bar.c() >= bar.h() + bar.l()) {
            markRows("ABSORPTION_BULL", bar, rows.subList(0, choice.absRows));
        }
        long ask = highestAsks(bar);
        meanTimes = before.stream().mapToLong(this::highestAsks).sum();
        if (isAbsorbed(ask, bar.v(), meanTimes) && 2 * bar.c() <= bar.h() + bar.l()) {
            markRows(
                    "ABSORPTION_BEAR",
                    bar,
                    rows.subList(rows.size() - choice.absRows, rows.size()));
        }
    }

    private boolean isAbsorbed(long qty, long volume, long meanTimes) {
        return 100 * qty >= choice.absSharePct * volume
                && 100 * choice.absLookback * qty >= choice.absMultPct * meanTimes;
    }

    private long lowestBids(NaiveBar bar) {
        return bar.footprint().rows().stream().limit(choice.absRows).mapToLong(Cell::bid).sum();
    }

    private long highestAsks(NaiveBar bar) {
        List<Cell> rows = bar.footprint().rows();
        return rows.stream()
                .skip(Math.max(0, rows.size() - choice.absRows))
                .mapToLong(Cell::ask)
                .sum();
    }

    // ---- 3.9

    private void divergence(int i) {
        if (i < choice.divN) {
            return;
        }
        NaiveBar bar = bars.get(i);
        List<NaiveBar> before = bars.subList(i - choice.divN, i);
        boolean sameDay = before.stream().allMatch(other -> other.day().equals(bar.day()));
        if (before.stream().allMatch(other -> bar.h() > other.h())) {
            markIf(bar.delta() < 0, "DIVERGENCE_BEAR", bar, bar.h());
            boolean below = before.stream().anyMatch(other -> cvd(bar) < cvd(other));
            markIf(sameDay && below, "CVD_DIVERGENCE_BEAR", bar, bar.h());
        }
        if (before.stream().allMatch(other -> bar.l() < other.l())) {
            markIf(bar.delta() > 0, "DIVERGENCE_BULL", bar, bar.l());
            boolean above = before.stream().anyMatch(other -> cvd(bar) > cvd(other));
            markIf(sameDay && above, "CVD_DIVERGENCE_BULL", bar, bar.l());
        }
    }

    private static long cvd(NaiveBar bar) {
        return bar.cvdOpen() + bar.delta();
    }

    private void markIf(boolean holds, String kind, NaiveBar bar, long price) {
        if (holds) {
            mark(kind, bar, bar.endNs(), price, price, 0);
        }
    }

    // ---- 3.10

    private void clusters(int i) {
        NaiveBar bar = bars.get(i);
        List<Cell> rows = bar.footprint().rows();
        if (rows.size() >= 5) {
            runs(rows, row -> standsOut(rows, row)).forEach(run -> markRows("CLUSTER", bar, run));
        }
    }

    private static boolean standsOut(List<Cell> rows, Cell row) {
        BigInteger n = BigInteger.valueOf(rows.size());
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (Cell other : rows) {
            BigInteger x = BigInteger.valueOf(other.total());
            sum = sum.add(x);
            squares = squares.add(x.multiply(x));
        }
        BigInteger variance = n.multiply(squares).subtract(sum.multiply(sum));
        BigInteger excess = n.multiply(BigInteger.valueOf(row.total())).subtract(sum);
        return variance.signum() > 0
                && excess.signum() >= 0
                && excess.multiply(excess).compareTo(variance.multiply(BigInteger.valueOf(4))) >= 0;
    }
}
