package io.icebreaker.web;

import static io.icebreaker.finding.ScanRowWords.*;

import io.icebreaker.finding.MarketWords;
import io.icebreaker.scan.BtstScore;
import io.icebreaker.tick.InstrumentType;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A scan as pages list it (analytics 8): which rows are hits, in which order, with which columns. Immutable.
 *
 * @param name in paths and topics
 * @param hasParts whether a row says what its score is made of
 */
record ScanKind(
        String name,
        String title,
        List<ScanColumn> columns,
        Predicate<ScanRow> hit,
        Comparator<ScanRow> order,
        boolean hasParts) {

    /** Every instrument, hit or not. */
    static final String ALL = "all";

    static final String BTST = "btst";

    private static final List<ScanKind> KINDS =
            List.of(
                    new ScanKind(
                            BTST,
                            "BTST",
                            ScanColumns.btst(),
                            row ->
                                    row.word(BTST_TIME_NS) != 0
                                            && row.word(SCORE_A) >= BtstScore.THRESHOLD,
                            most(row -> row.word(SCORE_A))
                                    .thenComparing(most(row -> row.number(BTST_RATIO_D)))
                                    .thenComparing(ScanRow::symbol),
                            true),
                    latest("breakout", "Breakout", ScanColumns.breakout(), BREAKOUT_TIME_NS),
                    latest("technical", "Technical", ScanColumns.technical(), ALERT_TIME_NS),
                    latest("ema", "EMA 8/13", ScanColumns.ema(), CROSS_TIME_NS),
                    latest("iceberg", "Iceberg", ScanColumns.iceberg(), ICEBERG_TIME_NS),
                    by("oi", "OI spurt", ScanColumns.oi(), ScanKind::isSpurt),
                    latest("imbalance", "Imbalance stack", ScanColumns.imbalance(), STACK_TIME_NS),
                    latest("week52", "52 weeks", ScanColumns.week52(), NEW_52_TIME_NS),
                    by("fno", "F&O", ScanColumns.fno(), ScanKind::isFuture));

    private static final ScanKind EVERY =
            new ScanKind(
                    ALL,
                    "All",
                    ScanColumns.all(),
                    row -> true,
                    Comparator.comparing(ScanRow::symbol),
                    false);

    /** The latest hit first. */
    private static ScanKind latest(
            String name, String title, List<ScanColumn> columns, int timeNs) {
        return new ScanKind(
                name,
                title,
                columns,
                row -> row.word(timeNs) != 0,
                most(row -> row.word(timeNs)).thenComparing(ScanRow::symbol),
                false);
    }

    /** The greatest change of open interest first. */
    private static ScanKind by(
            String name, String title, List<ScanColumn> columns, Predicate<ScanRow> hit) {
        return new ScanKind(
                name,
                title,
                columns,
                hit,
                most(row -> Math.abs(row.oiPct())).thenComparing(ScanRow::symbol),
                false);
    }

    private static Comparator<ScanRow> most(ToDoubleFunction<ScanRow> of) {
        return Comparator.comparingDouble(
                row -> {
                    double value = of.applyAsDouble(row);
                    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
                });
    }

    private static boolean isSpurt(ScanRow row) {
        return row.word(BUILDUP) != MarketWords.NEUTRAL;
    }

    private static boolean isFuture(ScanRow row) {
        return row.instrument().type() == InstrumentType.FUT && isSpurt(row);
    }

    /** Those listed, in order. */
    static List<ScanKind> listed() {
        return KINDS;
    }

    /** The scan of that name; null for none. */
    static ScanKind named(String name) {
        if (name.equals(ALL)) {
            return EVERY;
        }
        return KINDS.stream().filter(kind -> kind.name.equals(name)).findFirst().orElse(null);
    }
}
