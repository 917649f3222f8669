package io.icebreaker.stage.scan;

import static io.icebreaker.finding.ScanRowWords.*;

import io.icebreaker.bar.Interval;
import io.icebreaker.finding.MarketWords;
import io.icebreaker.finding.ScanWords;
import io.icebreaker.scan.BtstInputs;
import io.icebreaker.scan.BtstScore;
import io.icebreaker.scan.DailyScan;

/**
 * The overnight list (analytics 8.3): shares' scores as minutes close, frozen at the continuous close less
 * five minutes of each, told when all are. Times come from the sessions of the shares that trade today.
 *
 * <p>The last minute before that moment closes with the first packets behind it, hence the grace; what closes
 * even later belongs to another moment. One thread.
 */
final class BtstList {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long FROM_NS = 30 * MINUTE_NS;
    private static final long FINAL_NS = 5 * MINUTE_NS;
    private static final long GRACE_NS = 5_000_000_000L;

    /** Candidates stored (8.3). */
    private static final int STORED = 20;

    private final Universe universe;
    private final RowSheet rows;
    private final ScanTeller teller;

    private final int[] best = new int[STORED];
    private int bestCount;
    private long day = Long.MIN_VALUE;
    private long fromNs;
    private long finalNs;
    private long closeNs;
    private boolean told;

    BtstList(Universe universe, RowSheet rows, ScanTeller teller) {
        this.universe = universe;
        this.rows = rows;
        this.teller = teller;
    }

    /** A share's session begins: the list's times are those of all, the close the earliest. */
    void begin(int place, long onDay, long sessionCloseNs) {
        if (!universe.isShare(place)) {
            return;
        }
        if (onDay > day) {
            day = onDay;
            told = false;
            fromNs = Long.MAX_VALUE;
            closeNs = Long.MAX_VALUE;
            finalNs = 0;
        }
        fromNs = Math.min(fromNs, sessionCloseNs - FROM_NS);
        closeNs = Math.min(closeNs, sessionCloseNs);
        finalNs = Math.max(finalNs, sessionCloseNs - FINAL_NS);
    }

    /** The day so far has been judged at a closed minute: its score, unless that is frozen. */
    void onMinute(int place, DailyScan scan, long endNs, long sessionCloseNs) {
        if (endNs > sessionCloseNs - FINAL_NS) {
            return;
        }
        BtstInputs in = scan.inputs();
        long[] row = rows.row(place);
        row[SCORE_A] = scan.scoreA();
        row[SCORE_B] = scan.scoreB();
        for (int part = 0; part < BtstScore.PARTS; part++) {
            row[PARTS + part] = scan.partA(BtstScore.part(part));
        }
        boolean listed = universe.isShare(place) && endNs >= sessionCloseNs - FROM_NS;
        row[BTST_TIME_NS] = listed ? endNs : 0;
        row[BTST_CLOSE] = in.closeE4;
        row[BTST_CHANGE_D] = Double.doubleToLongBits(in.changePct());
        row[BTST_RATIO_D] = Double.doubleToLongBits(in.volumeRatio());
        row[BTST_RSI_D] = Double.doubleToLongBits(in.rsi);
        row[BTST_MACD_D] = Double.doubleToLongBits(in.macd);
        row[BTST_SIGNAL_D] = Double.doubleToLongBits(in.macdSignal);
        row[SUPPORT] = in.supportE4;
        row[RESISTANCE] = in.resistanceE4;
        row[BULLISH] = in.bullish;
        row[BEARISH] = in.bearish;
        row[BARS] = in.bars;
        row[SUSPECT] = scan.isSuspect() ? 1 : 0;
    }

    /** Tells the list once it is final. */
    void at(long nowNs, long sequence) {
        if (told || finalNs == 0 || nowNs < finalNs + GRACE_NS) {
            return;
        }
        told = true;
        bestCount = 0;
        for (int place = 0; place < universe.count(); place++) {
            if (rows.has(place) && isCandidate(rows.row(place))) {
                offer(place);
            }
        }
        for (int i = 0; i < bestCount; i++) {
            tell(best[i], i + 1, sequence);
        }
    }

    private boolean isCandidate(long[] row) {
        return row[DAY] == day && row[BTST_TIME_NS] != 0 && row[SCORE_A] >= BtstScore.THRESHOLD;
    }

    private void offer(int place) {
        int at = bestCount;
        while (at > 0 && isBefore(place, best[at - 1])) {
            at--;
        }
        if (at == STORED) {
            return;
        }
        bestCount = Math.min(bestCount + 1, STORED);
        System.arraycopy(best, at, best, at + 1, bestCount - 1 - at);
        best[at] = place;
    }

    /** By score, volume ratio, symbol. */
    private boolean isBefore(int place, int other) {
        long score = rows.row(place)[SCORE_A];
        long otherScore = rows.row(other)[SCORE_A];
        if (score != otherScore) {
            return score > otherScore;
        }
        double ratio = Double.longBitsToDouble(rows.row(place)[BTST_RATIO_D]);
        double otherRatio = Double.longBitsToDouble(rows.row(other)[BTST_RATIO_D]);
        return ratio != otherRatio
                ? ratio > otherRatio
                : universe.rank(place) < universe.rank(other);
    }

    private void tell(int place, int rank, long sequence) {
        long[] row = rows.row(place);
        teller.of(universe.id(place), ScanWords.BTST, finalNs, Interval.M1.ordinal())
                .at(1, row[BTST_CLOSE])
                .detail(rank)
                .figures(row[SCORE_A] / 10.0, Double.longBitsToDouble(row[BTST_RATIO_D]))
                .tell(sequence);
    }

    /** WAITING, DEVELOPING or FINAL, as {@link MarketWords} numbers them. */
    int state(long nowNs) {
        if (told) {
            return MarketWords.FINAL;
        }
        return finalNs > 0 && nowNs >= fromNs ? MarketWords.DEVELOPING : MarketWords.WAITING;
    }

    /** When the list begins, is frozen, and until when one may buy; 0 before any share trades. */
    long fromNs() {
        return finalNs == 0 ? 0 : fromNs;
    }

    long finalNs() {
        return finalNs;
    }

    long closeNs() {
        return finalNs == 0 ? 0 : closeNs;
    }
}
