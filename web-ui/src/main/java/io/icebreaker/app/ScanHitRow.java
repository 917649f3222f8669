package io.icebreaker.app;

import io.icebreaker.bar.Interval;
import io.icebreaker.finding.ScanWords;
import io.icebreaker.scan.TechnicalRule;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import java.util.function.IntFunction;

/** A scanner's hit as a row of the export. */
final class ScanHitRow {
    static final String HEADER =
            "segment,token,symbol,time_ns,scan,interval,side,price,detail,first,second,status";

    private ScanHitRow() {}

    static String[] of(long[] words, int at, IntFunction<Instrument> instruments) {
        Instrument instrument = instruments.apply((int) words[at + ScanWords.ID]);
        return new String[] {
            instrument.segment(),
            Long.toString(instrument.token()),
            instrument.symbol(),
            Long.toString(words[at + ScanWords.TIME_NS]),
            ScanWords.name((int) words[at + ScanWords.KIND]),
            Interval.of((int) words[at + ScanWords.INTERVAL]).label(),
            Long.toString(words[at + ScanWords.SIDE]),
            Prices.format(words[at + ScanWords.PRICE]),
            detail(words, at),
            Doubles.text(Double.longBitsToDouble(words[at + ScanWords.FIRST])),
            Doubles.text(Double.longBitsToDouble(words[at + ScanWords.SECOND])),
            words[at + ScanWords.STATUS] == ScanWords.DELIVERED ? "DELIVERED" : "SUPPRESSED_CAP"
        };
    }

    private static String detail(long[] words, int at) {
        int detail = (int) words[at + ScanWords.DETAIL];
        return switch ((int) words[at + ScanWords.KIND]) {
            case ScanWords.TECHNICAL -> TechnicalRule.of(detail).name();
            case ScanWords.BREAKOUT -> detail == 1 ? "FRESH" : "";
            case ScanWords.BTST -> Integer.toString(detail);
            default -> "";
        };
    }
}
