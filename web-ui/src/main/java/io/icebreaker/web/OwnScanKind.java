package io.icebreaker.web;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.publish.Board;
import io.icebreaker.scan.OwnScan;
import io.icebreaker.scan.ScanProvider;
import io.icebreaker.scan.ScanView;
import io.icebreaker.tick.Instrument;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A user's scan as pages list it: each instrument is judged once a look. One that throws of an instrument has
 * no hit there, and the log says so once. One thread each.
 */
final class OwnScanKind {
    private static final Logger LOG = LoggerFactory.getLogger(OwnScanKind.class);

    /** Names of scans that have failed; bounded by how many there are. */
    private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

    private final ScanProvider provider;
    private final OwnScan scan;
    private final Board board;
    private final Map<Integer, Double> scores = new TreeMap<>();

    private OwnScanKind(ScanProvider provider, Board board) {
        this.provider = provider;
        this.board = board;
        scan = provider.create();
    }

    static ScanKind of(ScanProvider provider, Board board) {
        var own = new OwnScanKind(provider, board);
        return new ScanKind(
                provider.name(),
                provider.title(),
                ScanColumns.with(
                        ScanColumn.number("score", "Score", "", own::score),
                        ScanColumn.text("note", "Why", own::note)),
                row -> !Double.isNaN(own.score(row)),
                Comparator.comparingDouble((ScanRow row) -> -own.score(row))
                        .thenComparing(ScanRow::symbol),
                false);
    }

    private double score(ScanRow row) {
        return scores.computeIfAbsent(row.id(), id -> judged(row));
    }

    private double judged(ScanRow row) {
        try {
            return scan.score(new View(row, board));
        } catch (RuntimeException e) {
            failed(row, e);
            return Double.NaN;
        }
    }

    private String note(ScanRow row) {
        try {
            return scan.note(new View(row, board));
        } catch (RuntimeException e) {
            failed(row, e);
            return "";
        }
    }

    /** Said once in the life of the process: a page that watches asks each second. */
    private void failed(ScanRow row, RuntimeException e) {
        if (FAILED.add(provider.name())) {
            LOG.warn("scan {} fails at {}: {}", provider.name(), row.symbol(), e.toString());
        }
    }

    /** A row as the scan sees it. */
    private record View(ScanRow row, Board board) implements ScanView {
        @Override
        public Instrument instrument() {
            return row.instrument();
        }

        @Override
        public double value(String column) {
            for (ScanColumn one : ScanKind.named(ScanKind.ALL).columns()) {
                if (one.name().equals(column) && one.kind() != ScanColumn.Kind.TEXT) {
                    return one.filtered(row);
                }
            }
            throw new IllegalArgumentException("no number is called '" + column + "'");
        }

        @Override
        public BarSeries earlier(Interval interval) {
            BarSeries bars = board.earlierBars().of(row.instrument(), interval);
            return bars == null ? new BarSeries(row.symbol(), interval == Interval.D1) : bars;
        }
    }
}
