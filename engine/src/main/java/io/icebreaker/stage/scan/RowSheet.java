package io.icebreaker.stage.scan;

import static io.icebreaker.finding.ScanRowWords.*;

import io.icebreaker.bar.Interval;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.Sheet;
import io.icebreaker.scan.BtstScore;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.Mixed;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.StageContext;
import java.util.Arrays;

/**
 * What scanners know of each instrument, for the board; every state on show enters the output hash. Key is
 * the instrument's id, rows are by place.
 */
final class RowSheet implements Shown {
    private static final long NOTHING = Double.doubleToLongBits(Double.NaN);

    /** Words that are bits of doubles, unknown at first. */
    private static final int[] NUMBERS = {
        TURNOVER_D,
        CHANGE_PCT_D,
        VOLUME_RATIO_D,
        DELTA_PCT_D,
        VWAP_D,
        BTST_CHANGE_D,
        BTST_RATIO_D,
        BTST_RSI_D,
        BTST_MACD_D,
        BTST_SIGNAL_D,
        BREAKOUT_OVER_D,
        BREAKOUT_MEAN_VOLUME_D,
        TECHNICAL_RSI_D,
        TECHNICAL_MACD_D,
        TECHNICAL_SIGNAL_D,
        TECHNICAL_SMA20_D,
        TECHNICAL_SMA50_D,
        TECHNICAL_UPPER_D,
        TECHNICAL_LOWER_D,
        EMA8_D,
        EMA13_D,
        ICEBERG_RATIO_D,
        ICEBERG_HIDDEN_D,
        BASIS_PCT_D,
        PCR_D
    };

    /** Where what is of one day alone begins and ends: breakouts, new extremes, and so on. */
    private static final int[][] OF_THE_DAY = {
        {BTST_TIME_NS, BTST_TIME_NS + 1},
        {BREAKOUT, BREAKOUT_OVER_D},
        {NEW_52, NEW_52_TIME_NS + 1},
        {ALERT_TIME_NS, ALERT_SIDE + 1},
        {CROSS_SIDE, CROSS_TIME_NS + 1},
        {ICEBERGS, ICEBERG_RATIO_D},
        {ICEBERG_CONFIDENCE, STACK_ROWS + 1}
    };

    private final Universe universe;
    private final Findings findings;
    private final Changed changed;
    private final long technical;
    private final long stacks;
    private long[][] rows = {};

    RowSheet(StageContext context, Universe universe) {
        this.universe = universe;
        findings = context.findings();
        changed = new Changed(context.maxInstruments());
        technical = ordinal(context, Setting.SCAN_TECHNICAL_INTERVAL);
        stacks = ordinal(context, Setting.SCAN_STACK_INTERVAL);
    }

    private static long ordinal(StageContext context, Setting setting) {
        return Interval.named(context.settings().text(setting)).ordinal();
    }

    void define(int place) {
        if (place >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(place + 1, 2 * rows.length));
        }
        long[] row = new long[WORDS];
        for (int number : NUMBERS) {
            row[number] = NOTHING;
        }
        Arrays.fill(row, DAILY, DAILY + DAILY_ROOM, NOTHING);
        Arrays.fill(row, STRENGTHS_D, STRENGTHS_D + RULES, Double.doubleToLongBits(0.0));
        row[OI] = DayFigures.UNKNOWN;
        row[PREV_OI] = DayFigures.UNKNOWN;
        row[SCORE_A] = BtstScore.NONE;
        row[SCORE_B] = BtstScore.NONE;
        row[TECHNICAL_INTERVAL] = technical;
        row[STACK_INTERVAL] = stacks;
        rows[place] = row;
    }

    /** A new day: what was found in the one before is over. */
    void begin(int place, long day) {
        long[] row = rows[place];
        for (int[] part : OF_THE_DAY) {
            Arrays.fill(row, part[0], part[1], 0);
        }
        row[ICEBERG_RATIO_D] = NOTHING;
        row[ICEBERG_HIDDEN_D] = NOTHING;
        row[BREAKOUT_OVER_D] = NOTHING;
        row[BREAKOUT_MEAN_VOLUME_D] = NOTHING;
        row[DAY] = day;
        show(place);
    }

    /** The row, to be changed in place, then {@link #show}n. */
    long[] row(int place) {
        return rows[place];
    }

    /** Its words are as they shall be seen. */
    void show(int place) {
        findings.value(Mixed.of(rows[place], 0, WORDS));
        changed.mark(universe.id(place));
    }

    /** Score A of a day (8.3), NaN for none. */
    double score(int place, long day) {
        boolean isKnown = has(place) && rows[place][DAY] == day;
        return isKnown && rows[place][SCORE_A] != BtstScore.NONE
                ? rows[place][SCORE_A] / 10.0
                : Double.NaN;
    }

    /** Whether an instrument has a row. */
    boolean has(int place) {
        return place < rows.length && rows[place] != null;
    }

    @Override
    public int sheet() {
        return Sheet.SCAN;
    }

    @Override
    public int nextChanged() {
        return changed.next();
    }

    @Override
    public int length(int key) {
        return WORDS;
    }

    @Override
    public void copy(int key, long[] into) {
        System.arraycopy(rows[universe.place(key)], 0, into, 0, WORDS);
    }
}
