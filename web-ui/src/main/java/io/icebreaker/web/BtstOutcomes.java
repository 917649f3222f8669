package io.icebreaker.web;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.finding.ScanRowWords;
import io.icebreaker.publish.Board;
import io.icebreaker.scan.BreakoutRule;
import io.icebreaker.scan.BtstScore;
import io.icebreaker.scan.DailyScan;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Overnight candidates of earlier days and what became of them (analytics 8.3): every completed day that the
 * journal began with is scored as it closed; the day behind it tells next open, high and close, today as far
 * as it has come. Cold: half a second for 500 shares, once.
 */
final class BtstOutcomes {
    /** Candidates of a day: score, then volume ratio, then symbol (8.3); as many are stored. */
    private static final int STORED = 20;

    private static final Comparator<Candidate> BEST =
            Comparator.comparingInt((Candidate one) -> -one.tenths)
                    .thenComparingDouble(one -> -one.ratio)
                    .thenComparing(one -> one.symbol);

    /**
     * One of a day's candidates. Prices E4, 0 for not known yet.
     *
     * @param tenths of the score
     */
    record Candidate(
            int id,
            String symbol,
            int tenths,
            double ratio,
            long close,
            long nextOpen,
            long nextHigh,
            long nextClose) {

        private Candidate followedBy(long open, long high, long last) {
            return new Candidate(id, symbol, tenths, ratio, close, open, high, last);
        }
    }

    private final Board board;
    private final Map<Long, List<Candidate>> byDay = new TreeMap<>(Comparator.reverseOrder());

    BtstOutcomes(Board board) {
        this.board = board;
        for (int id = 0; id < board.instrumentCount(); id++) {
            Instrument instrument = board.instrument(id);
            if (instrument != null && instrument.type() == InstrumentType.EQ) {
                walk(id, instrument, board.earlierBars().of(instrument, Interval.D1));
            }
        }
        byDay.replaceAll((day, all) -> all.stream().sorted(BEST).limit(STORED).toList());
    }

    private void walk(int id, Instrument instrument, BarSeries days) {
        var scan = new DailyScan(BreakoutRule.DEFAULT);
        scan.define(0);
        for (int at = 0; days != null && at < days.size(); at++) {
            scan.add(
                    0,
                    days.openE4(at),
                    days.highE4(at),
                    days.lowE4(at),
                    days.closeE4(at),
                    days.volume(at),
                    days.previousCloseE4(at));
            if (scan.scoreA() >= BtstScore.THRESHOLD) {
                boolean hasNext = at + 1 < days.size();
                var candidate =
                        new Candidate(
                                id,
                                instrument.symbol(),
                                scan.scoreA(),
                                scan.inputs().volumeRatio(),
                                days.closeE4(at),
                                hasNext ? days.openE4(at + 1) : 0,
                                hasNext ? days.highE4(at + 1) : 0,
                                hasNext ? days.closeE4(at + 1) : 0);
                long day = SessionCalendar.istDay(days.startNs(at));
                byDay.computeIfAbsent(day, one -> new ArrayList<>()).add(candidate);
            }
        }
    }

    /** Candidates by day, the newest first, with today's figures where today follows. */
    Map<Long, List<Candidate>> days() {
        Map<Integer, ScanRow> today = new TreeMap<>();
        ScanKind all = ScanKind.named(ScanKind.ALL);
        new ScanQuery(board).hits(all, row -> true).forEach(row -> today.put(row.id(), row));
        Map<Long, List<Candidate>> days = new TreeMap<>(Comparator.reverseOrder());
        byDay.forEach(
                (day, list) ->
                        days.put(
                                day,
                                list.stream()
                                        .map(one -> followed(one, day, today.get(one.id())))
                                        .toList()));
        return days;
    }

    /** The day's close is not known while it runs. */
    private static Candidate followed(Candidate one, long day, ScanRow today) {
        boolean follows = one.nextOpen == 0 && today != null && today.word(ScanRowWords.DAY) > day;
        return follows
                ? one.followedBy(today.word(ScanRowWords.OPEN), today.word(ScanRowWords.HIGH), 0)
                : one;
    }
}
